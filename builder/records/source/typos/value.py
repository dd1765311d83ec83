"""Where the value of a statement starts, and how it is given back once read."""

from __future__ import annotations

from dataclasses import dataclass

from builder.records.source.typos.scanner import Scan


@dataclass(frozen=True, slots=True)
class Start:
    """The first line of a value, and the offset in it; what goes on below has to be right of the column `parent`.

    keyed: whether a key stands before it, and not just a dash.
    """

    scan: Scan
    line: str
    at: int
    parent: int
    keyed: bool

    @property
    def text(self) -> str:
        """What stands on the first line."""
        return self.line[self.at :].rstrip()


@dataclass(frozen=True, slots=True)
class Value:
    """The lines of a value as they should be, the first without its head (None: as they are), and how many it takes."""

    lines: list[str] | None
    count: int = 1
