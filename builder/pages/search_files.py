"""The search of a site: takes everything that can be found, gives the files that the reader's browser searches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.glossary import GlossaryTerm
from builder.library import Library
from builder.pages.page import Page
from builder.pages.search_documents import documents, labels
from builder.search.document import EDITIONS, Concept, SearchDocument
from builder.search.index import search_files


def search(
    library: Library,
    pages: Iterable[Page],
    written: Iterable[Page],
    *,
    languages: Sequence[str],
    glossary: Sequence[GlossaryTerm],
) -> Mapping[str, bytes]:
    """Files by their path in the site; none without an edition that the search knows."""
    editions = tuple(language for language in languages if language in EDITIONS)
    made, drawn = ([page for page in some if page.language in editions] for some in (pages, written))
    found = list(documents(library, made, drawn, editions, glossary))
    named = {language: _used(labels(library, language), found) for language in editions}
    return search_files(found, glossary=map(concept, glossary), labels=named) if found else {}


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
