"""Takes every document, the glossary and the labels of the facets; gives the files of the search. Read first.

documents --tokenise, counts--> text_index --impacts, posting_lists--> entries --table_files--> files
          --kept_document, numbers--> result_rows: rows, excerpts, facets; core: what the client reads first

The files depend on the set of documents alone. An index that is kept from one build to the next takes the documents
that are new, changed or gone, and computes anew what depends on them; without it all documents are new.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain

import numpy as np

from builder.language.languages import BUILT_IN, written_languages
from builder.search.budget import plan
from builder.search.catalogue import Catalogue, Key, catalogued
from builder.search.changed_entries import all_pinyin_entries, changed_entries
from builder.search.core_file import Labels, core, han, sorted_labels, stamped
from builder.search.document_files import document_files, facet_columns
from builder.search.jsonp import search_call
from builder.search.kept_document import kept
from builder.search.search_document import CONVERTED, KINDS, Concept, SearchDocument
from builder.search.table_files import TableFiles, changed, size_with
from builder.search.text_index import Change, no_text, updated
from builder.search.tokenise import FORM, WORD
from builder.search.vocabulary import by_initial, vocabulary

FOLDER = "assets/search/"
TABLES = "tucp"


def search_files(
    documents: Iterable[SearchDocument],
    *,
    glossary: Iterable[Concept],
    labels: Labels,
    languages: Sequence[str] = written_languages(BUILT_IN),
    converted: Iterable[SearchDocument] = (),
) -> dict[str, bytes]:
    """Every file by its path in the site. The order of the documents does not matter.

    `labels`: by language, facet and id. `languages`: those of the documents, in the order of the index. `converted`:
    the documents of ORIGIN as CONVERTED shows them. Raises ValueError for a document in none of these languages, or for
    two at one address.
    """
    index = SearchIndex(languages)
    index.update(chain(documents, converted))
    return index.files(glossary=glossary, labels=labels)


class SearchIndex:
    """The search of a site, from one set of documents to the next."""

    def __init__(self, languages: Sequence[str] = written_languages(BUILT_IN)) -> None:
        """`languages`: those of the documents, in the order of the index, without CONVERTED."""
        self.languages = tuple(languages)
        self.changed: frozenset[str] = frozenset()
        """The files that the last call of `files` gave that are new or other than before."""
        self._catalogue = Catalogue()
        self._text = no_text(len(self.languages))
        self._tables = {letter: TableFiles(letter, (), 0) for letter in TABLES}
        self._sizes: Mapping[str, int] = {}
        self._files: dict[str, bytes] = {}
        self._digests: dict[str, bytes] = {}
        self._pending: dict[Key, SearchDocument | None] = {}

    def update(self, documents: Iterable[SearchDocument], removed: Iterable[Key] = ()) -> None:
        """`documents`: new or changed, those of CONVERTED too. `removed`: those that are gone.

        Raises ValueError as `search_files` does.
        """
        self._pending |= dict.fromkeys(removed)
        new: set[Key] = set()
        for document in documents:
            key = document.language, document.address
            if key in new:
                raise ValueError(f"two documents at one address: {document.language} {document.address}")
            (*self.languages, CONVERTED).index(document.language)
            KINDS.index(document.kind)
            new.add(key)
            self._pending[key] = document

    def files(self, *, glossary: Iterable[Concept], labels: Labels) -> dict[str, bytes]:
        """Every file by its path in the site. `labels`: by language, facet and id."""
        before, after = self._catalogue, self._with_pending()
        self._text, selection = updated(self._text, self._change(before, after))
        entries = changed_entries(self._text, selection) | {"p": all_pinyin_entries(self._text, after.people())}
        concepts = tuple(glossary)
        files = facet_columns(before, after, self._files) | self._vocabulary_files()
        files["han"] = han(self._text.counts, self._text.words.stems, glossary=concepts, languages=self.languages)
        if after.converted:
            files["hant"] = search_call("hant", {"labels": sorted_labels(labels)[CONVERTED]})
        # Those of pinyin are made anew each time.
        self._tables["p"] = TableFiles("p", (), 0)
        table_sizes = {letter: size_with(self._tables[letter], entries[letter]) for letter in TABLES}
        sizes = self._plan(after, table_sizes, other_files=len(files) + 1)
        for letter, table in self._tables.items():
            self._tables[letter] = changed(table, entries[letter], files=sizes[letter], size=table_sizes[letter])
        files |= {name: data for table in self._tables.values() for name, data in table.by_name()}
        files |= document_files(before, after, self._files, sizes=sizes, sizes_before=self._sizes)
        self._catalogue, self._sizes, self._pending = after, sizes, {}
        core_data = core(
            after.by_number,
            span=after.span,
            sizes=sizes,
            glossary=concepts,
            labels={language: names for language, names in labels.items() if language in self.languages},
            languages=self.languages,
        )
        return self._published(files, core_data)

    def _with_pending(self) -> Catalogue:
        documents = dict(self._catalogue.documents)
        for key, document in self._pending.items():
            if document is None:
                documents.pop(key, None)
            else:
                documents[key] = kept(document)
        return catalogued(documents, self.languages)

    def _change(self, before: Catalogue, after: Catalogue) -> Change:
        new_numbers = np.full(before.size, -1)
        for key, number in before.numbers.items():
            new_numbers[number] = -1 if key in self._pending else after.numbers[key]
        documents = {
            after.numbers[key]: document for key, document in self._pending.items() if document and key in after.numbers
        }
        return Change(new_numbers, list(documents.values()), list(documents), after.size)

    def _vocabulary_files(self) -> dict[str, bytes]:
        """w: the Latin words by their first letter."""
        tokens = self._text.counts.tokens
        first = int(np.searchsorted(tokens, np.uint64(FORM)))
        words = list(self._text.words)
        numbers = (tokens[first:] & np.uint64(WORD - 1)).tolist()
        counts = dict(zip(map(words.__getitem__, numbers), self._text.documents[first:].tolist(), strict=True))
        return {f"w/{key}": search_call(f"w{key}", text) for key, text in by_initial(vocabulary(counts)).items()}

    def _plan(self, catalogue: Catalogue, table_sizes: Mapping[str, int], *, other_files: int) -> dict[str, int]:
        numbers = np.array(list(catalogue.by_number), np.int64)
        shown_otherwise = [numbers[np.isin(numbers, catalogue.origin)]] if catalogue.converted else []
        pages = catalogue.count_pages()
        return plan(table_sizes, [numbers, *shown_otherwise], pages=pages, other_files=other_files)

    def _published(self, files: dict[str, bytes], core_data: Mapping[str, object]) -> dict[str, bytes]:
        """With the core, by their paths; and what has changed is noted."""
        changed_names = [name for name, data in files.items() if self._files.get(name) != data]
        digests = {name: digest for name, digest in self._digests.items() if name in files}
        self._digests = digests | {name: sha256(files[name]).digest() for name in changed_names}
        files["core"] = stamped(core_data, self._digests)
        if self._files.get("core") != files["core"]:
            changed_names.append("core")
        self._files = files
        self.changed = frozenset(map(_path, changed_names))
        return {_path(name): data for name, data in sorted(files.items())}


def _path(name: str) -> str:
    return f"{FOLDER}{name}.js"
