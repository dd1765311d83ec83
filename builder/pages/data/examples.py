"""Programs that open the data: what the page shows and the tests run."""

from __future__ import annotations

R = """\
facts <- read.csv("facts.csv", fileEncoding = "UTF-8-BOM", na.strings = "")
facts$source <- sub("^'", "", facts$source)
aggregate(value ~ measure, facts, length)
"""
PYTHON_TABLE = """\
import csv

def text(cell):
    return cell[1:] if cell.startswith("'") else cell

with open("facts.csv", encoding="utf-8-sig", newline="") as file:
    for fact in csv.DictReader(file):
        print(fact["measure"], float(fact["value"]), fact["as_of"], text(fact["source"]))
"""
PYTHON_RECORDS = """\
import json

with open("records.json", encoding="utf-8") as file:
    records = json.load(file)
for record in records:
    for relation in record.get("relations", []):
        print(record["record"], relation["type"]["id"], relation["to"]["record"])
"""
EXAMPLES = {"r": (R,), "python": (PYTHON_TABLE, PYTHON_RECORDS)}
"""The programs of each way to open the files."""
