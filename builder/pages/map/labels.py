"""Where the names of dots stand on a map: takes dots and the sizes of their names, gives a place for each name.

A name stands beside its dot; where there is no room, farther away with a line that leads to it. No name meets another
name, a dot or a line. Names of the most crowded dots are placed first (greedy point labelling, Christensen, Marks and
Shieber, 1995); one that then finds no room is placed before all others in a new attempt.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

GAP, MARGIN = 4, 4
"""The space between a dot and its name, and around every name."""
DISTANCES = (0, 10, 20, 34, 50, 68, 88, 110, 135, 165)
"""How far beyond its usual distance a name may stand."""
DIRECTIONS = tuple(math.tau * step / 16 for step in (0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 4, 12, 3, 13, 5, 11))
"""Right and left first, then obliquely, above and below last."""
STRAIGHT = 0.3
"""A direction nearer to the upright than this has its name above or below, in the middle."""
CROWD = 70
"""Dots within this distance crowd one another."""
ATTEMPTS, HOPELESS = 40, 4
"""How often it is tried, and at how many names without room it is given up."""


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they have an inner point in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether all of another is in it."""
        inside = self.left <= other.left and other.right <= self.right
        return inside and self.top <= other.top and other.bottom <= self.bottom

    def wider(self, by: float) -> Box:
        """With a margin."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Its point that is nearest to another."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


@dataclass(frozen=True)
class Dot:
    """A dot, and the size of its name."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """The square around it."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True)
class PlacedName:
    """The box of a name. side: 1 right of its dot, -1 left of it, 0 above or below.

    leader: the line from the dot to it; None where it stands beside its dot.
    """

    box: Box
    side: int
    leader: tuple[float, float, float, float] | None = None


def place_names(dots: Sequence[Dot], frame: Box) -> list[PlacedName | None]:
    """A place within the frame for the name of each dot, in their order; None for one that has no room."""
    order = sorted(range(len(dots)), key=lambda n: (-_crowd(dots[n], dots), n))
    best: dict[int, PlacedName] = {}
    for _ in range(ATTEMPTS):
        placed, homeless = _placed(dots, order, frame)
        best = max(best, placed, key=len)
        if not 0 < len(homeless) < HOPELESS:
            break
        order.sort(key=lambda n: n not in homeless)
    return [best.get(n) for n in range(len(dots))]


def _crowd(dot: Dot, dots: Sequence[Dot]) -> int:
    return sum(math.dist((dot.x, dot.y), (other.x, other.y)) < CROWD for other in dots)


def _placed(dots: Sequence[Dot], order: Sequence[int], frame: Box) -> tuple[dict[int, PlacedName], list[int]]:
    """The names one after the other, each where it fits first; and those that fit nowhere."""
    placed: dict[int, PlacedName] = {}
    homeless: list[int] = []
    for n in order:
        others = [dot for other, dot in enumerate(dots) if other != n]
        fitting = (name for name in _candidates(dots[n]) if _fits(name, dots[n], others, tuple(placed.values()), frame))
        if name := next(fitting, None):
            placed[n] = name
        else:
            homeless.append(n)
    return placed, homeless


def _candidates(dot: Dot) -> Iterator[PlacedName]:
    for further in DISTANCES:
        for direction in DIRECTIONS:
            yield _name(dot, direction, further)


def _name(dot: Dot, direction: float, further: float) -> PlacedName:
    """A name in a direction: the nearest point of its box is as far from the dot as it should be."""
    cosine, sine = math.cos(direction), -math.sin(direction)
    steep = max(abs(cosine), abs(sine))
    away = dot.radius + GAP + further
    x = dot.x + cosine * away + cosine / steep * dot.width / 2
    y = dot.y + sine * away + sine / steep * dot.height / 2
    box = Box(x - dot.width / 2, y - dot.height / 2, x + dot.width / 2, y + dot.height / 2)
    side = (cosine > STRAIGHT) - (cosine < -STRAIGHT)
    if not further:
        return PlacedName(box, side)
    end_x, end_y = box.nearest(dot.x, dot.y)
    length = math.dist((dot.x, dot.y), (end_x, end_y))
    share = (dot.radius + 1) / length if length else 0
    start = dot.x + (end_x - dot.x) * share, dot.y + (end_y - dot.y) * share
    return PlacedName(box, side, (*start, end_x, end_y))


def _fits(name: PlacedName, dot: Dot, others: Sequence[Dot], placed: Collection[PlacedName], frame: Box) -> bool:
    """Whether a name meets nothing, nor does its line."""
    around = name.box.wider(MARGIN)
    if not frame.holds(name.box) or name.box.meets(dot.box):
        return False
    if any(around.meets(other.box) for other in others) or any(around.meets(other.box) for other in placed):
        return False
    if any(other.leader and _crosses(other.leader, around) for other in placed):
        return False
    return name.leader is None or not (
        any(_crosses(name.leader, other.box.wider(MARGIN)) for other in others)
        or any(_crosses(name.leader, other.box.wider(MARGIN)) for other in placed)
    )


def _crosses(line: tuple[float, float, float, float], box: Box) -> bool:
    """Whether a line has a point in a box (Liang and Barsky, 1984)."""
    x, y, end_x, end_y = line
    first, last = 0.0, 1.0
    for start, step, low, high in ((x, end_x - x, box.left, box.right), (y, end_y - y, box.top, box.bottom)):
        if not step:
            if not low < start < high:
                return False
            continue
        enters, leaves = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, enters), min(last, leaves)
    return first < last
