"""Stubs at the old addresses of records (`formerly`): small files that lead on, so that links of others stay alive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.document import document
from builder.pages.html.elements import Html, el, escape, join, link
from builder.records.model.library import Entry, Library


def stubs(editions: Mapping[str, Edition]) -> dict[str, bytes]:
    """The stubs by their path in the site, in every language."""
    return {
        f"{folder(language)}/{old_address}index.html": _stub(entry, old_address, language).encode()
        for language, edition in editions.items()
        for entry, old_address in _old_addresses(edition.library)
    }


def _old_addresses(library: Library) -> Iterator[tuple[Entry, str]]:
    for entry in library.entries:
        for old_id in entry.record.formerly:
            yield entry, f"{entry.folder}/{old_id}/"


def _stub(entry: Entry, old_address: str, language: str) -> Html:
    best, target = entry.record.title.best(language), relative(old_address, entry.address)
    title = escape(best[1].text if best else entry.id)
    head = (
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width,initial-scale=1"),
        el("meta", name="robots", content="noindex"),
        el("meta", http_equiv="refresh", content=f"0; url={target}"),
        el("title", title),
    )
    lead = join((escape(words(language)("moved.lead")), link(target, title)), " ")
    return document(head, el("main", el("h1", title), el("p", lead)), language=LANGUAGES[language].tag)
