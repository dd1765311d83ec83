"""The search of a site: takes everything that can be found, gives the files that the reader's browser searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.search.documents import documents, labels
from builder.records.model.glossary import GlossaryTerm
from builder.search.index import search_files
from builder.search.search_document import CONVERTED, EDITIONS, ORIGIN, Concept, SearchDocument


def search(editions: Mapping[str, Edition], pages: Sequence[Page], written: Sequence[Page]) -> Mapping[str, bytes]:
    """Files by their path in the site; none without an edition that the search knows."""
    found = {language: list(_documents(edition, pages, written)) for language, edition in editions.items()}
    converted = found.pop(CONVERTED, [])
    if ORIGIN not in found:
        found[ORIGIN] = [replace(document, language=ORIGIN) for document in converted]
    searched = [document for language in EDITIONS for document in found.get(language, ())]
    named = {language: _used(labels(edition.library, language), searched) for language, edition in editions.items()}
    glossary = next((edition.glossary for edition in editions.values()), ())
    if not searched:
        return {}
    return search_files(searched, glossary=map(concept, glossary), labels=named, converted=converted)


def _documents(edition: Edition, pages: Sequence[Page], written: Sequence[Page]) -> Iterator[SearchDocument]:
    own, drawn = ([page for page in some if page.language == edition.language] for some in (pages, written))
    return documents(edition.library, own, drawn, (edition.language,), edition.glossary)


def concept(term: GlossaryTerm) -> Concept:
    """A term as queries are widened with it; the search folds its forms."""
    forms = {side: (term.label.get(side, ""), *term.forms.get(side, ())) for side in ("en", "zh", "zh-Hant")}
    en, zh, tw = (tuple(filter(None, dict.fromkeys(forms[side]))) for side in forms)
    return Concept(en, zh, tw)


def _used(names: Mapping[str, Mapping[str, str]], found: Iterable[SearchDocument]) -> Mapping[str, Mapping[str, str]]:
    """Only the names of values that some document has."""
    used = {(facet, value) for document in found for facet, values in document.facets.items() for value in values}
    return {
        facet: {value: name for value, name in table.items() if (facet, value) in used}
        for facet, table in names.items()
    }
