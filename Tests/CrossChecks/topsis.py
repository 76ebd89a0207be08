"""TOPSIS worked by pymcdm (pip install pymcdm), for DecisionMatrixTests.swift to agree with.

    python3 Tests/CrossChecks/topsis.py            verify topsis-cases.json
    python3 Tests/CrossChecks/topsis.py --write    make it anew, the same from the same seed
"""

import json
import random
import sys
from pathlib import Path

import numpy
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import vector_normalization

FILE = Path(__file__).with_name("topsis-cases.json")
GOLDEN = {
    "rows": [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]],
    "weights": [0.3, 0.4, 0.3],
    "senses": [1, 1, 1],
}


def questions():
    """The published example, then seeded matrices of many shapes; 1 is benefit, -1 cost."""
    generator = random.Random(20240612)
    yield GOLDEN
    for number in range(199):
        alternatives, criteria = generator.randint(2, 9), generator.randint(1, 6)
        weights = [generator.randint(1, 20) for _ in range(criteria)]
        scale = [generator.choice([1, 1, 1000]) for _ in range(criteria)]
        yield {
            "rows": [
                [round(generator.uniform(0.01, 1) * scale[c], 4) for c in range(criteria)]
                for _ in range(alternatives)
            ],
            "weights": [round(w / sum(weights), 6) for w in weights],
            "senses": [generator.choice([1, -1]) if number % 2 else 1 for _ in range(criteria)],
        }


def closeness(question):
    topsis = TOPSIS(normalization_function=vector_normalization)
    rows = numpy.array(question["rows"], dtype=float)
    weights = numpy.array(question["weights"])
    return [float(v) for v in topsis(rows, weights, numpy.array(question["senses"]), validation=False)]


def main():
    cases = [{**question, "closeness": closeness(question)} for question in questions()]
    golden = [round(value, 4) for value in cases[0]["closeness"]]
    assert golden == [0.5037, 0.6581, 0.7482, 0.3340], golden
    if "--write" in sys.argv:
        lines = ",\n".join(json.dumps(case) for case in cases)
        FILE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    known = json.loads(FILE.read_text(encoding="utf-8"))
    assert len(known) == len(cases), "another number of cases"
    for index, (old, new) in enumerate(zip(known, cases)):
        assert {k: old[k] for k in GOLDEN} == {k: new[k] for k in GOLDEN}, f"case {index} asks something else"
        worst = max(abs(a - b) for a, b in zip(old["closeness"], new["closeness"], strict=True))
        assert worst < 1e-9, f"case {index} differs by {worst}"
    print(f"{len(known)} cases agree with pymcdm")


if __name__ == "__main__":
    main()
