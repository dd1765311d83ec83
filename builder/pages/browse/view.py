"""The lists of records: takes the library, gives the catalogues and one list per value of each facet.

A long list is split over several pages (`places/x/`, `places/x/2/`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from builder.analysis.taxonomy import TAXONOMIES, TermListing, term_listings
from builder.language.romanisations import romanised_place
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.browse import catalogue
from builder.pages.browse.term_links import link_line
from builder.pages.edition import Edition
from builder.pages.feed.view import feed_link
from builder.pages.html.elements import NOTHING, Html, el, escape, lines, link, separated, with_count
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
POLICY_TAXONOMIES = ("kinds", "instruments")
"""The kinds of lists that contain only policies."""


def view(edition: Edition) -> Iterator[Page | File]:
    """Every list."""
    rows = Rows(edition.library, edition.language)
    for folder in catalogue.FACETS:
        yield from catalogue.browse(edition, rows, folder=folder)
    for kind in TAXONOMIES:
        listings = term_listings(edition.library, kind)
        for listing in listings:
            head = feed_link(listing, edition, at=listing.address) if kind == "places" else NOTHING
            for page in listing_pages(listing, rows, listings):
                yield replace(page, head=head) if page.address == listing.address else page


def listing_pages(
    listing: TermListing, rows: Rows, siblings: Sequence[TermListing], *, per_page: int = ROWS_PER_PAGE
) -> Iterator[Page]:
    """The pages of one list: its cases, then its policies. siblings: the lists of the same kind."""
    entries = [
        *by_title(listing.cases, rows.library, rows.language),
        *by_title(listing.policies, rows.library, rows.language),
    ]
    counts = {"cases": len(listing.cases), "policies": len(listing.policies)}
    for part in parted(entries, most=per_page):
        other_lists = _sibling_lists(listing, rows, siblings, part.address(listing.address))
        yield _page(listing, rows, part, counts=counts, other_lists=other_lists)


def _page(
    listing: TermListing, rows: Rows, part: ListPage[Entry], *, counts: dict[str, int], other_lists: Html
) -> Page:
    say, address = words(rows.language), part.address(listing.address)
    groups = {folder: list(entries) for folder, entries in groupby(part.items, key=lambda entry: entry.folder)}
    title, definition = part.titled(_title(listing, rows.language), rows.language), listing.definition(rows.language)
    body = lines(
        _crumb(listing, rows.language, address),
        el("h1", escape(title)),
        el("p", escape(definition), class_="cb-lead") if definition else NOTHING,
        rows.legend(part.items, address=address),
        *(_group(folder, entries, rows, address=address, count=counts[folder]) for folder, entries in groups.items()),
        NOTHING if groups else rows.empty_notice(),
        pager(part, listing.address, rows.language),
        other_lists,
    )
    page = Page(
        rows.language,
        address,
        "policies" if listing.taxonomy in POLICY_TAXONOMIES else "cases",
        title,
        say("lists.shelf.description", name=title, definition=definition),
        body,
        tuple(Heading(folder, say(f"lists.{folder}.title")) for folder in groups),
        styles=("browse.css",),
        scripts=rows.scripts(part.items),
    )
    return replace(page, documents=_documents(listing, page)) if part.number == 1 else page


def _documents(listing: TermListing, page: Page) -> tuple[SearchDocument, ...]:
    """The search document of a list, found by its term only: its records have documents of their own."""
    if listing.taxonomy not in SEARCH_FACETS or not listing.entries:
        return ()
    facet = SEARCH_FACETS[listing.taxonomy]
    names = (*listing.term.label.values(), *listing.term.also)
    document = search_document(
        page.language,
        page.address,
        "list",
        page.title,
        names=names,
        spellings=romanised_place(names) if listing.taxonomy == "places" else (),
        body=listing.definition(page.language),
        facets={facet: (listing.term.id,)} if facet else {},
    )
    return (document,)


def _title(listing: TermListing, language: str) -> str:
    """The name of the list, in a phrase for kinds that have one (`lists.titled.<kind>`)."""
    template, name = words(language).get(f"lists.titled.{listing.taxonomy}"), listing.name(language)
    return template.format(name=name) if template else name


def _group(folder: str, entries: Sequence[Entry], rows: Rows, *, address: str, count: int) -> Html:
    """The records of a folder under its heading. count: their number on all pages of the list."""
    name = escape(words(rows.language)(f"lists.{folder}.title"))
    return lines(el("h2", with_count(name, count), id=folder), rows.html_list(entries, address=address))


def _crumb(listing: TermListing, language: str, address: str) -> Html:
    """The breadcrumb above the title: the catalogue, and the kind of this list."""
    say, folder = words(language), "policies" if listing.taxonomy in POLICY_TAXONOMIES else "cases"
    back = link(relative(address, f"{folder}/"), escape(say(f"lists.{folder}.title")))
    return el("p", separated((back, escape(say(f"lists.by.{listing.taxonomy}"))), SEPARATOR), class_="cb-crumbs")


def _sibling_lists(listing: TermListing, rows: Rows, siblings: Sequence[TermListing], address: str) -> Html:
    """Links to the other lists of the same kind."""
    links = [(other, len(other.entries)) for other in siblings if other.entries and other.term.id != listing.term.id]
    line = link_line(listing.taxonomy, links, rows.language, address=address)
    return el("dl", line, class_="cb-doors cb-doors-end") if line else NOTHING
