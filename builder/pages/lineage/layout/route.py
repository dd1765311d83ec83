"""The lines of the picture: takes boxes and edges, gives right-angled lines around the boxes, by Graphviz.

`nop` keeps the places that we give, `ortho` leads the lines: shortest paths in a maze of the free rectangles. No text
reaches Graphviz, so that no font of the machine is asked for its size, nor is Fontconfig woken, which would talk.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import floor

from pygraphviz import AGraph  # type: ignore[import-untyped] # it brings no types

from builder.pages.lineage.layout.plan import Edge, Plan, Point, RecordBox, Route

INCH = 72
"""Graphviz gives places in points and sizes in inches."""


@cache
def routes(plan: Plan, edges: tuple[Edge, ...]) -> tuple[Route, ...]:
    """A line for each edge, from the upper to the lower box."""
    boxes = {box.key: str(n) for n, box in enumerate(plan.boxes)}
    drawing = AGraph(directed=True, strict=False, splines="ortho")
    for box in plan.boxes:
        _add(drawing, boxes[box.key], box)
    for n, edge in enumerate(edges):
        ends = (edge.one, edge.other) if plan.upper(edge.one, edge.other) else (edge.other, edge.one)
        drawing.add_edge(*(boxes[end] for end in ends), key=str(n), dir="none")
    drawing.layout(prog="nop")
    return tuple(_route(drawing, plan, edges)) if edges else ()


def _add(drawing: AGraph, name: str, box: RecordBox) -> None:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    size = {"width": box.width / INCH, "height": box.height / INCH}
    drawing.add_node(name, shape="box", label="", fixedsize="true", pos=f"{x},{-y}", **size)


def _route(drawing: AGraph, plan: Plan, edges: tuple[Edge, ...]) -> Iterator[Route]:
    """Graphviz moves the whole drawing to its own corner: the first box tells how far."""
    first = plan.boxes[0]
    x, y = _pair(drawing.get_node("0").attr["pos"])
    shift = first.x + first.width / 2 - x, first.y + first.height / 2 + y
    drawn = {edge.name: edge.attr["pos"] for edge in drawing.edges()}
    for n, edge in enumerate(edges):
        turns = [_pair(point) for point in drawn[str(n)].replace("\\\n", "").split()[::3]]
        points = [(floor(x + shift[0] + 0.5), floor(shift[1] - y + 0.5)) for x, y in turns]
        yield Route(edge.key, tuple(_turns(points)))


def _pair(text: str) -> tuple[float, float]:
    x, y = text.split(",")
    return float(x), float(y)


def _turns(points: list[Point]) -> Iterator[Point]:
    """The line without the points at which it goes straight on."""
    yield points[0]
    for (before, here), (_, after) in pairwise(pairwise(points)):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            yield here
    yield points[-1]
