"""What is known: takes the library, gives a table of the terms of the model by place, with how many cases have each and
how strong their evidence is. What is empty invites to contribute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.analysis.conditions import has_tables_of_cases
from builder.analysis.coverage import Cell, Coverage, coverage, dimensions, places
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.strength_mark import strength_counts_mark
from builder.pages.page import Heading, Page
from builder.pages.parts import record_row
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.strength_legend import counts_legend
from builder.records.model.vocabulary import VocabularyTerm

ADDRESS = "known/"


@dataclass(frozen=True)
class _Table:
    """What the rows of all tables share."""

    edition: Edition
    places: Sequence[VocabularyTerm]
    cells: Coverage


def view(edition: Edition) -> Iterator[Page]:
    """The page, in a base of several cases and not of very many."""
    if has_tables_of_cases(edition.library):
        yield searchable(_page(edition))


def _page(edition: Edition) -> Page:
    say, language = words(edition.language), edition.language
    table = _Table(edition, places(edition.library), coverage(edition.library))
    shown = dimensions(edition.library)
    body = lines(
        el("h1", escape(say("known.title"))),
        el("p", escape(say("known.lead")), class_="cb-lead"),
        counts_legend(language, at=ADDRESS),
        *(_dimension(dimension, table) for dimension in shown),
    )
    headings = tuple(Heading(dimension.id, dimension.name(language)) for dimension in shown)
    title, lead = say("known.title"), say("known.lead")
    return Page(language, ADDRESS, "sources", title, lead, body, headings, styles=("browse.css", "known.css"))


def _dimension(dimension: VocabularyTerm, table: _Table) -> Html:
    """A heading, and a table with a line a term and a column a place."""
    language = table.edition.language
    name = dimension.name(language)
    corner = el("td", NOTHING)
    head = el("tr", corner, *(el("th", escape(place.name(language)), scope="col") for place in table.places))
    rows = lines(*(_row(dimension.id, term, table) for term in dimension.terms.values()))
    body = el("table", el("thead", head), el("tbody", rows), class_="cb-known", aria_label=name)
    return lines(el("h2", escape(name), id=dimension.id), body)


def _row(dimension: str, term: VocabularyTerm, table: _Table) -> Html:
    cells = {place.id: table.cells.get((dimension, term.id, place.id)) for place in table.places}
    shown = (_cell(cells[place.id], place, table) for place in table.places)
    empty = [place for place in table.places if cells[place.id] is None]
    head = el("th", escape(term.name(table.edition.language)), scope="row")
    return el("tr", head, *shown, _empty(empty, table) if empty else NOTHING)


def _empty(empty: Sequence[VocabularyTerm], table: _Table) -> Html:
    """The places of which nothing is known, in one cell: for narrow screens, in place of a line for each."""
    language = table.edition.language
    say = words(language)
    names = say("wording.comma").join(place.name(language) for place in empty)
    way = link(relative(ADDRESS, "contribute/"), escape(say("known.nothing")))
    return el("td", way, class_="cb-known-rest", data_head=names)


def _cell(cell: Cell | None, place: VocabularyTerm, table: _Table) -> Html:
    """How many cases, which on opening, and the marks of their evidence; or the way to contribute."""
    language, name = table.edition.language, place.name(table.edition.language)
    say = words(language)
    if cell is None:
        empty = link(relative(ADDRESS, "contribute/"), escape(say("known.nothing")))
        return el("td", empty, class_="cb-known-nothing", data_head=name)
    marks = strength_counts_mark(cell.strengths, language)
    number = el("span", escape(say("known.cases", total=len(cell.entries))))
    items = (el("li", record_row.link(entry, language, address=ADDRESS, anchor="#model")) for entry in cell.entries)
    return el("td", el("details", el("summary", join((number, marks), " ")), el("ul", *items)), data_head=name)
