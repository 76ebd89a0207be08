"""Validates data packages with frictionless, an independent reader of the same format."""

import sys
from pathlib import Path

from frictionless import validate

failed = False
for folder in sys.argv[1:]:
    report = validate(str(Path(folder) / "datapackage.json"))
    errors = report.flatten(["title", "rowNumber", "fieldName", "note"])
    tables = len(report.tasks)
    print(f"{folder}: {tables} tables, {'valid' if report.valid and tables else 'NOT valid'}")
    for error in errors[:20]:
        print("  ", *error)
    failed = failed or not report.valid or tables == 0
sys.exit(failed)
