"""Takes every document, the glossary, related words and labels of facets; gives the files of the search. Read first.

documents --tokenise, counts--> text_index --impacts, posting_lists--> entries --table_files--> files
          --kept_document, numbers--> result_rows: rows, facets; core: what the client reads first

The files depend on the set of documents alone. An index that is kept from one build to the next takes the documents
that are new, changed or gone, and computes anew what depends on them; without it all documents are new.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain

import numpy as np

from builder.language.languages import BUILT_IN, written_languages
from builder.search.adjacency import LETTER, adjacency_files, file_numbers, table_size
from builder.search.budget import plan
from builder.search.catalogue import Catalogue, Key, catalogued, concerned
from builder.search.changed_entries import all_pinyin_entries, changed_entries, same_pinyin
from builder.search.core_file import (
    FIRST_FILES,
    Labels,
    core,
    glossary_forms,
    han,
    sorted_labels,
    stamped,
    with_first_files,
)
from builder.search.digits import base36
from builder.search.document_files import Shown, document_files, facet_columns
from builder.search.jsonp import FOLDER, search_call
from builder.search.kept_document import KeptDocument, kept
from builder.search.kept_index import Contents, dumped, loaded, no_contents
from builder.search.related_file import related_forms
from builder.search.search_document import CONVERTED, KINDS, ORIGIN, Concept, SearchDocument
from builder.search.sound_file import sound_file
from builder.search.table_files import TableFiles, made, resized, size_of, with_changes
from builder.search.tables import Entries
from builder.search.text_index import Change, Selection, TextIndex, updated
from builder.search.tokenise import FieldTexts, field_texts
from builder.search.vocabulary_files import vocabulary_files


def search_files(
    documents: Iterable[SearchDocument],
    *,
    glossary: Iterable[Concept],
    labels: Labels,
    related: Iterable[Concept] = (),
    languages: Sequence[str] = written_languages(BUILT_IN),
    converted: Iterable[SearchDocument] = (),
) -> dict[str, bytes]:
    """Every file by its path in the site. The order of the documents does not matter.

    `labels`: by language, facet and id. `related`: groups of related words. `languages`: those of the documents, in the
    order of the index. `converted`: the documents of ORIGIN as CONVERTED shows them. Raises ValueError for a document
    in none of these languages, or for two at one address.
    """
    index = SearchIndex(languages)
    index.update(chain(documents, converted))
    return index.files(glossary=glossary, labels=labels, related=related)


class SearchIndex:
    """The search of a site, from one set of documents to the next."""

    def __init__(self, languages: Sequence[str] = written_languages(BUILT_IN)) -> None:
        """`languages`: those of the documents, in the order of the index, without CONVERTED."""
        self.languages = tuple(languages)
        self.changed: frozenset[str] = frozenset()
        """The paths of files that the last call of `files` gave that are new or other than before."""
        self._contents = no_contents(self.languages)
        self._pending: dict[Key, tuple[FieldTexts, KeptDocument] | None] = {}

    @classmethod
    def restore(cls, state: bytes | None, languages: Sequence[str] = written_languages(BUILT_IN)) -> "SearchIndex":
        """An index as it was when it gave the state; an empty one where the state is damaged or of another program.

        `is_empty` tells: then it needs all documents.
        """
        index = cls(languages)
        index._contents = (loaded(state, languages) if state else None) or index._contents
        return index

    @property
    def is_empty(self) -> bool:
        return not self._contents.catalogue.documents

    def dump(self) -> bytes:
        """The state, of what `files` gave last; nothing before it gave any."""
        return dumped(self._contents, self.languages) if self._contents.files else b""

    def update(self, documents: Iterable[SearchDocument], removed: Iterable[Key] = ()) -> None:
        """`documents`: new or changed, those of CONVERTED too. `removed`: language and address of those that are gone.

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
            self._pending[key] = field_texts(document), kept(document)

    def facet_values(self) -> dict[str, set[str]]:
        """The values of each facet that any document has, those of `update` too."""
        facets = {each.facets for (language, _), each in self._documents().items() if language != CONVERTED}
        values: dict[str, set[str]] = {}
        for by_facet in map(json.loads, facets):
            for facet, some in by_facet.items():
                values.setdefault(facet, set()).update(some)
        return values

    def files(
        self, *, glossary: Iterable[Concept], labels: Labels, related: Iterable[Concept] = ()
    ) -> dict[str, bytes]:
        """Every file by its path in the site. `labels`: by language, facet and id. `related`: groups of words."""
        before, concepts, catalogue = self._contents, tuple(glossary), self._with_pending()
        text, selection = updated(before.text, self._change(catalogue))
        own, converted = self._shown(catalogue)
        files = facet_columns(own, before.files) | vocabulary_files(text)
        groups = related_forms(related, text, languages=self.languages)
        files["related"] = search_call("related", groups)
        readers_forms = [*glossary_forms(concepts, self.languages), *groups]
        files["han"] = han(text.counts, text.words.stems, forms=readers_forms)
        files["yin"] = sound_file(text.counts, catalogue.short_names())
        if converted.documents:
            files["hant"] = search_call("hant", {"labels": sorted_labels(labels)[CONVERTED]})
        tables, new = _changed_tables(before, text, selection, surnames=catalogue.surnames())
        table_sizes = {letter: table.size for letter, table in tables.items()}
        table_sizes |= {letter: size_of(entries) for letter, entries in new.items()}
        table_sizes[LETTER] = table_size(text.adjacent)
        sizes = _plan(catalogue, table_sizes, other_files=len(files) + 1 + len(FIRST_FILES))
        tables = {letter: resized(table, sizes[letter]) for letter, table in tables.items()}
        tables |= {letter: made(letter, entries, sizes[letter]) for letter, entries in new.items()}
        files |= chain.from_iterable(table.by_name() for table in tables.values())
        files |= _adjacency_files(before, text, selection, number=sizes[LETTER])
        files |= document_files(own, converted, before.files, sizes=sizes, sizes_before=before.sizes)
        data = core(
            own.documents,
            rooms=catalogue.rooms,
            sizes=sizes,
            glossary=concepts,
            labels={language: names for language, names in labels.items() if language in self.languages},
            languages=self.languages,
        )
        self._keep(Contents(text, catalogue, tables, sizes, files), data)
        return {_path(name): data for name, data in sorted(self._with_first_files().items())}

    def _keep(self, contents: Contents, core_data: Mapping[str, object]) -> None:
        """The contents with the core, and which files have changed."""
        before, files = self._contents, dict(contents.files)
        changed = {name for name, data in files.items() if before.files.get(name) != data}
        digests = {name: digest for name, digest in before.digests.items() if name in files}
        digests |= {name: sha256(files[name]).digest() for name in changed}
        files["core"] = stamped(core_data, digests)
        if files["core"] != before.files.get("core"):
            changed.add("core")
        self._contents, self._pending = replace(contents, files=files, digests=digests), {}
        changed |= {name for name, parts in FIRST_FILES.items() if not changed.isdisjoint(parts)}
        self.changed = frozenset(map(_path, changed & self._with_first_files().keys()))

    def _with_first_files(self) -> Mapping[str, bytes]:
        """The files by name, and what the editions in Chinese read first, where there are such."""
        files = self._contents.files
        return with_first_files(files) if ORIGIN in self.languages else files

    def _with_pending(self) -> Catalogue:
        before, documents = self._contents.catalogue, self._documents()
        if before.has_the_places_of(documents, self._pending):
            return replace(before, documents=documents)
        return catalogued(documents, self.languages)

    def _documents(self) -> dict[Key, KeptDocument]:
        """With those of `update`."""
        documents = dict(self._contents.catalogue.documents)
        for key, pending in self._pending.items():
            if pending:
                documents[key] = pending[1]
            else:
                documents.pop(key, None)
        return documents

    def _shown(self, after: Catalogue) -> tuple[Shown, Shown]:
        """In the editions of their own languages, and in the one in another script."""
        changed = concerned(self._contents.catalogue, after, self._pending.keys())
        by_number = after.by_number()
        return Shown(by_number, changed, range(after.size)), Shown(after.converted(by_number), changed, after.origin)

    def _change(self, after: Catalogue) -> Change:
        before = self._contents.catalogue
        new_numbers = np.full(before.size, -1)
        for key, number in before.numbers.items():
            if key not in self._pending:
                new_numbers[number] = after.numbers[key]
        documents = {
            after.numbers[key]: pending[0] for key, pending in self._pending.items() if pending and key in after.numbers
        }
        return Change(new_numbers, list(documents.values()), list(documents), after.size)


def _changed_tables(
    before: Contents, text: TextIndex, selection: Selection, *, surnames: Mapping[int, str]
) -> tuple[dict[str, TableFiles], dict[str, Entries]]:
    """Tables in as many files as before; and the entries of those that are made anew."""
    entries, new = changed_entries(text, selection), {}
    if not before.files or surnames != before.catalogue.surnames() or not same_pinyin(before.text, text):
        new["p"] = all_pinyin_entries(text, surnames)
    if not before.files:
        return {}, entries | new
    tables = {letter: table for letter, table in before.tables.items() if letter not in new}
    return tables | {letter: with_changes(tables[letter], some) for letter, some in entries.items()}, new


def _adjacency_files(before: Contents, text: TextIndex, selection: Selection, *, number: int) -> dict[str, bytes]:
    """As before but for those of pairs that the change concerns; all of them where there are more or fewer."""
    old = {f"{LETTER}/{base36(each)}" for each in range(number)} if before.sizes.get(LETTER) == number else set[str]()
    wanted = file_numbers(selection.adjacent, number).tolist() if old else range(number)
    return {name: before.files[name] for name in old} | dict(adjacency_files(text.adjacent, number, set(wanted)))


def _plan(catalogue: Catalogue, table_sizes: Mapping[str, int], *, other_files: int) -> dict[str, int]:
    numbers = np.array(list(catalogue.numbers.values()), np.int64)
    in_origin = (numbers >= catalogue.origin.start) & (numbers < catalogue.origin.stop)
    return plan(
        table_sizes,
        [numbers, numbers[in_origin]] if catalogue.has_converted() else [numbers],
        pages=catalogue.count_pages(),
        other_files=other_files,
    )


def _path(name: str) -> str:
    return f"{FOLDER}{name}.js"
