"""Parses the bytes of a record file into a document: text scalars with their places, and every syntax error.

    bytes --text--> characters --events--> nodes; on errors --typos--> edits --recovered--> further problems

Only the parser of libyaml is used: its composer and constructors guess types and overflow the stack on deep nesting.
"""

from __future__ import annotations

import re

from builder.records.problem import Problem, Severity, error
from builder.records.source.document import Document, Mapping, Node, Scalar, Sequence
from builder.records.source.events import MAX_DEPTH, MAX_PROBLEMS, Parsed, build
from builder.records.source.text import MAX_BYTES, read_text

__all__ = ["MAX_BYTES", "MAX_DEPTH", "read_document"]

_UNKNOWN = re.compile(r"^([ ]*(?:[\w-]+: |- (?:[\w-]+: )?))\?(?=[ \t]*$)", re.MULTILINE)
"""An unknown date at the end of a line."""


def read_document(path: str, data: bytes) -> Document:
    """Parse a file; never raises. `path` only labels the problems.

    The root is None if the syntax is broken or a typing error changes the content. Otherwise it holds all valid nodes;
    of a repeated key the first. An empty value and an alias become a Scalar without text and not `quoted`, which later
    steps do not report again.
    """
    from builder.records.source.recovered import recover  # A check of what is known does without, and without its time.
    from builder.records.source.typos import find

    text, problems = read_text(path, data)
    if text is None:
        return Document(path, None, problems)
    text, built = _built(path, text)
    if built.too_deep:
        return Document(path, None, _sorted([*problems, *built.problems]))
    edits = find(path, text, refused=built.refusal is not None, prose=built.prose)
    slip_problems = [problem for edit in edits for problem in edit.problems]
    if built.refusal is None and not any(problem.severity is Severity.ERROR for problem in slip_problems):
        root = built.root if isinstance(built.root, Mapping) else None
        return Document(path, root, _sorted([*problems, *slip_problems, *built.problems, *_of_root(path, built)]))
    rest, mended = recover(path, text, edits)
    return Document(path, None, _sorted([*problems, *rest]), mended)


def _built(path: str, text: str) -> tuple[str, Parsed]:
    """The nodes of a text, and the text they are parsed from, with quotes around unknown dates (`key: ?`, `- ?`)."""
    quoted, count = _UNKNOWN.subn(r'\1"?"', text)
    if count and '"?"' not in text:
        built = build(path, quoted)
        if not (built.refusal or built.problems) and _count_unknown(built.root) == count:
            return quoted, built
    return _built_in_doubt(path, text)


def _count_unknown(node: Node | None) -> int:
    """How many values are an unknown date: as many as were quoted, if none of these is within a longer text."""
    if isinstance(node, Mapping):
        return sum(_count_unknown(pair.value) for pair in node.entries)
    if isinstance(node, Sequence):
        return sum(map(_count_unknown, node.items))
    return node is not None and node.raw == '"?"'


def _built_in_doubt(path: str, text: str) -> tuple[str, Parsed]:
    """The same of a text without unknown dates or with slips: its lines are scanned for what is to be quoted."""
    built = build(path, text)
    if built.refusal is None and all(problem.code != "key-not-text" for problem in built.problems):
        return text, built
    from builder.records.source.typos import quote_unknown

    quoted = quote_unknown(text)
    return (text, built) if quoted == text else (quoted, build(path, quoted))


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems))[:MAX_PROBLEMS])


def _of_root(path: str, built: Parsed) -> list[Problem]:
    """The problem of a file without a record."""
    if built.root is None or (isinstance(built.root, Scalar) and not built.root.raw):
        return [error("empty-file", path, 1, 1)]
    if isinstance(built.root, Mapping):
        return []
    return [error("not-a-record", path, built.root.place.line, built.root.place.column)]
