"""Text in a picture: takes words, gives lines of a width that is counted, not measured, so that it never differs."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

LATIN = 0.56
"""The width of a Latin letter in ems, a little above the mean of the usual sans-serif fonts."""
_PIECE = re.compile(
    r"[^\s\u2e80-\u9fff\uff00-\uff60]+[，。、；：）》」』”’]*\s*|[（《「『“‘]*.[，。、；：）》」』”’…]*\s*", re.DOTALL
)


def width(text: str) -> float:
    """The width of a text in ems.

    >>> width("案例"), round(width("case"), 2)
    (2.0, 2.24)
    """
    return sum(1.0 if east_asian_width(sign) in "WF" else LATIN for sign in text)


def wrapped(text: str, ems: float, *, most: int = 0) -> tuple[str, ...]:
    """The text in lines of at most so many ems, if its words allow it; a line keeps the space that it breaks at.

    most: the most lines, if not 0; what is more is cut with an ellipsis.

    >>> wrapped("Social innovators’ institute", 10)
    ('Social ', 'innovators’ ', 'institute')
    """
    lines: list[str] = []
    for piece in _PIECE.findall(text.strip()):
        if lines and width((lines[-1] + piece).rstrip()) <= ems:
            lines[-1] += piece
        else:
            lines.append(piece)
    if most and len(lines) > most:
        return (*lines[: most - 1], lines[most - 1].rstrip("，。、；：,. ") + "…")
    return tuple(lines)


def balanced(text: str, ems: float, *, most: int = 0) -> tuple[str, ...]:
    """The same in as many lines, of more even length: none ends in a word of its own without need.

    >>> balanced("案例案例案例案例案", 8)
    ('案例案例案', '例案例案')
    """
    made, room = wrapped(text, ems, most=most), ems - 0.5
    while room >= 1:
        tighter = wrapped(text, room, most=most)
        if len(tighter) != len(made) or any(width(line.rstrip()) > room for line in tighter):
            break
        made, room = tighter, room - 0.5
    return made
