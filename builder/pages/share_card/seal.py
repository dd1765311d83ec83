"""The seal as a picture: takes a size in pixels, gives theme/assets/mark.svg drawn at it.

The mark is a square with polygons, which this reads; whoever draws another keeps to these (a test holds it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

MARK = Path(__file__).parents[2] / "theme" / "assets" / "mark.svg"
FINER, FINE = 8, 1024
"""How many times larger it is drawn at first, and how large at least: polygons get a pixel too wide."""
_POLYGON = re.compile(r"M([\d. ]+)Z")
_FILL = re.compile(r'fill="(#[0-9a-f]{6})"')
_RADIUS = re.compile(r'rx="([\d.]+)"')
_GRID = re.compile(r'viewBox="0 0 (\d+) \1"')
Point = tuple[float, float]


@lru_cache(maxsize=8)
def seal(size: int, paper: str) -> Image.Image:
    """The seal on paper of a colour."""
    svg, side = _svg(), size * max(FINER, FINE // size)
    ground, colour = _FILL.findall(svg)
    scale = side / float(_found(_GRID))
    picture = Image.new("RGB", (side, side), paper)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, side - 1, side - 1), float(_found(_RADIUS)) * scale, fill=ground)
    for polygon in polygons():
        draw.polygon([(x * scale, y * scale) for x, y in polygon], fill=colour)
    return picture.resize((size, size), Image.Resampling.BOX)


def polygons() -> Iterator[list[Point]]:
    """The strokes, each as its corners on the grid of the mark."""
    for corners in _POLYGON.findall(_svg()):
        numbers = list(map(float, corners.split()))
        yield list(zip(numbers[::2], numbers[1::2], strict=True))


def _found(pattern: re.Pattern[str]) -> str:
    """What a pattern finds in the mark. Raises ValueError for a mark that is drawn otherwise."""
    if match := pattern.search(_svg()):
        return match[1]
    raise ValueError(f"{MARK.name}: no {pattern.pattern}")


@cache
def _svg() -> str:
    return MARK.read_text(encoding="utf-8")
