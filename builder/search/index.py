"""Takes every document, the glossary and the labels of the facets; gives the files of the search. Read first.

documents --tokenise--> token counts --impacts--> inverted index --posting_lists, tables--> files
                        words, pinyin, rows: further tables; core: what the client reads first
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from builder.language.languages import BUILT_IN, written_languages
from builder.search.budget import plan
from builder.search.collected import Contents
from builder.search.core_file import Labels, core, han, sorted_labels
from builder.search.impacts import Ranks, invert, sorted_with_ranks
from builder.search.jsonp import search_call
from builder.search.result_rows import converted_files, facet_files, row_files
from builder.search.search_document import CONVERTED, Concept, SearchDocument
from builder.search.tables import hashed_tables, shard_files, word_files
from builder.search.tokenise import DOCUMENT_BITS, Keys, WordTable, read_batch
from builder.search.vocabulary import vocabulary

FOLDER = "assets/search/"
# Documents in a batch: enough for arrays to be faster than loops, few enough for memory.
BATCH = 2_000


def search_files(
    documents: Iterable[SearchDocument],
    *,
    glossary: Iterable[Concept],
    labels: Labels,
    languages: Sequence[str] = written_languages(BUILT_IN),
    converted: Sequence[SearchDocument] = (),
) -> dict[str, bytes]:
    """Every file by its path in the site. The order of the documents does not matter.

    `labels`: by language, facet and id. `languages`: those of the documents, in the order of the index. `converted`:
    the documents of ORIGIN as CONVERTED shows them. Raises ValueError for a document in none of these languages, or for
    two at one address.
    """
    contents = _read(sorted(documents, key=lambda document: _sort_key(document, languages)), languages)
    concepts = tuple(glossary)
    files = {
        "han": han(contents, concepts, languages),
        **facet_files(contents.documents),
        **word_files(contents.vocabulary),
    }
    tables = hashed_tables(contents)
    allocation = plan(
        {table.letter: table.size for table in tables},
        documents=len(contents.documents) + len(converted),
        pages=_count_pages((*contents.documents, *converted)),
        other_files=len(files) + 1,
    )
    for table in tables:
        files |= shard_files(table, allocation[table.letter])
    files |= row_files(contents.documents, rows=allocation["m"], excerpts=allocation["x"])
    if converted:
        files |= converted_files(contents.documents, converted, rows=allocation["m"], excerpts=allocation["x"])
        files["hant"] = search_call("hant", {"labels": sorted_labels(labels)[CONVERTED]})
    index_labels = {language: names for language, names in labels.items() if language in languages}
    files["core"] = core(contents, files, sizes=allocation, glossary=concepts, labels=index_labels, languages=languages)
    return {f"{FOLDER}{name}.js": data for name, data in sorted(files.items())}


def _count_pages(documents: Sequence[SearchDocument]) -> int:
    return len({(document.language, document.address.partition("#")[0]) for document in documents})


def _sort_key(document: SearchDocument, languages: Sequence[str]) -> tuple[int, str]:
    return languages.index(document.language), document.address


def _read(documents: Sequence[SearchDocument], languages: Sequence[str]) -> Contents:
    _check(documents)
    words = WordTable()
    starts = range(0, len(documents), BATCH)
    batches = [read_batch(documents[first : first + BATCH], first=first, words=words) for first in starts]
    counts = _document_counts(words, [batch.words for batch in batches])
    stems, stem_ranks = sorted_with_ranks(words.stems())
    forms, form_ranks = sorted_with_ranks(list(words))
    editions = np.array([languages.index(document.language) for document in documents], np.int64)
    inverted = invert(batches, editions=editions, ranks=Ranks(words=stem_ranks, forms=form_ranks))
    stem_numbers = np.empty(len(forms), np.int64)
    stem_numbers[form_ranks] = stem_ranks[np.array(words.tokens, np.int64)]
    return Contents(
        documents=documents,
        inverted=inverted,
        words=stems,
        forms=forms,
        stems=stem_numbers,
        vocabulary=vocabulary(counts),
    )


def _check(documents: Sequence[SearchDocument]) -> None:
    if len(documents) >= 1 << DOCUMENT_BITS:
        raise ValueError(f"too many documents: {len(documents)}")
    for previous, document in pairwise(documents):
        if (previous.language, previous.address) == (document.language, document.address):
            raise ValueError(f"two documents at one address: {document.language} {document.address}")


def _document_counts(words: WordTable, batches: Sequence[Keys]) -> dict[str, int]:
    """The number of documents that each word stands in, by the word as it is written."""
    totals = np.zeros(len(words), np.int64)
    for word_keys in batches:
        word_numbers = (word_keys >> np.uint64(DOCUMENT_BITS)).astype(np.int64)
        totals += np.bincount(word_numbers, minlength=len(words))
    return dict(zip(words, totals.tolist(), strict=True))
