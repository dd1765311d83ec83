"""Policy and case: on a case, how each policy stood as it began, changed and ended; on a policy, whom it touched.

Takes a record's view, gives the sections. What the records cannot tell stands there as words, never as a gap.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.analysis.policy_status import Standing, Stretch, policies_of, standing, stretches
from builder.pages.html.elements import Html, el, escape, join, lines, link, scrolling
from builder.pages.parts.connections import connections, links_to, relation
from builder.pages.parts.section import Section
from builder.pages.record_context import View
from builder.records import wording
from builder.records.model.library import Entry, Link
from builder.records.model.record import Case

MOST_POLICIES = 8
"""A strip is read at a glance; the page with everything on one axis has the rest."""


def policies(view: View) -> Section:
    """A case's policies: the strip, then what connects the case with them."""
    said = connections(view, to="policies", id_="policies", title=view.say("case.section.policies"))
    if view.entry.status == "retired":
        return said
    return Section(said.id, said.title, lines(_strip(view), said.body))


def touched(view: View) -> Section:
    """The cases that a policy touched, each with what changed for it; then those of its place that name no link."""
    title = view.say("policy.section.cases")
    linked = links_to(view, "cases")
    rows = [
        el(
            "tr",
            el("th", view.record_link(one.other), scope="row"),
            el("td", join((_connection(view, one), view.marks(one.relation.source)))),
            el("td", _at_beginning(view, one.other)),
            el("td", view.blocks(one.relation.note) if one.relation.note else view.word("force.change-untold")),
        )
        for one in linked
    ]
    table = _table(view, "force.touched", ("case", "connection", "began", "change"), rows)
    others = _unlinked(view, {one.other.reference for one in linked})
    return Section("cases", title, lines(table, others))


def _strip(view: View) -> Html:
    found = policies_of(view.entry, view.library)[:MOST_POLICIES]
    if not found:
        return el("p", view.word("force.none"), class_="cb-remark")
    told = stretches(view.entry, found, view.library)
    if not told:
        return Html("")
    head = el("tr", el("td"), *(el("th", _moment(view, stretch), scope="col") for stretch in told))
    rows = [
        el("tr", el("th", view.record_link(policy), scope="row"), *(_cell(view, stretch, n) for stretch in told))
        for n, policy in enumerate(found)
    ]
    caption = el("caption", link(view.to("policies/axis/"), view.word("force.axis")))
    table = el("table", caption, el("thead", head), el("tbody", *rows), class_="cb-force")
    return scrolling(table, view.say("force.label"))


def _moment(view: View, stretch: Stretch) -> Html:
    return join(
        (view.word(f"force.{stretch.kind}"), escape(wording.fuzzy_date(stretch.date, view.language))),
        view.say("force.gap"),
    )


def _cell(view: View, stretch: Stretch, policy: int) -> Html:
    return el("td", word_of(view, stretch.standings[policy]))


def word_of(view: View, found: Standing) -> Html:
    """A standing in words."""
    if found.since is None:
        return view.word(f"force.standing.{found.kind}")
    return join(
        (view.word("force.standing.connected"), escape(wording.fuzzy_date(found.since, view.language))),
        view.say("force.gap"),
    )


def _connection(view: View, one: Link) -> Html:
    return join((escape(relation(view, one)), view.since(one.relation.since, one.relation.until)), " ")


def _at_beginning(view: View, other: Entry) -> Html:
    """When a case began, and how this policy stood then."""
    case = other.record
    start = case.period.start if isinstance(case, Case) else None
    if start is None or start.year is None:
        return view.unknown()
    found = next(
        (one for one in view.library.links[other.reference] if one.other.reference == view.entry.reference), None
    )
    stood = word_of(view, standing(view.entry, start, found if found and found.relation.since else None))
    return join((escape(wording.fuzzy_date(start, view.language)), stood), view.say("wording.then"))


def _unlinked(view: View, linked: Iterable[str]) -> Html:
    """Cases of the places in which the policy holds, that no record connects with it."""
    known = set(linked)
    around = view.library.vocabularies.around
    names = [
        view.record_link(entry)
        for entry in view.library.listed
        if entry.folder == "cases" and view.entry.place in around(entry.place) and entry.reference not in known
    ][:MOST_POLICIES]
    if not names:
        return Html("")
    return el("p", view.word("force.unlinked"), join(names, view.say("wording.comma")), class_="cb-remark")


def _table(view: View, key: str, columns: tuple[str, ...], rows: list[Html]) -> Html:
    if not rows:
        return el("p", view.word("force.touched.none"), class_="cb-remark")
    head = el("tr", *(el("th", view.word(f"{key}.{column}"), scope="col") for column in columns))
    caption = el("caption", view.word(f"{key}.caption"))
    table = el("table", caption, el("thead", head), el("tbody", *rows), class_="cb-touched")
    return scrolling(table, view.say("policy.section.cases"))
