"""Parses a broken text again with its typing errors corrected: gives the further problems, and the record."""

from __future__ import annotations

from collections.abc import Sequence as Lines
from dataclasses import replace
from typing import overload

from builder.records.problem import Problem, error
from builder.records.source.document import Mapping, Node, Pair, Place, Scalar, Sequence
from builder.records.source.events import Parsed, Refusal, build
from builder.records.source.typos import Edit, apply

# After these corrections the nesting is a guess, so no other problem is reported.
GUESSES = {"indentation", "stray-line"}
# How often a text is parsed again without an edit that libyaml refused.
MAX_ROUNDS = 10


def recover(path: str, text: str, edits: Lines[Edit]) -> tuple[list[Problem], Mapping | None]:
    """All problems of a text, and its mended record; an edit that libyaml refuses is undone."""
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
    problems = _problems(edits)
    if refusal is not None and line >= 0 and all(problem.line <= line for problem in problems):
        problems.append(_worded(path, text, replace(refusal, line=line + 1)))
    return problems, None


def _problems(edits: Lines[Edit]) -> list[Problem]:
    return [problem for edit in edits for problem in edit.problems]


def _is_guess(edits: Lines[Edit]) -> bool:
    return any(problem.code in GUESSES for problem in _problems(edits))


def _worded(path: str, text: str, refusal: Refusal) -> Problem:
    """The problem of a syntax error that no typing error explains."""
    before = [line for line in text.split("\n")[: refusal.line - 1] if line.strip() and line[0] != "#"]
    if "<document start>" in refusal.reason and before and before[-1].startswith("..."):
        return error("second-document", path, refusal.line, refusal.column)
    return error("yaml-syntax", path, refusal.line, refusal.column, said=refusal.reason)


def _taken_back(edit: Edit) -> Edit:
    """The edit without a fix; a comment takes the place of its lines while the rest is parsed."""
    problems = tuple(_without_fix(problem) for problem in edit.problems)
    return replace(edit, lines=("#",) * len(edit.lines), problems=problems)


def _without_fix(problem: Problem) -> Problem:
    return replace(problem, fix="", values=tuple(pair for pair in problem.values if pair[0] != "lines"))


# Problems of the mended text.


def _with_further(built: Parsed, edits: Lines[Edit], origin: list[int]) -> list[Problem]:
    """The typing errors, and the problems of the mended text on unchanged lines."""
    if _is_guess(edits):
        return _problems(edits)
    further = (_at_origin(problem, origin) for problem in built.problems)
    return _problems(edits) + [problem for problem in further if problem is not None]


def _at_origin(problem: Problem, origin: list[int]) -> Problem | None:
    """A problem of the mended text with its line in the file; None on a mended line."""
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
    """The record of a mended text with places in the original file; None if an edit is a guess."""
    return None if _is_guess(edits) or not isinstance(built.root, Mapping) else _relocated(built.root, origin)


@overload
def _relocated(node: Mapping, origin: list[int]) -> Mapping: ...
@overload
def _relocated(node: Scalar, origin: list[int]) -> Scalar: ...
@overload
def _relocated(node: Node, origin: list[int]) -> Node: ...
def _relocated(node: Node, origin: list[int]) -> Node:
    """A node with its places in the original file; a negative line is that of an edit."""
    line = origin[min(node.place.line, len(origin)) - 1]
    place = Place(line + 1 if line >= 0 else line, node.place.column)
    if isinstance(node, Mapping):
        entries = (Pair(_relocated(entry.key, origin), _relocated(entry.value, origin)) for entry in node)
        return replace(node, entries=tuple(entries), place=place)
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_relocated(item, origin) for item in node.items), place=place)
    return replace(node, place=place)
