"""Policies and cases: takes a record's context, gives for a case the status of its policies over time, and for a policy
the cases that it affected. What the records do not tell is said in words, never left empty.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.analysis.policy_status import (
    PolicyStatus,
    StatusPeriod,
    policies_in_its_life,
    policy_status,
    status_periods,
)
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link, scrolling
from builder.pages.parts.connections import connections, links_to, relation
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.library import Entry, Link
from builder.records.model.record import Case

MOST_POLICIES = 8
"""The most rows of a strip; the timeline of policies has all of them."""


def policies(context: RecordContext) -> Html:
    """A case's policies: the strip of their status, then the connections."""
    connection_list = connections(context, to="policies")
    return connection_list if context.entry.status == "retired" else lines(_strip(context), connection_list)


def affected_cases(context: RecordContext) -> Html:
    """A table of the cases connected with a policy, then the names of unconnected cases in its place."""
    cases = links_to(context, "cases")
    rows = [_case_row(context, case) for case in cases]
    table = _table(context, "force.touched", ("case", "connection", "began", "change"), rows)
    return lines(table, _unlinked(context, {case.other.reference for case in cases}))


def _case_row(context: RecordContext, case: Link) -> Html:
    note, source = case.relation.note, case.relation.source
    cells = {
        "connection": join((_connection(context, case), context.marks(source), context.strength(source))),
        "began": _at_beginning(context, case.other),
        "change": context.blocks(note) if note else context.word("force.change-untold"),
    }
    return el(
        "tr",
        el("th", context.record_link(case.other), scope="row"),
        *(el("td", cell, data_head=context.say(f"force.touched.{column}")) for column, cell in cells.items()),
    )


def _strip(context: RecordContext) -> Html:
    """A table of policies (rows) by period (columns)."""
    entries = policies_in_its_life(context.entry, context.library)[:MOST_POLICIES]
    if not entries:
        return el("p", context.word("force.none"), class_="cb-remark")
    columns = status_periods(context.entry, entries, context.library)
    if not columns:
        return NOTHING
    head = el("tr", el("td"), *(el("th", _moment(context, column), scope="col") for column in columns))
    rows = [
        el("tr", el("th", context.record_link(policy), scope="row"), *(_cell(context, column, n) for column in columns))
        for n, policy in enumerate(entries)
    ]
    caption = el("caption", link(context.to("policies/axis/"), context.word("force.axis")))
    table = el("table", caption, el("thead", head), el("tbody", *rows), class_="cb-force")
    return scrolling(table, context.say("force.label"))


def _moment(context: RecordContext, period: StatusPeriod) -> Html:
    return escape(_moment_text(context, period))


def _moment_text(context: RecordContext, period: StatusPeriod) -> str:
    date = wording.fuzzy_date(period.date, context.language)
    return context.say("force.gap").join((context.say(f"force.{period.kind}"), date))


def _cell(context: RecordContext, period: StatusPeriod, policy: int) -> Html:
    """The status of a policy, by its row, in a period of time."""
    text = status_text(context, period.statuses[policy])
    return el("td", text, data_head=_moment_text(context, period))


def status_text(context: RecordContext, status: PolicyStatus) -> Html:
    """The status of a policy in words."""
    if status.since is None:
        return context.word(f"force.standing.{status.kind}")
    return join(
        (context.word("force.standing.connected"), escape(wording.fuzzy_date(status.since, context.language))),
        context.say("force.gap"),
    )


def _connection(context: RecordContext, case: Link) -> Html:
    period = context.since(case.relation.since, case.relation.until)
    return join((escape(relation(context, case)), period), " ")


def _at_beginning(context: RecordContext, case_entry: Entry) -> Html:
    """The date on which a case began, and the status of this policy on that date."""
    case = case_entry.record
    start = case.period.start if isinstance(case, Case) else None
    if start is None or start.year is None:
        return context.unknown()
    links = context.library.links[case_entry.reference]
    to_policy = next(
        (connection for connection in links if connection.other.reference == context.entry.reference), None
    )
    connected = to_policy if to_policy and to_policy.relation.since else None
    status = status_text(context, policy_status(context.entry, start, connected))
    return join((escape(wording.fuzzy_date(start, context.language)), status), context.say("wording.then"))


def _unlinked(context: RecordContext, references: Iterable[str]) -> Html:
    """Cases in places where the policy holds, without those that are linked. references: of the linked cases."""
    linked = set(references)
    within = context.library.cases_within.get(context.entry.place, ())
    unlinked = [entry for entry in within if entry.reference not in linked][:MOST_POLICIES]
    names = [context.record_link(entry) for entry in unlinked]
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
