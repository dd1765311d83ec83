"""The land: coasts where they are, cut at a window; and the file, made of a topology."""

from __future__ import annotations

import pytest

from builder.pages.map.land import LAND, Outline, Window, land_in
from builder.pages.map.outline_file import outline_file

REGION = Window(95, 18, 130, 40)
TAIPEI, CHENGDU, SHANGHAI = (121.5, 25.0), (104.07, 30.66), (121.2, 31.2)
STRAIT, PACIFIC, BOHAI = (119.5, 24.4), (126.0, 22.0), (119.5, 38.7)


def is_in(point: tuple[float, float], outline: Outline) -> bool:
    """Whether a ray to the east meets the outline an odd number of times."""
    x, y = point
    edges = zip(outline, (*outline[1:], outline[0]), strict=True)
    met = ((y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) for (x1, y1), (x2, y2) in edges)
    return sum(met) % 2 == 1


@pytest.mark.parametrize("point", [TAIPEI, CHENGDU, SHANGHAI])
def test_towns_lie_on_land(point: tuple[float, float]) -> None:
    assert sum(is_in(point, outline) for outline in land_in(REGION)) == 1


@pytest.mark.parametrize("point", [STRAIT, PACIFIC, BOHAI])
def test_the_sea_is_none(point: tuple[float, float]) -> None:
    assert not any(is_in(point, outline) for outline in land_in(REGION))


def test_land_is_cut_at_the_window() -> None:
    points = [point for outline in land_in(REGION) for point in outline]
    assert len(points) > 200
    assert all(REGION.west <= x <= REGION.east and REGION.south <= y <= REGION.north for x, y in points)
    assert list(land_in(Window(-140, -20, -139, -19))) == []


def test_the_file_is_small_and_says_where_it_is_from() -> None:
    text = LAND.read_text(encoding="utf-8")
    assert len(text) < 62_000
    assert "Natural Earth" in text
    assert "public domain" in text


def test_the_file_is_made_of_the_outlines_that_matter() -> None:
    square = [[0, 0], [100, 0], [1, 50], [-1, 50], [-100, 0], [0, -100]]
    speck = [[300, 300], [1, 0], [0, 1], [-1, -1]]
    topology = {
        "transform": {"scale": [0.01, 0.01], "translate": [10, 20]},
        "arcs": [square, speck],
        "objects": {"land": {"geometries": [{"arcs": [[[0]], [[1]]]}]}},
    }
    lines = [line for line in outline_file(topology).splitlines() if not line.startswith("#")]
    assert lines == ["200-400 20 0 0-20-20 0 0 20"]
