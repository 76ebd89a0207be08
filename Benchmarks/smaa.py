"""Random weightings (SMAA-2) by LianTu and by numpy, side by side in one run.

    swift build -c release --package-path Benchmarks/Sampling
    .venv/bin/python Benchmarks/smaa.py [ALTERNATIVES CRITERIA SAMPLES [REPEATS]]

Both draw uniform weights, score, sort and count every rank of every alternative, and add up the central
weights. numpy works in blocks of 1,000 draws, which was its fastest of 100, 1,000 and 10,000.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy

alternatives, criteria, samples, repeats = (list(map(int, sys.argv[1:])) + [1000, 8, 100_000, 5][len(sys.argv) - 1 :])
program = Path(__file__).parent / "Sampling/.build/release/Sampling"
values = numpy.random.default_rng(1).random((alternatives, criteria))


def by_numpy(block=1000):
    random = numpy.random.default_rng(1)
    counts = numpy.zeros(alternatives * alternatives, dtype=numpy.int64)
    centres, firsts = numpy.zeros((alternatives, criteria)), numpy.zeros(alternatives)
    ranks = numpy.arange(alternatives)
    for start in range(0, samples, block):
        weights = random.exponential(size=(min(block, samples - start), criteria))
        weights /= weights.sum(axis=1, keepdims=True)
        order = numpy.argsort(-(weights @ values.T), axis=1)
        counts += numpy.bincount((order * alternatives + ranks).ravel(), minlength=len(counts))
        numpy.add.at(centres, order[:, 0], weights)
    return counts.reshape(alternatives, alternatives)[:, 0].max() / samples


ours, theirs = [], []
with tempfile.NamedTemporaryFile() as file:
    file.write(values.tobytes())
    file.flush()
    for _ in range(repeats):
        seconds, first = map(float, subprocess.run(
            [program, file.name, str(criteria), str(samples)], check=True, capture_output=True, text=True).stdout.split())
        ours.append(seconds)
        start = time.perf_counter()
        other = by_numpy()
        theirs.append(time.perf_counter() - start)
        assert abs(first - other) < 0.01, (first, other)
a, b = statistics.median(ours), statistics.median(theirs)
print(f"{alternatives} x {criteria} x {samples}: LianTu {a:.2f} s, numpy {b:.2f} s, ratio {b / a:.1f} (medians of {repeats})")
