"""Which combinations of values a test is run with."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.combinations import Values, every, few
from tests.sites import ROOT

LISTS: tuple[Values, ...] = (
    {"path": range(15), "edition": ["en", "zh"], "width": [320, 390, 1280]},
    {"width": [320, 390, 1280], "edition": ["en", "zh", "zh-hant"]},
    {"palette": ["light", "dark"], "scheme": ["light", "dark"]},
    {"path": ["a", "b", "c", "d", "e"], "palette": ["light", "dark"], "scheme": ["light", "dark"]},
    {"language": ["en"]},
)
FILE = "tests/browser/test_accessibility.py"


@pytest.mark.parametrize("values", LISTS)
def test_each_value_comes_in_a_few(values: Values) -> None:
    chosen = few(values)
    assert len(chosen) == max(map(len, values.values()))
    assert set(chosen) <= set(every(values))
    for place, some in enumerate(values.values()):
        assert {row[place] for row in chosen} == set(some)


def test_where_they_can_all_pairs_of_short_lists_come() -> None:
    chosen = few(LISTS[0])
    assert {row[1:] for row in chosen} == {row[1:] for row in every(LISTS[0])}
    assert {row[1:] for row in few(LISTS[3])} == {row[1:] for row in every(LISTS[3])}


def test_a_test_is_run_with_a_few_and_with_all_as_asked() -> None:
    def listed(*options: str) -> set[str]:
        words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "--collect-only", "-m", "combinations"]
        done = subprocess.run(
            [sys.executable, *words, *options, FILE], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return {line for line in done.stdout.splitlines() if "::" in line}

    some, whole = listed(), listed("--whole")
    assert some < whole
    assert {line.partition("[")[0] for line in some} == {line.partition("[")[0] for line in whole}
    assert len(some) * 3 < len(whole)
