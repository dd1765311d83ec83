"""What the usual slips of a Chinese keyboard get, in a file and in the form (keyboard_slips.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.form.keyboard_slips import SLIPS, table
from tests.form.written_records import english_form

GOLDEN = Path(__file__).with_name("keyboard_slips.tsv")


def test_each_slip_gets_what_the_table_says(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = table(english_form(), tmp_path)
    if request.config.getoption("--rewrite"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_of_more_than_twenty_slips_all_but_the_harmless_are_told() -> None:
    """Full-width digits and 万 of a figure are read as they are meant."""
    rows = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(rows) == len(SLIPS) > 20
    assert [row[0] for row in rows if not row[2]] == ["full-width digits of a figure", "a figure with 万"]
