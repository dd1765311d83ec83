"""The search index of a site: takes editions and pages, gives the index files that the browser loads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from builder.pages.edition import Edition
from builder.pages.search.labels import labels
from builder.records.model.glossary import GlossaryTerm
from builder.search.index import SearchIndex
from builder.search.search_document import CONVERTED, ORIGIN, Concept, SearchDocument


def search(editions: Mapping[str, Edition], documents: Iterable[SearchDocument]) -> Mapping[str, bytes]:
    """Index files by their path in the site; none without documents."""
    by_language: dict[str, list[SearchDocument]] = {language: [] for language in editions}
    for document in documents:
        by_language[document.language].append(document)
    converted = by_language.pop(CONVERTED, [])
    if converted and ORIGIN not in by_language:
        by_language[ORIGIN] = [replace(document, language=ORIGIN) for document in converted]
    index = SearchIndex(tuple(by_language))
    index.update(chain(*by_language.values(), converted))
    values = index.facet_values()
    if not values:
        return {}
    facet_labels = {language: labels(edition.library, language, values) for language, edition in editions.items()}
    glossary = next((edition.glossary for edition in editions.values()), ())
    return index.files(glossary=map(concept, glossary), labels=facet_labels)


def concept(term: GlossaryTerm) -> Concept:
    """A term for query expansion: its forms by language."""
    codes = dict.fromkeys((*term.label, *term.forms))
    forms = {code: dict.fromkeys((term.label.get(code, ""), *term.forms.get(code, ()))) for code in codes}
    return Concept({code: tuple(filter(None, names)) for code, names in forms.items()})
