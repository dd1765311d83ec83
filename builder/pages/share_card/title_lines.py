"""The lines of a text on a card: takes it and steps of size, gives the largest size at which it fits, and even lines.

A line ends between words, in Chinese between phrases; marks stay with what they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from math import inf

from builder.language.phrases import phrases
from builder.pages.share_card.faces import runs, width

_PARTS = re.compile(r"([\u3400-\u9fff]+)|\s+|[^\s\u3400-\u9fff]+")
_OPENING = tuple("（《〈「『【“‘([")
_CLOSING = tuple("，。、；：？！）》〉」』】”’…—·)],.;:?!")
ELLIPSIS = "…"


@dataclass(frozen=True)
class Step:
    """A size in pixels, and how many lines of it there is room for."""

    size: int
    lines: int


@dataclass(frozen=True)
class SetTitle:
    """A title as it is set."""

    size: int
    lines: tuple[str, ...]


def set_title(title: str, language: str, steps: Sequence[Step], room: int) -> SetTitle:
    """The title at the first step at which it fits; at the last, as much of it as does. room: in pixels."""
    pieces = tuple(_pieces(title))
    if not runs(title, language):
        return SetTitle(steps[0].size, ())
    for step in steps:
        if lines := _even_lines(pieces, language, step, room):
            return SetTitle(step.size, lines)
    return SetTitle(steps[-1].size, tuple(_shortened(title, language, steps[-1], room)))


def _pieces(title: str) -> Iterator[str]:
    """What stands on one line, each with the space behind it; a closing mark with what it closes."""
    held = ""
    for part in _parts(title):
        if held and not held.endswith(_OPENING) and not part.startswith(_CLOSING) and not part.isspace():
            yield held
            held = ""
        held += part
    if held.strip():
        yield held


def _parts(title: str) -> Iterator[str]:
    for match in _PARTS.finditer(title.strip()):
        yield from phrases(match[0]) if match[1] else (match[0],)


def _even_lines(pieces: tuple[str, ...], language: str, step: Step, room: int) -> tuple[str, ...]:
    """The fewest lines that hold the pieces, as even as they can be; none where there is no room."""
    line_width = _line_widths(pieces, language, step.size)
    for count in range(1, min(step.lines, len(pieces)) + 1):
        if best := _cheapest(len(pieces), count, line_width, room):
            return tuple("".join(pieces[start:end]).strip() for start, end in pairwise((*best, len(pieces))))
    return ()


def _line_widths(pieces: Sequence[str], language: str, size: int) -> Callable[[int, int], float]:
    """The width of the pieces from one to another, as a line."""
    sums = tuple(accumulate((width(piece, language, size) for piece in pieces), initial=0.0))
    bare = [width(piece.rstrip(), language, size) for piece in pieces]
    return lambda start, end: sums[end - 1] - sums[start] + bare[end - 1]


def _cheapest(total: int, count: int, line_width: Callable[[int, int], float], room: int) -> tuple[int, ...]:
    """Where the lines begin that leave the least space, in squares, so that none is much shorter than another."""

    @cache
    def rest(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        ends = (total,) if left == 1 else range(start + 1, total - left + 2)
        spaces = ((end, room - line_width(start, end)) for end in ends)
        ways = (
            (end, space * space, rest(end, left - 1) if left > 1 else (0.0, ())) for end, space in spaces if space >= 0
        )
        return min(((cost + further, (start, *starts)) for _, cost, (further, starts) in ways), default=(inf, ()))

    cost, starts = rest(0, count)
    return starts if cost < inf else ()


def _shortened(title: str, language: str, step: Step, room: int) -> Iterable[str]:
    """The lines that there is room for, filled one after the other, at any character where a word has no room."""
    lines = [""]
    for piece in (part for word in _pieces(title) for part in _fitting(word, language, step, room)):
        if width((lines[-1] + piece).strip(), language, step.size) > room:
            lines.append("")
        lines[-1] += piece
    if len(lines) <= step.lines:
        return [line.strip() for line in lines]
    last = lines[step.lines - 1].strip()
    while last and width(last + ELLIPSIS, language, step.size) > room:
        last = last[:-1].rstrip()
    return [*(line.strip() for line in lines[: step.lines - 1]), last + ELLIPSIS]


def _fitting(word: str, language: str, step: Step, room: int) -> Iterable[str]:
    return (word,) if width(word.strip(), language, step.size) <= room else tuple(word)
