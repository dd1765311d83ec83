"""Label placement: takes boxes, lines and label sizes, gives each label the position on its line that hides least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from builder.pages.lineage.layout.plan import Plan, Point, RecordBox, Route

STEP = 6
"""The distance between candidate positions on a line."""
BOX_COST, LABEL_COST, LINE_COST = 100, 40, 10
"""The cost of hiding one of each."""
COST_WEIGHT = 100_000
"""Greater than any distance in a picture: at equal cost the candidate nearest to the lower end is taken."""
Areas = NDArray[np.int64]
"""One area per row: left, top, right, bottom."""


@dataclass(frozen=True)
class PlacedLabel:
    """A positioned label. crossings: segments of other lines that it covers; drawn after those it stays legible."""

    box: RecordBox
    crossings: int


def place_labels(plan: Plan, routes: Sequence[Route], sizes: Mapping[str, Point]) -> Mapping[str, PlacedLabel]:
    """The label of each line, placed on that line. sizes: width and height by key of the line.

    Greedy, shortest lines first. Hiding a box costs most, then another label, then another line.
    """
    boxes = _areas((box.x, box.y, box.x + box.width, box.y + box.height) for box in plan.boxes)
    segments = {route.key: _areas(_segments(route)) for route in routes}
    occupied, placed = _areas(()), {}
    for route in sorted(routes, key=lambda item: (_length(item), item.key)):
        width, height = sizes[route.key]
        centres = np.array(list(_candidates(route)), dtype=np.int64)
        corners = centres - np.array((width // 2, height // 2))
        candidates = np.concatenate((corners, corners + np.array((width, height))), 1)
        other_segments = np.concatenate([_areas(()), *(area for key, area in segments.items() if key != route.key)])
        crossings = _overlaps(candidates, _near(candidates, other_segments))
        outside = (candidates[:, 0] < 0) | (candidates[:, 2] > plan.width)
        hidden_boxes = _overlaps(candidates, _near(candidates, boxes)) + outside
        cost = BOX_COST * hidden_boxes + LABEL_COST * _overlaps(candidates, occupied) + LINE_COST * crossings
        distance = np.abs(centres - np.array(route.points[-1])).sum(1)
        best = int(np.argmin(cost * COST_WEIGHT + distance))
        occupied = np.concatenate((occupied, candidates[best : best + 1]))
        label_box = RecordBox(route.key, int(candidates[best, 0]), int(candidates[best, 1]), width, height)
        placed[route.key] = PlacedLabel(label_box, int(crossings[best]))
    return placed


def _areas(corners: Iterable[tuple[int, int, int, int]]) -> Areas:
    return np.array(list(corners), dtype=np.int64).reshape(-1, 4)


def _near(areas: Areas, other_areas: Areas) -> Areas:
    """The other areas that overlap with what all areas together span."""
    (left, top), (right, bottom) = areas[:, :2].min(0), areas[:, 2:].max(0)
    is_near = (left < other_areas[:, 2]) & (other_areas[:, 0] < right) & (top < other_areas[:, 3])
    near: Areas = other_areas[is_near & (other_areas[:, 1] < bottom)]
    return near


def _overlaps(areas: Areas, other_areas: Areas) -> NDArray[np.int64]:
    """The number of other areas that each area overlaps."""
    left, top, right, bottom = (areas[:, n, None] for n in range(4))
    overlaps: NDArray[np.bool_] = (
        (left < other_areas[:, 2])
        & (other_areas[:, 0] < right)
        & (top < other_areas[:, 3])
        & (other_areas[:, 1] < bottom)
    )
    return np.asarray(np.count_nonzero(overlaps, axis=1), dtype=np.int64)


def _segments(route: Route) -> Iterator[tuple[int, int, int, int]]:
    """The straight segments of a line as areas one unit thick."""
    for (x, y), (to_x, to_y) in pairwise(route.points):
        yield min(x, to_x), min(y, to_y), max(x, to_x) + 1, max(y, to_y) + 1


def _length(route: Route) -> int:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(route.points))


def _candidates(route: Route) -> Iterator[Point]:
    """Points along the line from its lower end up, where readers look for the label."""
    for (x, y), (end_x, end_y) in pairwise(reversed(route.points)):
        length = abs(end_x - x) + abs(end_y - y)
        for offset in range(0, length + 1, STEP):
            share = offset / length if length else 0
            yield round(x + (end_x - x) * share), round(y + (end_y - y) * share)
