"""Takes documents in their order; gives what the client shows of them: rows, excerpts, the columns of the facets."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from builder.search.digits import base36, vlq
from builder.search.jsonp import search_call
from builder.search.search_document import KINDS, ORIGIN, SearchDocument

COLUMN = 8192
EXCERPT = 600
# Where many excerpts share a file, each is shorter: a reader pays for the whole file.
EXCERPTS_BYTES, LEAST = 5_632, 210
NAMES = 80

_SPACE = re.compile(r"\s+")

T = TypeVar("T")

ResultRow = list[str | int]


def row_files(documents: Sequence[SearchDocument], *, rows: int, excerpts: int) -> dict[str, bytes]:
    """m: rows, x: excerpts; both with how many documents go to a file."""
    both = twins(documents)
    shown = [row(document, twin=document.address in both) for document in documents]
    files = {f"m/{number}": search_call(f"m{number}", block) for number, block in _blocks(shown, rows)}
    texts = [excerpt(document, size=max(LEAST, EXCERPTS_BYTES // excerpts)) for document in documents]
    return files | {f"x/{number}": search_call(f"x{number}", block) for number, block in _blocks(texts, excerpts)}


def converted_files(
    documents: Sequence[SearchDocument], converted: Sequence[SearchDocument], *, rows: int, excerpts: int
) -> dict[str, bytes]:
    """h: rows, y: excerpts, as m and x have them and under the same numbers, for readers of the other script."""
    instead = {document.address: document for document in converted}
    shown = [instead.get(each.address, each) if each.language == ORIGIN else each for each in documents]
    letters = {"m": "h", "x": "y"}
    files = row_files(shown, rows=rows, excerpts=excerpts)
    of_origin = {
        f"{letter}/{base36(number // size)}"
        for letter, size in (("m", rows), ("x", excerpts))
        for number, each in enumerate(documents)
        if each.language == ORIGIN
    }
    return {letters[name[0]] + name[1:]: _renamed(files[name], letters[name[0]]) for name in sorted(of_origin)}


def facet_files(documents: Sequence[SearchDocument]) -> dict[str, bytes]:
    return {f"f/{name}": search_call(f"f{name}", column) for name, column in _columns(documents)}


def twins(documents: Sequence[SearchDocument]) -> frozenset[str]:
    """The addresses that are there in more than one language."""
    counts = Counter(document.address for document in documents)
    return frozenset(address for address, count in counts.items() if count > 1)


def row(document: SearchDocument, *, twin: bool) -> ResultRow:
    """As the client reads it: address, title, kind, where, when, status, 1 if the other language has it too, names."""
    names = _names(document)
    where, when = document.where, document.when
    kind = KINDS.index(document.kind)
    return [document.address, document.title, kind, where, when, document.status, int(twin), names]


def excerpt(document: SearchDocument, *, size: int) -> str:
    """In bytes, for a Han character says as much as three letters."""
    text = _SPACE.sub(" ", document.body[: 2 * EXCERPT]).strip()[:EXCERPT]
    return text if 3 * len(text) <= size else text.encode("utf-8", "replace")[:size].decode("utf-8", "ignore")


def facets_of(document: SearchDocument) -> dict[str, tuple[str, ...]]:
    return {"language": (document.language,), "kind": (document.kind,), **document.facets}


def _renamed(file: bytes, letter: str) -> bytes:
    """The script that hands over the same under another letter."""
    head, mark, rest = file.partition(b'("')
    return head + mark + letter.encode() + rest[1:]


def _columns(documents: Sequence[SearchDocument]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each file of facets by its name: <facet>-<number of the block>."""
    for block in range(0, len(documents), COLUMN):
        facets = [facets_of(document) for document in documents[block : block + COLUMN]]
        for facet in sorted(set(chain.from_iterable(facets))):
            values = [each.get(facet, ()) for each in facets]
            yield f"{facet}-{base36(block // COLUMN)}", _column(values)


def _blocks(rows: Sequence[T], size: int) -> Iterator[tuple[str, Sequence[T]]]:
    for start in range(0, len(rows), size):
        yield base36(start // size), rows[start : start + size]


def _names(document: SearchDocument) -> str:
    """Those that fit, whole."""
    text = ""
    for name in document.names:
        longer = f"{text} · {name}" if text else name
        if len(longer) > NAMES:
            break
        text = longer
    return text


def _column(values: Sequence[Sequence[str]]) -> Mapping[str, object]:
    ids = sorted(set(chain.from_iterable(values)))
    places = {value: place for place, value in enumerate(ids)}
    numbers = [number for each in values for number in (len(each), *(places[value] for value in each))]
    return {"ids": ids, "rows": vlq(numbers)}
