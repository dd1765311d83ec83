"""Takes documents in the order of the index; gives files of their result rows, excerpts and facet columns."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from builder.search.digits import base36, vlq
from builder.search.jsonp import search_call
from builder.search.search_document import KINDS, ORIGIN, SearchDocument

COLUMN_DOCUMENTS = 8192
EXCERPT_CHARACTERS = 600
# Where many excerpts share a file, each is shorter, since a reader loads the whole file.
EXCERPT_FILE_BYTES, MIN_EXCERPT_BYTES = 5_632, 210
NAMES_CHARACTERS = 80

_SPACE = re.compile(r"\s+")

T = TypeVar("T")

ResultRow = list[str | int]


def row_files(documents: Sequence[SearchDocument], *, rows: int, excerpts: int) -> dict[str, bytes]:
    """m: rows, x: excerpts. `rows`, `excerpts`: documents in a file."""
    twin_addresses = twins(documents)
    result_rows = [row(document, twin=document.address in twin_addresses) for document in documents]
    files = {f"m/{number}": search_call(f"m{number}", block) for number, block in _blocks(result_rows, rows)}
    texts = [excerpt(document, size=max(MIN_EXCERPT_BYTES, EXCERPT_FILE_BYTES // excerpts)) for document in documents]
    return files | {f"x/{number}": search_call(f"x{number}", block) for number, block in _blocks(texts, excerpts)}


def converted_files(
    documents: Sequence[SearchDocument], converted: Sequence[SearchDocument], *, rows: int, excerpts: int
) -> dict[str, bytes]:
    """h: rows, y: excerpts, numbered like m and x, with the converted documents in place of those of ORIGIN."""
    converted_by_address = {document.address: document for document in converted}
    shown_documents = [
        converted_by_address.get(document.address, document) if document.language == ORIGIN else document
        for document in documents
    ]
    letters = {"m": "h", "x": "y"}
    files = row_files(shown_documents, rows=rows, excerpts=excerpts)
    origin_files = {
        f"{letter}/{base36(number // size)}"
        for letter, size in (("m", rows), ("x", excerpts))
        for number, document in enumerate(documents)
        if document.language == ORIGIN
    }
    return {letters[name[0]] + name[1:]: _renamed(files[name], letters[name[0]]) for name in sorted(origin_files)}


def facet_files(documents: Sequence[SearchDocument]) -> dict[str, bytes]:
    return {f"f/{name}": search_call(f"f{name}", column) for name, column in _columns(documents)}


def twins(documents: Sequence[SearchDocument]) -> frozenset[str]:
    """The addresses that have documents in more than one language."""
    counts = Counter(document.address for document in documents)
    return frozenset(address for address, count in counts.items() if count > 1)


def row(document: SearchDocument, *, twin: bool) -> ResultRow:
    """As the client reads it: address, title, index in KINDS, where, when, status, 1 if it has a twin else 0, names."""
    names = _names(document)
    where, when = document.where, document.when
    kind = KINDS.index(document.kind)
    return [document.address, document.title, kind, where, when, document.status, int(twin), names]


def excerpt(document: SearchDocument, *, size: int) -> str:
    """The beginning of the body. `size`: in bytes; a Han character has three, and says as much as three letters."""
    text = _SPACE.sub(" ", document.body[: 2 * EXCERPT_CHARACTERS]).strip()[:EXCERPT_CHARACTERS]
    return text if 3 * len(text) <= size else text.encode("utf-8", "replace")[:size].decode("utf-8", "ignore")


def facets_of(document: SearchDocument) -> dict[str, tuple[str, ...]]:
    return {"language": (document.language,), "kind": (document.kind,), **document.facets}


def _renamed(file: bytes, letter: str) -> bytes:
    """A file of the index with the first letter of its name replaced."""
    function, opening, name = file.partition(b'("')
    return function + opening + letter.encode() + name[1:]


def _columns(documents: Sequence[SearchDocument]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Name and data of each file of facets; the name is <facet>-<number of the block>."""
    for block in range(0, len(documents), COLUMN_DOCUMENTS):
        facets = [facets_of(document) for document in documents[block : block + COLUMN_DOCUMENTS]]
        for facet in sorted(set(chain.from_iterable(facets))):
            values = [document_facets.get(facet, ()) for document_facets in facets]
            yield f"{facet}-{base36(block // COLUMN_DOCUMENTS)}", _column(values)


def _blocks(rows: Sequence[T], size: int) -> Iterator[tuple[str, Sequence[T]]]:
    for start in range(0, len(rows), size):
        yield base36(start // size), rows[start : start + size]


def _names(document: SearchDocument) -> str:
    """As many names as fit in NAMES_CHARACTERS, none shortened."""
    text = ""
    for name in document.names:
        candidate = f"{text} · {name}" if text else name
        if len(candidate) > NAMES_CHARACTERS:
            break
        text = candidate
    return text


def _column(values: Sequence[Sequence[str]]) -> Mapping[str, object]:
    """ids: the values of a facet, sorted. rows: for each document the number of its values, then their indices."""
    ids = sorted(set(chain.from_iterable(values)))
    index_of = {value: index for index, value in enumerate(ids)}
    numbers = [number for value_ids in values for number in (len(value_ids), *(index_of[value] for value in value_ids))]
    return {"ids": ids, "rows": vlq(numbers)}
