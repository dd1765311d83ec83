"""Policies and cases on one axis of years. Takes a base in a language, gives the page: a row each, place by place.

Every row says its time in words; the bar beside them is drawn to one scale on all rows. What is not known is drawn
lighter: how long a case or a policy went on after the last date that its record has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.analysis.policy_status import force, made_known
from builder.analysis.taxonomy import Shelf, shelves
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, dated_period, el, escape, join, lines, link, spoken
from builder.pages.page import Heading, Page
from builder.pages.parts.search_documents import searchable
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Case, Policy
from builder.records.model.values import FuzzyDate

ADDRESS = "policies/axis/"
STEPS = (5, 10, 25, 50, 100, 250, 500, 1000)
"""Years between two lines of the axis: the first that gives no more lines than LINES."""
LINES = 12
UNIT, HEIGHT = 12, 12
"""Of the drawing: a month is one wide."""
MOST = 200
"""Rows on the page; in a larger base, only records that a relation joins across the two kinds."""


@dataclass(frozen=True)
class Axis:
    """The years that the axis runs from and to, the last one included, and those between two lines of it."""

    first: int
    last: int
    step: int

    @property
    def width(self) -> int:
        """In units of the drawing."""
        return (self.last - self.first) * UNIT

    def at(self, day: tuple[int, int, int]) -> int:
        """Where a day stands, in months from the left end."""
        return max(0, min(self.width, (day[0] - self.first) * UNIT + day[1] - 1))


@dataclass(frozen=True)
class Span:
    """A row's time: known from start to end, lighter from there to the right end if `open`; ticks are its own dates."""

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
    shown = _shown(edition)
    spans = {entry.reference: span for entry in shown if (span := span_of(entry))}
    axis = axis_of(spans.values())
    parts = [
        (shelf, entries)
        for shelf in shelves(library, "places")
        if (entries := [entry for entry in _sorted(shelf.entries, spans) if entry in shown])
    ]
    body = [
        el("h1", escape(say("axis.title"))),
        el("p", escape(say("axis.lead")), class_="cb-lead"),
        _legend(edition.language),
        _table(edition, parts, spans, axis),
    ]
    headings = tuple(Heading(f"axis-{shelf.term.id}", shelf.name(edition.language)) for shelf, _ in parts)
    title, lead = say("axis.title"), say("axis.lead")
    return searchable(
        Page(edition.language, ADDRESS, "policies", title, lead, lines(*body), headings, styles=("axis.css",))
    )


def span_of(entry: Entry) -> Span | None:
    """The time of a record; None when no date of it is known."""
    record = entry.record
    return _case_span(record) if isinstance(record, Case) else _policy_span(record)


def axis_of(spans: Iterable[Span]) -> Axis:
    """An axis of whole steps around all dates of these spans."""
    years = [day[0] for span in spans for day in (span.start, span.end, *span.ticks)] or [STEPS[0]]
    step = next((one for one in STEPS if max(years) - min(years) < one * LINES), STEPS[-1])
    return Axis(min(years) // step * step, (max(years) // step + 1) * step, step)


def _case_span(case: Case) -> Span | None:
    period = case.period
    start = period.start.earliest() if period.start else None
    end = period.end.latest() if period.end else None
    if start is None and end is None:
        return None
    own = tuple(sorted(day for event in case.timeline if (day := _day(event.date.start)) and day >= (start or day)))
    if end:
        return Span(start or end, end, open=False, ticks=tuple(day for day in own if day <= end))
    first = start or (0, 0, 0)
    if not period.is_range and period.start:
        return Span(first, period.start.latest() or first, open=False, ticks=own)
    return Span(first, max((first, *own)), open=True, ticks=own)


def _policy_span(policy: Policy) -> Span | None:
    known, held = made_known(policy), force(policy)
    days = [day for date in (known, held.start if held else None) if (day := _day(date))]
    if not days:
        return None
    end = held.end.latest() if held and held.end else None
    return Span(min(days), end or max(days), open=end is None, ticks=tuple(sorted(days)))


def _day(date: FuzzyDate | None) -> tuple[int, int, int] | None:
    return date.earliest() if date else None


def _shown(edition: Edition) -> list[Entry]:
    """All records, or in a large base those that a relation joins across the two kinds."""
    listed = list(edition.library.listed)
    if len(listed) <= MOST:
        return listed
    links = edition.library.links
    return [one for one in listed if any(each.other.folder != one.folder for each in links[one.reference])][:MOST]


def _sorted(entries: Iterable[Entry], spans: dict[str, Span]) -> list[Entry]:
    """Policies above the cases, each by its first day, undated ones last."""
    undated = (9999, 12, 31)
    first = {reference: span.start for reference, span in spans.items()}
    return sorted(
        entries, key=lambda entry: (entry.folder == "cases", first.get(entry.reference, undated), entry.reference)
    )


def _table(edition: Edition, parts: list[tuple[Shelf, list[Entry]]], spans: dict[str, Span], axis: Axis) -> Html:
    say = words(edition.language)
    years = (el("span", escape(str(year))) for year in range(axis.first, axis.last, axis.step))
    head = el(
        "tr",
        el("th", escape(say("axis.record")), scope="col"),
        el("th", escape(say("axis.time")), scope="col"),
        el("th", el("div", *years, class_="cb-years"), scope="col"),
    )
    groups = [_group(edition, shelf, entries, spans, axis) for shelf, entries in parts]
    return el("table", el("caption", escape(say("axis.caption"))), el("thead", head), *groups, class_="cb-axis")


def _group(edition: Edition, shelf: Shelf, entries: list[Entry], spans: dict[str, Span], axis: Axis) -> Html:
    name = link(relative(ADDRESS, shelf.address), escape(shelf.name(edition.language)))
    head = el("tr", el("th", name, colspan="3", scope="rowgroup", id=f"axis-{shelf.term.id}"), class_="cb-axis-place")
    return el("tbody", head, *(_row(edition, entry, spans.get(entry.reference), axis) for entry in entries))


def _row(edition: Edition, entry: Entry, span: Span | None, axis: Axis) -> Html:
    say, policy = words(edition.language), entry.folder == "policies"
    kind = el("span", escape(say(f"axis.{entry.folder}")), class_="cb-key")
    joined = _joined(edition, entry) if policy else NOTHING
    name = el("th", _title(edition, entry), escape(" "), kind, joined, scope="row")
    time = el("td", _time(entry, edition.language), class_="cb-when")
    drawn = bar(span, axis) if span else NOTHING
    return el("tr", name, time, el("td", drawn, class_="cb-bar"), class_=f"cb-axis-{entry.folder}")


def bar(span: Span, axis: Axis) -> Html:
    """The bar of a row to the scale of the axis, without words: the row has them."""
    start, end = axis.at(span.start), max(axis.at(span.end), axis.at(span.start) + 1)
    ticks = "".join(f"M{axis.at(day)} 1V11" for day in dict.fromkeys(span.ticks))
    years = "".join(f"M{x} 0V{HEIGHT}" for x in range(0, axis.width + 1, axis.step * UNIT))
    return el(
        "svg",
        _stroke("y", years),
        _stroke("o", f"M{end} 6H{axis.width}") if span.open else NOTHING,
        _stroke("k", f"M{start} 6H{end}"),
        _stroke("t", ticks) if ticks else NOTHING,
        viewBox=f"0 0 {axis.width} {HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def _stroke(kind: str, data: str) -> Html:
    """A stroke of the drawing. kind: `y` years, `k` known, `o` open, `t` ticks."""
    return el("path", class_=kind, d=data)


def _time(entry: Entry, language: str) -> Html:
    """The dates of a record in words, as well as they are known."""
    record = entry.record
    if isinstance(record, Case):
        return dated_period(record.period, language)
    say, held, known = words(language), force(record), made_known(record)
    published = escape(say("axis.known", date=wording.fuzzy_date(known, language))) if known else NOTHING
    in_force = say("axis.held", period=wording.period(held, language)) if held else say("axis.unheld")
    return join((published, escape(in_force)), say("wording.then"))


def _joined(edition: Edition, entry: Entry) -> Html:
    """The cases that a relation joins with a policy."""
    others = {one.other.reference: one.other for one in edition.library.links[entry.reference]}
    names = [_title(edition, one) for one in others.values() if one.folder == "cases" and one.status != "retired"]
    if not names:
        return NOTHING
    say = words(edition.language)
    return el("div", escape(say("axis.joined")), join(names, say("wording.comma")), class_="cb-remark")


def _title(edition: Edition, entry: Entry) -> Html:
    best = entry.record.title.best(edition.language)
    code, text = (best[0], best[1].text.strip()) if best else (edition.language, entry.id)
    return link(relative(ADDRESS, entry.address), spoken(text, None if code == edition.language else code))


def _legend(language: str) -> Html:
    say = words(language)
    keys = (("k", "M0 6H36"), ("o", "M0 6H36"), ("t", "M18 1V11"))
    items = (join((_sample(kind, data), escape(say(f"axis.legend.{kind}"))), " ") for kind, data in keys)
    return el("ul", *(el("li", item) for item in items), class_="cb-axis-legend")


def _sample(kind: str, data: str) -> Html:
    return el("svg", _stroke(kind, data), viewBox="0 0 36 12", aria_hidden="true")
