"""Takes what is shown of documents, by number; gives files of result rows, of excerpts and of facet columns.

Numbers that no document has leave gaps: 0 in a file of rows or excerpts, no values in a column.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from builder.search.digits import base36, vlq
from builder.search.jsonp import search_call
from builder.search.kept_document import KeptDocument
from builder.search.numbers import SPARSENESS
from builder.search.search_document import KINDS

COLUMN_NUMBERS = 8192
# Where many excerpts share a file, each is shorter, since a reader loads the whole file.
EXCERPT_FILE_BYTES, MIN_EXCERPT_BYTES = 5_632, 210

Entry = str | list[str | int]
Facets = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document in the order of the index. `twin`: whether its address has one in another language."""

    address: str
    twin: bool
    kept: KeptDocument


MakeEntry = Callable[[Numbered], Entry]


def row_entry(document: Numbered) -> Entry:
    """As the client reads it: address, title, index in KINDS, where, when, status, 1 if it has a twin else 0, names."""
    shown = document.kept.read()
    kind = KINDS.index(document.kept.kind)
    texts = shown.title, shown.where, shown.when, shown.status
    return [document.address, texts[0], kind, *texts[1:], int(document.twin), shown.names]


def excerpt_entry(document: Numbered, *, share: int) -> Entry:
    """The beginning of the body; a Han character has three bytes, and says as much as three letters.

    `share`: numbers that share a file.
    """
    size = max(MIN_EXCERPT_BYTES, EXCERPT_FILE_BYTES * SPARSENESS // share)
    text = document.kept.read().excerpt
    return text if 3 * len(text) <= size else text.encode("utf-8", "replace")[:size].decode("utf-8", "ignore")


def block_files(
    letter: str, blocks: Iterable[int], documents: Mapping[int, Numbered], *, size: int, entry: MakeEntry
) -> Iterator[tuple[str, bytes]]:
    """`documents`: by number. `size`: numbers in a file."""
    for block in blocks:
        found = _without_end([documents.get(number) for number in range(block * size, (block + 1) * size)])
        entries = [entry(document) if document else 0 for document in found]
        yield f"{letter}/{base36(block)}", search_call(f"{letter}{base36(block)}", entries)


def facet_files(blocks: Iterable[int], documents: Mapping[int, Numbered]) -> Iterator[tuple[str, bytes]]:
    """One of each facet that a document of a block has."""
    for block in blocks:
        numbers = range(block * COLUMN_NUMBERS, (block + 1) * COLUMN_NUMBERS)
        found = _without_end([documents.get(number) for number in numbers])
        texts = [each.kept.facets if each else None for each in found]
        facets: dict[str | None, Facets] = {text: json.loads(text) if text else {} for text in dict.fromkeys(texts)}
        for facet in sorted(set(chain.from_iterable(facets.values()))):
            values = {text: each.get(facet, ()) for text, each in facets.items()}
            name = f"{facet}-{base36(block)}"
            yield f"f/{name}", search_call(f"f{name}", _column(texts, values))


def _without_end(documents: list[Numbered | None]) -> list[Numbered | None]:
    """Without the gap at the end."""
    while documents and documents[-1] is None:
        documents.pop()
    return documents


def _column(texts: Iterable[str | None], values: Mapping[str | None, Sequence[str]]) -> Mapping[str, object]:
    """ids: the values of a facet, sorted. rows: for each number how many values it has, then their indices.

    `texts`: of each number the key of its values.
    """
    ids = sorted(set(chain.from_iterable(values.values())))
    index_of = {value: index for index, value in enumerate(ids)}
    written = {text: vlq([len(names), *(index_of[name] for name in names)]) for text, names in values.items()}
    return {"ids": ids, "rows": "".join(map(written.__getitem__, texts))}
