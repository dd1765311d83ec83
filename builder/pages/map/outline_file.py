"""Writes land.txt anew: `python -m builder.pages.map.outline_file land-50m.json`.

The file is Natural Earth's land at 1:50 million, in the public domain, as TopoJSON in the npm package world-atlas. An
outline keeps the points that lie farther than TOLERANCE from the line between their neighbours (Douglas and Peucker,
1973); islands smaller than SMALLEST are left out.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from builder.pages.map.land import LAND, PER_DEGREE, Point

TOLERANCE = 0.08
"""In degrees."""
SMALLEST = 0.1
"""In square degrees; a square of 30 km."""
LEAST_POINTS = 4
HEADER = (
    "# The land of the world: an outline a line, in twentieths of a degree east and south: a start, then steps from\n"
    "# point to point. Made by outline_file.py from Natural Earth (naturalearthdata.com), 1:50 million, public domain."
)


def outline_file(topology: Mapping[str, Any]) -> str:
    """The file, from a TopoJSON of land."""
    outlines = (_rounded(_simplified(ring)) for ring in rings(topology) if _area(ring) >= SMALLEST)
    return "\n".join((HEADER, *(_line(points) for points in outlines if len(points) >= LEAST_POINTS))) + "\n"


def rings(topology: Mapping[str, Any]) -> Iterator[list[Point]]:
    """The closed outlines, in degrees east and north."""
    arcs = list(_arcs(topology))
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
                yield [parts[0][0], *(point for part in parts for point in part[1:])]


def _arcs(topology: Mapping[str, Any]) -> Iterator[list[Point]]:
    (scale_x, scale_y), (x, y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        steps = accumulate(arc, lambda a, b: [a[0] + b[0], a[1] + b[1]])
        yield [(column * scale_x + x, row * scale_y + y) for column, row in steps]


def _area(points: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))) / 2


def _simplified(points: Sequence[Point]) -> list[Point]:
    """Without the points that hardly matter; without recursion, for an outline has ten thousand."""
    kept, open_parts = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far = max(range(first + 1, last), key=lambda n: _distance(points[n], points[first], points[last]), default=None)
        if far is not None and _distance(points[far], points[first], points[last]) > TOLERANCE:
            kept.add(far)
            open_parts += [(first, far), (far, last)]
    return [points[n] for n in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line through two others, or to both where they are one."""
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    (x, y), (x1, y1), (x2, y2) = point, start, end
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _rounded(points: Sequence[Point]) -> list[tuple[int, int]]:
    rounded = [(round(x * PER_DEGREE), round(-y * PER_DEGREE)) for x, y in points]
    return [rounded[0], *(after for before, after in pairwise(rounded) if after != before)]


def _line(points: Sequence[tuple[int, int]]) -> str:
    """A start and steps, as SVG writes them: a minus sign parts numbers too."""
    steps = [points[0], *((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points))]
    return " ".join(str(number) for step in steps for number in step).replace(" -", "-")


if __name__ == "__main__":
    LAND.write_text(outline_file(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
