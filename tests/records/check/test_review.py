"""Records that have to be looked at again: two years after the latest day that their last check can mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder.config import read_options
from builder.records.load import Checked, read
from tests.test_cli import GOOD, put

RECORD = "cases/chengdu/good.yml"


def checked_base(base: Path, checked: str, today: date, *, status: str = "published") -> Checked:
    reviewed = f"  - name: Readers\n    roles: [review]\nreview:\n  status: {status}\n  checked: {checked}\n"
    put(base, RECORD, GOOD + reviewed)
    return read(base, read_options(base), today=today)


@pytest.mark.parametrize(
    ("checked", "today", "status"),
    [
        ("2024-11-29", date(2026, 11, 29), "published"),
        ("2024-11-28", date(2026, 11, 29), "needs-update"),
        ("2024-11", date(2026, 11, 30), "published"),
        ("2024-11", date(2026, 12, 2), "needs-update"),
        ("2024", date(2026, 12, 31), "published"),
        ("2024", date(2027, 1, 1), "needs-update"),
    ],
)
def test_a_published_record_needs_an_update_two_years_after_its_check(
    checked: str, today: date, status: str, tmp_path: Path
) -> None:
    found = checked_base(tmp_path, checked, today)
    assert [entry.status for entry in found.library.entries] == [status]
    assert [problem.code for problem in found.problems] == ([] if status == "published" else ["review-due"])
    assert found.due == (() if status == "published" else (RECORD,))


def test_others_stay_what_they_are(tmp_path: Path) -> None:
    found = checked_base(tmp_path, "2012", date(2026, 11, 29), status="in-review")
    assert [entry.status for entry in found.library.entries] == ["in-review"]
    assert found.problems == ()
