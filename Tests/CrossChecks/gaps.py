"""Recomputes every gap's kind, up, down and span with networkx from the exported graph.

Usage: gaps.py LIANTU DATASET. Nothing of LianTu's own search is used: only the node and edge marks
of `export --format json` and the definitions in Docs/Guides/Gaps.md.
"""

import json
import subprocess
import sys

import networkx as nx

liantu, dataset = sys.argv[1:3]
SCOPES = [[], ["--region", "miluo"], ["--region", "yunxi"], ["--region", "nanhu"], ["--as-of", "2030"], ["--as-of", "2020"]]
HORIZONS = ["1", "2", "3", "unlimited"]


def run(*arguments):
    return json.loads(subprocess.run([liantu, *arguments, "--quiet"], check=True, capture_output=True).stdout)


def distances(graph, sources, walkable, horizon):
    """Fewest steps from a source to each node through walkable nodes only."""
    # A path may pass through walkable nodes; it may end anywhere. So: search among the walkable
    # ones from a virtual start, then step once more to everything next to what was reached.
    start = object()
    inner = nx.DiGraph()
    inner.add_nodes_from(walkable)
    inner.add_node(start)
    inner.add_edges_from((a, b) for a, b in graph.edges if a in walkable and b in walkable)
    inner.add_edges_from((start, b) for a, b in graph.edges if a in sources and b in walkable)
    reached = nx.single_source_shortest_path_length(inner, start)
    best = {node: 0 for node in sources}
    for node, steps in reached.items():
        if node is not start:
            best[node] = min(best.get(node, steps), steps)
    for a, b in graph.edges:
        if a in sources or a in reached:
            steps = (0 if a in sources else reached[a]) + 1
            if b not in best or steps < best[b]:
                best[b] = steps
    return {node: steps for node, steps in best.items() if horizon is None or steps <= horizon}


def expected(graph, horizon):
    nodes = graph.nodes
    anchors = {n for n in nodes if nodes[n]["anchor"]}
    ends = {n for n in anchors if not nodes[n]["tradable"]}
    walkable = {n for n in nodes if n not in anchors and not nodes[n]["tradable"]}
    up_links, down_links = nx.DiGraph(), nx.DiGraph()
    for a, b, edge in graph.edges(data=True):
        if edge["distance"] in (True, "up-only"):
            up_links.add_edge(a, b)
        if edge["distance"] is True:
            down_links.add_edge(b, a)
    up = distances(up_links, ends, walkable, horizon)
    down = distances(down_links, ends, walkable, horizon)
    gaps = {}
    for n in nodes:
        if not nodes[n]["eligible"]:
            continue
        supports = nodes[n]["kind"] in ("equipment", "service") and any(
            edge["relation"] in ("energy", "equipment", "service") and b in anchors
            for _, b, edge in graph.out_edges(n, data=True)
        )
        above, below = up.get(n), down.get(n)
        if above is not None and below is not None:
            gaps[n] = ("complete", above, below, above + below - 1)
        elif supports:
            gaps[n] = ("support", above, below, None)
        elif above is not None or below is not None:
            gaps[n] = ("extend", above, below, None)
        elif nodes[n]["inLayout"] and (nodes[n]["named"] or nodes[n]["onNamedChain"]):
            gaps[n] = ("build", None, None, None)
    return gaps


compared = 0
failures = []
for scope in SCOPES:
    exported = run("export", dataset, "--format", "json", *scope)
    graph = nx.node_link_graph(exported, edges="edges")
    assert graph.is_directed() and graph.is_multigraph()
    for horizon in HORIZONS:
        answer = run("gaps", dataset, "--all", "--format", "json", "--horizon", horizon, *scope)
        found = {g["node"]: (g["kind"], g["up"], g["down"], g["span"]) for g in answer["gaps"]}
        wanted = expected(graph, None if horizon == "unlimited" else int(horizon))
        compared += len(wanted)
        for node in sorted(found.keys() | wanted.keys()):
            if found.get(node) != wanted.get(node):
                failures.append(f"{scope} horizon {horizon} {node}: {found.get(node)} expected {wanted.get(node)}")

for line in failures[:20]:
    print(line)
print(f"gaps: {compared - len(failures)} agree with networkx, {len(failures)} differ")
sys.exit(bool(failures) or compared == 0)
