"""Line wrapping for SVG: takes a text, gives its lines."""

from __future__ import annotations

import re
from functools import lru_cache

from builder.pages.parts.text_width import text_width

WIDE_LATIN = 1.15
"""Readers see the pictures in the font of their device: Verdana and DejaVu Sans are about so much wider than others."""

_PIECE = re.compile(
    r"[^\s\u2e80-\u9fff\uff00-\uff60]+[，。、；：）》」』”’]*\s*|[（《「『“‘]*.[，。、；：）》」』”’…]*\s*", re.DOTALL
)


def width(text: str) -> float:
    """The width of a text in em, in a wide font."""
    return text_width(text, latin_scale=WIDE_LATIN)


def wrap(text: str, max_width: float, *, max_lines: int = 0) -> tuple[str, ...]:
    """The text in lines of at most max_width em, where its words allow; a line keeps its trailing space.

    max_lines: if not 0, further lines are cut off with an ellipsis.

    >>> wrap("Social innovators’ institute", 10)
    ('Social ', 'innovators’ ', 'institute')
    """
    lines: list[str] = []
    for piece in _PIECE.findall(text.strip()):
        if lines and width((lines[-1] + piece).rstrip()) <= max_width:
            lines[-1] += piece
        else:
            lines.append(piece)
    if max_lines and len(lines) > max_lines:
        return (*lines[: max_lines - 1], lines[max_lines - 1].rstrip("，。、；：,. ") + "…")
    return tuple(lines)


@lru_cache(maxsize=16384)
def wrap_evenly(text: str, max_width: float, *, max_lines: int = 0) -> tuple[str, ...]:
    """As wrap(), but with lines of more even length: a last line with a single word is avoided.

    >>> wrap_evenly("案例案例案例案例案", 8)
    ('案例案例案', '例案例案')
    """
    lines, limit = wrap(text, max_width, max_lines=max_lines), max_width - 0.5
    while limit >= 1:
        candidate = wrap(text, limit, max_lines=max_lines)
        if len(candidate) != len(lines) or any(width(line.rstrip()) > limit for line in candidate):
            break
        lines, limit = candidate, limit - 0.5
    return lines
