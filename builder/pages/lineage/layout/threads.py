"""The picture for a narrow screen: takes records from the top and the ties between them, gives each a line of text, and
threads to their left.

Every record has a row; below it stands each tie with a record above, in words; a thread leads there from that record.
Threads that would touch run in tracks of their own (the left-edge algorithm of Hashimoto and Stevens, 1971).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

YEAR, TRACK, INDENT = 38, 8, 13
"""Room for the years, between two threads, between a mark and its text."""
TITLE, WORD, ABOVE, BELOW = 18, 16, 14, 2
"""The height of a line of a title and of a line of words, and the room above a record and below its title."""
MOST_TRACKS = 12
"""More threads side by side would leave no room for text: further ones share the outermost track."""


@dataclass(frozen=True)
class Strand:
    """A tie below a record: the record above that it comes from, its kind, the lines of its words."""

    key: str
    above: str
    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NarrowRow:
    """A record: the lines of its title, and its ties with records above."""

    key: str
    title: tuple[str, ...]
    strands: tuple[Strand, ...] = ()


@dataclass(frozen=True)
class Thread:
    """A tie, drawn: from the mark of the upper record down a track to its words."""

    strand: Strand
    top: int
    track: int
    bottom: int


@dataclass(frozen=True)
class Threads:
    """The picture: marks at x = mark, texts from x = text; the middle of the first line of each record, by its key."""

    mark: int
    text: int
    height: int
    records: Mapping[str, int]
    threads: tuple[Thread, ...]


def threads(rows: Sequence[NarrowRow]) -> Threads:
    """The places of everything in the picture of these rows, whose texts are wrapped already."""
    heights = _heights(rows)
    strands = [strand for row in rows for strand in row.strands]
    found = _tracks(strands, heights)
    mark = YEAR + TRACK * (1 + max(found.values(), default=-1)) + TRACK // 2
    drawn = (
        Thread(strand, heights[strand.above], mark - TRACK * (found[_trunk(strand)] + 1), heights[strand.key])
        for strand in strands
    )
    return Threads(mark, mark + INDENT, heights[""], {row.key: heights[row.key] for row in rows}, tuple(drawn))


def _heights(rows: Sequence[NarrowRow]) -> dict[str, int]:
    """The middle of the first line of each record and tie; the whole height under the empty key."""
    found: dict[str, int] = {}
    y = 0
    for row in rows:
        y += ABOVE
        found[row.key] = y + TITLE // 2
        y += TITLE * len(row.title) + BELOW
        for strand in row.strands:
            found[strand.key] = y + WORD // 2
            y += WORD * len(strand.lines)
    return {**found, "": y + ABOVE // 2}


def _trunk(strand: Strand) -> tuple[str, str]:
    """Threads of a kind that come from one record run together as far as they can."""
    return strand.above, strand.kind


def _tracks(strands: Sequence[Strand], heights: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """A track for each trunk, the nearest that is free over its length; the shortest choose first."""
    ends: dict[tuple[str, str], int] = {}
    for strand in strands:
        ends[_trunk(strand)] = max(ends.get(_trunk(strand), 0), heights[strand.key])
    spans = {trunk: (heights[trunk[0]], end) for trunk, end in ends.items()}
    taken: list[list[tuple[int, int]]] = []
    found: dict[tuple[str, str], int] = {}
    for trunk, span in sorted(spans.items(), key=lambda one: (one[1][1] - one[1][0], one[1], one[0])):
        free = (n for n, track in enumerate(taken) if not any(_touch(span, other) for other in track))
        at = next(free, min(len(taken), MOST_TRACKS - 1))
        taken += [[]] if at == len(taken) else []
        taken[at].append(span)
        found[trunk] = at
    return found


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
