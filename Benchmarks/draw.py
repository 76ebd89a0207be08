"""Times `liantu draw` to SVG against Graphviz's own `dot -Tsvg` on the same DOT text, in turn.

    draw.py LIANTU DATASET [--pairs N] [CHAIN …]     all chains of the dataset where none is named

Whole processes. A ratio is the median of the ratios of the pairs: the machine may drift meanwhile.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("liantu")
    arguments.add_argument("dataset")
    arguments.add_argument("chains", nargs="*")
    arguments.add_argument("--pairs", type=int, default=9)
    given = arguments.parse_intermixed_args()
    chains = given.chains
    if not chains:
        health = subprocess.run(
            [given.liantu, "health", given.dataset, "--format", "json", "--quiet"], check=True, capture_output=True)
        chains = [row["id"] for row in json.loads(health.stdout)["rows"]]
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        dot, picture = pathlib.Path(folder, "chain.dot"), pathlib.Path(folder, "chain.svg")
        for chain in chains:
            draw = [given.liantu, "draw", given.dataset, "--chain", chain, "--quiet"]
            subprocess.run([*draw, "--format", "dot", "--output", dot], check=True)
            ours, peers = [], []
            for number in range(given.pairs + 1):
                pair = seconds([*draw, "--output", picture]), seconds(["dot", "-Tsvg", "-o", picture, dot])
                if number:  # the first warms up
                    ours.append(pair[0])
                    peers.append(pair[1])
            ratio = statistics.median(a / b for a, b in zip(ours, peers))
            ratios.append(ratio)
            print(
                f"{chain:28} {statistics.median(ours) * 1000:5.0f} ms against "
                f"{statistics.median(peers) * 1000:3.0f} ms: ratio {ratio:.2f}", flush=True)
    if len(ratios) > 1:
        over = sum(ratio > 1.2 for ratio in ratios)
        print(
            f"{len(ratios)} chains: median ratio {statistics.median(ratios):.2f}, "
            f"worst {max(ratios):.2f}, {over} above 1.2")


main()
