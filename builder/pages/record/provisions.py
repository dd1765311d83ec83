"""The provisions of a policy, article by article, and its versions."""

from __future__ import annotations

from builder.citation.reference import known
from builder.pages.html.elements import NOTHING, Html, date_element, el, escape, join, lines, period_element, scrolling
from builder.pages.record_context import RecordContext
from builder.records.model.record import PolicyVersion, Provision


def provisions(context: RecordContext) -> Html:
    """A table of article, text and source."""
    policy, title = context.policy, context.say("policy.section.provisions")
    if not policy.provisions:
        return NOTHING
    head = el(
        "tr",
        *(el("th", context.word(f"policy.provisions.{key}"), scope="col") for key in ("article", "says", "source")),
    )
    body = lines(*(_provision(context, provision) for provision in policy.provisions))
    caption = el("caption", context.word("policy.provisions.caption"))
    table = el("table", caption, el("thead", head), el("tbody", body), class_="cb-provisions")
    return scrolling(table, title)


def versions(context: RecordContext) -> Html:
    """A list of the versions, each with its dates and changes."""
    items = [_version(context, version) for version in context.policy.versions]
    return el("ol", lines(*items), class_="cb-policy-versions") if items else NOTHING


def _provision(context: RecordContext, provision: Provision) -> Html:
    article = escape(known(provision.article)) or context.unknown()
    cells = (el("td", context.blocks(provision.says)), el("td", context.sources(provision.source)))
    return el("tr", el("th", article, scope="row"), *cells)


def _version(context: RecordContext, version: PolicyVersion) -> Html:
    approved = date_element(version.approved, context.language) if version.approved else NOTHING
    period = period_element(version.period, context.language) if version.period else NOTHING
    pairs = (("approved", approved), ("period", period))
    rows = [
        el("div", el("dt", context.word(f"policy.versions.{key}")), el("dd", value)) for key, value in pairs if value
    ]
    dates = el("dl", *rows, class_="cb-terms") if rows else NOTHING
    changes = context.blocks(version.changes, heading=4) if version.changes else NOTHING
    return el("li", join((el("h3", context.label(version.name)), dates, changes)))
