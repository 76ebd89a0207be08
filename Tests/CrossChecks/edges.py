"""Recomputes the gaps of random plain lists with networkx.

Usage: edges.py LIANTU. Writes lists, asks for their gaps as JSON, and holds kinds, distances and spans against
networkx's own searches, and the JSON against its schema.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

import jsonschema
import networkx as nx

liantu = sys.argv[1]
schema = json.loads(
    pathlib.Path(__file__).parents[2].joinpath("Docs/Formats/edge-gaps.schema.json").read_text())
compared = 0
with tempfile.TemporaryDirectory() as folder:
    links, presence = pathlib.Path(folder, "links.csv"), pathlib.Path(folder, "presence.csv")
    for seed in range(12):
        pick = random.Random(seed)
        names = [f"环节{n}" if n % 3 else f"a-much-longer-name-{n}" for n in range(400)]
        pairs = [(pick.choice(names), pick.choice(names)) for _ in range(pick.choice([200, 450, 1200]))]
        there = pick.sample(names, pick.choice([3, 40]))
        links.write_text("from,to\n" + "".join(f"{a},{b}\n" for a, b in pairs))
        presence.write_text("node\n" + "".join(f"{a}\n" for a in there))
        for horizon in ("1", "3", "unlimited"):
            command = [liantu, "gaps", "--links", links, "--presence", presence, "--horizon", horizon]
            answer = json.loads(
                subprocess.run([*command, "--all", "--format", "json", "--quiet"], check=True, capture_output=True).stdout)
            jsonschema.validate(answer, schema)
            graph = nx.DiGraph(pairs)
            graph.add_nodes_from(there)
            cutoff = None if horizon == "unlimited" else int(horizon)
            up = nx.multi_source_dijkstra_path_length(graph, set(there), cutoff=cutoff)
            down = nx.multi_source_dijkstra_path_length(graph.reverse(), set(there), cutoff=cutoff)
            wanted = {
                node: (up.get(node), down.get(node)) for node in graph
                if node not in there and (node in up or node in down)}
            found = {gap["node"]: (gap["up"], gap["down"]) for gap in answer["gaps"]}
            assert found == wanted, f"seed {seed} horizon {horizon}"
            for gap in answer["gaps"]:
                both = gap["up"] and gap["down"]
                assert gap["kind"] == ("complete" if both else "extend")
                assert gap["span"] == (gap["up"] + gap["down"] - 1 if both else None)
            compared += len(wanted)
print(f"plain lists: {compared} gaps agree with networkx")
