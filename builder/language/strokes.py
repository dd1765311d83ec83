"""Han characters by strokes: takes a text, gives a key for sorting; of a key, the number of strokes it begins with.

strokes.tsv has, by number of strokes, the characters in CLDR's order (collation `stroke` for Chinese).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("strokes.tsv")
_FIRST = 0x30000
"""The place of the first character in a key: after all letters."""


def stroke_key(text: str) -> str:
    """The text with a character for the place of each Han character; others stay, and stand before."""
    return text.translate(_places())


def strokes_of(key: str) -> int | None:
    """The number of strokes of the first character of a key; None if it is no Han character of the table."""
    place = ord(key[0]) - _FIRST if key else -1
    if place < 0:
        return None
    starts, counts = _counts()
    return counts[bisect_right(starts, place) - 1]


@cache
def _lines() -> tuple[tuple[int, str], ...]:
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple((int(count), characters) for count, characters in lines)


@cache
def _places() -> dict[int, int]:
    characters = "".join(characters for _, characters in _lines())
    return {ord(character): _FIRST + place for place, character in enumerate(characters)}


@cache
def _counts() -> tuple[list[int], list[int]]:
    """The place at which each number of strokes begins, and the numbers."""
    starts, counts, place = [], [], 0
    for count, characters in _lines():
        starts.append(place)
        counts.append(count)
        place += len(characters)
    return starts, counts
