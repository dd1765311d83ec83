"""Takes the bytes of a record file, gives a document: text scalars with their places, and every fault of syntax.

    bytes --text--> characters --events--> nodes; where those fail or mislead --slips--> edits --mended--> the rest

libyaml only parses: its composer and constructors, which guess types and die of deep nesting, are never reached.
"""

from __future__ import annotations

from builder.records.problem import Problem, Severity, error
from builder.records.source.document import Document, Mapping, Scalar
from builder.records.source.events import MAX_DEPTH, MAX_PROBLEMS, Parsed, build
from builder.records.source.recovered import behind
from builder.records.source.text import MAX_BYTES, read_text
from builder.records.source.typos import find, quote_unknown

__all__ = ["MAX_BYTES", "MAX_DEPTH", "read_document"]


def read_document(path: str, data: bytes) -> Document:
    """A file, read; never raises. `path` only labels the problems.

    The root is None if the syntax is broken or a slip changes what the file says. Otherwise it holds all that could be
    read: of a repeated key the first, without what is refused. An empty value and an alias leave a Scalar without
    text and not `quoted`, of which no later step needs to speak again.
    """
    text, problems = read_text(path, data)
    if text is None:
        return Document(path, None, problems)
    text, built = _built(path, text)
    if built.too_deep:
        return Document(path, None, _sorted([*problems, *built.problems]))
    edits = find(path, text, refused=built.refusal is not None, prose=built.prose)
    found = [problem for edit in edits for problem in edit.problems]
    if built.refusal is None and not any(problem.severity is Severity.ERROR for problem in found):
        root = built.root if isinstance(built.root, Mapping) else None
        return Document(path, root, _sorted([*problems, *found, *built.problems, *_of_root(path, built)]))
    rest, mended = behind(path, text, edits)
    return Document(path, None, _sorted([*problems, *rest]), mended)


def _built(path: str, text: str) -> tuple[str, Parsed]:
    """The tree of a text, and the text it comes from, in which an unknown date, `key: ?` or `- ?`, has its quotes."""
    built = build(path, text)
    if built.refusal is None and all(problem.code != "key-not-text" for problem in built.problems):
        return text, built
    quoted = quote_unknown(text)
    return (text, built) if quoted == text else (quoted, build(path, quoted))


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems))[:MAX_PROBLEMS])


def _of_root(path: str, built: Parsed) -> list[Problem]:
    """The fault of a file that holds no record."""
    if built.root is None or (isinstance(built.root, Scalar) and not built.root.raw):
        return [error("empty-file", path, 1, 1)]
    if isinstance(built.root, Mapping):
        return []
    return [error("not-a-record", path, built.root.place.line, built.root.place.column)]
