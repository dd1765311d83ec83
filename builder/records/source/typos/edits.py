"""Turns a statement with typing errors into an edit: the corrected lines, and the problems to report.

The `fix` of each problem is the corrected lines, and its value `lines` says how many lines of the file they replace.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.records.problem import Problem, Severity

# A correction of more characters is reported without a fix.
MAX_SHOWN = 8000
# YAML accepts these but reads something else; all others are syntax errors.
SILENT = {
    ("comment-in-text", Severity.WARNING),
    ("flow-text", Severity.ERROR),
    ("full-width-bracket", Severity.ERROR),
    ("full-width-colon", Severity.ERROR),
    ("full-width-comma", Severity.ERROR),
    ("full-width-dash", Severity.ERROR),
    ("full-width-quote", Severity.ERROR),
    ("full-width-quotes", Severity.ERROR),
    ("full-width-space", Severity.ERROR),
    ("no-space-after-colon", Severity.ERROR),
    ("no-space-after-dash", Severity.ERROR),
    ("quote-not-closed", Severity.ERROR),
}


@dataclass(frozen=True)
class Edit:
    """Replaces `count` lines from `first` (from 0) with `lines`; count is 0 if no correction is certain."""

    first: int
    count: int
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Slip:
    """A typing error; line and column from 0."""

    code: str
    line: int
    column: int
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class MendedStatement:
    """The `count` lines of a statement from `first` on, corrected (None: no correction is certain), and its slips."""

    first: int
    count: int
    lines: list[str] | None
    slips: list[Slip]


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, list[int]]:
    """The text with all edits of errors applied, and the original line (from 0) of each of its lines.

    For mended lines that is -1 minus the first line of their edit.
    """
    lines: list[str] = []
    origin: list[int] = []
    old = text.split("\n")
    at = 0
    for edit in edits:
        if not edit.count or all(problem.severity is Severity.WARNING for problem in edit.problems):
            continue
        lines += [*old[at : edit.first], *edit.lines]
        origin += [*range(at, edit.first), *[-1 - edit.first] * len(edit.lines)]
        at = edit.first + edit.count
    return "\n".join(lines + old[at:]), [*origin, *range(at, len(old))]


def as_edit(path: str, old: list[str], statement: MendedStatement, *, refused: bool) -> Edit | None:
    """A statement as an edit of only the changed lines; the problems have the first of them as their line."""
    slips = [slip for slip in statement.slips if refused or (slip.code, slip.severity) in SILENT]
    if not slips:
        return None
    first, count, lines = statement.first, statement.count, statement.lines
    if lines is None or lines == old[first : first + count] or sum(map(len, lines)) > MAX_SHOWN:
        problems = tuple(Problem(path, s.line + 1, s.column + 1, s.severity, s.code, s.values) for s in slips)
        return Edit(first, 0, (), problems)
    while count > 1 and len(lines) > 1 and lines[0] == old[first]:
        first, count, lines = first + 1, count - 1, lines[1:]
    while count > 1 and len(lines) == count and lines[-1] == old[first + count - 1]:
        count, lines = count - 1, lines[:-1]
    problems = tuple(_problem(path, slip, first, count, old[first], lines) for slip in slips)
    return Edit(first, count, tuple(lines), tuple(dict.fromkeys(problems)))


def _problem(path: str, slip: Slip, first: int, count: int, old: str, lines: list[str]) -> Problem:
    column = slip.column
    if slip.line != first:
        column = next((at for at, pair in enumerate(zip(old, lines[0], strict=False)) if len(set(pair)) > 1), len(old))
    values = tuple(sorted((*slip.values, ("lines", str(count)))))
    return Problem(path, first + 1, column + 1, slip.severity, slip.code, values, "\n".join(lines))
