"""Text in lines: nothing is lost, nothing is wider than it may be unless one word is."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.lineage.layout import line_wrapping
from builder.pages.lineage.layout.line_wrapping import width, wrap, wrap_evenly

TITLES = (
    "Chengdu Social Organization Development Foundation",
    "上海公益事业发展基金会（联劝）",
    "台湾 2001 年公益孵化器方案",
)


def test_examples() -> None:
    assert doctest.testmod(line_wrapping).failed == 0


@given(st.text(), st.floats(2, 30))
def test_nothing_is_lost(text: str, ems: float) -> None:
    assert "".join(wrap(text, ems)) == text.strip()
    assert "".join(wrap_evenly(text, ems)) == text.strip()


@pytest.mark.parametrize("title", TITLES)
def test_balanced_lines_are_as_many_and_no_wider(title: str) -> None:
    plain, even = wrap(title, 9), wrap_evenly(title, 9)
    assert len(even) == len(plain)
    assert max(map(width, even)) <= max(map(width, plain))


def test_no_line_begins_with_a_closing_mark() -> None:
    for ems in range(2, 12):
        assert not [line for line in wrap("他说（重要）。然后，“走”。", ems) if line[0] in "）。，”"]


def test_what_is_more_than_the_most_lines_is_cut_with_a_sign() -> None:
    assert wrap("one two three four", 3, max_lines=2)[-1].endswith("…")
    assert len(wrap("one two three four", 3, max_lines=2)) == 2
