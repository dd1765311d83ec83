"""Timeline: the record's events, and among a case's those of its connected policies, one line each."""

from __future__ import annotations

from collections.abc import Iterator

from builder.analysis.facts import UNDATED, sort_day
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines
from builder.pages.parts.connections import links_to
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Case, Policy
from builder.records.model.values import Period


def timeline(context: RecordContext) -> Html:
    """Events by date, those of the same date in the order of the record, before those of policies."""
    if not context.record.timeline:
        return NOTHING
    events = [(sort_day(event.date), 0, n) for n, event in enumerate(context.record.timeline)]
    policies = list(_policy_events(context)) if isinstance(context.record, Case) else []
    order = sorted([*events, *((sort_day(period), 1, n) for n, (period, _, _) in enumerate(policies))])
    items = [_event(context, n) if side == 0 else _policy(context, *policies[n]) for _, side, n in order]
    return el("ol", lines(*items), class_="cb-timeline")


def _policy_events(context: RecordContext) -> Iterator[tuple[Period, Entry, str]]:
    """Date, policy and kind (key of its word) of each dated event of the connected policies."""
    for reference in dict.fromkeys(link.other.reference for link in links_to(context, "policies")):
        entry = context.library.by_reference[reference]
        if isinstance(policy := entry.record, Policy):
            yield from ((period, entry, key) for key, period in policy.dates.items() if sort_day(period) != UNDATED)


def _event(context: RecordContext, number: int) -> Html:
    event = context.record.timeline[number]
    return _line(context, event.date, context.blocks(event.text))


def _policy(context: RecordContext, period: Period, entry: Entry, key: str) -> Html:
    label = el("span", context.word(f"case.timeline.{key}"), class_="cb-key")
    text = el("p", join((label, context.record_link(entry)), context.space))
    first = Period(period.start, None, is_range=False, place=period.place) if period.start else period
    return _line(context, first, text, class_="cb-policy")


def _line(context: RecordContext, date: Period, text: Html, *, class_: str | None = None) -> Html:
    return el("li", el("p", escape(wording.period(date, context.language))), text, class_=class_)
