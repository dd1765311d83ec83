"""Grid, lines and words: nothing lies on anything else, whatever the graph; the same input gives the same picture."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest

from builder.pages.lineage.layout.grid import grid
from builder.pages.lineage.layout.labels import place_labels
from builder.pages.lineage.layout.plan import Edge, PlacedRecord, Plan, RecordBox, Route
from builder.pages.lineage.layout.route import routes

YEARS = (None, 2001, 2006, 2009, 2012, 2012, 2012, 2015)
Graph = tuple[tuple[PlacedRecord, ...], tuple[Edge, ...]]


def some(seed: int) -> Graph:
    """A graph of up to 40 records in up to 6 places, two edges between the same two records and circles among them."""
    chance = Random(seed)
    count, lanes = chance.choice([1, 5, 12, 24, 40]), chance.choice([1, 2, 4, 6])
    nodes = tuple(
        PlacedRecord(
            f"n{n}", f"l{chance.randrange(lanes)}", chance.choice(YEARS), chance.choice([30, 45, 75]), n % 5 == 0
        )
        for n in range(count)
    )
    pairs = [chance.sample(nodes, 2) for _ in range(count * 3 // 2 if count > 1 else 0)]
    return nodes, tuple(Edge(f"e{n}", one.key, other.key) for n, (one, other) in enumerate(pairs))


@pytest.fixture(params=range(24))
def drawn(request: pytest.FixtureRequest) -> tuple[Plan, tuple[Edge, ...], tuple[Route, ...]]:
    nodes, edges = some(request.param)
    plan = grid(nodes, edges)
    return plan, edges, routes(plan, edges)


def on_its_side(box: RecordBox, point: tuple[int, int]) -> bool:
    """Whether a point is on the outline of a box, to a unit."""
    x, y = point
    outer = RecordBox("", box.x - 1, box.y - 1, box.width + 3, box.height + 3)
    inner = RecordBox("", box.x + 1, box.y + 1, box.width - 2, box.height - 2)
    here = RecordBox("", x, y, 1, 1)
    return outer.overlaps(here) and not inner.overlaps(here)


def test_no_two_boxes_meet(drawn: tuple[Plan, tuple[Edge, ...], tuple[Route, ...]]) -> None:
    plan = drawn[0]
    assert [(a.key, b.key) for a, b in combinations(plan.boxes, 2) if a.overlaps(b)] == []
    assert all(
        box.x >= 0 and box.x + box.width <= plan.width and box.y + box.height <= plan.height for box in plan.boxes
    )


def test_every_line_joins_its_boxes_and_passes_the_others(
    drawn: tuple[Plan, tuple[Edge, ...], tuple[Route, ...]],
) -> None:
    plan, edges, lines = drawn
    boxes = {box.key: box for box in plan.boxes}
    inside = [RecordBox(box.key, box.x + 2, box.y + 2, box.width - 4, box.height - 4) for box in plan.boxes]
    for edge, line in zip(edges, lines, strict=True):
        ends = edge.source, edge.target
        upper, lower = ends if plan.is_above(*ends) else reversed(ends)
        assert on_its_side(boxes[upper], line.points[0]), edge
        assert on_its_side(boxes[lower], line.points[-1]), edge
        for (x, y), (end_x, end_y) in pairwise(line.points):
            assert x == end_x or y == end_y, "a piece that is not straight"
            piece = RecordBox("", min(x, end_x), min(y, end_y), abs(end_x - x) + 1, abs(end_y - y) + 1)
            assert [box.key for box in inside if box.overlaps(piece)] == []


def test_years_run_down_and_places_side_by_side() -> None:
    nodes, edges = some(2)
    plan = grid(nodes, edges)
    box = {one.key: one for one in plan.boxes}
    for band in plan.bands:
        assert all(band.top <= box[node.key].y < band.bottom for node in nodes if node.year == band.year)
    for lane in plan.lanes:
        assert all(lane.left <= box[node.key].x < lane.right for node in nodes if node.lane == lane.name)
    assert [band.year for band in plan.bands] == sorted({n.year for n in nodes}, key=lambda year: year or 9999)


def test_within_a_year_an_edge_leads_down_and_what_is_foremost_stands_first() -> None:
    nodes = (
        PlacedRecord("a", "x", 2012, 30),
        PlacedRecord("b", "x", 2012, 30),
        PlacedRecord("law", "x", 2012, 30, first_in_year=True),
    )
    plan = grid(nodes, (Edge("1", "b", "a"), Edge("2", "a", "law")))
    assert plan.is_above("b", "a")
    assert plan.is_above("law", "a")


def test_words_lie_on_their_line_and_on_no_box() -> None:
    nodes, edges = some(1)
    plan = grid(nodes, edges)
    lines = routes(plan, edges)
    found = place_labels(plan, lines, {edge.key: (40, 14) for edge in edges})
    for line in lines:
        x, y = found[line.key].box.centre
        near = RecordBox("", x - 2, y - 2, 4, 4)
        pieces = (
            RecordBox("", min(a, c), min(b, d), abs(a - c) + 1, abs(b - d) + 1)
            for (a, b), (c, d) in pairwise(line.points)
        )
        assert any(near.overlaps(piece) for piece in pieces)


def test_the_same_graph_gives_the_same_picture() -> None:
    nodes, edges = some(4)
    first = routes(grid(nodes, edges), edges)
    grid.cache_clear()
    routes.cache_clear()
    assert routes(grid(nodes, edges), edges) == first
