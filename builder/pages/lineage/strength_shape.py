"""The mark of a strength as an SVG path: the shapes of pages/html/strength_mark.py, for texts in pictures."""

from __future__ import annotations

from builder.analysis.strength import Strength

DISC = "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z"
SHAPES = {
    "independent": f"{DISC}m8.5 0{DISC}",
    "primary": "v-3.5h7v7h-7z",
    "one": DISC,
    "weak": f"{DISC}m1.5 0a2 2 0 1 1 4 0a2 2 0 1 1-4 0z",
}
"""Path data from the left end of each shape, at its middle. The hole of the ring is turned the other way round."""
SPACE = 4
"""The space between a shape and its text."""
MARK_WIDTH = 20
"""A column for marks before texts below each other, in which the widest shape has room."""


def shape_width(given: Strength) -> int:
    """The width of a mark in SVG units, rounded up."""
    return 16 if given.word == "independent" else 7


def shape(given: Strength, x: int, y: int) -> str:
    """The path data of a mark. x: its left end. y: its middle. A bar lies below where the claim quotes its source."""
    width = shape_width(given)
    bar = f"M{x} {y + 5}h{width}v1.5h{-width}z" if given.quoted else ""
    return f"M{x} {y}{SHAPES[given.word]}{bar}"
