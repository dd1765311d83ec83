"""The timeline: takes the library, gives its years, what cases did beside what policies did, in all places and in each.

Beginnings and ends of records stand there, and their own dated events; each line leads to its record. A long timeline
has a page a decade.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as day
from functools import cached_property, lru_cache
from html import escape
from itertools import groupby

from babel.dates import format_skeleton

from builder.analysis.events import UNDATED, Moment, moments
from builder.analysis.taxonomy import Shelf, shelves
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.pagination import ListPage, numbered, pager, parted
from builder.pages.page import Heading, Page
from builder.pages.parts.record_row import SEPARATOR, spoken
from builder.pages.parts.search_documents import searchable
from builder.records import wording
from builder.records.model.library import Entry, Library
from builder.records.model.values import FuzzyDate, Period

ADDRESS = "timeline/"
MOST = 300
"""The lines of one page."""


@dataclass(frozen=True)
class TimelineLine:
    """A moment with what the page says of it, as HTML: made once, for the timeline of all and for that of its place."""

    moment: Moment
    html: str


@dataclass(frozen=True)
class Course:
    """A timeline of one or more pages. place: of which place alone; None for all. most: lines a page has."""

    library: Library
    language: str
    places: Sequence[Shelf]
    place: Shelf | None
    lines: Sequence[TimelineLine]
    most: int

    @property
    def address(self) -> str:
        """Of its first page."""
        return f"{ADDRESS}places/{self.place.term.id}/" if self.place else ADDRESS

    @property
    def title(self) -> str:
        """Its title, with the place."""
        say = words(self.language)
        return say("timeline.of", name=self.place.name(self.language)) if self.place else say("timeline.title")

    @cached_property
    def decades(self) -> Mapping[str, Sequence[TimelineLine]]:
        """Its lines by decade, the undated last."""
        return {name: list(found) for name, found in groupby(self.lines, key=lambda line: line.moment.decade)}

    def decade_name(self, decade: str) -> str:
        """`2010s`, or the word for what is undated."""
        say = words(self.language)
        return say("timeline.undated") if decade == UNDATED else say("lists.decade", year=decade.removesuffix("s"))


def view(edition: Edition) -> Iterator[Page]:
    """The timeline of all places, then that of each; an empty base has none."""
    return timelines(edition.library, edition.language) if edition.library.listed else iter(())


def timelines(library: Library, language: str, *, most: int = MOST) -> Iterator[Page]:
    """Every page. most: the lines of one page."""
    places = [shelf for shelf in shelves(library, "places") if shelf.entries]
    every = [TimelineLine(moment, _said(moment, language)) for moment in moments(library.listed)]
    for place in (None, *places):
        own = [line for line in every if place is None or line.moment.entry.place == place.term.id]
        yield from _pages(Course(library, language, places, place, own, most))


def _pages(course: Course) -> Iterator[Page]:
    if len(course.lines) <= course.most:
        yield _page(course, course.address, course.title, _years(course, course.lines, course.address))
        return
    parts = {name: list(parted(found, most=course.most)) for name, found in course.decades.items()}
    yield _page(course, course.address, course.title, _contents(course, parts))
    for decade, found in parts.items():
        first = f"{course.address}{decade}/"
        for part in found:
            address = part.address(first)
            name = words(course.language)("timeline.during", title=course.title, name=course.decade_name(decade))
            body = _years(course, part.items, address) + pager(part, first, course.language)
            yield _page(course, address, part.titled(name, course.language), body, decade=decade)


def _page(course: Course, address: str, name: str, body: str, *, decade: str = "") -> Page:
    lead = words(course.language)("timeline.lead")
    shown = (
        f"<h1>{escape(name)}</h1>",
        f'<p class="cb-lead">{escape(lead)}</p>',
        _ways(course, address, decade),
        body or f'<p class="cb-none">{escape(words(course.language)("timeline.none"))}</p>',
    )
    headings = tuple(
        Heading(f"d{each}", course.decade_name(each)) for each in course.decades if f'<h2 id="d{each}">' in body
    )
    page = Page(
        course.language,
        address,
        "cases",
        name,
        lead,
        "\n".join(filter(None, shown)),
        headings if len(headings) > 1 else (),
        styles=("timeline.css",),
    )
    return page if address != ADDRESS else searchable(page)


def _ways(course: Course, address: str, decade: str) -> str:
    """The same for another place, and on a page of a decade the other decades."""
    say = words(course.language)
    everywhere = (ADDRESS, say("timeline.everywhere"), course.place is None)
    places = [
        (f"{ADDRESS}places/{shelf.term.id}/", shelf.name(course.language), shelf == course.place)
        for shelf in course.places
    ]
    decades = [(f"{course.address}{each}/", course.decade_name(each), each == decade) for each in course.decades]
    lines = (
        ("places", [everywhere, *places] if len(places) > 1 else []),
        ("decades", decades if decade else []),
    )
    return "".join(_way(say(f"timeline.{name}"), found, address) for name, found in lines if found)


def _way(label: str, links: Iterable[tuple[str, str, bool]], address: str) -> str:
    current = ' aria-current="true"'
    items = "".join(
        f'<li><a href="{relative(address, target)}"{current if here else ""}>{escape(name)}</a></li>'
        for target, name, here in links
    )
    return f'<nav class="cb-years-ways" aria-label="{escape(label)}"><ul class="cb-inline">{items}</ul></nav>'


def _contents(course: Course, parts: Mapping[str, Sequence[ListPage[TimelineLine]]]) -> str:
    """The decades of a long timeline, each with its years and how many lines they have."""
    lines = []
    for decade, found in parts.items():
        first = f"{course.address}{decade}/"
        links: dict[int | None, str] = {}
        counts = Counter(line.moment.year for part in found for line in part.items)
        for part in found:
            for line in part.items:
                links.setdefault(line.moment.year, f"{numbered(first, part.number)}#{_anchor(line.moment.year)}")
        items = "".join(
            f'<li><a href="{relative(course.address, link)}">{_year(year, course.language)}</a>'
            f' <span class="cb-count">{counts[year]}</span></li>'
            for year, link in links.items()
        )
        name = f'<a href="{relative(course.address, first)}">{escape(course.decade_name(decade))}</a>'
        lines.append(f'<div><dt>{name}</dt><dd><ul class="cb-inline">{items}</ul></dd></div>')
    return f'<dl class="cb-doors">{"".join(lines)}</dl>'


def _years(course: Course, found: Iterable[TimelineLine], address: str) -> str:
    """Decades, in them years, in them what cases and what policies did."""
    made = []
    for decade, inside in groupby(found, key=lambda line: line.moment.decade):
        made.append(f'<h2 id="d{decade}">{escape(course.decade_name(decade))}</h2>')
        for year, of_year in groupby(inside, key=lambda line: line.moment.year):
            heading = "" if year is None else f'<h3 id="{_anchor(year)}">{year}</h3>'
            made.append(f'<div class="cb-year">{heading}{_sides(course, list(of_year), address)}</div>')
    return f'<div class="cb-years">{_columns(course.language)}{"".join(made)}</div>' if made else ""


def _columns(language: str) -> str:
    """The names of the two columns, for the eye: each list says its own."""
    names = "".join(f"<span>{escape(words(language)(f'timeline.{folder}'))}</span>" for folder in ("cases", "policies"))
    return f'<div class="cb-years-columns" aria-hidden="true">{names}</div>'


def _sides(course: Course, found: Sequence[TimelineLine], address: str) -> str:
    say = words(course.language)
    return "".join(
        f'<ul class="cb-did-{folder}" aria-label="{escape(say(f"timeline.{folder}"))}">'
        f"{''.join(_record(course, of_record, address) for of_record in _by_record(side))}</ul>"
        for folder in ("cases", "policies")
        if (side := [line for line in found if line.moment.entry.folder == folder])
    )


def _by_record(found: Iterable[TimelineLine]) -> Iterable[list[TimelineLine]]:
    """The lines of each record together, in the order in which the records first appear."""
    records: dict[str, list[TimelineLine]] = {}
    for line in found:
        records.setdefault(line.moment.entry.reference, []).append(line)
    return records.values()


def _record(course: Course, found: Sequence[TimelineLine], address: str) -> str:
    entry, language = found[0].moment.entry, course.language
    anchor = "#timeline" if entry.record.timeline else ""
    link = f'<a href="{relative(address, entry.address + anchor)}">{spoken(entry.record.title, language)}</a>'
    lines = "".join(f"<p>{line.html}</p>" for line in found)
    return f"<li>{link}{_place(course, entry)}{lines}</li>"


def _place(course: Course, entry: Entry) -> str:
    """Where a record is, unless the whole page is of that place."""
    if course.place is not None:
        return ""
    name = escape(course.library.vocabularies.name("places", entry.place, course.language))
    return f'{SEPARATOR}<span class="cb-when">{name}</span>'


def _said(moment: Moment, language: str) -> str:
    """When in the year, what kind of moment it is, what happened."""
    when = f'<span class="cb-when">{escape(shown)}</span>' if (shown := _when(moment.date, language)) else ""
    mark = escape(words(language)(f"timeline.mark.{moment.mark}")) if moment.mark else ""
    text = spoken(moment.text, language) if moment.text else ""
    if mark and text:
        mark = f'<span class="cb-key">{escape(words(language)("timeline.marked", mark=mark))}</span>'
    return " ".join(filter(None, (when, mark, text)))


def _when(period: Period | None, language: str) -> str:
    """A day or a month of a year that stands above it; whatever is less plain in full; nothing for the bare year."""
    if period is None or period.start is None or (period.start.year is None and period.end is None):
        return "" if period is None or period.end is None else wording.period(period, language)
    if period.is_range or period.end is not None or period.start.approximate:
        return wording.period(period, language)
    return _within_year(period.start, language)


@lru_cache(maxsize=1024)
def _within_year(date: FuzzyDate, language: str) -> str:
    """`29 Jun`, `Jun`; nothing for the bare year (CLDR)."""
    if date.month is None:
        return ""
    first = day(date.year or 1, date.month, date.day or 1)
    return str(format_skeleton("MMM" if date.day is None else "MMMd", first, locale=LANGUAGES[language].cldr))


def _anchor(year: int | None) -> str:
    return f"d{UNDATED}" if year is None else f"y{year}"


def _year(year: int | None, language: str) -> str:
    return escape(words(language)("timeline.undated")) if year is None else str(year)
