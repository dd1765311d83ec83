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
from itertools import groupby

from babel.dates import format_skeleton

from builder.analysis.events import UNDATED, Moment, moments
from builder.analysis.taxonomy import Shelf, shelves
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, counted, el, escape, join, lines, link, separated
from builder.pages.html.pagination import ListPage, numbered, pager, parted
from builder.pages.page import Heading, Page
from builder.pages.parts.record_row import SEPARATOR, spoken
from builder.pages.parts.record_row import link as record_link
from builder.pages.parts.search_documents import searchable
from builder.records import wording
from builder.records.model.library import Entry, Library
from builder.records.model.values import FuzzyDate, Period

ADDRESS = "timeline/"
FOLDERS = ("cases", "policies")
"""What stands side by side."""
MOST = 300
"""The lines of one page."""


@dataclass(frozen=True)
class TimelineLine:
    """A moment with what the page says of it: drawn once, for the timeline of all and for that of its place."""

    moment: Moment
    html: Html


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
    every = [TimelineLine(moment, _in_words(moment, language)) for moment in moments(library.listed)]
    for place in (None, *places):
        there = [line for line in every if place is None or line.moment.entry.place == place.term.id]
        yield from _pages(Course(library, language, places, place, there, most))


def _pages(course: Course) -> Iterator[Page]:
    if len(course.lines) <= course.most:
        headings = tuple(Heading(f"d{decade}", course.decade_name(decade)) for decade in course.decades)
        years = _years(course, course.lines, course.address)
        yield _page(course, course.address, course.title, years, headings=headings if len(headings) > 1 else ())
        return
    parts = {name: list(parted(of_decade, most=course.most)) for name, of_decade in course.decades.items()}
    yield _page(course, course.address, course.title, _contents(course, parts))
    for decade, of_decade in parts.items():
        first = f"{course.address}{decade}/"
        for part in of_decade:
            address = part.address(first)
            name = words(course.language)("timeline.during", title=course.title, name=course.decade_name(decade))
            body = join((_years(course, part.items, address), pager(part, first, course.language)))
            yield _page(course, address, part.titled(name, course.language), body, decade=decade)


def _page(
    course: Course, address: str, name: str, years: Html, *, decade: str = "", headings: tuple[Heading, ...] = ()
) -> Page:
    say = words(course.language)
    lead = say("timeline.lead")
    body = lines(
        el("h1", escape(name)),
        el("p", escape(lead), class_="cb-lead"),
        _ways(course, address, decade),
        years or el("p", escape(say("timeline.none")), class_="cb-none"),
    )
    page = Page(course.language, address, "cases", name, lead, body, headings, styles=("timeline.css",))
    return page if address != ADDRESS else searchable(page)


def _ways(course: Course, address: str, decade: str) -> Html:
    """The same for another place, and on a page of a decade the other decades."""
    say = words(course.language)
    everywhere = (ADDRESS, say("timeline.everywhere"), course.place is None)
    places = [
        (f"{ADDRESS}places/{shelf.term.id}/", shelf.name(course.language), shelf == course.place)
        for shelf in course.places
    ]
    decades = [(f"{course.address}{each}/", course.decade_name(each), each == decade) for each in course.decades]
    ways = (
        ("places", [everywhere, *places] if len(places) > 1 else []),
        ("decades", decades if decade else []),
    )
    return join(_way(say(f"timeline.{name}"), links, address) for name, links in ways if links)


def _way(label: str, links: Iterable[tuple[str, str, bool]], address: str) -> Html:
    items = (
        el("li", link(relative(address, target), escape(name), aria_current="true" if here else None))
        for target, name, here in links
    )
    return el("nav", el("ul", *items, class_="cb-inline"), class_="cb-years-ways", aria_label=label)


def _contents(course: Course, parts: Mapping[str, Sequence[ListPage[TimelineLine]]]) -> Html:
    """The decades of a long timeline, each with its years and how many lines they have."""
    rows = (_decade(course, decade, of_decade) for decade, of_decade in parts.items())
    return el("dl", *rows, class_="cb-doors")


def _decade(course: Course, decade: str, parts: Sequence[ListPage[TimelineLine]]) -> Html:
    """A decade, and its years with how many lines each has; a year leads to where it begins."""
    first = f"{course.address}{decade}/"
    counts = Counter(line.moment.year for part in parts for line in part.items)
    begins: dict[int | None, str] = {}
    for part in parts:
        for line in part.items:
            begins.setdefault(line.moment.year, f"{numbered(first, part.number)}#{_anchor(line.moment.year)}")
    items = (
        el("li", counted(link(relative(course.address, address), _year(year, course.language)), counts[year]))
        for year, address in begins.items()
    )
    name = link(relative(course.address, first), escape(course.decade_name(decade)))
    return el("div", el("dt", name), el("dd", el("ul", *items, class_="cb-inline")))


def _years(course: Course, shown: Iterable[TimelineLine], address: str) -> Html:
    """Decades, in them years, in them what cases and what policies did."""
    blocks = []
    for decade, of_decade in groupby(shown, key=lambda line: line.moment.decade):
        blocks.append(el("h2", escape(course.decade_name(decade)), id=f"d{decade}"))
        for year, of_year in groupby(of_decade, key=lambda line: line.moment.year):
            heading = NOTHING if year is None else el("h3", escape(str(year)), id=_anchor(year))
            blocks.append(el("div", heading, *_sides(course, list(of_year), address), class_="cb-year"))
    return el("div", _columns(course.language), *blocks, class_="cb-years") if blocks else NOTHING


def _columns(language: str) -> Html:
    """The names of the two columns, for the eye: each list says its own."""
    names = (el("span", escape(words(language)(f"timeline.{folder}"))) for folder in FOLDERS)
    return el("div", *names, class_="cb-years-columns", aria_hidden="true")


def _sides(course: Course, shown: Sequence[TimelineLine], address: str) -> Iterator[Html]:
    """What cases did, and what policies did."""
    for folder in FOLDERS:
        if side := [line for line in shown if line.moment.entry.folder == folder]:
            records = (_record(course, of_record, address) for of_record in _by_record(side))
            label = words(course.language)(f"timeline.{folder}")
            yield el("ul", *records, class_=f"cb-did-{folder}", aria_label=label)


def _by_record(shown: Iterable[TimelineLine]) -> Iterable[list[TimelineLine]]:
    """The lines of each record together, in the order in which the records first appear."""
    records: dict[str, list[TimelineLine]] = {}
    for line in shown:
        records.setdefault(line.moment.entry.reference, []).append(line)
    return records.values()


def _record(course: Course, of_record: Sequence[TimelineLine], address: str) -> Html:
    entry = of_record[0].moment.entry
    anchor = "#timeline" if entry.record.timeline else ""
    name = record_link(entry, course.language, address=address, anchor=anchor)
    return el("li", separated((name, _place(course, entry)), SEPARATOR), *(el("p", line.html) for line in of_record))


def _place(course: Course, entry: Entry) -> Html:
    """Where a record is, unless the whole page is of that place."""
    if course.place is not None:
        return NOTHING
    name = course.library.vocabularies.name("places", entry.place, course.language)
    return el("span", escape(name), class_="cb-when")


def _in_words(moment: Moment, language: str) -> Html:
    """When in the year, what kind of moment it is, what happened."""
    say, date = words(language), _when(moment.date, language)
    when = el("span", escape(date), class_="cb-when") if date else NOTHING
    mark = say(f"timeline.mark.{moment.mark}") if moment.mark else ""
    text = spoken(moment.text, language) if moment.text else NOTHING
    marked = el("span", escape(say("timeline.marked", mark=mark)), class_="cb-key") if mark and text else escape(mark)
    return join((when, marked, text), " ")


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


def _year(year: int | None, language: str) -> Html:
    return escape(words(language)("timeline.undated") if year is None else str(year))
