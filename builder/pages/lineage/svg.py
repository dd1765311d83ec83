"""Small pieces of SVG: takes places and texts, gives elements. Colours and type are the style sheet's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from builder.pages.html.elements import Html, el, escape, join
from builder.pages.lineage.layout.plan import Point, RecordBox

ROUND = 6
"""The radius of a turn."""
CUT = 9
"""How much of a corner is cut off the box of a policy."""
HEAD = 4
"""Half the width of an arrowhead."""


def text(lines: Sequence[str], x: int, y: int, *, leading: int, class_: str | None = None) -> Html:
    """Lines of text from a first base line on. The spaces between them are for those who listen; they draw nothing."""
    return join(_line(line, x, y + n * leading, class_) for n, line in enumerate(lines))


def _line(shown: str, x: int, y: int, class_: str | None) -> Html:
    bare = shown.rstrip()
    return join((el("text", escape(bare), x=str(x), y=str(y), class_=class_), escape(shown[len(bare) :])))


def path(data: str, class_: str | None = None, **attributes: str | None) -> Html:
    """A path."""
    return el("path", d=data, class_=class_, **attributes)


def line(points: Sequence[Point]) -> str:
    """Straight pieces with round turns."""
    start, end = points[0], points[-1]
    data = f"M{start[0]} {start[1]}"
    for (before, here), (_, after) in pairwise(pairwise(points)):
        into, out = _towards(here, before), _towards(here, after)
        data += f"L{into[0]} {into[1]}Q{here[0]} {here[1]} {out[0]} {out[1]}"
    return f"{data}L{end[0]} {end[1]}"


def head(points: Sequence[Point]) -> str:
    """An arrowhead at the end of a line that comes in upright or level."""
    (from_x, from_y), (x, y) = points[-2], points[-1]
    if x == from_x:
        back = -2 * HEAD if y > from_y else 2 * HEAD
        return f"M{x} {y}l{-HEAD} {back}h{2 * HEAD}z"
    back = -2 * HEAD if x > from_x else 2 * HEAD
    return f"M{x} {y}l{back} {-HEAD}v{2 * HEAD}z"


def frame(box: RecordBox, *, cut: bool) -> Html:
    """The outline of a box; with its corners cut off, that of a policy."""
    if not cut:
        return path(f"M{box.x} {box.y}h{box.width}v{box.height}h{-box.width}z", "b")
    wide, high = box.width - 2 * CUT, box.height - 2 * CUT
    return path(f"M{box.x + CUT} {box.y}h{wide}l{CUT} {CUT}v{high}l{-CUT} {CUT}h{-wide}l{-CUT} {-CUT}v{-high}z", "b")


def mark(x: int, y: int, *, policy: bool, size: int = 4) -> str:
    """The data of a small mark: a square for a case, a lozenge for a policy."""
    if policy:
        return f"M{x} {y - size - 1}l{size + 1} {size + 1}l{-size - 1} {size + 1}l{-size - 1} {-size - 1}z"
    return f"M{x - size} {y - size}h{2 * size}v{2 * size}h{-2 * size}z"


def svg(parts: Iterable[Html], *, width: int, height: int, **attributes: str | None) -> Html:
    """A drawing; without a width of its own it takes what it is given."""
    return el("svg", join(parts), viewBox=f"0 0 {width} {height}", **attributes)


def _towards(here: Point, there: Point) -> Point:
    """A point a little from here, but not beyond the middle of the way."""
    far = abs(there[0] - here[0]) + abs(there[1] - here[1])
    near = min(ROUND, far // 2)
    return here[0] + near * _sign(there[0] - here[0]), here[1] + near * _sign(there[1] - here[1])


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
