"""People in public roles, and organisations without a record of their own, whose other names stand on their page."""

from __future__ import annotations

from collections.abc import Iterable

from builder.language.words import LANGUAGES
from builder.pages.html.elements import Html, el, escape, join, lines, link
from builder.pages.parts.section import Section
from builder.pages.people import anchor
from builder.pages.record_context import View
from builder.records.model.library import called
from builder.records.model.record import Organisation, Person

Named = Person | Organisation


def people(view: View) -> Section:
    """Both lists; organisations under a heading of their own."""
    own, others = view.record.people, view.record.organisations
    heading = el("h3", view.word("case.people.organisations")) if others and own else Html("")
    key = "people" if own else "organisations"
    return Section("people", view.say(f"case.section.{key}"), lines(_list(view, own), heading, _list(view, others)))


def _list(view: View, named: Iterable[Named]) -> Html:
    items = [_item(view, one) for one in named]
    return el("ul", Html("\n"), lines(*items), Html("\n"), class_="cb-people") if items else Html("")


def _elsewhere(view: View, one: Named) -> bool:
    """Whether another record names it: then its line on the page of people says more."""
    table = view.library.people if isinstance(one, Person) else view.library.organisations
    return any(entry is not view.entry for entry, _ in table.get(called(one.name), ()))


def _item(view: View, one: Named) -> Html:
    name = view.label(one.name)
    shown = link(view.to(f"people/#{anchor(one.name)}"), name) if _elsewhere(view, one) else name
    others = [
        el("span", escape(passage.text.strip()), lang=LANGUAGES[code].tag)
        for code, passage in view.others(one.name)
        if isinstance(one, Person) and code[:2] != view.language[:2]
    ]
    line = join(
        (el("strong", shown), *others, view.label(one.role), view.since(one.since, one.until)), " "
    ) + view.marks(one.source)
    note = el("div", view.blocks(one.note), class_="cb-remark") if one.note else Html("")
    return el("li", Html(line), note)
