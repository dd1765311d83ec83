"""The land of the world: takes a window of degrees, gives the outlines of the land in it.

land.txt has them; outline_file.py made it, from data in the public domain. They are coasts only: no border, no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

LAND = Path(__file__).with_name("land.txt")
PER_DEGREE = 20
Point = tuple[float, float]
"""Degrees east and north."""
Outline = tuple[Point, ...]


@dataclass(frozen=True)
class Window:
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float


def land_in(window: Window) -> Iterator[Outline]:
    """The outlines of the land in a window, cut at its edges."""
    for outline in _outlines():
        if cut := _cut(outline, window):
            yield cut


@cache
def _outlines() -> tuple[Outline, ...]:
    lines = LAND.read_text(encoding="utf-8").splitlines()
    return tuple(_outline(line) for line in lines if not line.startswith("#"))


def _outline(line: str) -> Outline:
    numbers = [int(number) / PER_DEGREE for number in re.findall(r"-?\d+", line)]
    return tuple(zip(accumulate(numbers[::2]), (-south for south in accumulate(numbers[1::2])), strict=True))


def _cut(outline: Sequence[Point], window: Window) -> Outline:
    """What of an outline is in the window (Sutherland and Hodgman, 1974), one edge after the other."""
    edges: tuple[tuple[int, float, Callable[[float], bool]], ...] = (
        (0, window.west, lambda east: east >= window.west),
        (0, window.east, lambda east: east <= window.east),
        (1, window.south, lambda north: north >= window.south),
        (1, window.north, lambda north: north <= window.north),
    )
    points = tuple(outline)
    for axis, edge, is_inside in edges:
        points = tuple(_cut_at(points, axis, edge, is_inside))
    return points


def _cut_at(points: Sequence[Point], axis: int, edge: float, is_inside: Callable[[float], bool]) -> Iterator[Point]:
    for start, end in pairwise((*points, *points[:1])):
        if is_inside(start[axis]) != is_inside(end[axis]):
            if is_inside(start[axis]):
                yield start
            yield _meeting(start, end, axis, edge)
        elif is_inside(start[axis]):
            yield start


def _meeting(start: Point, end: Point, axis: int, edge: float) -> Point:
    """Where a line meets an edge."""
    share = (edge - start[axis]) / (end[axis] - start[axis])
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
