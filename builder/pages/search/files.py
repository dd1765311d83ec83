"""The search of a site: takes everything that can be found, gives the files that the reader's browser searches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.pages.edition import Edition
from builder.pages.html.text import plain_text
from builder.pages.page import Page
from builder.pages.parts.search_documents import text_document
from builder.pages.search.labels import labels
from builder.records.model.glossary import GlossaryTerm
from builder.search.index import search_files
from builder.search.search_document import CONVERTED, EDITIONS, ORIGIN, Concept, SearchDocument


def search(editions: Mapping[str, Edition], pages: Sequence[Page], written: Sequence[Page]) -> Mapping[str, bytes]:
    """Files by their path in the site; none without an edition that the search knows."""
    found: dict[str, list[SearchDocument]] = {language: [] for language in editions}
    for page in pages:
        found[page.language] += page.documents
    for page in written:
        found[page.language].append(text_document(page, plain_text(page.body)))
    converted = found.pop(CONVERTED, [])
    if ORIGIN not in found:
        found[ORIGIN] = [replace(document, language=ORIGIN) for document in converted]
    searched = [document for language in EDITIONS for document in found.get(language, ())]
    named = {language: labels(edition.library, language, searched) for language, edition in editions.items()}
    glossary = next((edition.glossary for edition in editions.values()), ())
    if not searched:
        return {}
    return search_files(searched, glossary=map(concept, glossary), labels=named, converted=converted)


def concept(term: GlossaryTerm) -> Concept:
    """A term as queries are widened with it; the search folds its forms."""
    forms = {side: (term.label.get(side, ""), *term.forms.get(side, ())) for side in ("en", "zh", "zh-Hant")}
    en, zh, tw = (tuple(filter(None, dict.fromkeys(forms[side]))) for side in forms)
    return Concept(en, zh, tw)
