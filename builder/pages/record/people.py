"""People in public roles, and organisations without a record of their own, whose other names stand on their page."""

from __future__ import annotations

from collections.abc import Iterable

from builder.language.languages import LANGUAGES, same_language
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.people import anchor
from builder.pages.record_context import RecordContext
from builder.records.model.library import called
from builder.records.model.record import Actor, Person


def people(context: RecordContext) -> Html:
    """Both lists; organisations under a heading of their own."""
    own, others = context.record.people, context.record.organisations
    heading = el("h3", context.word("case.people.organisations")) if others and own else NOTHING
    return lines(_list(context, own), heading, _list(context, others))


def _list(context: RecordContext, named: Iterable[Actor]) -> Html:
    items = [_item(context, one) for one in named]
    return el("ul", lines(*items), class_="cb-people") if items else NOTHING


def _elsewhere(context: RecordContext, one: Actor) -> bool:
    """Whether another record names it: then its line on the page of people says more."""
    table = context.library.people if isinstance(one, Person) else context.library.organisations
    return any(entry is not context.entry for entry, _ in table.get(called(one.name), ()))


def _item(context: RecordContext, one: Actor) -> Html:
    name = context.label(one.name)
    shown = link(context.to(f"people/#{anchor(one.name)}"), name) if _elsewhere(context, one) else name
    others = [
        el("span", escape(passage.text.strip()), lang=LANGUAGES[code].tag)
        for code, passage in context.others(one.name)
        if isinstance(one, Person) and not same_language(code, context.language)
    ]
    role, time = context.label(one.role), context.since(one.since, one.until)
    line = join((el("strong", shown), *others, role, time), " ")
    note = el("div", context.blocks(one.note), class_="cb-remark") if one.note else NOTHING
    return el("li", line, context.marks(one.source), note)
