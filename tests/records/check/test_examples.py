"""Small bases of records, valid and invalid, with the exact output of `casebook check` in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builder.config import read_options
from builder.language.words import words
from builder.records.load import read
from builder.records.problem import Severity
from builder.records.report import report

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "tests" / "examples" / "records"
BASES = sorted(path for path in EXAMPLES.glob("*/*") if path.is_dir())
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("base", BASES, ids=lambda base: f"{base.parent.name}/{base.name}")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_expected(base: Path, language: str, pytestconfig: pytest.Config) -> None:
    options = replace(read_options(base), vocabulary=ROOT / "builder" / "vocabulary")
    problems = read(base, options, today=TODAY).problems
    found = report(problems, form="text", language=language)
    expected = base / f"expected.{language}.txt"
    if pytestconfig.getoption("--rewrite", default=False):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
    assert not re.search(r"\{[a-z]+\}", found), "a blank is not filled"
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert bool(errors) == (base.parent.name == "invalid")


def test_every_code_has_an_example() -> None:
    """Codes of the reader of YAML have theirs in tests/examples/syntax, those of `casebook new` in test_scaffold.

    No field has the form `slug` so far.
    """
    shown = "\n".join(path.read_text("utf-8") for path in EXAMPLES.glob("*/*/expected.en.txt"))
    elsewhere = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    syntax = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "examples" / "syntax").rglob("*.txt"))
    worded = {key.split(".")[1] for key in words("en").texts if key.startswith("problems.")}
    seen = {
        *re.findall(r"\[([a-z0-9-]+)\]\n", shown),
        *re.findall(r"\"([a-z0-9-]+)\"", elsewhere),
        *re.findall(r"\[([a-z0-9-]+)\]\"", elsewhere),
        *re.findall(r"^\d+:\d+ (?:warning )?([a-z0-9-]+)", syntax, re.MULTILINE),
    }
    assert sorted(worded - seen - {"form-slug"}) == []
