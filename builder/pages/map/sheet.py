"""A sheet of the map: takes positions in degrees and a size in pixels, gives the window of the world and points on it.

The projection keeps both scales equal at the middle of the sheet (equirectangular), which a region needs and no more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from builder.pages.map.labels import Dot
from builder.pages.map.land import Window

AROUND, AROUND_MANY, MANY = 0.45, 0.3, 9
"""What is added to the span of the places on each side, for their surroundings and names; of many places it is less."""
LEAST_SPAN = 6.0
"""In degrees, for a base of one place."""
MOST_NORTH = 85.0
SPACE = 2
"""Between two dots."""
ROUNDS = 300
OVERLAP = 0.2
"""In degrees, by which land is cut farther out than the sheet shows, so that no edge of a cut is seen."""


@dataclass(frozen=True)
class Sheet:
    """A sheet. scale: pixels a degree of latitude. squeeze: what a degree of longitude is of it."""

    width: int
    height: int
    west: float
    north: float
    scale: float
    squeeze: float

    def point(self, east: float, north: float) -> tuple[float, float]:
        """Degrees as pixels from the left and from the top."""
        return (east - self.west) * self.scale * self.squeeze, (self.north - north) * self.scale

    @property
    def window(self) -> Window:
        """What of the world it shows, and a little more."""
        east = self.west + self.width / self.scale / self.squeeze
        south = self.north - self.height / self.scale
        return Window(self.west - OVERLAP, south - OVERLAP, east + OVERLAP, self.north + OVERLAP)


def sheet(positions: Iterable[tuple[float, float]], width: int, height: int) -> Sheet:
    """The sheet that shows all positions (degrees north, degrees east) in its middle."""
    norths, easts = zip(*positions, strict=True)
    spread = 1 + 2 * (AROUND_MANY if len(norths) >= MANY else AROUND)
    middle_north, middle_east = (min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2
    squeeze = max(math.cos(math.radians(middle_north)), 0.1)
    span_north = max(max(norths) - min(norths), LEAST_SPAN) * spread
    span_east = max(max(easts) - min(easts), LEAST_SPAN) * spread * squeeze
    scale = min(width / span_east, height / span_north)
    north = min(middle_north + height / scale / 2, max(MOST_NORTH, max(norths) + 1))
    return Sheet(width, height, middle_east - width / scale / squeeze / 2, north, scale, squeeze)


def apart(dots: Sequence[Dot], width: int, height: int) -> list[Dot]:
    """The dots, those that would cover one another moved as little as needed."""
    moved = list(dots)
    for _ in range(ROUNDS):
        pairs = [(a, b) for a, b in combinations(range(len(moved)), 2) if _cover(moved[a], moved[b]) > 0]
        if not pairs:
            break
        for a, b in pairs:
            _push(moved, a, b)
        moved = [_within(dot, width, height) for dot in moved]
    return moved


def _cover(one: Dot, other: Dot) -> float:
    """By how much two dots are too near."""
    return one.radius + other.radius + SPACE - math.dist((one.x, one.y), (other.x, other.y))


def _push(dots: list[Dot], a: int, b: int) -> None:
    """Move two dots from one another, each by half; two at one point sideways."""
    by = _cover(dots[a], dots[b]) / 2 + 0.1
    x, y = dots[b].x - dots[a].x, dots[b].y - dots[a].y
    length = math.hypot(x, y)
    step_x, step_y = (x / length * by, y / length * by) if length else (by, 0.0)
    dots[a] = replace(dots[a], x=dots[a].x - step_x, y=dots[a].y - step_y)
    dots[b] = replace(dots[b], x=dots[b].x + step_x, y=dots[b].y + step_y)


def _within(dot: Dot, width: int, height: int) -> Dot:
    edge = dot.radius + SPACE
    return replace(dot, x=min(max(dot.x, edge), width - edge), y=min(max(dot.y, edge), height - edge))
