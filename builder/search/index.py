"""Takes every document, the glossary and the labels of the facets; gives the files of the search. Read first.

documents --reading--> what stands where --impacts--> inverted index --lists, tables--> files
                          words, pinyin, rows: side tables; core: what the client reads first
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from builder.language.languages import BUILT_IN, written_languages
from builder.search.budget import plan
from builder.search.collected import Contents
from builder.search.core_file import Labels, core, han, sorted_labels
from builder.search.impacts import Ranks, in_order, invert
from builder.search.jsonp import search_call
from builder.search.result_rows import converted_files, facet_files, row_files
from builder.search.search_document import CONVERTED, Concept, SearchDocument
from builder.search.tables import hashed_tables, sharded, word_files
from builder.search.tokenise import DOCUMENT_BITS, Keys, WordTable, read
from builder.search.vocabulary import vocabulary

FOLDER = "assets/search/"
# Documents read at once: enough for arrays to pay, few enough for memory.
BATCH = 2_000


def search_files(
    documents: Iterable[SearchDocument],
    *,
    glossary: Iterable[Concept],
    labels: Labels,
    languages: Sequence[str] = written_languages(BUILT_IN),
    converted: Sequence[SearchDocument] = (),
) -> dict[str, bytes]:
    """Every file by its path in the site. The same for the same documents, in whatever order they come.

    `labels`: by language, facet and id. `languages`: those of the documents, in the order of the index. `converted`:
    the documents of ORIGIN as CONVERTED shows them. ValueError for a document in none of these languages, or for two at
    one address.
    """
    contents = _read(sorted(documents, key=lambda document: _order(document, languages)), languages)
    concepts = tuple(glossary)
    files = {
        "han": han(contents, concepts, languages),
        **facet_files(contents.documents),
        **word_files(contents.vocabulary),
    }
    tables = hashed_tables(contents)
    spread = plan(
        {table.letter: table.size for table in tables},
        documents=len(contents.documents) + len(converted),
        pages=_pages((*contents.documents, *converted)),
        others=len(files) + 1,
    )
    for table in tables:
        files |= sharded(table, spread[table.letter])
    files |= row_files(contents.documents, rows=spread["m"], excerpts=spread["x"])
    if converted:
        files |= converted_files(contents.documents, converted, rows=spread["m"], excerpts=spread["x"])
        files["hant"] = search_call("hant", {"labels": sorted_labels(labels)[CONVERTED]})
    known = {language: names for language, names in labels.items() if language in languages}
    files["core"] = core(contents, files, sizes=spread, glossary=concepts, labels=known, languages=languages)
    return {f"{FOLDER}{name}.js": data for name, data in sorted(files.items())}


def _pages(documents: Sequence[SearchDocument]) -> int:
    return len({(document.language, document.address.partition("#")[0]) for document in documents})


def _order(document: SearchDocument, languages: Sequence[str]) -> tuple[int, str]:
    return languages.index(document.language), document.address


def _read(documents: Sequence[SearchDocument], languages: Sequence[str]) -> Contents:
    _check(documents)
    words = WordTable()
    starts = range(0, len(documents), BATCH)
    batches = [read(documents[first : first + BATCH], first=first, words=words) for first in starts]
    counts = _counts(words, [batch.words for batch in batches])
    stems, stem_ranks = in_order(words.stems())
    forms, form_ranks = in_order(list(words))
    editions = np.array([languages.index(document.language) for document in documents], np.int64)
    inverted = invert(batches, editions=editions, ranks=Ranks(words=stem_ranks, forms=form_ranks))
    token_of = np.empty(len(forms), np.int64)
    token_of[form_ranks] = stem_ranks[np.array(words.tokens, np.int64)]
    return Contents(
        documents=documents,
        inverted=inverted,
        words=stems,
        forms=forms,
        stems=token_of,
        vocabulary=vocabulary(counts),
    )


def _check(documents: Sequence[SearchDocument]) -> None:
    if len(documents) >= 1 << DOCUMENT_BITS:
        raise ValueError(f"too many documents: {len(documents)}")
    for before, document in pairwise(documents):
        if (before.language, before.address) == (document.language, document.address):
            raise ValueError(f"two documents at one address: {document.language} {document.address}")


def _counts(words: WordTable, batches: Sequence[Keys]) -> dict[str, int]:
    """In how many documents each word stands, as it is written."""
    total = np.zeros(len(words), np.int64)
    for keys in batches:
        numbers = (keys >> np.uint64(DOCUMENT_BITS)).astype(np.int64)
        total += np.bincount(numbers, minlength=len(words))
    return dict(zip(words, total.tolist(), strict=True))
