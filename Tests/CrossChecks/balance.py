"""Solves the linear programs of `balance` again with scipy's linprog (HiGHS), from the printed recipes.

Usage: balance.py LIANTU DATASET. Compared: the most utilisation with the figures as they stand and at
both ends of their ranges, the range of each unit's load, each shadow price with the differences on
either side, the utilisation of each chain, and the least purchase.
"""

import json
import subprocess
import sys

import numpy as np
from scipy.optimize import linprog

liantu, dataset = sys.argv[1:3]
SCOPES = [[], ["--building"], ["--as-of", "2030"], ["--building", "--buy", "none"], ["--region", "yunxi", "--building"]]
SCALE = 1e4


class Program:
    """Loads between bounds, free units, grades and purchases; what is made less what is taken is ≥ 0."""

    def __init__(self, answer, corner="value", loads=(0, 1), purchases=()):
        units = answer["units"]
        self.rated = set(answer["bottleneck"]["units"])
        self.columns = len(units) + len(answer["grades"]) + len(purchases)
        self.bounds = [(loads if u in self.rated else (0, 0)) if unit["size"] == "known" else (0, None) for u, unit in enumerate(units)]
        self.bounds += [(0, None)] * (self.columns - len(units))
        self.rows = {}
        for u, unit in enumerate(units):
            for flow in unit["flows"]:
                if flow["quantity"] is None:
                    continue
                made = flow["role"] != "input"
                end = corner if corner == "value" or made else {"low": "high", "high": "low"}[corner]
                size = flow["quantity"][end] / (SCALE if unit["size"] == "known" else 1)
                self.row(flow["node"])[u] += size if made else -size
        for g, grade in enumerate(answer["grades"]):
            self.row(grade["from"])[len(units) + g] -= 1
            self.row(grade["to"])[len(units) + g] += 1
        self.purchase = {node: len(units) + len(answer["grades"]) + p for p, node in enumerate(purchases)}
        for node, column in self.purchase.items():
            self.row(node)[column] += 1
        self.kept = []

    def row(self, node):
        return self.rows.setdefault(node, np.zeros(self.columns))

    def solve(self, goal, limited, extra=None):
        """The least of goal · x."""
        nodes = [n for n in limited if n in self.rows]
        a = [-self.rows[n] for n in nodes] + [row for row, _ in self.kept]
        b = [(extra or {}).get(n, 0) / SCALE for n in nodes] + [bound for _, bound in self.kept]
        found = linprog(goal, A_ub=np.array(a) if a else None, b_ub=b if a else None, bounds=self.bounds, method="highs")
        return found if found.status == 0 else None


failures, compared = [], 0


def compare(what, ours, theirs, tolerance=1e-6):
    global compared
    compared += 1
    if abs(ours - theirs) > tolerance * max(1, abs(theirs)):
        failures.append(f"{what}: {ours} expected {theirs}")


for scope in SCOPES:
    output = subprocess.run([liantu, "balance", dataset, "--format", "json", "--quiet", *scope], check=True, capture_output=True).stdout
    answer = json.loads(output)
    bottleneck = answer["bottleneck"]
    if bottleneck is None:
        continue
    label = " ".join(scope)
    free = set(bottleneck["purchases"]) | set(bottleneck["unlimited"])
    nodes = [n["node"] for n in answer["nodes"]]
    limited = [n for n in nodes if n not in free]

    def most(units, corner="value", extra=None):
        program = Program(answer, corner)
        goal = np.zeros(program.columns)
        goal[units] = -1
        found = program.solve(goal, limited, extra)
        return None if found is None else -found.fun

    total = most(bottleneck["units"])
    for corner in ("low", "value", "high"):
        compare(f"{label} total {corner}", bottleneck["total"][corner], most(bottleneck["units"], corner))
    for chain in bottleneck["chains"]:
        compare(f"{label} {chain['chain']}", chain["mean"], most(chain["units"]) / len(chain["units"]))
    for load in bottleneck["loads"]:
        program = Program(answer)
        goal = np.zeros(program.columns)
        goal[bottleneck["units"]] = -1
        program.kept.append((goal, -total + 1e-9 * max(1, total)))
        own = np.zeros(program.columns)
        own[load["unit"]] = 1
        compare(f"{label} least load {load['unit']}", load["least"], program.solve(own, limited).fun, 1e-5)
        compare(f"{label} most load {load['unit']}", load["most"], -program.solve(-own, limited).fun, 1e-5)
    prices = {p["node"]: p["value"] for p in bottleneck["prices"]}
    for node in limited:
        step = 10.0
        up, down = most(bottleneck["units"], extra={node: step}), most(bottleneck["units"], extra={node: -step})
        price = prices.get(node, 0)
        compared += 1
        if (up - total) / step > price + 1e-9 or down is not None and (total - down) / step < price - 1e-9:
            failures.append(f"{label} price of {node}: {price}, differences {(up - total) / step} and {down}")

    unlimited = set(bottleneck["unlimited"])
    buyable = [n for n in nodes if n not in unlimited]
    program = Program(answer, loads=(1, 1), purchases=buyable)
    by_node = {n["node"]: n for n in answer["nodes"]}
    dimensions = ["mass"] + sorted({n["dimension"] for n in answer["nodes"]} - {"mass"})
    bought = {b["node"]: b["quantity"] for b in answer["purchase"]["bought"]}
    made_freely = {n for n in nodes if any(answer["units"][m]["size"] != "known" for m in by_node[n]["makers"])}
    for is_made_freely in (True, False):
        for dimension in dimensions:
            own = [n for n in buyable if by_node[n]["dimension"] == dimension and (n in made_freely) == is_made_freely]
            goal = np.zeros(program.columns)
            goal[[program.purchase[n] for n in own]] = 1
            if not own:
                continue
            found = program.solve(goal, buyable)
            compare(f"{label} purchase {dimension}", sum(bought.get(n, 0) for n in own) / SCALE, found.fun)
            program.kept.append((goal, found.fun + 1e-9 * max(1, found.fun)))

for line in failures[:20]:
    print(line)
print(f"balance: {compared - len(failures)} agree with scipy, {len(failures)} differ")
sys.exit(bool(failures) or compared == 0)
