"""How much of a record is sourced, in a word."""

from __future__ import annotations

import pytest

from builder.pages.record.sourcing import Sourcing


@pytest.mark.parametrize(
    ("sourced", "total", "word"),
    [
        (101, 101, "all"),
        (100, 101, "nearly"),
        (95, 100, "nearly"),
        (94, 100, "mostly"),
        (2, 3, "mostly"),
        (1, 3, "partly"),
        (1, 500, "partly"),
        (0, 3, "none"),
        (0, 0, None),
    ],
)
def test_the_word_is_never_more_than_the_share(sourced: int, total: int, word: str | None) -> None:
    assert Sourcing(figures=0, figures_sourced=0, statements=total, statements_sourced=sourced).share == word
