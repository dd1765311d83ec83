"""What is not known: takes a record, gives every value that it calls unknown, with the section that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.analysis.facts import UNDATED, when
from builder.pages.html.elements import Html, escape, join
from builder.pages.parts.amount import amount
from builder.pages.provenance.claims import plain
from builder.pages.record_context import RecordContext
from builder.records.model.record import Case, Organisation, Person, Policy
from builder.records.model.values import UNKNOWN, FuzzyDate, Period, Text
from builder.records.wording import sentence

STATED = {
    "number": "number",
    "issued": "issued",
    "effective": "effective",
    "official_text": "official_text",
}
"""Fields of a policy that may be unknown, with the names that the page gives them."""


@dataclass(frozen=True)
class Gap:
    """anchor: of the section on the record's page. name: what is not known."""

    anchor: str
    name: Html


def gaps(context: RecordContext) -> Iterator[Gap]:
    """Each `unknown` and each `?` of a record, in the order of its page."""
    record = context.record
    yield from _of_case(context, record) if isinstance(record, Case) else _of_policy(context, record)
    for part in ("story", "analysis"):
        texts = getattr(record, part)
        for name in type(texts).model_fields:
            if _silent(getattr(texts, name)):
                yield Gap(f"{part}-{name.replace('_', '-')}", context.word(f"case.{part}.{name}"))
    yield from _dates(context)


def _of_case(context: RecordContext, case: Case) -> Iterator[Gap]:
    if case.status == UNKNOWN:
        yield Gap("glance", context.word("case.glance.status"))
    if _undated(case.period):
        yield Gap("glance", context.word("case.glance.when"))
    yield from (Gap("steps", context.term("steps", step.step)) for step in case.steps if _silent(step.text))
    for line in case.model:
        if any(term.id == UNKNOWN for term in line.terms):
            yield Gap("model", context.term("dimensions", line.dimension))


def _of_policy(context: RecordContext, policy: Policy) -> Iterator[Gap]:
    if policy.status == UNKNOWN:
        yield Gap("glance", context.word("case.glance.validity"))
    for name, key in STATED.items():
        value: str | Period | None = getattr(policy, name)
        if value == UNKNOWN or (isinstance(value, Period) and _undated(value)):
            yield Gap("glance", context.word(f"case.glance.{key}"))
    for provision in policy.provisions:
        if provision.article == UNKNOWN:
            yield Gap(
                "provisions",
                _part_of(context, context.say("policy.provisions.article"), plain(provision.says, context.language)),
            )


def _dates(context: RecordContext) -> Iterator[Gap]:
    """Figures, events, people and relations whose time is not known."""
    record, date = context.record, context.say("provenance.unknown.date")
    for fact in record.facts:
        if _undated(fact.as_of):
            figure = join((context.term("measures", fact.measure), amount(context, fact)), " ")
            yield Gap("figures", _part_of(context, date, figure))
    for event in record.timeline:
        if _undated(event.date):
            yield Gap("timeline", _part_of(context, date, plain(event.text, context.language)))
    named: tuple[Person | Organisation, ...] = (*record.people, *record.organisations)
    for one in named:
        if _any_unknown((one.since, one.until)):
            yield Gap("people", _part_of(context, date, context.label(one.name)))


def _part_of(context: RecordContext, what: str, of: Html) -> Html:
    return join((escape(sentence(what)), of), context.say("provenance.colon"))


def _silent(text: Text | None) -> bool:
    return text is not None and text.unknown


def _undated(period: Period) -> bool:
    return when(period) == UNDATED


def _any_unknown(dates: Iterable[FuzzyDate | None]) -> bool:
    return any(date is not None and date.year is None for date in dates)
