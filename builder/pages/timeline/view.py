"""The timeline: takes the library, gives pages of all places and of each place, with cases and policies side by side.

It lists the beginnings and ends of records and their dated events, linked to the records. A long timeline has one page
per decade.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as day
from functools import cached_property, lru_cache, partial
from itertools import groupby

from babel.dates import format_skeleton

from builder.analysis.events import UNDATED, TimelineEvent, decade_of, record_events
from builder.analysis.taxonomy import TermListing, term_listings
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link, separated, with_count
from builder.pages.html.pagination import ListPage, page_address, pager, parted
from builder.pages.page import Heading, Page
from builder.pages.parts.record_row import SEPARATOR, text_html
from builder.pages.parts.search_documents import searchable
from builder.records import wording
from builder.records.model.library import Entry, Library
from builder.records.model.values import FuzzyDate, Period

ADDRESS = "timeline/"
FOLDERS = ("cases", "policies")
"""The columns of the timeline."""
LINES_PER_PAGE = 300
"""Above this number of lines a timeline is split into pages."""


_Line = tuple[tuple[int, int, int], int | None, Html]


@dataclass(frozen=True)
class TimelineRecord:
    """A record on a timeline. anchor: of its own timeline on its page, '' if it has none."""

    entry: Entry
    title: Html
    anchor: str


@dataclass(frozen=True)
class TimelineLine:
    """An event as it is shown, on the timeline of all places and that of its own. year: None for an unknown one."""

    record: TimelineRecord
    day: tuple[int, int, int]
    year: int | None
    html: Html

    @property
    def decade(self) -> str:
        """`2010s`, or `undated`."""
        return decade_of(self.year)


@dataclass(frozen=True)
class Timeline:
    """A timeline of one or more pages. place: the only place shown; None for all. per_page: maximum lines of a page."""

    library: Library
    language: str
    places: Sequence[TermListing]
    place: TermListing | None
    lines: Sequence[TimelineLine]
    per_page: int

    @property
    def address(self) -> str:
        """The address of its first page."""
        return f"{ADDRESS}places/{self.place.term.id}/" if self.place else ADDRESS

    @property
    def title(self) -> str:
        """Its title, with the name of the place."""
        say = words(self.language)
        return say("timeline.of", name=self.place.name(self.language)) if self.place else say("timeline.title")

    @cached_property
    def decades(self) -> Mapping[str, Sequence[TimelineLine]]:
        """Its lines by decade, undated ones last."""
        return {name: list(group) for name, group in groupby(self.lines, key=lambda line: line.decade)}

    def decade_name(self, decade: str) -> str:
        """`2010s`, or the label of the undated lines."""
        say = words(self.language)
        return say("timeline.undated") if decade == UNDATED else say("lists.decade", year=decade.removesuffix("s"))


def view(edition: Edition) -> Iterator[Page]:
    """The timeline of all places, then that of each place; none for an empty base."""
    return timelines(edition.library, edition.language) if edition.library.listed else iter(())


def timelines(library: Library, language: str, *, per_page: int = LINES_PER_PAGE) -> Iterator[Page]:
    """Every page. per_page: maximum lines of a page."""
    places = [listing for listing in term_listings(library, "places") if listing.entries]
    all_lines = sorted(_lines(library, language), key=lambda line: (line.day, line.record.entry.reference))
    for place in (None, *places):
        place_lines = [line for line in all_lines if place is None or line.record.entry.place == place.term.id]
        yield from _pages(Timeline(library, language, places, place, place_lines, per_page))


def _lines(library: Library, language: str) -> Iterator[TimelineLine]:
    make = partial(_record_lines, language=language)
    for entry in library.listed:
        title, anchor, lines_of_record = library.of_entry("timeline", entry, make, language=language)
        record = TimelineRecord(entry, title, anchor)
        yield from (TimelineLine(record, *line) for line in lines_of_record)


def _record_lines(
    entry: Entry, language: str
) -> tuple[Html, str, tuple[tuple[tuple[int, int, int], int | None, Html], ...]]:
    """The title of a record, the anchor of its own timeline, and its lines, each with day and year."""
    events = record_events(entry)
    lines_of_record = tuple((event.day, event.year, _line_html(event, language)) for event in events)
    return text_html(entry.record.title, language), "#timeline" if entry.record.timeline else "", lines_of_record


def _pages(timeline: Timeline) -> Iterator[Page]:
    if len(timeline.lines) <= timeline.per_page:
        headings = tuple(Heading(f"d{decade}", timeline.decade_name(decade)) for decade in timeline.decades)
        years = _years(timeline, timeline.lines, timeline.address)
        yield _page(timeline, timeline.address, timeline.title, years, headings=headings if len(headings) > 1 else ())
        return
    parts = {name: list(parted(group, most=timeline.per_page)) for name, group in timeline.decades.items()}
    yield _page(timeline, timeline.address, timeline.title, _contents(timeline, parts))
    for decade, decade_parts in parts.items():
        first = f"{timeline.address}{decade}/"
        for part in decade_parts:
            address = part.address(first)
            name = words(timeline.language)("timeline.during", title=timeline.title, name=timeline.decade_name(decade))
            body = join((_years(timeline, part.items, address), pager(part, first, timeline.language)))
            yield _page(timeline, address, part.titled(name, timeline.language), body, decade=decade)


def _page(
    timeline: Timeline, address: str, name: str, content: Html, *, decade: str = "", headings: tuple[Heading, ...] = ()
) -> Page:
    say = words(timeline.language)
    lead = say("timeline.lead")
    body = lines(
        el("h1", escape(name)),
        el("p", escape(lead), class_="cb-lead"),
        _navigation(timeline, address, decade),
        content or el("p", escape(say("timeline.none")), class_="cb-none"),
    )
    page = Page(timeline.language, address, "cases", name, lead, body, headings, styles=("timeline.css",))
    return page if address != ADDRESS else searchable(page)


def _navigation(timeline: Timeline, address: str, decade: str) -> Html:
    """Links to the timelines of other places and, on the page of a decade, to the other decades."""
    say = words(timeline.language)
    all_places = (ADDRESS, say("timeline.everywhere"), timeline.place is None)
    places = [
        (f"{ADDRESS}places/{listing.term.id}/", listing.name(timeline.language), listing == timeline.place)
        for listing in timeline.places
    ]
    decades = [(f"{timeline.address}{year}/", timeline.decade_name(year), year == decade) for year in timeline.decades]
    groups = (
        ("places", [all_places, *places] if len(places) > 1 else []),
        ("decades", decades if decade else []),
    )
    return join(_nav(say(f"timeline.{name}"), links, address) for name, links in groups if links)


def _nav(label: str, links: Iterable[tuple[str, str, bool]], address: str) -> Html:
    items = (
        el("li", link(relative(address, target), escape(name), aria_current="true" if current else None))
        for target, name, current in links
    )
    return el("nav", el("ul", *items, class_="cb-inline"), class_="cb-years-ways", aria_label=label)


def _contents(timeline: Timeline, parts: Mapping[str, Sequence[ListPage[TimelineLine]]]) -> Html:
    """The decades of a long timeline, each with its years and their line counts."""
    rows = (_decade(timeline, decade, decade_parts) for decade, decade_parts in parts.items())
    return el("dl", *rows, class_="cb-doors")


def _decade(timeline: Timeline, decade: str, parts: Sequence[ListPage[TimelineLine]]) -> Html:
    """A decade with links to the first line of each of its years, and line counts."""
    first = f"{timeline.address}{decade}/"
    counts = Counter(line.year for part in parts for line in part.items)
    year_addresses: dict[int | None, str] = {}
    for part in parts:
        for line in part.items:
            year_addresses.setdefault(line.year, f"{page_address(first, part.number)}#{_anchor(line.year)}")
    items = (
        el("li", with_count(link(relative(timeline.address, address), _year(year, timeline.language)), counts[year]))
        for year, address in year_addresses.items()
    )
    name = link(relative(timeline.address, first), escape(timeline.decade_name(decade)))
    return el("div", el("dt", name), el("dd", el("ul", *items, class_="cb-inline")))


def _years(timeline: Timeline, timeline_lines: Iterable[TimelineLine], address: str) -> Html:
    """Lines grouped by decade, year and folder."""
    blocks = []
    for decade, decade_lines in groupby(timeline_lines, key=lambda line: line.decade):
        blocks.append(el("h2", escape(timeline.decade_name(decade)), id=f"d{decade}"))
        for year, year_lines in groupby(decade_lines, key=lambda line: line.year):
            heading = NOTHING if year is None else el("h3", escape(str(year)), id=_anchor(year))
            blocks.append(el("div", heading, *_folder_lists(timeline, list(year_lines), address), class_="cb-year"))
    return el("div", _columns(timeline.language), *blocks, class_="cb-years") if blocks else NOTHING


def _columns(language: str) -> Html:
    """The headings of the two columns; hidden from screen readers, as each list has its own label."""
    names = (el("span", escape(words(language)(f"timeline.{folder}"))) for folder in FOLDERS)
    return el("div", *names, class_="cb-years-columns", aria_hidden="true")


def _folder_lists(timeline: Timeline, year_lines: Sequence[TimelineLine], address: str) -> Iterator[Html]:
    """The list of a year for cases and that for policies."""
    for folder in FOLDERS:
        if folder_lines := [line for line in year_lines if line.record.entry.folder == folder]:
            records = (_record(timeline, record_lines, address) for record_lines in _by_record(folder_lines))
            label = words(timeline.language)(f"timeline.{folder}")
            yield el("ul", *records, class_=f"cb-did-{folder}", aria_label=label)


def _by_record(timeline_lines: Iterable[TimelineLine]) -> Iterable[list[TimelineLine]]:
    """The lines grouped by record, records in order of first appearance."""
    records: dict[str, list[TimelineLine]] = {}
    for line in timeline_lines:
        records.setdefault(line.record.entry.reference, []).append(line)
    return records.values()


def _record(timeline: Timeline, record_lines: Sequence[TimelineLine], address: str) -> Html:
    record = record_lines[0].record
    name = link(relative(address, record.entry.address + record.anchor), record.title)
    heading = separated((name, _place(timeline, record.entry)), SEPARATOR)
    return el("li", heading, *(el("p", line.html) for line in record_lines))


def _place(timeline: Timeline, entry: Entry) -> Html:
    """The place of a record; NOTHING on the timeline of a place."""
    if timeline.place is not None:
        return NOTHING
    name = timeline.library.vocabularies.name("places", entry.place, timeline.language)
    return el("span", escape(name), class_="cb-when")


def _line_html(event: TimelineEvent, language: str) -> Html:
    """Date within the year, kind of event, text."""
    say, date = words(language), _when(event.date, language)
    when = el("span", escape(date), class_="cb-when") if date else NOTHING
    mark = say(f"timeline.mark.{event.mark}") if event.mark else ""
    text = text_html(event.text, language) if event.text else NOTHING
    label = el("span", escape(say("timeline.marked", mark=mark)), class_="cb-key") if mark and text else escape(mark)
    return join((when, label, text), " ")


def _when(period: Period | None, language: str) -> str:
    """A date without its year, which the heading has; '' for a bare year; ranges and approximate dates in full."""
    if period is None or period.start is None or (period.start.year is None and period.end is None):
        return "" if period is None or period.end is None else wording.period(period, language)
    if period.is_range or period.end is not None or period.start.approximate:
        return wording.period(period, language)
    return _within_year(period.start, language)


@lru_cache(maxsize=1024)
def _within_year(date: FuzzyDate, language: str) -> str:
    """`29 Jun`, `Jun`; '' for a bare year (CLDR skeletons MMMd, MMM)."""
    if date.month is None:
        return ""
    first = day(date.year or 1, date.month, date.day or 1)
    text = str(format_skeleton("MMM" if date.day is None else "MMMd", first, locale=LANGUAGES[language].cldr))
    return wording.spaced_digits(text, language)


def _anchor(year: int | None) -> str:
    return f"d{UNDATED}" if year is None else f"y{year}"


def _year(year: int | None, language: str) -> Html:
    return escape(words(language)("timeline.undated") if year is None else str(year))
