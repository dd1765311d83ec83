"""The state of one pass over the lines of a file: its position, the open collections, the statements with errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.records.problem import Severity
from builder.records.source.typos.edits import MendedStatement, Slip
from builder.records.source.typos.patterns import is_void

LOOK_AHEAD = 50


class Level(NamedTuple):
    """An open block collection: its column, and whether it is a list."""

    column: int
    is_list: bool


@dataclass(slots=True)
class Scan:
    """One pass over the lines.

    levels: open block collections. parent: the column of a key still without value; parent_han: whether that key is
    Chinese. after_plain: whether the preceding text could continue here. statements: those with typing errors.
    unknown: line and offset of each lone `?`. slips: the typing errors of the current statement.
    """

    lines: list[str]
    at: int = 0
    levels: list[Level] = field(default_factory=list)
    parent: int | None = None
    parent_han: bool = False
    after_plain: bool = False
    statements: list[MendedStatement] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)

    def further(self, start: int) -> Iterator[str]:
        """All lines from a number on."""
        return (self.lines[number] for number in range(start, len(self.lines)))

    def following(self, start: int) -> Iterator[str]:
        """The next lines from a number on, up to LOOK_AHEAD, without empty lines and comments."""
        return (line for line in self.lines[start : start + LOOK_AHEAD] if not is_void(line))

    def next_line(self) -> str:
        """The next line that is neither empty nor a comment; '' at the end."""
        return next(self.following(self.at + 1), "")

    def slip(
        self, code: str, column: int, *, line: int | None = None, severity: Severity = Severity.ERROR, **values: str
    ) -> None:
        """Note a typing error; without `line`, on the current line."""
        place = self.at if line is None else line
        self.slips.append(Slip(code, place, column, tuple(sorted(values.items())), severity))
