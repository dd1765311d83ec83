"""The catalogue of all cases and that of all policies: takes the library, gives rows by place and facets.

Without scripts it is a plain list with links to the list of each facet value. browse.js turns those links into filters
that combine, show counts and are kept in the URL. With many records the page has only the first rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.analysis.completeness import PARTS, STEPS
from builder.analysis.taxonomy import TermListing, term_listings
from builder.language.languages import folder as folder_of
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.browse import columns as browse_columns
from builder.pages.browse.columns import SHARD, Facet
from builder.pages.browse.term_links import link_line
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape, in_data, join, lines, link, with_count
from builder.pages.page import File, Page
from builder.pages.parts.record_row import Rows, by_title
from builder.pages.parts.search_documents import searchable
from builder.records.model.library import Entry, Library
from builder.records.model.record import MODELS
from builder.search.digits import fixed_width
from builder.search.jsonp import as_json

MAX_ON_PAGE, FIRST_ROWS = 60, 20
"""The most records that the page holds completely, and how many rows it holds of a longer list."""

FACETS: Mapping[str, Mapping[str, str]] = {
    "cases": {
        "place": "places",
        "type": "types",
        "theme": "themes",
        "period": "periods",
        "status": "statuses",
        "completeness": "completeness",
        "teaching": "teaching",
    },
    "policies": {
        "place": "places",
        "kind": "kinds",
        "instrument": "instruments",
        "theme": "themes",
        "period": "periods",
        "status": "statuses",
        "completeness": "completeness",
    },
}
"""The facets of each folder of records: by name in addresses, the kind of their lists."""


@dataclass(frozen=True)
class Catalogue:
    """The records of a folder ordered by place, then by name, and their facets."""

    folder: str
    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...]

    @property
    def address(self) -> str:
        """As in Page.address."""
        return f"{self.folder}/"

    @property
    def places(self) -> Mapping[str, TermListing]:
        """Its places by id."""
        return {listing.term.id: listing for facet in self.facets if facet.name == "place" for listing in facet.values}


def catalogue_of(library: Library, language: str, *, folder: str) -> Catalogue:
    """The records of a folder and their facets; values without records are left out."""
    facets = tuple(
        Facet(name, tuple(listing for listing in term_listings(library, kind) if listing.of(folder)))
        for name, kind in FACETS[folder].items()
    )
    places = next(facet.values for facet in facets if facet.name == "place")
    entries = tuple(entry for listing in places for entry in by_title(listing.of(folder), library, language))
    return Catalogue(folder, entries, facets)


def browse(
    edition: Edition, rows: Rows, *, folder: str, max_on_page: int = MAX_ON_PAGE, first_rows: int = FIRST_ROWS
) -> Iterator[Page | File]:
    """The page, and data files for a list of more than max_on_page records, of which the page has first_rows."""
    catalogue = catalogue_of(edition.library, edition.language, folder=folder)
    orders = browse_columns.orders(catalogue.entries, edition)
    if len(catalogue.entries) <= max_on_page:
        columns = browse_columns.columns(catalogue.entries, catalogue.facets)
        coded = {name: fixed_width(order) for name, order in orders.items()}
        data = {"columns": as_json({"columns": columns, "orders": coded})}
        yield _page(catalogue, rows, orders, entries=catalogue.entries, data=data)
        return
    path = f"browse/{folder_of(edition.language)}/{folder}/"
    files = browse_columns.files(
        catalogue.entries, catalogue.facets, orders, rows=rows, folder=f"assets/{path}", address=catalogue.address
    )
    data = {"from": path, "version": browse_columns.version(files), "shard": str(SHARD)}
    yield _page(catalogue, rows, orders, entries=catalogue.entries[:first_rows], data=data)
    yield from files


def _page(
    catalogue: Catalogue, rows: Rows, orders: Iterable[str], *, entries: Sequence[Entry], data: dict[str, str]
) -> Page:
    say, folder = words(rows.language), catalogue.folder
    title, lead = say(f"lists.{folder}.title"), say(f"lists.{folder}.lead")
    counts = {"count": str(len(catalogue.entries)), "first": str(len(entries))}
    script_data = counts | _script_words(folder, rows.language) | data
    facets = _facet_panel(catalogue, rows.language) if catalogue.entries else el("div")
    record_list = _list(catalogue, rows, orders, entries=entries)
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("div", lines(facets, record_list), id="browse", class_="cb-search cb-browse", **in_data(script_data)),
    )
    return searchable(
        Page(
            rows.language,
            catalogue.address,
            folder,
            title,
            lead,
            body,
            styles=("facets.css", "browse.css"),
            scripts=("browse.js", *rows.scripts(entries)),
        )
    )


def _script_words(folder: str, language: str) -> dict[str, str]:
    """The messages of the script, by data attribute."""
    say = words(language)
    shared = {name: say(f"browse.{name}") for name in ("narrow", "narrowed", "none", "failed")}
    return shared | {name: say(f"browse.{name}.{folder}") for name in ("one", "all", "some")}


def _list(catalogue: Catalogue, rows: Rows, orders: Iterable[str], *, entries: Sequence[Entry]) -> Html:
    """Count and sort order, rows, and the link to further rows."""
    grouped_rows = el("div", _grouped_rows(entries, catalogue, rows), id="browse-rows")
    more = _more(catalogue, entries, rows.language)
    status = _status_line(catalogue, orders, rows.language)
    legend = rows.legend(catalogue.entries, address=catalogue.address)
    return el("div", status, legend, grouped_rows, more, class_="cb-browse-list")


def _facet_panel(catalogue: Catalogue, language: str) -> Html:
    """The facets as links to their lists in a collapsed element, with an explanation of completeness."""
    say = words(language)
    facet_lines = (
        link_line(
            taxonomy,
            [(listing, len(listing.of(catalogue.folder))) for listing in facet.values],
            language,
            address=catalogue.address,
            facet=facet.name,
        )
        for facet, taxonomy in zip(catalogue.facets, FACETS[catalogue.folder].values(), strict=True)
    )
    return el(
        "details",
        el("summary", escape(say("browse.narrow"))),
        el("dl", *facet_lines, class_="cb-doors"),
        el("button", escape(say("browse.clear")), type="button", class_="cb-narrow__clear", hidden=True),
        el("p", escape(_completeness_meaning(catalogue.folder, language)), class_="cb-completeness"),
        class_="cb-narrow",
    )


def _completeness_meaning(folder: str, language: str) -> str:
    """The explanation of what a record needs for each step of completeness."""
    say = words(language)
    part_names = PARTS[MODELS[folder]]
    parts = say("browse.completeness.between").join(say(f"browse.part.{part}") for part in part_names)
    steps = say("browse.completeness.between").join(
        say("browse.completeness.step", name=say(f"browse.step.{step}"), least=least)
        for step, least in STEPS.items()
        if least
    )
    lowest = say(f"browse.step.{min(STEPS, key=lambda step: STEPS[step])}")
    return say("browse.completeness.meaning", count=len(part_names), parts=parts, steps=steps, rest=lowest)


def _status_line(catalogue: Catalogue, orders: Iterable[str], language: str) -> Html:
    """The number of records, and the sort orders that the script offers."""
    say, count = words(language), len(catalogue.entries)
    number = say(f"browse.one.{catalogue.folder}") if count == 1 else say(f"browse.all.{catalogue.folder}", all=count)
    names = (
        "place",
        *(name for name in ("name", "date", "completeness", "changed") if name in {*orders, "completeness"}),
    )
    options = (el("option", escape(say(f"browse.sort.{name}")), value=name) for name in names)
    select = join((escape(say("browse.sort.label")), el("select", *options)), " ")
    order = el("label", select, class_="cb-order", hidden=True)
    return el("div", el("p", escape(number), role="status"), order, class_="cb-browse-line")


def _grouped_rows(entries: Sequence[Entry], catalogue: Catalogue, rows: Rows) -> Html:
    """Rows under the names of their places; the script renders them in the same form."""
    if not entries:
        return rows.empty_notice()
    groups = []
    for place, place_entries in groupby(entries, key=lambda entry: entry.place):
        listing = catalogue.places[place]
        name = link(relative(catalogue.address, listing.address), escape(listing.name(rows.language)))
        groups.append(el("h2", with_count(name, len(listing.of(catalogue.folder))), id=place))
        groups.append(rows.html_list(place_entries, address=catalogue.address))
    return join(groups)


def _more(catalogue: Catalogue, entries: Sequence[Entry], language: str) -> Html:
    """What follows the last row: a hint to the facet lists without scripts, a button with them."""
    say = words(language)
    button = el("button", escape(say("browse.more")), type="button", class_="cb-more-results", hidden=True)
    if len(entries) == len(catalogue.entries):
        return button
    remainder = escape(say("browse.rest", shown=len(entries), all=len(catalogue.entries)))
    return join((el("p", remainder, class_="cb-none", id="browse-rest"), button))
