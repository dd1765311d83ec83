"""Marks quotes as checked: takes the bytes of a record file and what was found, gives bytes with `checked:`.

What is written stands behind the words of the quote, or in the place of what `checked:` said before; no other byte is
touched. The file is read again afterwards: where anything but `checked:` would be another, nothing is written.
"""

from __future__ import annotations

import codecs
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.records.model.declare import key_names
from builder.records.model.record import Case, Quote, QuoteCheck, Source
from builder.records.model.values import QuoteId
from builder.records.problem import Severity
from builder.records.source import read_document
from builder.records.source.document import Document, Node, Place, Scalar
from builder.records.source.document import Mapping as Map

SOURCES, QUOTES = key_names(Case, "sources"), key_names(Source, "quotes")
TEXT, CHECKED = key_names(Quote, "text"), key_names(Quote, "checked")
DATE, DIGEST = key_names(QuoteCheck, "date"), key_names(QuoteCheck, "digest")
"""Fields in English and Chinese."""


@dataclass(frozen=True)
class Mark:
    """What `checked:` says. date: as 2026-11-28."""

    date: str
    digest: str


@dataclass(frozen=True)
class WrittenQuote:
    """A quote in its file. place: of its id. chinese: whether its fields have Chinese names."""

    place: Place
    fields: Map
    text: Scalar
    checked: Node | None
    chinese: bool


def written_quotes(document: Document) -> dict[QuoteId, WrittenQuote]:
    """The quotes of a record file, in their order; those without words are left out."""
    return dict(_written_quotes(document))


def _written_quotes(document: Document) -> Iterator[tuple[QuoteId, WrittenQuote]]:
    for key, source in _entries(document.root, SOURCES):
        for quote, node in _entries(source, QUOTES):
            text, checked = _field(node, TEXT), _field(node, CHECKED)
            if isinstance(node, Map) and isinstance(text, Scalar):
                chinese = node.get(TEXT[0]) is None
                yield (key.text, quote.text), WrittenQuote(quote.place, node, text, checked, chinese)


def _entries(node: Node | None, names: tuple[str, str]) -> Iterator[tuple[Scalar, Node]]:
    value = _field(node, names)
    if isinstance(value, Map):
        yield from ((entry.key, entry.value) for entry in value)


def _field(node: Node | None, names: tuple[str, str]) -> Node | None:
    if not isinstance(node, Map):
        return None
    return next((value for name in names if (value := node.get(name)) is not None), None)


def replace_file(path: Path, data: bytes) -> None:
    """Give a file other bytes in one step; its rights stay, and a link leads where it did. Raises OSError."""
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(data)
        shutil.copymode(path, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def marked(path: str, data: bytes, marks: Mapping[QuoteId, Mark]) -> bytes | None:
    """The bytes of a record file with these quotes marked as checked; None where that cannot be written.

    It cannot where the file or its `checked:` has errors, or blank lines behind the words belong to them (`|+`).
    """
    document = read_document(path, data)
    quotes = written_quotes(document)
    has_errors = any(problem.severity is Severity.ERROR for problem in document.problems)
    if has_errors or not marks.keys() <= quotes.keys():
        return None
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    lines = data.removeprefix(bom).decode("utf-8").split("\n")
    edits = [edit for id_, mark in marks.items() for edit in _edits(lines, quotes[id_], mark)]
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.column - 1] + edit.text + line[edit.column - 1 + edit.length :]
    written = bom + "\n".join(lines).encode("utf-8")
    again = read_document(path, written)
    return written if _unmarked(again.root) == _unmarked(document.root) and _has(again, marks) else None


@dataclass(frozen=True)
class _Edit:
    """A text in the place of some characters of a line; both count from 1."""

    line: int
    column: int
    length: int
    text: str


def _edits(lines: list[str], quote: WrittenQuote, mark: Mark) -> Iterator[_Edit]:
    day, digest = _field(quote.checked, DATE), _field(quote.checked, DIGEST)
    if isinstance(day, Scalar) and isinstance(digest, Scalar):
        for scalar, text in ((day, mark.date), (digest, _digest(mark))):
            yield _Edit(scalar.place.line, scalar.place.column, len(scalar.raw), text)
    elif quote.checked is None:
        yield _insertion(lines, quote, _entry(mark, quote.chinese))


def _insertion(lines: list[str], quote: WrittenQuote, entry: str) -> _Edit:
    """The edit that puts an entry behind the words of a quote: within braces, or on a line of its own."""
    start = quote.fields.place
    if lines[start.line - 1][start.column - 1] == "{":
        end = _end(quote.text)
        return _Edit(end.line, end.column, 0, f", {entry}")
    number = quote.text.place.line + quote.text.raw.rstrip().count("\n")
    model = lines[number - 1] if number < len(lines) else lines[0]
    line_end = "\r\n" if model.endswith("\r") else "\n"
    column = len(lines[number - 1].removesuffix("\r")) + 1
    return _Edit(number, column, 0, f"{line_end}{' ' * (start.column - 1)}{entry}")


def _entry(mark: Mark, chinese: bool) -> str:
    checked, date, digest = (names[chinese] for names in (CHECKED, DATE, DIGEST))
    return f"{checked}: {{{date}: {mark.date}, {digest}: {_digest(mark)}}}"


def _digest(mark: Mark) -> str:
    """A digest of figures alone, or with one e among them, is quoted: other programs would read a number."""
    return f'"{mark.digest}"' if set(mark.digest) <= set("0123456789e") else mark.digest


def _end(scalar: Scalar) -> Place:
    """Where a scalar ends: the place behind its last character."""
    before, line_end, last = scalar.raw.rstrip().rpartition("\n")
    if line_end:
        return Place(scalar.place.line + before.count("\n") + 1, len(last) + 1)
    return Place(scalar.place.line, scalar.place.column + len(last))


def _unmarked(node: Node | None) -> object:
    """What a document says, without what its quotes say of their check."""
    if isinstance(node, Map):
        return [(entry.key.text, _unmarked(entry.value)) for entry in node if entry.key.text not in CHECKED]
    if isinstance(node, Scalar):
        return node.text.removesuffix("\n")
    return [_unmarked(item) for item in node.items] if node else None


def _has(document: Document, marks: Mapping[QuoteId, Mark]) -> bool:
    """Whether the quotes of a document say what was written."""
    quotes = written_quotes(document)
    return all(id_ in quotes and _said(quotes[id_]) == (mark.date, mark.digest) for id_, mark in marks.items())


def _said(quote: WrittenQuote) -> tuple[str, ...]:
    values = (_field(quote.checked, names) for names in (DATE, DIGEST))
    return tuple(value.text for value in values if isinstance(value, Scalar))
