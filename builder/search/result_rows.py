"""Takes what is shown of documents, by number; gives files of result rows, each with its excerpt, and of facet columns.

Numbers that no document has leave gaps: 0 in a file of rows, no values in a column.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from builder.search.digits import base36, vlq
from builder.search.jsonp import search_call
from builder.search.kept_document import KeptDocument, shortened
from builder.search.numbers import SPARSENESS
from builder.search.search_document import KINDS

COLUMN_NUMBERS = 8192
NO_VALUES = vlq([0])
# Where many rows share a file, each excerpt is shorter, since a reader loads the whole file.
EXCERPT_FILE_BYTES, MIN_EXCERPT_BYTES = 2_816, 192

Entry = list[str | int]
Facets = Mapping[str, Sequence[str]]


class Numbered(NamedTuple):
    """A document in the order of the index."""

    address: str
    twin: bool
    """Whether its address has a document in another language."""
    kept: KeptDocument


def row_entry(document: Numbered, *, share: int) -> Entry:
    """As the client reads it: address, title, index in KINDS, where, when, status, 1 if it has a twin else 0, names,
    excerpt. `share`: numbers that share a file.
    """
    shown = document.kept.read()
    kind = KINDS.index(document.kept.kind)
    texts = shown.title, shown.where, shown.when, shown.status
    excerpt = _excerpt(shown.excerpt, share=share)
    return [document.address, texts[0], kind, *texts[1:], int(document.twin), shown.names, excerpt]


def _excerpt(text: str, *, share: int) -> str:
    """The beginning of the body; a Han character has three bytes, and says as much as three letters."""
    size = max(MIN_EXCERPT_BYTES, int(EXCERPT_FILE_BYTES * SPARSENESS) // share)
    return text if len(text.encode("utf-8", "replace")) <= size else shortened(text, bytes_at_most=size)


def block_files(
    letter: str, blocks: Iterable[int], documents: Mapping[int, Numbered], *, size: int
) -> Iterator[tuple[str, bytes]]:
    """`documents`: by number. `size`: numbers in a file."""
    for block in blocks:
        found = _without_end([documents.get(number) for number in range(block * size, (block + 1) * size)])
        entries = [row_entry(document, share=size) if document else 0 for document in found]
        yield f"{letter}/{base36(block)}", search_call(f"{letter}{base36(block)}", entries)


def facet_files(blocks: Iterable[int], documents: Mapping[int, Numbered]) -> Iterator[tuple[str, bytes]]:
    """One of each facet that a document of a block has. `documents`: by number, ascending."""
    by_block: dict[int, list[tuple[int, str]]] = {block: [] for block in blocks}
    for number, document in documents.items():
        if number // COLUMN_NUMBERS in by_block:
            by_block[number // COLUMN_NUMBERS].append((number, document.kept.facets))
    for block, found in by_block.items():
        numbers = [block * COLUMN_NUMBERS - 1, *(number for number, _ in found)]
        gaps = [NO_VALUES * (number - before - 1) for before, number in pairwise(numbers)]
        texts = [text for _, text in found]
        facets: dict[str, Facets] = {text: json.loads(text) for text in dict.fromkeys(texts)}
        for facet in sorted(set(chain.from_iterable(facets.values()))):
            values = {text: each.get(facet, ()) for text, each in facets.items()}
            name = f"{facet}-{base36(block)}"
            yield f"f/{name}", search_call(f"f{name}", _column(texts, values, gaps))


def _without_end(documents: list[Numbered | None]) -> list[Numbered | None]:
    """Without the gap at the end."""
    while documents and documents[-1] is None:
        documents.pop()
    return documents


def _column(texts: Iterable[str], values: Facets, gaps: Iterable[str]) -> Mapping[str, object]:
    """ids: the values of a facet, sorted. rows: for each number how many values it has, then their indices.

    `texts`: of each document the key of its values. `gaps`: the rows of the numbers before it that have none.
    """
    ids = sorted(set(chain.from_iterable(values.values())))
    index_of = {value: index for index, value in enumerate(ids)}
    written = {text: vlq([len(names), *(index_of[name] for name in names)]) for text, names in values.items()}
    rows = chain.from_iterable(zip(gaps, map(written.__getitem__, texts), strict=True))
    return {"ids": ids, "rows": "".join(rows)}
