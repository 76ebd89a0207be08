"""Writes a list of links and of what is there, for the benchmark of `gaps --links --presence`.

    edges.py FOLDER [LINKS [NODES]]     default 5,000,000 links between 1,000,000 nodes, seed 20261128

Links run from a random node to one of the next thousand, as chains do; one node in twenty is there.
"""

import pathlib
import random
import sys

folder = pathlib.Path(sys.argv[1])
links = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000_000
nodes = int(sys.argv[3]) if len(sys.argv) > 3 else max(2, links // 5)
folder.mkdir(parents=True, exist_ok=True)
pick = random.Random(20261128)
names = [f"n{pick.randrange(100):02}{number:06}" for number in range(nodes)]
with open(folder / "links.csv", "w") as file:
    file.write("from,to\n")
    for _ in range(links):
        source = pick.randrange(nodes)
        file.write(f"{names[source]},{names[(source + pick.randrange(1, 1000)) % nodes]}\n")
with open(folder / "presence.csv", "w") as file:
    file.write("node\n")
    file.writelines(f"{names[node]}\n" for node in range(nodes) if pick.random() < 0.05)
