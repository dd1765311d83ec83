"""The page of all cases and that of all policies: rows by place, and the ways to narrow them. Takes the library.

Without scripts it is a plain list with links to the lists of each place, type, theme, decade and state. browse.js makes
choices of those links: several at once, counted, in the address. Of many records the page holds the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
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


def _page(
    found: Catalogue, rows: Rows, sorts: Iterable[str], *, first: Sequence[Entry], data: Mapping[str, str]
) -> Page:
    say, folder = words(rows.language), found.folder
    title, lead = say(f"lists.{folder}.title"), say(f"lists.{folder}.lead")
    told = {"count": str(len(found.entries)), "first": str(len(first)), **_told(folder, rows.language), **data}
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in told.items())
    body = (
        f"<h1>{escape(title)}</h1>",
        f'<p class="cb-lead">{escape(lead)}</p>',
        f'<div id="browse" class="cb-search cb-browse"{attributes}>',
        _narrow(found, rows.language) if found.entries else "<div></div>",
        '<div class="cb-browse-list">',
        _line(found, sorts, rows.language),
        f'<div id="browse-rows">{_grouped(first, found, rows)}</div>',
        _further(found, first, rows.language),
        "</div></div>",
    )
    return searchable(
        Page(
            rows.language,
            found.address,
            folder,
            title,
            lead,
            "\n".join(filter(None, body)),
            styles=("browse.css",),
            scripts=("browse.js", *rows.scripts(first)),
        )
    )


def _told(folder: str, language: str) -> dict[str, str]:
    """What the script says."""
    say = words(language)
    told = {name: say(f"browse.{name}") for name in ("narrow", "narrowed", "none", "failed")}
    return told | {name: say(f"browse.{name}.{folder}") for name in ("one", "all", "some")}


def _narrow(found: Catalogue, language: str) -> str:
    """The facets as links to their lists, folded away; below them what completeness means here."""
    say = words(language)
    lines = (
        doors(
            shelf_kind,
            [(shelf, len(shelf.of(found.folder))) for shelf in facet.values],
            language,
            address=found.address,
            facet=facet.name,
        )
        for facet, shelf_kind in zip(found.facets, FACETS[found.folder].values(), strict=True)
    )
    return (
        f'<details class="cb-narrow"><summary>{escape(say("browse.narrow"))}</summary>'
        f'<dl class="cb-doors">{"".join(lines)}</dl>'
        f'<button type="button" class="cb-narrow__clear" hidden>{escape(say("browse.clear"))}</button>'
        f'<p class="cb-completeness">{escape(_meaning(found.folder, language))}</p></details>'
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


def _line(found: Catalogue, sorts: Iterable[str], language: str) -> str:
    """How many there are, and the orders that a script offers."""
    say, count = words(language), len(found.entries)
    number = say(f"browse.one.{found.folder}") if count == 1 else say(f"browse.all.{found.folder}", all=count)
    names = (
        "place",
        *(name for name in ("name", "date", "completeness", "changed") if name in {*sorts, "completeness"}),
    )
    options = "".join(f'<option value="{name}">{escape(say(f"browse.sort.{name}"))}</option>' for name in names)
    chosen = f'<label class="cb-order" hidden>{escape(say("browse.sort.label"))} <select>{options}</select></label>'
    return f'<div class="cb-browse-line"><p role="status">{escape(number)}</p>{chosen}</div>'


def _grouped(first: Sequence[Entry], found: Catalogue, rows: Rows) -> str:
    """Rows below the names of their places, as the script draws them too."""
    if not first:
        return rows.none()
    made = []
    for place, entries in groupby(first, key=lambda entry: entry.place):
        shelf = found.places[place]
        name = f'<a href="{relative(found.address, shelf.address)}">{escape(shelf.name(rows.language))}</a>'
        count = f'<span class="cb-count">{len(shelf.of(found.folder))}</span>'
        made.append(f'<h2 id="{place}">{name} {count}</h2>{rows.listed(entries, address=found.address)}')
    return "".join(made)


def _further(found: Catalogue, first: Sequence[Entry], language: str) -> str:
    """The way on: without scripts a sentence about the lists, with them a button."""
    say = words(language)
    button = f'<button type="button" class="cb-more-results" hidden>{escape(say("browse.more"))}</button>'
    if len(first) == len(found.entries):
        return button
    rest = escape(say("browse.rest", shown=len(first), all=len(found.entries)))
    return f'<p class="cb-none" id="browse-rest">{rest}</p>{button}'
