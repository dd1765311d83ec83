"""The mark of the site: on the pixels of a small icon, and of nothing but what the cards can draw."""

from __future__ import annotations

import re

import pytest

from builder.pages.share_card.seal import MARK, polygons, seal

RED, PAPER = (0xA6, 0x3A, 0x2B), (0xFC, 0xFB, 0xF8)


def test_the_mark_is_one_square_and_polygons() -> None:
    svg = MARK.read_text(encoding="utf-8")
    assert re.findall(r"<(\w+)", svg) == ["svg", "rect", "path"]
    (path,) = re.findall(r' d="([^"]+)"', svg)
    assert re.fullmatch(r"(M[\d. ]+Z)+", path)
    assert len(list(polygons())) == path.count("M")


def test_upright_and_level_strokes_lie_on_the_pixels_of_an_icon() -> None:
    for polygon in polygons():
        for (x, y), (next_x, next_y) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
            is_short = abs(next_x - x) + abs(next_y - y) < 1.5
            assert is_short or x != next_x or x == int(x), "an upright edge between two pixels"
            assert is_short or y != next_y or y == int(y), "a level edge between two pixels"


def test_an_icon_has_whole_pixels_of_both_colours() -> None:
    icon = seal(16, "#fcfbf8")
    counts = {colour: count for count, colour in icon.getcolors() or ()}
    assert counts[PAPER] >= 36
    assert counts[RED] >= 100
    greens = [icon.getchannel("G").getpixel((x, 8)) for x in (3, 10, 11, 12, 13, 14)]
    assert greens == pytest.approx([250, 60, 250, 60, 250, 60], abs=8)


def test_it_is_as_large_as_it_is_asked_for() -> None:
    assert seal(512, "#fcfbf8").size == (512, 512)
    assert seal(512, "#fcfbf8").getpixel((2, 256)) == RED
