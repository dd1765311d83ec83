"""Connections: relations with other records in both directions, in words, grouped by what they say."""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import Html, el, escape, join, lines
from builder.pages.parts.section import Section
from builder.pages.record_context import View
from builder.records.model.library import Link
from builder.records.model.vocabulary import in_language
from builder.records.wording import sentence


def connections(view: View, *, to: str, id_: str, title: str) -> Section:
    """The relations with records of a folder (`cases` or `policies`), as a definition list."""
    groups: dict[str, list[Link]] = {}
    for link in links_to(view, to):
        groups.setdefault(relation(view, link), []).append(link)
    items = [_group(view, name, links) for name, links in groups.items()]
    made = el("dl", Html("\n"), lines(*items), Html("\n"), class_="cb-connections") if items else Html("")
    return Section(id_, title, made)


def links_to(view: View, folder: str) -> list[Link]:
    """The relations with records of a folder, own ones first; a symmetric one that both records give stands once."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for link in view.library.links[view.entry.reference]:
        if link.other.folder != folder or (
            (link.relation.type.id, link.other.reference) in seen and _symmetric(view, link)
        ):
            continue
        seen.add((link.relation.type.id, link.other.reference))
        kept.append(link)
    return kept


def relation(view: View, link: Link) -> str:
    """What the relation is, seen from this record, at the start of a line: `Adapted by`, 借鉴者."""
    return sentence(named(view, link))


def named(view: View, link: Link) -> str:
    """What the relation is, seen from this record: `adapted by`."""
    entry = view.library.vocabularies.table("relations").get(link.relation.type.id)
    if entry is None:
        return link.relation.type.id
    return in_language(entry.reverse, view.language) if link.reverse and entry.reverse else entry.name(view.language)


def phrase(view: View, link: Link) -> Html:
    """A connection in few words: `Adapts NPI`, 借鉴自：恩派."""
    name = escape(view.say("case.connections.label", label=relation(view, link)))
    return join((el("span", name, class_="cb-key"), view.record_link(link.other)), " " if view.language == "en" else "")


def _symmetric(view: View, link: Link) -> bool:
    entry = view.library.vocabularies.table("relations").get(link.relation.type.id)
    return entry is not None and entry.symmetric


def _group(view: View, name: str, links: Iterable[Link]) -> Html:
    label = el("dt", view.word("case.connections.label", label=name))
    return el("div", label, *(el("dd", _link(view, link)) for link in links))


def _link(view: View, link: Link) -> Html:
    relation_ = link.relation
    line = join((view.record_link(link.other), view.since(relation_.since, relation_.until)), " ") + view.marks(
        relation_.source
    )
    return join((Html(line), _note(view, link)))


def _note(view: View, link: Link) -> Html:
    return el("div", view.blocks(link.relation.note), class_="cb-remark") if link.relation.note else Html("")
