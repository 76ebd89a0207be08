"""Candidate rankings recomputed by pymcdm, scikit-criteria and numpy from the JSON of `liantu rank`.

    ranking.py LIANTU DATASET

From the criteria values of all alternatives: the weighted sum and TOPSIS (both libraries), PROMETHEE II
(pymcdm) to 1e-9, and the random weightings (SMAA-2) with the same generator, written anew here.
Where a value is unknown the libraries are given what Docs/Guides/Ranking.md says takes its place.
"""

import json
import math
import subprocess
import sys

import numpy
from pymcdm.methods import PROMETHEE_II, TOPSIS
from pymcdm.normalizations import vector_normalization
from skcriteria import mkdm
from skcriteria.agg.topsis import TOPSIS as SkTOPSIS
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.preprocessing.scalers import VectorScaler

liantu, dataset = sys.argv[1:3]
SAMPLES, SEED, WORD = 2500, 7, (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15


def mixed(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
    return z ^ (z >> 31)


def uniforms(seed, stream):
    """xoshiro256** from SplitMix64, as numbers in (0, 1]."""
    mixer, s = seed ^ mixed(stream * STEP & WORD), []
    for _ in range(4):
        mixer = (mixer + STEP) & WORD
        s.append(mixed(mixer))
    turned = lambda x, k: ((x << k) | (x >> (64 - k))) & WORD
    while True:
        yield ((turned(s[1] * 5 & WORD, 7) * 9 & WORD) >> 11) * 2.0**-53 + 2.0**-53
        t = s[1] << 17 & WORD
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = turned(s[3], 45)


def weightings(samples, criteria, seed, block=1024):
    rows = []
    for start in range(0, samples, block):
        numbers = uniforms(seed, start // block)
        for _ in range(min(block, samples - start)):
            spacings = [-math.log(next(numbers)) for _ in range(criteria)]
            total = sum(spacings)
            rows.append([s / total for s in spacings])
    return numpy.array(rows)


def shares(scores):
    """Rank shares of the first ten ranks; equal scores share. Scores: draws × alternatives."""
    result = numpy.zeros((scores.shape[1], 10))
    for row in scores:
        values = numpy.round(row, 12)
        order = numpy.argsort(-values, kind="stable")
        place = 0
        while place < len(order):
            end = place
            while end < len(order) and values[order[end]] == values[order[place]]:
                end += 1
            for alternative in order[place:end]:
                result[alternative, place : min(end, 10)] += 1 / (end - place)
            place = end
            if place >= 10:
                break
    return result / len(scores)


def check(name, ours, theirs, tolerance=1e-9):
    worst = float(numpy.max(numpy.abs(numpy.asarray(ours) - numpy.asarray(theirs)))) if len(ours) else 0
    assert worst <= tolerance, f"{name} differs by {worst}"
    print(f"  {name}: {len(ours)} alternatives, worst difference {worst:.1e}")


for method in ["weighted-sum", "topsis", "promethee"]:
    command = [liantu, "rank", dataset, "--all", "--quiet", "--format", "json", "--method", method]
    result = json.loads(
        subprocess.run([*command, "--samples", str(SAMPLES), "--seed", str(SEED)], check=True, capture_output=True).stdout
    )
    found = result["candidates"]
    names = list(found[0]["criteria"])
    weights = numpy.array([found[0]["criteria"][n]["weight"] for n in names])
    cells = numpy.array(
        [[numpy.nan if c["criteria"][n]["value"] is None else c["criteria"][n]["value"] for n in names] for c in found]
    )
    known = ~numpy.isnan(cells)
    print(f"rank --method {method}: {len(found)} alternatives, {int((~known).sum())} empty cells")

    full = known.all(axis=1)
    matrix = mkdm(cells[full] + 1e-300, [max] * len(names), weights=weights)
    check("weighted sum, scikit-criteria", [c["weightedSum"] for c, f in zip(found, full) if f],
          WeightedSumModel().evaluate(matrix).e_.score)
    sums = numpy.where(known, cells, 0) @ weights / (known @ weights)
    check("weighted sum with empty cells, numpy", [c["weightedSum"] for c in found], sums)

    filled = numpy.where(known, cells, numpy.nanmean(cells, axis=0))
    check("TOPSIS, pymcdm", [c["topsis"] for c in found],
          TOPSIS(normalization_function=vector_normalization)(filled, weights, numpy.ones(len(names)), validation=False))
    scaled = VectorScaler(target="matrix").transform(mkdm(filled, [max] * len(names), weights=weights))
    check("TOPSIS, scikit-criteria", [c["topsis"] for c in found], SkTOPSIS().evaluate(scaled).e_.similarity)

    functions = ["usual" if n == "target-region" else "vshape" for n in names]
    # pymcdm knows no empty cells: numpy is checked against it on the alternatives without any.
    def flows(rows):
        count, net = len(rows), numpy.zeros((len(rows), len(names)))
        for j, function in enumerate(functions):
            with numpy.errstate(invalid="ignore"):
                difference = rows[:, [j]] - rows[:, j]
                step = (difference > 0).astype(float) if function == "usual" else numpy.clip(difference / 0.2, 0, 1)
            step = numpy.nan_to_num(step)
            net[:, j] = (step.sum(axis=1) - step.sum(axis=0)) / (count - 1)
        return net

    net = flows(cells)
    check("PROMETHEE II with empty cells, numpy", [c["promethee"] for c in found], net @ weights / weights.sum())
    # One preference function a call: flows are sums over the criteria.
    theirs = numpy.zeros(int(full.sum()))
    for function in set(functions):
        columns = [j for j, f in enumerate(functions) if f == function]
        part, count = weights[columns], len(columns)
        thresholds = {} if function == "usual" else {"p": [0.2] * count}
        theirs += part.sum() / weights.sum() * PROMETHEE_II(function, **thresholds)(
            cells[full][:, columns], part / part.sum(), numpy.ones(count), validation=False)
    check("PROMETHEE II as above, pymcdm", flows(cells[full]) @ weights / weights.sum(), theirs)

    drawn = weightings(SAMPLES, len(names), SEED)
    if method == "weighted-sum":
        scores = drawn @ numpy.where(known, cells, 0).T / (drawn @ known.T)
    elif method == "promethee":
        scores = drawn @ net.T
    else:
        norm = filled / numpy.sqrt((filled**2).sum(axis=0))
        low, high = norm.min(axis=0), norm.max(axis=0)
        away, short = (drawn**2) @ ((norm - low) ** 2).T, (drawn**2) @ ((norm - high) ** 2).T
        scores = numpy.sqrt(away) / (numpy.sqrt(away) + numpy.sqrt(short))
    check(f"rank shares of {SAMPLES} weightings, numpy", [c["chances"]["ranks"] for c in found], shares(scores))
