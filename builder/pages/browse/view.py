"""The lists of records: all of them to browse, and one a place, type, theme, decade, state. Gives pages of the library.

A long list goes on over several pages (`places/x/`, `places/x/2/`), each of which a phone can hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from builder.analysis.taxonomy import KINDS, Shelf, shelves
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.browse import catalogue
from builder.pages.browse.term_links import doors
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, counted, el, escape, lines, link, separated
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.page import File, Heading, Page
from builder.pages.parts.record_row import SEPARATOR, Rows, by_title
from builder.pages.parts.search_documents import search_document
from builder.records.model.library import Entry
from builder.search.search_document import SearchDocument

MOST = 200
"""The rows of one page."""
SEARCHED = {"places": "place", "types": "type", "themes": "theme", "kinds": "", "instruments": ""}
"""The kinds of lists that the search finds, with their facet there; whoever looks for others narrows what was found."""
OF_POLICIES = ("kinds", "instruments")
"""The kinds of lists that only policies have."""


def view(edition: Edition) -> Iterator[Page | File]:
    """Every list."""
    rows = Rows(edition.library, edition.language)
    for folder in catalogue.FACETS:
        yield from catalogue.browse(edition, rows, folder=folder)
    for kind in KINDS:
        found = shelves(edition.library, kind)
        for shelf in found:
            yield from shelf_pages(shelf, rows, found)


def shelf_pages(shelf: Shelf, rows: Rows, others: Sequence[Shelf], *, most: int = MOST) -> Iterator[Page]:
    """The pages of one list: its cases, then its policies. others: the lists of the same kind."""
    every = [*by_title(shelf.cases, rows.language), *by_title(shelf.policies, rows.language)]
    counts = {"cases": len(shelf.cases), "policies": len(shelf.policies)}
    for part in parted(every, most=most):
        yield _page(shelf, rows, part, counts=counts, doors=_others(shelf, rows, others, part.address(shelf.address)))


def _page(shelf: Shelf, rows: Rows, part: ListPage[Entry], *, counts: dict[str, int], doors: Html) -> Page:
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
        doors,
    )
    page = Page(
        rows.language,
        address,
        "policies" if shelf.kind in OF_POLICIES else "cases",
        title,
        say("lists.shelf.description", name=title, definition=definition),
        body,
        tuple(Heading(folder, say(f"lists.{folder}.title")) for folder in groups),
        styles=("browse.css",),
        scripts=rows.scripts(part.items),
    )
    return replace(page, documents=_documents(shelf, page)) if part.number == 1 else page


def _documents(shelf: Shelf, page: Page) -> tuple[SearchDocument, ...]:
    """A list is found by its term, not by the records in it, which are found themselves; one of a state not at all."""
    if shelf.kind not in SEARCHED or not shelf.entries:
        return ()
    facet = SEARCHED[shelf.kind]
    own = search_document(
        page.language,
        page.address,
        "list",
        page.title,
        names=(*shelf.term.label.values(), *shelf.term.also),
        body=shelf.definition(page.language),
        facets={facet: (shelf.term.id,)} if facet else {},
    )
    return (own,)


def _title(shelf: Shelf, language: str) -> str:
    """Its name; that of a state says of what it is one."""
    template, name = words(language).get(f"lists.titled.{shelf.kind}"), shelf.name(language)
    return template.format(name=name) if template else name


def _group(folder: str, entries: Sequence[Entry], rows: Rows, *, address: str, count: int) -> Html:
    """The records of a folder under its name. count: how many there are on all pages of the list."""
    name = escape(words(rows.language)(f"lists.{folder}.title"))
    return lines(el("h2", counted(name, count), id=folder), rows.listed(entries, address=address))


def _crumb(shelf: Shelf, language: str, address: str) -> Html:
    """The way back, above the title: where all are, and the kind of this list."""
    say, folder = words(language), "policies" if shelf.kind in OF_POLICIES else "cases"
    back = link(relative(address, f"{folder}/"), escape(say(f"lists.{folder}.title")))
    return el("p", separated((back, escape(say(f"lists.by.{shelf.kind}"))), SEPARATOR), class_="cb-crumbs")


def _others(shelf: Shelf, rows: Rows, found: Sequence[Shelf], address: str) -> Html:
    """The other lists of the same kind, below the last row."""
    links = [(other, len(other.entries)) for other in found if other.entries and other.term.id != shelf.term.id]
    shown = doors(shelf.kind, links, rows.language, address=address)
    return el("dl", shown, class_="cb-doors cb-doors-end") if shown else NOTHING
