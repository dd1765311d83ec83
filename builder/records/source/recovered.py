"""Takes a broken text and its slips, gives what shows once they are mended: further problems, and the record."""

from __future__ import annotations

from collections.abc import Sequence as Lines
from dataclasses import replace
from typing import overload

from builder.records.problem import Problem, error
from builder.records.source.document import Mapping, Node, Pair, Place, Scalar, Sequence
from builder.records.source.events import Parsed, Refusal, build
from builder.records.source.typos import Edit, apply

# Where these are mended, what belongs to what is a guess, on which no other fault should rest.
GUESSES = {"indentation", "stray-line"}
# How often a text is read again without a mend that did not do.
MAX_ROUNDS = 10


def behind(path: str, text: str, edits: Lines[Edit]) -> tuple[list[Problem], Mapping | None]:
    """The slips with all that stands behind them, and the mended record; a mend that libyaml refuses is taken back."""
    for _ in range(MAX_ROUNDS):
        mended, origin = apply(text, edits)
        built = build(path, mended)
        refusal = built.refusal
        if refusal is None:
            return _with_further(built, edits, origin), _record(built, edits, origin)
        line = origin[min(refusal.line, len(origin)) - 1]
        if line >= 0:
            break
        edits = [_taken_back(edit) if edit.first == -1 - line else edit for edit in edits]
    found = _problems(edits)
    if refusal is not None and line >= 0 and all(problem.line <= line for problem in found):
        found.append(_worded(path, text, replace(refusal, line=line + 1)))
    return found, None


def _problems(edits: Lines[Edit]) -> list[Problem]:
    return [problem for edit in edits for problem in edit.problems]


def _is_guess(edits: Lines[Edit]) -> bool:
    return any(problem.code in GUESSES for problem in _problems(edits))


def _worded(path: str, text: str, refusal: Refusal) -> Problem:
    """What libyaml said, where no slip explains it."""
    before = [line for line in text.split("\n")[: refusal.line - 1] if line.strip() and line[0] != "#"]
    if "<document start>" in refusal.said and before and before[-1].startswith("..."):
        return error("second-document", path, refusal.line, refusal.column)
    return error("yaml-syntax", path, refusal.line, refusal.column, said=refusal.said)


def _taken_back(edit: Edit) -> Edit:
    """An edit that shows no mend; a comment keeps its place while the rest is read."""
    problems = tuple(_without_fix(problem) for problem in edit.problems)
    return replace(edit, lines=("#",) * len(edit.lines), problems=problems)


def _without_fix(problem: Problem) -> Problem:
    return replace(problem, fix="", values=tuple(pair for pair in problem.values if pair[0] != "lines"))


# Problems of the mended text.


def _with_further(built: Parsed, edits: Lines[Edit], origin: list[int]) -> list[Problem]:
    """The slips with the faults of the mended text that stand on lines of the file as it is."""
    if _is_guess(edits):
        return _problems(edits)
    further = (_at_origin(problem, origin) for problem in built.problems)
    return _problems(edits) + [problem for problem in further if problem is not None]


def _at_origin(problem: Problem, origin: list[int]) -> Problem | None:
    """A problem of the mended text as one of the file, unless it stands on a mended line."""
    line = origin[problem.line - 1]
    if line < 0:
        return None
    values = dict(problem.values)
    if "first" in values:
        first = origin[int(values["first"]) - 1]
        values["first"] = str(first + 1 if first >= 0 else -first)
    return replace(problem, line=line + 1, values=tuple(sorted(values.items())))


# The mended record.


def _record(built: Parsed, edits: Lines[Edit], origin: list[int]) -> Mapping | None:
    """The record of a mended text with the places of the file as it is; None where a mend is a guess."""
    return None if _is_guess(edits) or not isinstance(built.root, Mapping) else _relocated(built.root, origin)


@overload
def _relocated(node: Mapping, origin: list[int]) -> Mapping: ...
@overload
def _relocated(node: Scalar, origin: list[int]) -> Scalar: ...
@overload
def _relocated(node: Node, origin: list[int]) -> Node: ...
def _relocated(node: Node, origin: list[int]) -> Node:
    """A node with the places of the file; a negative line is that of a mend."""
    line = origin[min(node.place.line, len(origin)) - 1]
    place = Place(line + 1 if line >= 0 else line, node.place.column)
    if isinstance(node, Mapping):
        entries = (Pair(_relocated(each.key, origin), _relocated(each.value, origin)) for each in node)
        return replace(node, entries=tuple(entries), place=place)
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_relocated(item, origin) for item in node.items), place=place)
    return replace(node, place=place)
