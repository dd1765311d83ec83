"""Layout for narrow screens: takes rows of records with their ties, gives the positions of texts and of the threads
to their left.

Below each record its ties with records above are listed; a thread runs to each from the upper record. Threads that
would overlap get separate tracks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.pages.lineage.layout.tracks import tracks

YEAR_WIDTH, TRACK_WIDTH, TEXT_INDENT = 38, 8, 13
"""Space for the years, between two threads, between a mark and its text."""
TITLE_HEIGHT, TEXT_HEIGHT, SPACE_ABOVE, SPACE_BELOW = 18, 16, 14, 2
"""Line heights of titles and of tie labels; space above a record and below its title."""
MOST_TRACKS = 8
"""More tracks would leave little space for text, and no eye follows one of more: of further threads, the longest, only
the end is drawn.
"""


@dataclass(frozen=True)
class Strand:
    """A tie below its lower record. above: key of the upper record. style: of its line. lines: its wrapped label;
    without any the thread ends at the record.
    """

    key: str
    above: str
    style: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NarrowRow:
    """A record with its wrapped title and its ties with records above."""

    key: str
    title: tuple[str, ...]
    strands: tuple[Strand, ...] = ()


@dataclass(frozen=True)
class Thread:
    """The line of a tie: from the upper record's mark (y = top) along a track (x) down to its label (y = bottom).

    track: None where there is room for the end alone.
    """

    strand: Strand
    top: int
    track: int | None
    bottom: int


@dataclass(frozen=True)
class Threads:
    """The layout. mark_x, text_x: x of marks and texts. records: y of the first title line, by key of the record."""

    mark_x: int
    text_x: int
    height: int
    records: Mapping[str, int]
    threads: tuple[Thread, ...]


def threads(rows: Sequence[NarrowRow]) -> Threads:
    """The layout of these rows, whose texts are already wrapped."""
    positions = _positions(rows)
    strands = [strand for row in rows for strand in row.strands]
    trunk_tracks = _tracks(strands, positions)
    mark_x = YEAR_WIDTH + TRACK_WIDTH * (1 + max(trunk_tracks.values(), default=-1)) + TRACK_WIDTH // 2
    tracks_x = {trunk: mark_x - TRACK_WIDTH * (track + 1) for trunk, track in trunk_tracks.items()}
    placed = (
        Thread(strand, positions[strand.above], tracks_x.get(_trunk(strand)), positions[strand.key])
        for strand in strands
    )
    records = {row.key: positions[row.key] for row in rows}
    return Threads(mark_x, mark_x + TEXT_INDENT, positions[""], records, tuple(placed))


def _positions(rows: Sequence[NarrowRow]) -> dict[str, int]:
    """y of the middle of the first line of each record and tie, by key; the total height under ''."""
    positions: dict[str, int] = {}
    y = 0
    for row in rows:
        y += SPACE_ABOVE
        positions[row.key] = y + TITLE_HEIGHT // 2
        y += TITLE_HEIGHT * len(row.title) + SPACE_BELOW
        for strand in row.strands:
            positions[strand.key] = y + TEXT_HEIGHT // 2 if strand.lines else positions[row.key]
            y += TEXT_HEIGHT * len(strand.lines)
    return {**positions, "": y + SPACE_ABOVE // 2}


def _trunk(strand: Strand) -> tuple[str, str]:
    """Threads of one style from the same record share a track."""
    return strand.above, strand.style


def _tracks(strands: Sequence[Strand], positions: Mapping[str, int]) -> Mapping[tuple[str, str], int]:
    """The track of each trunk: the nearest that is free over its length, shortest trunks first."""
    ends: dict[tuple[str, str], int] = {}
    for strand in strands:
        ends[_trunk(strand)] = max(ends.get(_trunk(strand), 0), positions[strand.key])
    spans = {trunk: (positions[trunk[0]], end) for trunk, end in ends.items()}
    shortest_first = sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[1], item[0]))
    return tracks(shortest_first, most=MOST_TRACKS)
