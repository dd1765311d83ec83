"""All sources of the base with the records that cite them. Takes the library, gives a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from builder.citation import reference
from builder.language.collation import grouped_by_key, sort_key
from builder.language.words import words
from builder.pages.cite.blocks import STYLES, all_sources
from builder.pages.edition import Edition
from builder.pages.glossary.view import anchor, index_line, letter_label
from builder.pages.html.elements import Html, el, escape, join, lines, separated
from builder.pages.html.source_reference import ADDRESS, linked_line
from builder.pages.page import Page
from builder.pages.parts.record_row import SEPARATOR, link
from builder.pages.parts.search_documents import searchable
from builder.records.model.library import DeclaredSource, Entry, Library

__all__ = ["ADDRESS", "sources", "view"]

SortedItem = tuple[str, int, str, Html]
"""What the line of a source begins with, as a sort key; its year and key; the line."""
_UNDATED = 10_000
"""The year of a source without a date, which comes last."""
_UNDIVIDED = 60
"""The most sources that stand in one list; more have a heading a letter, and links to these."""


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    page = sources(edition.library, edition.language)
    yield replace(page, body=lines(page.body, all_sources(edition, address=ADDRESS)), styles=STYLES)


def sources(library: Library, language: str) -> Page:
    """The page: one line a source, sorted by what readers see first, the author or else the title, then by year."""
    say = words(language)
    make = partial(_sorted_item, library, language)
    made = (library.fragment("source", key, partial(make, key), language=language) for key in library.sources)
    items = sorted(made)
    none = el("p", escape(say("sources.none")), class_="cb-none")
    body = lines(
        el("h1", escape(say("sources.title"))),
        el("p", escape(say("sources.lead")), class_="cb-lead"),
        (_by_letter(items, language) if len(items) > _UNDIVIDED else _list(items)) if items else none,
    )
    return searchable(Page(language, ADDRESS, "sources", say("sources.title"), say("sources.lead"), body))


def _list(items: Iterable[SortedItem]) -> Html:
    return el("ul", *(item for *_, item in items), class_="cb-list cb-sources-list")


def _by_letter(items: Iterable[SortedItem], language: str) -> Html:
    letters = grouped_by_key((head, f"{year:05} {key}", (head, year, key, item)) for head, year, key, item in items)
    parts = (
        lines(el("h2", escape(letter_label(letter, language)), id=anchor(letter)), _list(under))
        for letter, under in letters.items()
    )
    return lines(index_line(letters, language, label="search.letters"), *parts)


def _sorted_item(library: Library, language: str, key: str) -> SortedItem:
    """A source with what it is sorted by: what its line begins with, in the order of the language, then the year."""
    declared = library.sources[key]
    head = sort_key(reference.sorted_by(declared.source, language), language)
    first = declared.source.first_issued
    year = first.year if first and first.year else _UNDATED
    return head, year, key, _item(declared, library.citing.get(key, ()), language)


def _item(declared: DeclaredSource, entries: tuple[Entry, ...], language: str) -> Html:
    say = words(language)
    citing_records = separated((link(entry, language, address=ADDRESS) for entry in entries), SEPARATOR)
    citing_line = join((escape(say("sources.cited")), citing_records or escape(say("sources.uncited"))), " ")
    source_line = el("p", linked_line(declared, language, at=ADDRESS), class_="cb-source")
    return el("li", source_line, el("p", citing_line, class_="cb-row-facts"), class_="cb-row", id=declared.key)
