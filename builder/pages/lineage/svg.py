"""SVG primitives: takes positions and texts, gives elements. Colours and type come from the style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from builder.pages.html.elements import Html, el, escape, join
from builder.pages.lineage.layout.plan import Point, RecordBox
from builder.pages.lineage.layout.threads import Thread

TURN_RADIUS, THREAD_TURN = 6, 4
"""The radius of rounded corners, in grids and of threads."""
CUT = 9
"""The size of the cut corners of a policy's box."""
ARROW_HALF_WIDTH = 4
"""Half the width of an arrowhead."""


def text(lines: Sequence[str], x: int, y: int, *, leading: int, **attributes: str | None) -> Html:
    """Lines of text, the first at base line y. The spaces between them are for screen readers; they draw nothing."""
    return join(_line(line, x, y + n * leading, attributes) for n, line in enumerate(lines))


def _line(content: str, x: int, y: int, attributes: Mapping[str, str | None]) -> Html:
    stripped = content.rstrip()
    return join((el("text", escape(stripped), x=str(x), y=str(y), **attributes), escape(content[len(stripped) :])))


def path(data: str, class_: str | None = None, **attributes: str | None) -> Html:
    """A path."""
    return el("path", d=data, class_=class_, **attributes)


def line(data: str, style: str) -> Html:
    """A line of a style. That of two independent sources is double: a second, thinner one in the colour of the paper
    lies on it.
    """
    return join((path(data), path(data, "i"))) if style == "independent" else path(data)


def thread(drawn: Thread, start: int, end: int) -> str:
    """Path data of a thread: from x `start` at its upper record to its track, down, and on to x `end`; without a track
    from below that record on.
    """
    track, turn = drawn.track, THREAD_TURN
    if track is None:
        return f"M{start} {drawn.bottom}H{end}"
    return (
        f"M{start} {drawn.top}H{track + turn}q{-turn} 0 {-turn} {turn}"
        f"V{drawn.bottom - turn}q0 {turn} {turn} {turn}H{end}"
    )


def rounded_path(points: Sequence[Point]) -> str:
    """Path data of a polyline with rounded corners."""
    start, end = points[0], points[-1]
    data = f"M{start[0]} {start[1]}"
    for (previous, corner), (_, following) in pairwise(pairwise(points)):
        turn_start, turn_end = _towards(corner, previous), _towards(corner, following)
        data += f"L{turn_start[0]} {turn_start[1]}Q{corner[0]} {corner[1]} {turn_end[0]} {turn_end[1]}"
    return f"{data}L{end[0]} {end[1]}"


def arrowhead(points: Sequence[Point]) -> str:
    """Path data of an arrowhead at the end of a polyline whose last segment is vertical or horizontal."""
    (from_x, from_y), (x, y) = points[-2], points[-1]
    if x == from_x:
        base = -2 * ARROW_HALF_WIDTH if y > from_y else 2 * ARROW_HALF_WIDTH
        return f"M{x} {y}l{-ARROW_HALF_WIDTH} {base}h{2 * ARROW_HALF_WIDTH}z"
    base = -2 * ARROW_HALF_WIDTH if x > from_x else 2 * ARROW_HALF_WIDTH
    return f"M{x} {y}l{base} {-ARROW_HALF_WIDTH}v{2 * ARROW_HALF_WIDTH}z"


def outline(box: RecordBox, *, cut: bool) -> Html:
    """The outline of a box. cut: with cut corners, for a policy."""
    if not cut:
        return path(f"M{box.x} {box.y}h{box.width}v{box.height}h{-box.width}z", "b")
    width, height = box.width - 2 * CUT, box.height - 2 * CUT
    data = f"M{box.x + CUT} {box.y}h{width}l{CUT} {CUT}v{height}l{-CUT} {CUT}h{-width}l{-CUT} {-CUT}v{-height}z"
    return path(data, "b")


def mark(x: int, y: int, *, policy: bool, size: int = 4) -> str:
    """Path data of a small mark: a square for a case, a diamond for a policy."""
    if policy:
        return f"M{x} {y - size - 1}l{size + 1} {size + 1}l{-size - 1} {size + 1}l{-size - 1} {-size - 1}z"
    return f"M{x - size} {y - size}h{2 * size}v{2 * size}h{-2 * size}z"


def svg(parts: Iterable[Html], *, width: int, height: int, **attributes: str | None) -> Html:
    """An <svg> element with a viewBox; without a width attribute it scales to its container."""
    return el("svg", join(parts), viewBox=f"0 0 {width} {height}", **attributes)


def _towards(origin: Point, target: Point) -> Point:
    """The point TURN_RADIUS from the origin towards the target, at most to the middle."""
    distance = abs(target[0] - origin[0]) + abs(target[1] - origin[1])
    step = min(TURN_RADIUS, distance // 2)
    return origin[0] + step * _sign(target[0] - origin[0]), origin[1] + step * _sign(target[1] - origin[1])


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
