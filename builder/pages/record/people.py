"""The section of people in public roles, and of organisations that have no record of their own."""

from __future__ import annotations

from collections.abc import Iterable

from builder.language.languages import LANGUAGES, same_language
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.parts.name_anchor import anchor
from builder.pages.record.glance import official_numbers
from builder.pages.record_context import RecordContext
from builder.records.model.library import called
from builder.records.model.record import Actor, Identifier, Person


def people(context: RecordContext) -> Html:
    """Both lists; organisations after people under a heading of their own."""
    persons, organisations = context.record.people, context.record.organisations
    heading = el("h3", context.word("case.people.organisations")) if organisations and persons else NOTHING
    return lines(_list(context, persons), heading, _list(context, organisations))


def _list(context: RecordContext, actors: Iterable[Actor]) -> Html:
    items = [_item(context, actor) for actor in actors]
    return el("ul", lines(*items), class_="cb-people") if items else NOTHING


def _address(context: RecordContext, actor: Actor) -> str | None:
    """Where the page of people tells more of it, by the name listed there; None if no other record names it."""
    table = context.library.people if isinstance(actor, Person) else context.library.organisations
    mentions = table.get(called(actor.name), ())
    if all(entry is context.entry for entry, _ in mentions):
        return None
    return context.to(f"people/#{anchor(mentions[0][1].name)}")


def _identifiers(actor: Actor) -> tuple[Identifier, ...]:
    return () if isinstance(actor, Person) else actor.identifiers


def _item(context: RecordContext, actor: Actor) -> Html:
    name = context.label(actor.name)
    address = _address(context, actor)
    linked_name = link(address, name) if address else name
    translations = [
        el("span", escape(passage.text.strip()), lang=LANGUAGES[code].tag)
        for code, passage in context.other_passages(actor.name)
        if isinstance(actor, Person) and not same_language(code, context.language)
    ]
    role, time = context.label(actor.role), context.since(actor.since, actor.until)
    line = join((el("strong", linked_name), *translations, role, time), " ")
    numbers = [official_numbers(context, each) for each in _identifiers(actor)]
    numbers_line = el("div", *numbers, class_="cb-remark") if numbers else NOTHING
    note = el("div", context.blocks(actor.note), class_="cb-remark") if actor.note else NOTHING
    return el("li", line, context.marks(actor.source), numbers_line, note)
