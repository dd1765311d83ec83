"""The page of a policy. Takes an entry of the library, gives its page in a language; the order of the parts is here."""

from __future__ import annotations

from collections.abc import Iterator

from builder.citation.reference import known
from builder.pages.edition import Edition
from builder.pages.html import prose
from builder.pages.html.elements import Html, dated_period, escape, join, lines, outward
from builder.pages.page import Page
from builder.pages.parts import references
from builder.pages.parts.connections import connections
from builder.pages.record import glance, header, narrative
from builder.pages.record.case import framed
from builder.pages.record.cite import cite
from builder.pages.record.disagreements import disagreements
from builder.pages.record.facts import figures
from builder.pages.record.people import people
from builder.pages.record.policies import touched
from builder.pages.record.provisions import provisions, versions
from builder.pages.record.timeline import timeline
from builder.pages.record.tools import tools
from builder.pages.record_context import View
from builder.records.model.library import Entry
from builder.records.model.record import Announcement, Policy


def view(edition: Edition) -> Iterator[Page]:
    """The page of every policy."""
    return (page(entry, edition) for entry in edition.library.policies)


def page(entry: Entry, edition: Edition) -> Page:
    """The whole page, from the top: what it is, what it says, whom it touched, the evidence."""
    policy = entry.record
    if not isinstance(policy, Policy):
        raise TypeError(f"{entry.reference} is no policy")
    view = View(entry, edition, prose.Numbering(edition.library.sources))
    kind, level = view.word(f"terms.kind.{policy.kind}"), view.word(f"terms.level.{policy.level}")
    top = lines(
        header.crumbs(view, header.place(view), kind, level),
        header.title(view),
        header.banner(view),
        header.lead(view),
        header.status(view),
        tools(view),
        glance.glance(view, _rows(view, policy)),
    )
    sections = (
        provisions(view, policy),
        narrative.story(view),
        narrative.analysis(view),
        versions(view, policy),
        figures(view),
        disagreements(view),
        timeline(view),
        touched(view),
        connections(view, to="policies", id_="policies", title=view.say("policy.section.policies")),
        people(view),
        references.sources(view),
        references.contributors(view),
        cite(view),
    )
    return framed(view, top, sections)


def _rows(view: View, policy: Policy) -> Iterator[glance.Row]:
    yield "where", [header.place(view)]
    yield "kind", [view.word(f"terms.kind.{policy.kind}")]
    yield "level", [view.word(f"terms.level.{policy.level}")]
    yield "number", _stated(view, policy.number)
    yield "issued_by", [view.label(name) for name in policy.issued_by]
    yield "issued", [dated_period(policy.issued, view.language)] if policy.issued else []
    yield "announced", [_announced(view, policy.announced)] if policy.announced else []
    yield "effective", [dated_period(policy.effective, view.language)] if policy.effective else []
    yield "validity", [view.word(f"terms.policy-status.{policy.status}")]
    yield "instruments", _instruments(view, policy)
    yield "themes", glance.themes(view)
    yield "figures", glance.figures(view)
    yield "official_text", _official(view, policy.official_text)


def _stated(view: View, text: str | None) -> list[Html]:
    """What the record says, `unknown` included; nothing where it is silent."""
    return [] if text is None else [escape(known(text)) or view.unknown()]


def _instruments(view: View, policy: Policy) -> list[Html]:
    names = [view.term("instruments", term) for term in policy.instruments]
    return [join(names, view.say("wording.comma"))] if names else []


def _announced(view: View, announced: Announcement) -> Html:
    """When, by whom, on which occasion, with its source."""
    parts = (
        dated_period(announced.date, view.language),
        *(view.label(label) for label in (announced.by, announced.at) if label),
    )
    return join((join(parts, view.say("wording.then")), view.marks(announced.source)))


def _official(view: View, address: str | None) -> list[Html]:
    if address is None or not known(address):
        return _stated(view, address)
    return [outward(address, escape(address))]
