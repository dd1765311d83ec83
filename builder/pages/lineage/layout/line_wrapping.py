"""Line wrapping for SVG: takes a text, gives its lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from builder.pages.parts.text_width import HAN, SCRIPT_GAP, character_widths, text_width

WIDE_LATIN = 1.15
"""Readers see the pictures in the font of their device: Verdana and DejaVu Sans are about so much wider than others."""

_PIECE = re.compile(r"[（《「『“‘]*(?:[^\s\u2e80-\u9fff\uff00-\uff60]+|.)[，。、；：）》」』”’…]*\s*", re.DOTALL)
"""What stays on one line: a word, a number or a character of Han, with brackets and marks beside it."""
_INEXACT = 1e-6
"""Sums of widths that differ by less are compared as width() adds them up."""


def width(text: str) -> float:
    """The width of a text in em, in a wide font."""
    return text_width(text, latin_scale=WIDE_LATIN)


def wrap(text: str, max_width: float, *, max_lines: int = 0) -> tuple[str, ...]:
    """The text in lines of at most max_width em, where its words allow; a line keeps its trailing space.

    max_lines: if not 0, further lines are cut off with an ellipsis.

    >>> wrap("Social innovators’ institute", 10)
    ('Social ', 'innovators’ ', 'institute')
    >>> wrap("条例（1998 年）", 5)
    ('条例', '（1998 ', '年）')
    """
    measured = _measured(text)
    lines: list[str] = []
    at = 0
    while at < len(measured.pieces):
        end = measured.end_of_line(at, max_width)
        lines.append("".join(measured.pieces[at:end]))
        at = end
    if max_lines and len(lines) > max_lines:
        return (*lines[: max_lines - 1], _cut_off(lines[max_lines - 1], max_width))
    return tuple(lines)


def _cut_off(line: str, max_width: float) -> str:
    """As much of a line as stands beside an ellipsis."""
    kept = line.rstrip("，。、；：,. ")
    while width(f"{kept}…") > max_width and len(kept) > 1:
        kept = kept[:-1].rstrip("，。、；：,. ")
    return f"{kept}…"


@dataclass(frozen=True)
class _Measured:
    """A text in the pieces that stay on one line. starts, ends: the width of the text up to the beginning of each, and
    up to its end without the space after it. widest: the width of the widest.
    """

    pieces: tuple[str, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    widest: float

    def end_of_line(self, at: int, max_width: float) -> int:
        """The number of the piece that begins the next line."""
        limit = self.starts[at] + max_width
        end = bisect_left(self.ends, limit - _INEXACT, at + 1)
        while end < len(self.ends) and self.ends[end] <= limit + _INEXACT:
            if width("".join(self.pieces[at : end + 1]).rstrip()) > max_width:
                break
            end += 1
        return end


@lru_cache(maxsize=256)
def _measured(text: str) -> _Measured:
    """A text with its measures, which wrap_evenly() asks for at several widths."""
    pieces = tuple(_PIECE.findall(text.strip()))
    widths, starts, ends = character_widths(WIDE_LATIN), [], []
    total, was_han = 0.0, None
    for piece in pieces:
        for at, character in enumerate(piece):
            character_width = widths[character]
            is_han = character_width == HAN
            total += SCRIPT_GAP * (was_han not in (is_han, None))
            if not at:
                starts.append(total)
            total += character_width
            if not character.isspace():
                end = total
            was_han = is_han
        ends.append(end)
    return _Measured(pieces, tuple(starts), tuple(ends), max((width(piece.rstrip()) for piece in pieces), default=0))


@lru_cache(maxsize=16384)
def wrap_evenly(text: str, max_width: float, *, max_lines: int = 0) -> tuple[str, ...]:
    """As wrap(), but with lines of more even length: a last line with a single word is avoided.

    >>> wrap_evenly("案例案例案例案例案", 8)
    ('案例案例案', '例案例案')
    """
    lines, limit = wrap(text, max_width, max_lines=max_lines), max_width - 0.5
    widest = 0 if max_lines else _measured(text).widest
    while limit >= max(1, widest):
        candidate = wrap(text, limit, max_lines=max_lines)
        is_cut = max_lines and "".join(candidate) != text.strip()
        if len(candidate) != len(lines) or is_cut or any(width(line.rstrip()) > limit for line in candidate):
            break
        lines, limit = candidate, limit - 0.5
    return lines
