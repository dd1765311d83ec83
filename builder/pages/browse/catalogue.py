"""The page of all cases and that of all policies: rows by place, and the ways to narrow them. Takes the library.

Without scripts it is a plain list with links to the lists of each place, type, theme, decade and state. browse.js makes
choices of those links: several at once, counted, in the address. Of many records the page holds the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.analysis.completeness import PARTS, STEPS
from builder.analysis.taxonomy import Shelf, shelves
from builder.language.languages import folder as folder_of
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.browse import columns as browse_columns
from builder.pages.browse.columns import SHARD, Facet
from builder.pages.browse.term_links import doors
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, counted, el, escape, in_data, join, lines, link
from builder.pages.page import File, Page
from builder.pages.parts.record_row import Rows, by_title
from builder.pages.parts.search_documents import searchable
from builder.records.model.library import Entry, Library
from builder.records.model.record import MODELS
from builder.search.jsonp import as_json

WHOLE, FIRST = 60, 20
"""Up to how many records the page holds all of them, and how many it holds of more."""

FACETS: Mapping[str, Mapping[str, str]] = {
    "cases": {
        "place": "places",
        "type": "types",
        "theme": "themes",
        "period": "periods",
        "status": "statuses",
        "completeness": "completeness",
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
"""The facets of each folder of records, by their names in addresses, with the kind of their lists."""


@dataclass(frozen=True)
class Catalogue:
    """The records of a folder by place, then by name, and the facets by which they can be chosen."""

    folder: str
    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...]

    @property
    def address(self) -> str:
        """As in Page.address."""
        return f"{self.folder}/"

    @property
    def places(self) -> Mapping[str, Shelf]:
        """Its places by their ids."""
        return {shelf.term.id: shelf for facet in self.facets if facet.name == "place" for shelf in facet.values}


def catalogue(library: Library, language: str, *, folder: str) -> Catalogue:
    """The records of a folder and their facets; a value that none of them has is left out."""
    facets = tuple(
        Facet(name, tuple(shelf for shelf in shelves(library, kind) if shelf.of(folder)))
        for name, kind in FACETS[folder].items()
    )
    places = next(facet.values for facet in facets if facet.name == "place")
    entries = tuple(entry for shelf in places for entry in by_title(shelf.of(folder), language))
    return Catalogue(folder, entries, facets)


def browse(
    edition: Edition, rows: Rows, *, folder: str, whole: int = WHOLE, first: int = FIRST
) -> Iterator[Page | File]:
    """The page, and the files of a list that is too long for it. whole: up to how many it holds all; first: of more."""
    found = catalogue(edition.library, edition.language, folder=folder)
    sorts = browse_columns.orders(found.entries, edition)
    if len(found.entries) <= whole:
        columns = browse_columns.columns(found.entries, found.facets)
        coded = {name: browse_columns.coded(order) for name, order in sorts.items()}
        data = {"columns": as_json({"columns": columns, "orders": coded})}
        yield _page(found, rows, sorts, first=found.entries, data=data)
        return
    below = f"browse/{folder_of(edition.language)}/{folder}/"
    made = browse_columns.files(
        found.entries, found.facets, sorts, rows=rows, folder=f"assets/{below}", address=found.address
    )
    data = {"from": below, "version": browse_columns.version(made), "shard": str(SHARD)}
    yield _page(found, rows, sorts, first=found.entries[:first], data=data)
    yield from made


def _page(found: Catalogue, rows: Rows, sorts: Iterable[str], *, first: Sequence[Entry], data: dict[str, str]) -> Page:
    say, folder = words(rows.language), found.folder
    title, lead = say(f"lists.{folder}.title"), say(f"lists.{folder}.lead")
    counts = {"count": str(len(found.entries)), "first": str(len(first))}
    for_script = counts | _script_words(folder, rows.language) | data
    narrow = _narrow(found, rows.language) if found.entries else el("div")
    listed = _list(found, rows, sorts, first=first)
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("div", lines(narrow, listed), id="browse", class_="cb-search cb-browse", **in_data(for_script)),
    )
    return searchable(
        Page(
            rows.language,
            found.address,
            folder,
            title,
            lead,
            body,
            styles=("browse.css",),
            scripts=("browse.js", *rows.scripts(first)),
        )
    )


def _script_words(folder: str, language: str) -> dict[str, str]:
    """What the script says."""
    say = words(language)
    everywhere = {name: say(f"browse.{name}") for name in ("narrow", "narrowed", "none", "failed")}
    return everywhere | {name: say(f"browse.{name}.{folder}") for name in ("one", "all", "some")}


def _list(found: Catalogue, rows: Rows, sorts: Iterable[str], *, first: Sequence[Entry]) -> Html:
    """How many there are, their rows, and the way on."""
    grouped = el("div", _grouped(first, found, rows), id="browse-rows")
    further = _further(found, first, rows.language)
    end = escape("\n")  # The site has had it here: tight() sees no block in a button.
    return el("div", _line(found, sorts, rows.language), grouped, further, end, class_="cb-browse-list")


def _narrow(found: Catalogue, language: str) -> Html:
    """The facets as links to their lists, folded away; below them what completeness means here."""
    say = words(language)
    ways = (
        doors(
            shelf_kind,
            [(shelf, len(shelf.of(found.folder))) for shelf in facet.values],
            language,
            address=found.address,
            facet=facet.name,
        )
        for facet, shelf_kind in zip(found.facets, FACETS[found.folder].values(), strict=True)
    )
    return el(
        "details",
        el("summary", escape(say("browse.narrow"))),
        el("dl", *ways, class_="cb-doors"),
        el("button", escape(say("browse.clear")), type="button", class_="cb-narrow__clear", hidden=True),
        el("p", escape(_meaning(found.folder, language)), class_="cb-completeness"),
        class_="cb-narrow",
    )


def _meaning(folder: str, language: str) -> str:
    """What a record needs for each step of completeness, in one sentence after the other."""
    say = words(language)
    counted = PARTS[MODELS[folder]]
    parts = say("browse.completeness.between").join(say(f"browse.part.{part}") for part in counted)
    steps = say("browse.completeness.between").join(
        say("browse.completeness.step", name=say(f"browse.step.{step}"), least=least)
        for step, least in STEPS.items()
        if least
    )
    rest = say(f"browse.step.{min(STEPS, key=lambda step: STEPS[step])}")
    return say("browse.completeness.meaning", count=len(counted), parts=parts, steps=steps, rest=rest)


def _line(found: Catalogue, sorts: Iterable[str], language: str) -> Html:
    """How many there are, and the orders that a script offers."""
    say, count = words(language), len(found.entries)
    number = say(f"browse.one.{found.folder}") if count == 1 else say(f"browse.all.{found.folder}", all=count)
    names = (
        "place",
        *(name for name in ("name", "date", "completeness", "changed") if name in {*sorts, "completeness"}),
    )
    options = (el("option", escape(say(f"browse.sort.{name}")), value=name) for name in names)
    select = join((escape(say("browse.sort.label")), el("select", *options)), " ")
    order = el("label", select, class_="cb-order", hidden=True)
    return el("div", el("p", escape(number), role="status"), order, class_="cb-browse-line")


def _grouped(first: Sequence[Entry], found: Catalogue, rows: Rows) -> Html:
    """Rows below the names of their places, as the script draws them too."""
    if not first:
        return rows.none()
    groups = []
    for place, entries in groupby(first, key=lambda entry: entry.place):
        shelf = found.places[place]
        name = link(relative(found.address, shelf.address), escape(shelf.name(rows.language)))
        groups.append(el("h2", counted(name, len(shelf.of(found.folder))), id=place))
        groups.append(rows.listed(entries, address=found.address))
    return join(groups)


def _further(found: Catalogue, first: Sequence[Entry], language: str) -> Html:
    """The way on: without scripts a sentence about the lists, with them a button."""
    say = words(language)
    button = el("button", escape(say("browse.more")), type="button", class_="cb-more-results", hidden=True)
    if len(first) == len(found.entries):
        return button
    rest = escape(say("browse.rest", shown=len(first), all=len(found.entries)))
    return join((el("p", rest, class_="cb-none", id="browse-rest"), button))
