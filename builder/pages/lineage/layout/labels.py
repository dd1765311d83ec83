"""The words on the lines: takes boxes, lines and the sizes of the words, gives each a place that hides least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from builder.pages.lineage.layout.plan import Plan, Point, RecordBox, Route

STEP = 6
"""How far apart the places lie that are tried on a line."""
A_BOX, OTHER_WORDS, A_LINE = 100, 40, 10
"""What it costs to hide one of these."""
NEARNESS = 100_000
"""More than any distance in a picture: of two places that hide the same, the one nearer to the lower end is taken."""
Areas = NDArray[np.int64]
"""A row an area: left, top, right, bottom."""


@dataclass(frozen=True)
class Word:
    """The place of words. crossed: how many pieces of other lines they lie on; drawn after those, they stay legible."""

    place: RecordBox
    crossed: int


def words(plan: Plan, routes: Sequence[Route], sizes: Mapping[str, Point]) -> Mapping[str, Word]:
    """A place for the words of each line, on the line. sizes: width and height by the key of the line.

    Greedy, those with the least room first. It costs most to hide a box, then other words, then another line.
    """
    boxes = _areas((box.x, box.y, box.x + box.width, box.y + box.height) for box in plan.boxes)
    pieces = {route.key: _areas(_pieces(route)) for route in routes}
    taken, found = _areas(()), {}
    for route in sorted(routes, key=lambda one: (_length(one), one.key)):
        wide, high = sizes[route.key]
        centres = np.array(list(_places(route)), dtype=np.int64)
        corners = centres - np.array((wide // 2, high // 2))
        places = np.concatenate((corners, corners + np.array((wide, high))), 1)
        others = np.concatenate([_areas(()), *(area for key, area in pieces.items() if key != route.key)])
        crossed = _met(places, others)
        outside = (places[:, 0] < 0) | (places[:, 2] > plan.width)
        hidden = A_BOX * (_met(places, boxes) + outside) + OTHER_WORDS * _met(places, taken) + A_LINE * crossed
        away = np.abs(centres - np.array(route.points[-1])).sum(1)
        best = int(np.argmin(hidden * NEARNESS + away))
        taken = np.concatenate((taken, places[best : best + 1]))
        place = RecordBox(route.key, int(places[best, 0]), int(places[best, 1]), wide, high)
        found[route.key] = Word(place, int(crossed[best]))
    return found


def _areas(corners: Iterable[tuple[int, int, int, int]]) -> Areas:
    return np.array(list(corners), dtype=np.int64).reshape(-1, 4)


def _met(places: Areas, others: Areas) -> NDArray[np.int64]:
    """How many of the other areas each place overlaps."""
    left, top, right, bottom = (places[:, n, None] for n in range(4))
    meets: NDArray[np.bool_] = (
        (left < others[:, 2]) & (others[:, 0] < right) & (top < others[:, 3]) & (others[:, 1] < bottom)
    )
    return np.asarray(meets.sum(1), dtype=np.int64)


def _pieces(route: Route) -> Iterator[tuple[int, int, int, int]]:
    """The straight pieces of a line, a unit thick."""
    for (x, y), (to_x, to_y) in pairwise(route.points):
        yield min(x, to_x), min(y, to_y), max(x, to_x) + 1, max(y, to_y) + 1


def _length(route: Route) -> int:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(route.points))


def _places(route: Route) -> Iterator[Point]:
    """Points along the line from its lower end up: that is where a reader looks what the line leads to."""
    for (x, y), (end_x, end_y) in pairwise(reversed(route.points)):
        length = abs(end_x - x) + abs(end_y - y)
        for at in range(0, length + 1, STEP):
            share = at / length if length else 0
            yield round(x + (end_x - x) * share), round(y + (end_y - y) * share)
