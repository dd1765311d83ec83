"""Grid, channels and placement: no line passes a box or lies on another, whatever the graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random
from typing import NamedTuple

import pytest

from builder.pages.lineage.layout.grid import Grid, grid
from builder.pages.lineage.layout.placement import AXIS_WIDTH, DEFAULT, plan
from builder.pages.lineage.layout.plan import BoxSize, DatedRecord, Edge, Plan, RecordBox, Route, Time

TIMES: tuple[Time, ...] = (
    (None, None),
    (2001, None),
    (2006, 1),
    (2009, None),
    (2012, 5),
    (2012, 6),
    (2012, None),
    (2012, 7),
    (2015, None),
)
TITLE, WORDS = 30, 14
Area = tuple[int, int, int, int]


class Drawn(NamedTuple):
    records: tuple[DatedRecord, ...]
    edges: tuple[Edge, ...]
    grid: Grid
    plan: Plan


def some(seed: int) -> tuple[tuple[DatedRecord, ...], tuple[Edge, ...]]:
    """Up to 40 records in up to 6 places, with two edges between the same two records and circles among them."""
    chance = Random(seed)
    count, lanes = chance.choice([1, 5, 12, 24, 35, 40]), chance.choice([1, 2, 4, 6])
    records = tuple(
        DatedRecord(f"n{n}", f"l{chance.randrange(lanes)}", chance.choice(TIMES), is_first=n % 5 == 0)
        for n in range(count)
    )
    pairs = [chance.sample(records, 2) for _ in range(count * 3 // 2 if count > 1 else 0)]
    styles = "independent", "primary", "one", "one directed", "weak"
    return records, tuple(
        Edge(f"e{n}", one.key, other.key, chance.choice(styles)) for n, (one, other) in enumerate(pairs)
    )


def laid_out(records: tuple[DatedRecord, ...], edges: tuple[Edge, ...]) -> Drawn:
    """With a line of words in the lower box for each edge, below titles of different heights."""
    cells = grid(records, edges)
    sizes = {}
    for number, record in enumerate(records):
        title = TITLE + number % 3 * 15
        lower = [edge.key for edge in edges if cells.ends(edge)[1] == record.key]
        entries = {key: title + WORDS * n + WORDS // 2 for n, key in enumerate(lower)}
        sizes[record.key] = BoxSize(title + WORDS * len(lower), entries)
    return Drawn(records, edges, cells, plan(cells, sizes, edges))


@pytest.fixture(params=range(24))
def drawn(request: pytest.FixtureRequest) -> Drawn:
    return laid_out(*some(request.param))


def area(box: RecordBox) -> Area:
    return box.x, box.y, box.x + box.width, box.y + box.height


def pieces(route: Route) -> Iterator[Area]:
    for (x, y), (end_x, end_y) in pairwise(route.points):
        yield min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y)


def touch(one: Area, other: Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def test_no_two_boxes_meet_and_all_is_in_the_picture(drawn: Drawn) -> None:
    areas = [area(box) for box in drawn.plan.boxes]
    assert not [pair for pair in combinations(areas, 2) if touch(*pair)]
    for left, top, right, bottom in (*areas, *(piece for route in drawn.plan.routes for piece in pieces(route))):
        assert AXIS_WIDTH < left <= right < drawn.plan.width
        assert drawn.plan.heads[0] < top <= bottom < drawn.plan.height


def test_every_line_joins_its_boxes_and_touches_no_other(drawn: Drawn) -> None:
    boxes = {box.key: box for box in drawn.plan.boxes}
    for edge, route in zip(drawn.edges, drawn.plan.routes, strict=True):
        upper, lower = (boxes[key] for key in drawn.grid.ends(edge))
        (x, y), (end_x, end_y) = route.points[0], route.points[-1]
        assert y == upper.y + upper.height
        assert upper.x < x < upper.x + upper.width
        assert end_x == lower.x
        assert lower.y + TITLE < end_y < lower.y + lower.height
        first, *between, last = pieces(route)
        assert [key for key, box in boxes.items() for piece in between if touch(area(box), piece)] == []
        assert [key for key, box in boxes.items() if touch(area(box), first)] == [upper.key]
        assert [key for key, box in boxes.items() if touch(area(box), last)] == [lower.key]


def test_lines_cross_but_never_run_in_one_another(drawn: Drawn) -> None:
    """Except those of a bundle from one box, on their common way."""
    bundles = [(drawn.grid.ends(edge)[0], edge.bundle) for edge in drawn.edges]
    for (bundle, route), (other_bundle, other) in combinations(zip(bundles, drawn.plan.routes, strict=True), 2):
        if bundle != other_bundle:
            for piece in pieces(route):
                upright = piece[0] == piece[2]
                parallel = [one for one in pieces(other) if (one[0] == one[2]) == upright]
                assert not any(touch(piece, one) for one in parallel)


def test_time_runs_down_and_places_stand_side_by_side(drawn: Drawn) -> None:
    box = {one.key: one for one in drawn.plan.boxes}
    lanes = {lane.name: lane for lane in drawn.plan.lanes}
    for record in drawn.records:
        lane = lanes[record.lane]
        assert lane.left <= box[record.key].x < box[record.key].x + box[record.key].width <= lane.right
    for one, other in combinations(drawn.records, 2):
        first, second = sorted((one, other), key=lambda record: tuple(part or 9999 for part in record.time))
        if first.time != second.time:
            assert box[first.key].y + box[first.key].height < box[second.key].y


def test_each_time_is_said_where_it_begins(drawn: Drawn) -> None:
    """And the year again below each head, of which there is one a screen."""
    tops = [(time.y, time.year, time.month) for time in drawn.plan.times]
    box = {one.key: one for one in drawn.plan.boxes}
    assert {(box[record.key].y, *record.time) for record in drawn.records} == set(tops)
    for label, before in zip(drawn.plan.times, (None, *drawn.plan.times), strict=False):
        below_head = any((before.y if before else 0) < head < label.y for head in drawn.plan.heads)
        assert label.says_year == (before is None or below_head or label.year != before.year)
    for head, following in pairwise(drawn.plan.heads):
        assert following - head >= DEFAULT.heads_apart


def test_within_a_month_an_edge_leads_down_and_what_is_foremost_stands_first() -> None:
    records = (
        DatedRecord("a", "x", (2012, 5)),
        DatedRecord("b", "x", (2012, 5)),
        DatedRecord("law", "x", (2012, 5), is_first=True),
        DatedRecord("early", "x", (2012, 4)),
    )
    cells = grid(records, (Edge("1", "b", "a"), Edge("2", "a", "law"), Edge("3", "a", "early")))
    assert cells.is_above("b", "a")
    assert cells.is_above("law", "a")
    assert cells.is_above("early", "law")


def test_a_month_that_is_not_known_is_said_beside_known_ones() -> None:
    times: tuple[Time, ...] = ((2009, None), (2012, 5), (2012, None))
    shown = laid_out(tuple(DatedRecord(str(n), "x", time) for n, time in enumerate(times)), ()).plan.times
    assert [(time.month, time.says_month) for time in shown] == [(None, False), (5, True), (None, True)]


def test_the_same_graph_gives_the_same_picture() -> None:
    first = laid_out(*some(4)).plan
    grid.cache_clear()
    assert laid_out(*some(4)).plan == first
