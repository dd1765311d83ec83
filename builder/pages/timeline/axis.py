"""Policies and cases on a common time axis: takes a base in a language, gives the page, one row per record by place.

Every row has its dates in words and a bar; all bars share one scale. The part of a bar after the last known date is
lighter, because the record does not say how long the case or policy went on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from builder.analysis.policy_status import force_period, publication_date
from builder.analysis.taxonomy import TermListing, term_listings
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, language_span, lines, link, period_element
from builder.pages.page import Heading, Page
from builder.pages.parts.search_documents import searchable
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Case, Policy
from builder.records.model.values import FuzzyDate

ADDRESS = "policies/axis/"
STEPS = (5, 10, 25, 50, 100, 250, 500, 1000)
"""Candidate intervals between axis lines, in years: the first is taken that gives at most MAX_LINES lines."""
MAX_LINES = 12
YEAR_WIDTH, BAR_HEIGHT = 12, 12
"""SVG units: the width of a year (one unit per month) and the height of a bar."""
MAX_ROWS = 200
"""Rows on the page. A larger base shows only cases that are related to a policy, and such policies."""


@dataclass(frozen=True)
class Axis:
    """The year range of the axis and the years between two of its lines."""

    first: int
    last: int
    step: int

    @property
    def width(self) -> int:
        """In SVG units."""
        return (self.last - self.first) * YEAR_WIDTH

    def x_of(self, day: tuple[int, int, int]) -> int:
        """The x of a day (year, month, day), in months from the left end."""
        return max(0, min(self.width, (day[0] - self.first) * YEAR_WIDTH + day[1] - 1))


@dataclass(frozen=True)
class Span:
    """The time of a record as (year, month, day). open: it may go on after `end`. ticks: dates of single events."""

    start: tuple[int, int, int]
    end: tuple[int, int, int]
    open: bool
    ticks: tuple[tuple[int, int, int], ...] = ()


def view(edition: Edition) -> Iterator[Page]:
    """The page, where the base has policies."""
    if edition.library.policies:
        yield axis_page(edition)


def axis_page(edition: Edition) -> Page:
    """The page."""
    say, library = words(edition.language), edition.library
    listed = _listed_entries(edition)
    spans = {entry.reference: span for entry in listed if (span := library.of_entry("span", entry, span_of))}
    axis = axis_of(spans.values())
    sections = [
        (listing, entries)
        for listing in term_listings(library, "places")
        if (entries := [entry for entry in _in_order(listing.entries, spans) if entry in listed])
    ]
    body = [
        el("h1", escape(say("axis.title"))),
        el("p", escape(say("axis.lead")), class_="cb-lead"),
        _legend(edition.language),
        _table(edition, sections, spans, axis),
    ]
    headings = tuple(Heading(f"axis-{listing.term.id}", listing.name(edition.language)) for listing, _ in sections)
    title, lead = say("axis.title"), say("axis.lead")
    return searchable(
        Page(edition.language, ADDRESS, "policies", title, lead, lines(*body), headings, styles=("axis.css",))
    )


def span_of(entry: Entry) -> Span | None:
    """The time of a record; None if it has no known date."""
    record = entry.record
    return _case_span(record) if isinstance(record, Case) else _policy_span(record)


def axis_of(spans: Iterable[Span]) -> Axis:
    """An axis of whole steps that covers all dates of the spans."""
    years = [day[0] for span in spans for day in (span.start, span.end, *span.ticks)] or [STEPS[0]]
    step = next((candidate for candidate in STEPS if max(years) - min(years) < candidate * MAX_LINES), STEPS[-1])
    return Axis(min(years) // step * step, (max(years) // step + 1) * step, step)


def _case_span(case: Case) -> Span | None:
    period = case.period
    start = period.start.earliest() if period.start else None
    end = period.end.latest() if period.end else None
    if start is None and end is None:
        return None
    event_days = tuple(
        sorted(day for event in case.timeline if (day := _day(event.date.start)) and day >= (start or day))
    )
    if end:
        return Span(start or end, end, open=False, ticks=tuple(day for day in event_days if day <= end))
    start_day = start or (0, 0, 0)
    if not period.is_range and period.start:
        return Span(start_day, period.start.latest() or start_day, open=False, ticks=event_days)
    return Span(start_day, max((start_day, *event_days)), open=True, ticks=event_days)


def _policy_span(policy: Policy) -> Span | None:
    published, in_force = publication_date(policy), force_period(policy)
    days = [day for date in (published, in_force.start if in_force else None) if (day := _day(date))]
    if not days:
        return None
    end = in_force.end.latest() if in_force and in_force.end else None
    return Span(min(days), end or max(days), open=end is None, ticks=tuple(sorted(days)))


def _day(date: FuzzyDate | None) -> tuple[int, int, int] | None:
    return date.earliest() if date else None


def _listed_entries(edition: Edition) -> list[Entry]:
    """All records, or in a large base those with a relation between a case and a policy."""
    entries = list(edition.library.listed)
    if len(entries) <= MAX_ROWS:
        return entries
    links = edition.library.links
    related = [entry for entry in entries if any(link.other.folder != entry.folder for link in links[entry.reference])]
    return related[:MAX_ROWS]


def _in_order(entries: Iterable[Entry], spans: dict[str, Span]) -> list[Entry]:
    """Policies before cases, each by first day, undated ones last."""
    undated_day = (9999, 12, 31)
    first_days = {reference: span.start for reference, span in spans.items()}
    return sorted(
        entries,
        key=lambda entry: (entry.folder == "cases", first_days.get(entry.reference, undated_day), entry.reference),
    )


def _table(
    edition: Edition, sections: list[tuple[TermListing, list[Entry]]], spans: dict[str, Span], axis: Axis
) -> Html:
    say = words(edition.language)
    years = (el("span", escape(str(year))) for year in range(axis.first, axis.last, axis.step))
    head = el(
        "tr",
        el("th", escape(say("axis.record")), scope="col"),
        el("th", escape(say("axis.time")), scope="col"),
        el("th", el("div", *years, class_="cb-years"), scope="col"),
    )
    groups = [_group(edition, listing, entries, spans, axis) for listing, entries in sections]
    return el("table", el("caption", escape(say("axis.caption"))), el("thead", head), *groups, class_="cb-axis")


def _group(edition: Edition, listing: TermListing, entries: list[Entry], spans: dict[str, Span], axis: Axis) -> Html:
    name = link(relative(ADDRESS, listing.address), escape(listing.name(edition.language)))
    head = el("tr", el("th", name, colspan="3", scope="rowgroup", id=f"axis-{listing.term.id}"), class_="cb-axis-place")
    return el("tbody", head, *(_row(edition, entry, spans.get(entry.reference), axis) for entry in entries))


def _row(edition: Edition, entry: Entry, span: Span | None, axis: Axis) -> Html:
    make = partial(_words, edition)
    in_words = edition.library.of_entry("axis", entry, make, language=edition.language)
    drawing = bar(span, axis) if span else NOTHING
    return el("tr", in_words, el("td", drawing, class_="cb-bar"), class_=f"cb-axis-{entry.folder}")


def _words(edition: Edition, entry: Entry) -> Html:
    """The cells of a row that say what the bar shows."""
    say, policy = words(edition.language), entry.folder == "policies"
    kind = el("span", escape(say(f"axis.{entry.folder}")), class_="cb-key")
    related = _related_cases(edition, entry) if policy else NOTHING
    name = el("th", _title(edition, entry), escape(" "), kind, related, scope="row")
    return join((name, el("td", _time(entry, edition.language), class_="cb-when")))


def bar(span: Span, axis: Axis) -> Html:
    """The bar of a row to the scale of the axis; hidden from screen readers, as the row has the dates in words."""
    start, end = axis.x_of(span.start), max(axis.x_of(span.end), axis.x_of(span.start) + 1)
    ticks = "".join(f"M{axis.x_of(day)} 1V11" for day in dict.fromkeys(span.ticks))
    years = "".join(f"M{x} 0V{BAR_HEIGHT}" for x in range(0, axis.width + 1, axis.step * YEAR_WIDTH))
    return el(
        "svg",
        _stroke("y", years),
        _stroke("o", f"M{end} 6H{axis.width}") if span.open else NOTHING,
        _stroke("k", f"M{start} 6H{end}"),
        _stroke("t", ticks) if ticks else NOTHING,
        viewBox=f"0 0 {axis.width} {BAR_HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def _stroke(kind: str, data: str) -> Html:
    """A path of the bar. kind: `y` years, `k` known, `o` open, `t` ticks."""
    return el("path", class_=kind, d=data)


def _time(entry: Entry, language: str) -> Html:
    """The dates of a record in words."""
    record = entry.record
    if isinstance(record, Case):
        return period_element(record.period, language)
    say, force, announced = words(language), force_period(record), publication_date(record)
    published = escape(say("axis.known", date=wording.fuzzy_date(announced, language))) if announced else NOTHING
    in_force = say("axis.held", period=wording.period(force, language)) if force else say("axis.unheld")
    return join((published, escape(in_force)), say("wording.then"))


def _related_cases(edition: Edition, entry: Entry) -> Html:
    """The cases that are related to a policy."""
    linked_records = {relation.other.reference: relation.other for relation in edition.library.links[entry.reference]}
    names = [
        _title(edition, case) for case in linked_records.values() if case.folder == "cases" and case.status != "retired"
    ]
    if not names:
        return NOTHING
    say = words(edition.language)
    return el("div", escape(say("axis.joined")), join(names, say("wording.comma")), class_="cb-remark")


def _title(edition: Edition, entry: Entry) -> Html:
    best = entry.record.title.best(edition.language)
    code, text = (best[0], best[1].text.strip()) if best else (edition.language, entry.id)
    return link(relative(ADDRESS, entry.address), language_span(text, None if code == edition.language else code))


def _legend(language: str) -> Html:
    say = words(language)
    samples = (("k", "M0 6H36"), ("o", "M0 6H36"), ("t", "M18 1V11"))
    items = (join((_sample(kind, data), escape(say(f"axis.legend.{kind}"))), " ") for kind, data in samples)
    return el("ul", *(el("li", item) for item in items), class_="cb-axis-legend")


def _sample(kind: str, data: str) -> Html:
    return el("svg", _stroke(kind, data), viewBox="0 0 36 12", aria_hidden="true")
