"""Policy and case: on a case, how each policy stood as it began, changed and ended; on a policy, whom it touched.

Takes a record's context, gives the sections. What the records cannot tell stands there as words, never as a gap.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.analysis.policy_status import PolicyStatus, StatusPeriod, policies_of, policy_status, status_periods
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link, scrolling
from builder.pages.parts.connections import connections, links_to, relation
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.library import Entry, Link
from builder.records.model.record import Case

MOST_POLICIES = 8
"""A strip is read at a glance; the page with everything on one axis has the rest."""


def policies(context: RecordContext) -> Html:
    """A case's policies: the strip, then what connects the case with them."""
    listed = connections(context, to="policies")
    return listed if context.entry.status == "retired" else lines(_strip(context), listed)


def touched(context: RecordContext) -> Html:
    """The cases that a policy touched, each with what changed for it; then those of its place that name no link."""
    linked = links_to(context, "cases")
    rows = [
        el(
            "tr",
            el("th", context.record_link(one.other), scope="row"),
            el("td", join((_connection(context, one), context.marks(one.relation.source)))),
            el("td", _at_beginning(context, one.other)),
            el("td", context.blocks(one.relation.note) if one.relation.note else context.word("force.change-untold")),
        )
        for one in linked
    ]
    table = _table(context, "force.touched", ("case", "connection", "began", "change"), rows)
    others = _unlinked(context, {one.other.reference for one in linked})
    return lines(table, others)


def _strip(context: RecordContext) -> Html:
    found = policies_of(context.entry, context.library)[:MOST_POLICIES]
    if not found:
        return el("p", context.word("force.none"), class_="cb-remark")
    told = status_periods(context.entry, found, context.library)
    if not told:
        return NOTHING
    head = el("tr", el("td"), *(el("th", _moment(context, period), scope="col") for period in told))
    rows = [
        el("tr", el("th", context.record_link(policy), scope="row"), *(_cell(context, period, n) for period in told))
        for n, policy in enumerate(found)
    ]
    caption = el("caption", link(context.to("policies/axis/"), context.word("force.axis")))
    table = el("table", caption, el("thead", head), el("tbody", *rows), class_="cb-force")
    return scrolling(table, context.say("force.label"))


def _moment(context: RecordContext, period: StatusPeriod) -> Html:
    return join(
        (context.word(f"force.{period.kind}"), escape(wording.fuzzy_date(period.date, context.language))),
        context.say("force.gap"),
    )


def _cell(context: RecordContext, period: StatusPeriod, policy: int) -> Html:
    return el("td", word_of(context, period.statuses[policy]))


def word_of(context: RecordContext, found: PolicyStatus) -> Html:
    """A standing in words."""
    if found.since is None:
        return context.word(f"force.standing.{found.kind}")
    return join(
        (context.word("force.standing.connected"), escape(wording.fuzzy_date(found.since, context.language))),
        context.say("force.gap"),
    )


def _connection(context: RecordContext, one: Link) -> Html:
    return join((escape(relation(context, one)), context.since(one.relation.since, one.relation.until)), " ")


def _at_beginning(context: RecordContext, other: Entry) -> Html:
    """When a case began, and how this policy stood then."""
    case = other.record
    start = case.period.start if isinstance(case, Case) else None
    if start is None or start.year is None:
        return context.unknown()
    found = next(
        (one for one in context.library.links[other.reference] if one.other.reference == context.entry.reference), None
    )
    stood = word_of(context, policy_status(context.entry, start, found if found and found.relation.since else None))
    return join((escape(wording.fuzzy_date(start, context.language)), stood), context.say("wording.then"))


def _unlinked(context: RecordContext, linked: Iterable[str]) -> Html:
    """Cases of the places in which the policy holds, that no record connects with it."""
    known = set(linked)
    around = context.library.vocabularies.around
    names = [
        context.record_link(entry)
        for entry in context.library.listed
        if entry.folder == "cases" and context.entry.place in around(entry.place) and entry.reference not in known
    ][:MOST_POLICIES]
    if not names:
        return NOTHING
    return el("p", context.word("force.unlinked"), join(names, context.say("wording.comma")), class_="cb-remark")


def _table(context: RecordContext, key: str, columns: tuple[str, ...], rows: list[Html]) -> Html:
    if not rows:
        return el("p", context.word("force.touched.none"), class_="cb-remark")
    head = el("tr", *(el("th", context.word(f"{key}.{column}"), scope="col") for column in columns))
    caption = el("caption", context.word(f"{key}.caption"))
    table = el("table", caption, el("thead", head), el("tbody", *rows), class_="cb-touched")
    return scrolling(table, context.say("policy.section.cases"))
