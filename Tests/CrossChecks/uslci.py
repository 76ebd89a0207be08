"""The US life cycle inventory as a dataset: `plan` against closures and structures worked out here.

Usage: uslci.py LIANTU [EXCHANGES_CSV]
The inventory is not part of the package; without it (default ../shared/data/uslci/exchanges.csv, or under
LIANTU_SHARED) nothing is checked, and that is said.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

liantu = sys.argv[1]
shared = Path(os.environ.get("LIANTU_SHARED", Path(__file__).parents[3] / "shared"))
exchanges = Path(sys.argv[2]) if len(sys.argv) > 2 else shared / "data" / "uslci" / "exchanges.csv"
if not exchanges.exists():
    print(f"uslci: skipped, {exchanges} is not there")
    sys.exit(0)

flows, units = {}, {}
for row in csv.DictReader(exchanges.open(encoding="utf-8")):
    flow = flows.setdefault(row["flow_id"], (f"f{len(flows)}", row["flow"]))[0]
    unit = units.setdefault(row["process_id"], {"id": f"p{len(units)}", "name": row["process"], "input": [], "output": []})
    if flow not in unit[row["role"]]:
        unit[row["role"]].append(flow)
units = list(units.values())
made = {flow for unit in units for flow in unit["output"]}
raws = {flow for flow, _ in flows.values()} - made


def table(folder, name, header, rows):
    with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write(folder):
    table(folder, "sources", ["id", "title"], [["uslci", "US Life Cycle Inventory"]])
    table(folder, "nodes", ["id", "name", "name_en", "kind", "tradable"],
          [[flow, name, name, "resource" if flow in raws else "material", "yes" if flow in raws else "no"] for flow, name in flows.values()])
    table(folder, "processes", ["id", "name", "name_en", "source", "locator"], [[u["id"], u["name"], u["name"], "uslci", u["id"]] for u in units])
    rows = []
    for unit in units:
        for place, flow in enumerate(unit["output"]):
            rows.append([unit["id"], "byproduct" if place else "output", flow, "" if place else 1, "uslci", unit["id"]])
        rows += [[unit["id"], "input", flow, "", "uslci", unit["id"]] for flow in unit["input"]]
    table(folder, "flows", ["process", "role", "node", "amount", "source", "locator"], rows)
    table(folder, "regions", ["id", "name", "name_en", "kind", "parent"], [["usa", "美国", "USA", "country", ""]])
    names = ["sources", "nodes", "processes", "flows", "regions"]
    (folder / "datapackage.json").write_text(json.dumps({
        "name": "uslci", "title": "US LCI", "liantu": {"format": 1, "scope": "usa", "asOf": 2024},
        "resources": [{"name": name, "path": f"{name}.csv"} for name in names]}))


def closure(chosen, sources):
    have = set(sources)
    while True:
        more = {o for u in chosen if have.issuperset(u["input"]) for o in u["output"]} - have
        if not more:
            return have
        have |= more


def fed(chosen):
    while True:
        have = raws | {o for u in chosen for o in u["output"]}
        kept = [u for u in chosen if have.issuperset(u["input"])]
        if len(kept) == len(chosen):
            return kept
        chosen = kept


def leading(chosen, target):
    wanted, kept = {target}, []
    while True:
        more = [u for u in chosen if u not in kept and wanted.intersection(u["output"])]
        if not more:
            return kept
        kept += more
        wanted |= {i for u in more for i in u["input"]} - raws


by_id = {u["id"]: u for u in units}
startable = closure(units, raws)
running = fed(units)
sustained = raws | {o for u in running for o in u["output"]}
failures = 0


def expect(condition, text):
    global failures
    if not condition:
        failures += 1
        print("  " + text)


def plan(folder, target, *options):
    run = subprocess.run([liantu, "plan", folder, "--target", target, "--format", "json", "--quiet", *options], capture_output=True)
    expect(run.returncode in (0, 3), f"{target} {options}: exit {run.returncode} {run.stderr.decode()[:200]}")
    return run.returncode, json.loads(run.stdout)


def completes(result, target, sources, regime):
    """Every listed completion makes the target, and none of its projects can be spared."""
    for best in result["completions"]["best"]:
        chosen = [by_id[p["route"]] for p in best["projects"]]
        reach = (lambda part: closure(part, sources)) if regime == "purchase" else (
            lambda part: raws | {o for u in fed(part) for o in u["output"]})
        expect(target in reach(chosen), f"{target} {regime}: the plan does not make it")
        for spared in chosen:
            expect(target not in reach([u for u in chosen if u is not spared]), f"{target} {regime}: {spared['id']} can be spared")


products = sorted(made - raws, key=lambda f: int(f[1:]))
easy = [f for f in products if f in startable]
loops = [f for f in products if f in sustained and f not in startable]
none = [f for f in products if f not in sustained]
print(f"uslci: {len(units)} units, {len(flows)} flows, {len(raws)} raws; of {len(products)} products {len(easy)} can start, "
      f"{len(loops)} only as loops, {len(none)} not at all")
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    write(folder)
    pick = lambda items, count: items[:: max(1, len(items) // count)][:count]
    for target in pick(easy, 4) + pick(loops, 3) + pick(none, 1):
        status, result = plan(folder, target)
        purchase, loop = result["verdicts"][0]["regimes"][1:]
        expect(purchase["producible"] == (target in startable), f"{target}: purchase verdict")
        expect(loop["producible"] == (target in sustained), f"{target}: loop verdict")
        expect(status == (0 if target in startable else 3), f"{target}: exit {status}")
        if target in startable:
            completes(result, target, raws, "purchase")
            expect(result["completions"]["proven"], f"{target}: not proven")
        if loop["seed"]:
            seeds = set(loop["seed"]["nodes"])
            ran = [u for u in running if closure(running, raws | seeds).issuperset(u["input"])]
            expect({target, *seeds} <= {o for u in ran for o in u["output"]}, f"{target}: the seed does not start it")
        status, result = plan(folder, target, "--regime", "loop", "--structures", "--enumerate", "1", "--time-limit", "10")
        structure = leading(running, target)
        ids = {u["id"] for u in structure} if target in sustained else set()
        expect(set(result["maximal"]) == ids, f"{target}: maximal structure {len(result['maximal'])}, here {len(ids)}")
        size = seeds = "-"
        if result["completions"]:
            completes(result, target, raws, "loop")
            size = len(result["completions"]["best"][0]["projects"])
            size = f"{size}{'' if result['completions']['proven'] else ' (not proven)'}"
        if loop["seed"]:
            seeds = f"{len(loop['seed']['nodes'])}{'' if loop['seed']['proven'] else ' (not proven)'}"
        print(f"  {target}: maximal {len(ids)}, structures {result['structures']}{'' if result['structuresComplete'] else '+'}, "
              f"fewest in loops {size}, seed {seeds}")
print("uslci: " + ("agrees" if not failures else f"{failures} disagreements"))
sys.exit(bool(failures))
