"""Writes the US Life Cycle Inventory as a dataset, every process running, for timing.

Usage: uslci.py EXCHANGES_CSV FOLDER. Only product and waste flows; a process with several outputs has
the first as its main product, a process without any is left out, an amount is left out.
"""

import csv
import json
import sys
from pathlib import Path

source, folder = sys.argv[1], Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
flows, processes, lines = {}, {}, {}
for row in csv.DictReader(open(source, encoding="utf-8")):
    flow = flows.setdefault(row["flow_id"], (f"f{len(flows)}", row["flow"]))[0]
    process = processes.setdefault(row["process_id"], (f"p{len(processes)}", row["process"]))[0]
    lines.setdefault(process, []).append((row["role"], flow))


def write(name, header, rows):
    with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


kept, flow_rows, presence = [], [], {}
for key, name in processes.values():
    outputs = list(dict.fromkeys(flow for role, flow in lines[key] if role == "output"))
    if not outputs:
        continue
    kept.append((key, name))
    flow_rows.append((key, "output", outputs[0], 1))
    flow_rows += [(key, "byproduct", flow, "") for flow in outputs[1:]]
    inputs = dict.fromkeys(flow for role, flow in lines[key] if role == "input" and flow not in outputs)
    flow_rows += [(key, "input", flow, "") for flow in inputs]
    # A key is node and place: where two processes have one main product, each has a place of its own.
    place = f"us{sum(1 for node, _ in presence if node == outputs[0])}"
    presence[outputs[0], place] = (outputs[0], place, key, "operating", "s")
write("nodes", ("id", "name", "kind"), [(key, name, "material") for key, name in flows.values()])
write("processes", ("id", "name", "source"), [(*row, "s") for row in kept])
write("flows", ("process", "role", "node", "amount", "source"), [(*row, "s") for row in flow_rows])
places = sorted({place for _, place in presence})
write("regions", ("id", "name", "parent"), [("us", "us", ""), *((place, place, "us") for place in places)])
write("presence", ("node", "region", "process", "status", "source"), presence.values())
write("sources", ("id", "title"), [("s", "US Life Cycle Inventory")])
names = ("nodes", "processes", "flows", "regions", "presence", "sources")
resources = [{"name": n, "path": f"{n}.csv"} for n in names]
package = {"name": "uslci", "title": "US Life Cycle Inventory", "resources": resources}
package["liantu"] = {"format": 1, "scope": "us", "asOf": 2024}
(folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")
print(f"{len(flows)} nodes, {len(kept)} processes")
