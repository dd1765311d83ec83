"""People in public roles, and organisations without a record of their own."""

from __future__ import annotations

from collections.abc import Iterable

from builder.language import LANGUAGES
from builder.pages.html import Html, el, escape, join, lines, link
from builder.pages.parts.section import Section
from builder.pages.people import anchor
from builder.pages.view import View
from builder.record import Organisation, Person

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


def _item(view: View, one: Named) -> Html:
    name = view.label(one.name)
    shown = name if view.entry.status == "retired" else link(view.to(f"people/#{anchor(one.name)}"), name)
    others = [
        el("span", escape(passage.text.strip()), lang=LANGUAGES[code].tag, class_="cb-other-name")
        for code, passage in view.others(one.name)
        if code[:2] != view.language[:2]
    ]
    role = el("span", view.label(one.role), class_="cb-role")
    line = join(
        (el("span", shown, class_="cb-name"), *others, role, view.since(one.since, one.until)), " "
    ) + view.marks(one.source)
    note = el("div", view.blocks(one.note), class_="cb-remark") if one.note else Html("")
    return el("li", Html(line), note)
