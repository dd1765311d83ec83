"""The search of a site: takes everything that can be found, gives the files that the reader's browser searches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from builder.pages.edition import Edition
from builder.pages.html.text import plain_text
from builder.pages.page import Page
from builder.pages.parts.search_documents import text_document
from builder.pages.search.labels import labels
from builder.records.model.glossary import GlossaryTerm
from builder.search.index import search_files
from builder.search.search_document import CONVERTED, ORIGIN, Concept, SearchDocument


def search(editions: Mapping[str, Edition], pages: Sequence[Page], written: Sequence[Page]) -> Mapping[str, bytes]:
    """Files by their path in the site; none without a page. written: the hand-written ones."""
    found = _documents(editions, pages, written)
    converted = found.pop(CONVERTED, [])
    if converted and ORIGIN not in found:
        found[ORIGIN] = [replace(document, language=ORIGIN) for document in converted]
    searched = [document for documents in found.values() for document in documents]
    if not searched:
        return {}
    named = {language: labels(edition.library, language, searched) for language, edition in editions.items()}
    glossary = next((edition.glossary for edition in editions.values()), ())
    return search_files(
        searched, glossary=map(concept, glossary), labels=named, languages=tuple(found), converted=converted
    )


def concept(term: GlossaryTerm) -> Concept:
    """A term as queries are widened with it; the search folds its forms."""
    codes = dict.fromkeys((*term.label, *term.forms))
    forms = {code: dict.fromkeys((term.label.get(code, ""), *term.forms.get(code, ()))) for code in codes}
    return Concept({code: tuple(filter(None, of)) for code, of in forms.items()})


def _documents(
    editions: Iterable[str], pages: Sequence[Page], written: Sequence[Page]
) -> dict[str, list[SearchDocument]]:
    """What can be found in each edition, by its language."""
    found: dict[str, list[SearchDocument]] = {language: [] for language in editions}
    for page in pages:
        found[page.language] += page.documents
    for page in written:
        found[page.language].append(text_document(page, plain_text(page.body)))
    return found
