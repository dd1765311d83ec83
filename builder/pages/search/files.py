"""The search index of a site: takes editions and pages, gives the index files that the browser loads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from builder.language.languages import matches_language
from builder.pages.edition import Edition
from builder.pages.search.labels import labels
from builder.records.model.glossary import GlossaryTerm
from builder.search.index import SearchIndex
from builder.search.search_document import CONVERTED, ORIGIN, Concept, SearchDocument


def search(editions: Mapping[str, Edition], documents: Iterable[SearchDocument]) -> Mapping[str, bytes]:
    """Index files by their path in the site; none without documents."""
    index = new_index(editions)
    index.update(with_origins(documents, editions))
    return index_files(index, editions)


def new_index(editions: Collection[str], state: bytes | None = None) -> SearchIndex:
    """The index of a base in these languages, as it was when it gave the state; empty without one."""
    languages = [language for language in editions if language != CONVERTED]
    if len(languages) < len(editions) and ORIGIN not in languages:
        languages.append(ORIGIN)
    return SearchIndex.restore(state, tuple(languages))


def with_origins(documents: Iterable[SearchDocument], editions: Collection[str]) -> Iterator[SearchDocument]:
    """The documents; where only the converted edition is there, its documents stand for those of its origin too."""
    for document in documents:
        yield document
        if document.language == CONVERTED and ORIGIN not in editions:
            yield replace(document, language=ORIGIN)


def index_files(index: SearchIndex, editions: Mapping[str, Edition]) -> Mapping[str, bytes]:
    """The files of an index by their path in the site."""
    values = index.facet_values()
    if not values:
        return {}
    facet_labels = {language: labels(edition.library, language, values) for language, edition in editions.items()}
    edition = next(iter(editions.values()))
    related = map(Concept, edition.related_words)
    return index.files(glossary=map(concept, edition.glossary), labels=facet_labels, related=related)


def concept(term: GlossaryTerm) -> Concept:
    """A term for query expansion: its forms by language. A word of readers is of the first language of its script."""
    codes = dict.fromkeys((*term.label, *term.forms))
    forms = {code: dict.fromkeys((term.label.get(code, ""), *term.forms.get(code, ()))) for code in codes}
    for word in term.also:
        if code := next((code for code in codes if matches_language(word, code)), ""):
            forms[code][word] = None
    return Concept({code: tuple(filter(None, names)) for code, names in forms.items()})
