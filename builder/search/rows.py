"""Takes documents in their order; gives what the client shows of them: rows, excerpts, the columns of the facets."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from builder.search.document import KINDS, SearchDocument
from builder.search.postings import vlq
from builder.search.script import script
from builder.search.shards import base36

COLUMN = 8192
EXCERPT = 600
# Where many excerpts share a file, each is shorter: a reader pays for the whole file.
SHORT_EXCERPT, SHARED_BY = 300, 16
NAMES = 80

_SPACE = re.compile(r"\s+")

T = TypeVar("T")

Row = list[str | int]


def row_files(documents: Sequence[SearchDocument], *, rows: int, excerpts: int) -> dict[str, bytes]:
    """m: rows, x: excerpts; both with the power of two that says how many go to a file."""
    both = twins(documents)
    shown = [row(document, twin=document.address in both) for document in documents]
    files = {f"m/{number}": script(f"m{number}", block) for number, block in _blocks(shown, 1 << rows)}
    length = SHORT_EXCERPT if 1 << excerpts >= SHARED_BY else EXCERPT
    texts = [excerpt(document, length=length) for document in documents]
    return files | {f"x/{number}": script(f"x{number}", block) for number, block in _blocks(texts, 1 << excerpts)}


def facet_files(documents: Sequence[SearchDocument]) -> dict[str, bytes]:
    return {f"f/{name}": script(f"f{name}", column) for name, column in _columns(documents)}


def twins(documents: Sequence[SearchDocument]) -> frozenset[str]:
    """The addresses that are there in more than one language."""
    counts = Counter(document.address for document in documents)
    return frozenset(address for address, count in counts.items() if count > 1)


def row(document: SearchDocument, *, twin: bool) -> Row:
    """As the client reads it: address, title, kind, where, when, status, 1 if the other language has it too, names."""
    names = _names(document)
    where, when = document.where, document.when
    kind = KINDS.index(document.kind)
    return [document.address, document.title, kind, where, when, document.status, int(twin), names]


def excerpt(document: SearchDocument, *, length: int = EXCERPT) -> str:
    return _SPACE.sub(" ", document.body[: 2 * length]).strip()[:length]


def facets_of(document: SearchDocument) -> dict[str, tuple[str, ...]]:
    return {"language": (document.language,), "kind": (document.kind,), **document.facets}


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
