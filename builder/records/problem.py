"""A problem: one fault in one place, as data. Every step of the pipeline gives them; only report.py words them.

It holds no sentence. `code` names the entry in the locales that has the message and the hint in each language;
`values` fills their blanks and `fix` is the mended text, shown below the hint as it should stand in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How bad it is. Only errors stop a build or change an exit code."""

    ERROR = 0
    WARNING = 1

    def __reduce_ex__(self, _: object) -> tuple[type[Severity], tuple[int]]:
        """By its value, as Python 3.11.4 and later do: the state of a build calls no function, getattr neither."""
        return Severity, (int(self),)


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. Sorts by path, then place, so that sorted problems read from top to bottom.

    path: relative to the base, with '/'. line and column count from 1; columns are in characters.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())
    fix: str = ""


def error(code: str, path: str, line: int, column: int, *, fix: str = "", **values: str) -> Problem:
    """An error at a place; keyword arguments fill the blanks of its message."""
    return Problem(path, line, column, Severity.ERROR, code, tuple(sorted(values.items())), fix)


def warning(code: str, path: str, line: int, column: int, *, fix: str = "", **values: str) -> Problem:
    """A warning at a place; it is shown and changes nothing."""
    return Problem(path, line, column, Severity.WARNING, code, tuple(sorted(values.items())), fix)
