"""Validates every JSON result against its schema in Docs/Formats.

Usage: schemas.py LIANTU DATASET
"""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema

liantu, dataset = sys.argv[1:3]
formats = Path(__file__).parents[2] / "Docs" / "Formats"
CASES = [
    ("check", ["check"]),
    ("gaps", ["gaps"]),
    ("gaps", ["gaps", "--all", "--horizon", "unlimited", "--region", "miluo"]),
    ("gaps", ["gaps", "--chain", "再生锂", "--as-of", "2030", "--top", "3"]),
    ("gaps", ["gaps", "--weights", str(formats / "weights.json")]),
    ("rank", ["rank"]),
    ("rank", ["rank", "--all", "--method", "topsis", "--region", "yunxi"]),
    ("rank", ["rank", "--method", "promethee", "--samples", "0", "--facts", "--region", "miluo"]),
    ("selftest", ["selftest", "--repeats", "2"]),
    ("health", ["health"]),
    ("health", ["health", "--by", "county", "--as-of", "2030"]),
    ("health", ["health", "--by", "industry", "--chain", "再生锂"]),
    ("risk", ["risk"]),
    ("risk", ["risk", "--chain", "再生锂", "--as-of", "2030", "--top", "3", "--samples", "100"]),
    ("risk", ["risk", "--region", "nanhu", "--samples", "2"]),
    ("audit", ["audit"]),
    ("balance", ["balance"]),
    ("balance", ["balance", "--building", "--chain", "石油化工", "--as-of", "2030"]),
    ("balance", ["balance", "--building", "--buy", "none"]),
    ("balance", ["balance", "--region", "nanhu", "--as-of", "1990"]),
    ("plan", ["plan", "--target", "battery-pack,caprolactam", "--budget", "2"]),
    ("plan", ["plan", "--target", "battery-pack", "--structures", "--regime", "loop", "--enumerate", "2"]),
    ("plan", ["plan", "--budget", "3", "--chain", "再生锂", "--region", "miluo"]),
    ("graph", ["export"]),
]
failed = False
for name, (verb, *options) in CASES:
    schema = json.loads((formats / f"{name}.schema.json").read_text())
    output = subprocess.run(
        [liantu, verb, dataset, "--format", "json", *([] if verb == "check" else ["--quiet"]), *options], check=True, capture_output=True
    ).stdout
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(output)))
    for error in errors[:5]:
        print(f"  {error.json_path}: {error.message[:200]}")
    print(f"{verb} {' '.join(options)}: {'does NOT fit' if errors else 'fits'} {name}.schema.json")
    failed = failed or bool(errors)

# The published weights are the built-in ones: asking for them changes nothing.
with_file, without = (
    subprocess.run([liantu, "gaps", dataset, "--all", "--quiet", *extra], check=True, capture_output=True).stdout
    for extra in (["--weights", str(formats / "weights.json")], [])
)
if with_file != without:
    print("Docs/Formats/weights.json is not the default")
    failed = True
sys.exit(failed)
