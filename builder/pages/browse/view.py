"""The lists of records: takes the library, gives the catalogues and one list per value of each facet.

A long list is split over several pages (`places/x/`, `places/x/2/`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from builder.analysis.taxonomy import KINDS, Shelf, shelves
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.browse import catalogue
from builder.pages.browse.term_links import link_line
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, counted, el, escape, lines, link, separated
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.page import File, Heading, Page
from builder.pages.parts.record_row import SEPARATOR, Rows, by_title
from builder.pages.parts.search_documents import search_document
from builder.records.model.library import Entry
from builder.search.search_document import SearchDocument

ROWS_PER_PAGE = 200
"""Rows per page."""
SEARCH_FACETS = {"places": "place", "types": "type", "themes": "theme", "kinds": "", "instruments": ""}
"""The kinds of lists in the search index, with their search facet; other kinds are only facets of the results."""
POLICY_KINDS = ("kinds", "instruments")
"""The kinds of lists that contain only policies."""


def view(edition: Edition) -> Iterator[Page | File]:
    """Every list."""
    rows = Rows(edition.library, edition.language)
    for folder in catalogue.FACETS:
        yield from catalogue.browse(edition, rows, folder=folder)
    for kind in KINDS:
        kind_shelves = shelves(edition.library, kind)
        for shelf in kind_shelves:
            yield from shelf_pages(shelf, rows, kind_shelves)


def shelf_pages(
    shelf: Shelf, rows: Rows, siblings: Sequence[Shelf], *, per_page: int = ROWS_PER_PAGE
) -> Iterator[Page]:
    """The pages of one list: its cases, then its policies. siblings: the lists of the same kind."""
    entries = [*by_title(shelf.cases, rows.language), *by_title(shelf.policies, rows.language)]
    counts = {"cases": len(shelf.cases), "policies": len(shelf.policies)}
    for part in parted(entries, most=per_page):
        other_lists = _others(shelf, rows, siblings, part.address(shelf.address))
        yield _page(shelf, rows, part, counts=counts, other_lists=other_lists)


def _page(shelf: Shelf, rows: Rows, part: ListPage[Entry], *, counts: dict[str, int], other_lists: Html) -> Page:
    say, address = words(rows.language), part.address(shelf.address)
    groups = {folder: list(entries) for folder, entries in groupby(part.items, key=lambda entry: entry.folder)}
    title, definition = part.titled(_title(shelf, rows.language), rows.language), shelf.definition(rows.language)
    body = lines(
        _crumb(shelf, rows.language, address),
        el("h1", escape(title)),
        el("p", escape(definition), class_="cb-lead") if definition else NOTHING,
        *(_group(folder, entries, rows, address=address, count=counts[folder]) for folder, entries in groups.items()),
        NOTHING if groups else rows.none(),
        pager(part, shelf.address, rows.language),
        other_lists,
    )
    page = Page(
        rows.language,
        address,
        "policies" if shelf.kind in POLICY_KINDS else "cases",
        title,
        say("lists.shelf.description", name=title, definition=definition),
        body,
        tuple(Heading(folder, say(f"lists.{folder}.title")) for folder in groups),
        styles=("browse.css",),
        scripts=rows.scripts(part.items),
    )
    return replace(page, documents=_documents(shelf, page)) if part.number == 1 else page


def _documents(shelf: Shelf, page: Page) -> tuple[SearchDocument, ...]:
    """The search document of a list, found by its term only: its records have documents of their own."""
    if shelf.kind not in SEARCH_FACETS or not shelf.entries:
        return ()
    facet = SEARCH_FACETS[shelf.kind]
    document = search_document(
        page.language,
        page.address,
        "list",
        page.title,
        names=(*shelf.term.label.values(), *shelf.term.also),
        body=shelf.definition(page.language),
        facets={facet: (shelf.term.id,)} if facet else {},
    )
    return (document,)


def _title(shelf: Shelf, language: str) -> str:
    """The name of the list, in a phrase for kinds that have one (`lists.titled.<kind>`)."""
    template, name = words(language).get(f"lists.titled.{shelf.kind}"), shelf.name(language)
    return template.format(name=name) if template else name


def _group(folder: str, entries: Sequence[Entry], rows: Rows, *, address: str, count: int) -> Html:
    """The records of a folder under its heading. count: their number on all pages of the list."""
    name = escape(words(rows.language)(f"lists.{folder}.title"))
    return lines(el("h2", counted(name, count), id=folder), rows.listed(entries, address=address))


def _crumb(shelf: Shelf, language: str, address: str) -> Html:
    """The breadcrumb above the title: the catalogue, and the kind of this list."""
    say, folder = words(language), "policies" if shelf.kind in POLICY_KINDS else "cases"
    back = link(relative(address, f"{folder}/"), escape(say(f"lists.{folder}.title")))
    return el("p", separated((back, escape(say(f"lists.by.{shelf.kind}"))), SEPARATOR), class_="cb-crumbs")


def _others(shelf: Shelf, rows: Rows, siblings: Sequence[Shelf], address: str) -> Html:
    """Links to the other lists of the same kind."""
    links = [(other, len(other.entries)) for other in siblings if other.entries and other.term.id != shelf.term.id]
    line = link_line(shelf.kind, links, rows.language, address=address)
    return el("dl", line, class_="cb-doors cb-doors-end") if line else NOTHING
