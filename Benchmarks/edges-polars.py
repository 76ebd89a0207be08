"""The peer of `gaps --links --presence`: the same question with polars and scipy.

    edges-polars.py LINKS PRESENCE

Reads both lists, numbers the names, and searches from all that is there at once, both ways, any number of
steps. Prints how many absent nodes lie between, below and above what is there.
"""

import sys

import numpy as np
import polars as pl
from scipy.sparse import csr_matrix

links = pl.read_csv(sys.argv[1])
present = pl.read_csv(sys.argv[2])["node"]
both = pl.concat([links["from"], links["to"], present]).cast(pl.Categorical)
codes = both.to_physical().to_numpy()
count = int(codes.max()) + 1
edges = len(links)
sources, targets, there = codes[:edges], codes[edges : 2 * edges], np.unique(codes[2 * edges :])


def reached(tails, heads):
    # Level by level over the rows of a sparse matrix; scipy's own searches start from one node.
    graph = csr_matrix((np.ones(edges, dtype=np.int8), (tails, heads)), shape=(count, count))
    steps = np.full(count, -1, dtype=np.int32)
    steps[there] = 0
    frontier, level = there, 0
    while len(frontier):
        level += 1
        starts, lengths = graph.indptr[frontier], graph.indptr[frontier + 1] - graph.indptr[frontier]
        offsets = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        ends = graph.indices[np.repeat(starts, lengths) + offsets]
        frontier = np.unique(ends[steps[ends] < 0])
        steps[frontier] = level
    return steps


up, down = reached(sources, targets), reached(targets, sources)
absent = np.ones(count, dtype=bool)
absent[there] = False
above, below = absent & (up > 0), absent & (down > 0)
print(f"complete {(above & below).sum()}, downstream {(above & ~below).sum()}, upstream {(below & ~above).sum()}")
