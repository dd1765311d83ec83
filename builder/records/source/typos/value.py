"""The start of the value of a statement, and the value as read."""

from __future__ import annotations

from dataclasses import dataclass

from builder.records.source.typos.scanner import Scan


@dataclass(frozen=True, slots=True)
class Start:
    """The first line of a value, and the offset in it; further lines are indented more than the column `parent`.

    keyed: whether a key precedes it, and not only a dash.
    """

    scan: Scan
    line: str
    at: int
    parent: int
    keyed: bool

    @property
    def text(self) -> str:
        """The value on the first line."""
        return self.line[self.at :].rstrip()


@dataclass(frozen=True, slots=True)
class Value:
    """The corrected lines of a value, the first without its head (None: unchanged), and their number."""

    lines: list[str] | None
    count: int = 1
