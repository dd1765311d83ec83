"""Edge routing: takes boxes and edges, gives orthogonal lines around the boxes, by Graphviz.

`nop` keeps the given positions, `ortho` routes the lines: shortest paths in a maze of the free rectangles. No text is
passed to Graphviz, so that the result does not depend on installed fonts and Fontconfig prints no warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import floor

from pygraphviz import AGraph  # type: ignore[import-untyped] # it brings no types

from builder.pages.lineage.layout.plan import Edge, Plan, Point, RecordBox, Route

INCH = 72
"""Points per inch: Graphviz takes positions in points and sizes in inches."""


@cache
def routes(plan: Plan, edges: tuple[Edge, ...]) -> tuple[Route, ...]:
    """The line of each edge, from the upper to the lower box."""
    boxes = {box.key: str(n) for n, box in enumerate(plan.boxes)}
    drawing = AGraph(directed=True, strict=False, splines="ortho")
    for box in plan.boxes:
        _add(drawing, boxes[box.key], box)
    for n, edge in enumerate(edges):
        ends = (edge.source, edge.target) if plan.is_above(edge.source, edge.target) else (edge.target, edge.source)
        drawing.add_edge(*(boxes[end] for end in ends), key=str(n), dir="none")
    drawing.layout(prog="nop")
    return tuple(_route(drawing, plan, edges)) if edges else ()


def _add(drawing: AGraph, name: str, box: RecordBox) -> None:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    size = {"width": box.width / INCH, "height": box.height / INCH}
    drawing.add_node(name, shape="box", label="", fixedsize="true", pos=f"{x},{-y}", **size)


def _route(drawing: AGraph, plan: Plan, edges: tuple[Edge, ...]) -> Iterator[Route]:
    """The lines as Graphviz drew them, shifted back by the offset of the first box, since it moves the drawing."""
    first = plan.boxes[0]
    x, y = _pair(drawing.get_node("0").attr["pos"])
    shift = first.x + first.width / 2 - x, first.y + first.height / 2 + y
    positions = {edge.name: edge.attr["pos"] for edge in drawing.edges()}
    for n, edge in enumerate(edges):
        coordinates = [_pair(point) for point in positions[str(n)].replace("\\\n", "").split()[::3]]
        points = [(floor(x + shift[0] + 0.5), floor(shift[1] - y + 0.5)) for x, y in coordinates]
        yield Route(edge.key, tuple(_corners(points)))


def _pair(text: str) -> tuple[float, float]:
    x, y = text.split(",")
    return float(x), float(y)


def _corners(points: list[Point]) -> Iterator[Point]:
    """The points without those at which the line does not turn."""
    yield points[0]
    for (previous, point), (_, following) in pairwise(pairwise(points)):
        if not (previous[0] == point[0] == following[0] or previous[1] == point[1] == following[1]):
            yield point
    yield points[-1]
