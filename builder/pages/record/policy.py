"""The page of a policy. Takes an entry of the library, gives its page in a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.analysis.facts import is_undated
from builder.citation.reference import known
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, escape, external_link, join, lines, period_element
from builder.pages.page import Page
from builder.pages.parts.connections import connections
from builder.pages.record import glance, header
from builder.pages.record.bar import bar
from builder.pages.record.policies import affected_cases
from builder.pages.record.provisions import provisions, versions
from builder.pages.record.record_page import Renderer, record_page
from builder.pages.record.tools import tools
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.record import Announcement, Policy
from builder.records.model.values import UNKNOWN, Period

SECTIONS: Mapping[str, Renderer] = {
    "provisions": provisions,
    "versions": versions,
    "cases": affected_cases,
    "policies": lambda context: connections(context, to="policies"),
}
"""The sections that only policies have."""


def view(entry: Entry, edition: Edition) -> Iterator[Page]:
    """The page of a policy."""
    if entry.folder == "policies":
        yield page(entry, edition)


def page(entry: Entry, edition: Edition) -> Page:
    """The page with its top: links to lists, title, summary, status, tools, glance."""
    context = RecordContext(entry, edition)
    policy = context.policy
    kind, level = context.word(f"terms.kind.{policy.kind}"), context.word(f"terms.level.{policy.level}")
    top = lines(
        bar(context),
        header.crumbs(context, header.place(context), kind, level),
        header.title(context),
        header.banner(context),
        header.lead(context),
        header.status(context),
        tools(context),
        glance.glance(context, _rows(context, policy)),
    )
    return record_page(context, top, SECTIONS)


def _rows(context: RecordContext, policy: Policy) -> Iterator[glance.GlanceRow]:
    """What is known of it; place, kind and level stand above the title."""
    yield "number", _stated(policy.number)
    yield "issued_by", [context.label(name) for name in policy.issued_by]
    yield "issued", _dated(context, policy.issued)
    yield "announced", [_announced(context, policy.announced)] if policy.announced else []
    yield "effective", _dated(context, policy.effective)
    yield "validity", None if policy.status == UNKNOWN else [context.word(f"terms.policy-status.{policy.status}")]
    yield "instruments", _instruments(context, policy)
    yield "themes", glance.themes(context)
    yield "figures", glance.figures(context)
    yield "official_text", _official(policy.official_text)


def _stated(text: str | None) -> list[Html] | None:
    """The value of an optional field, None for `unknown`; [] where the record does not have it."""
    if text is None:
        return []
    return [escape(known(text))] if known(text) else None


def _dated(context: RecordContext, period: Period | None) -> list[Html] | None:
    """The same of a time."""
    if period is None:
        return []
    return None if is_undated(period) else [period_element(period, context.language)]


def _instruments(context: RecordContext, policy: Policy) -> list[Html]:
    names = [context.term("instruments", term) for term in policy.instruments]
    return [join(names, context.say("wording.comma"))] if names else []


def _announced(context: RecordContext, announced: Announcement) -> Html:
    """Date, announcer and occasion, with the source."""
    parts = (
        period_element(announced.date, context.language),
        *(context.label(label) for label in (announced.by, announced.at) if label),
    )
    return join((join(parts, context.say("wording.then")), context.marks(announced.source)))


def _official(address: str | None) -> list[Html] | None:
    if address is None or not known(address):
        return _stated(address)
    return [external_link(address, escape(address))]
