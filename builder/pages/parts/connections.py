"""Connections: takes a record, gives its relations with other records in both directions, grouped by relation."""

from __future__ import annotations

from collections.abc import Iterable

from builder.analysis import connections as analysis
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines
from builder.pages.record_context import RecordContext
from builder.records.model.library import Link
from builder.records.model.vocabulary import in_language
from builder.records.wording import sentence


def connections(context: RecordContext, *, to: str) -> Html:
    """The relations with records of a folder (`cases` or `policies`), as a definition list."""
    groups: dict[str, list[Link]] = {}
    for link in links_to(context, to):
        groups.setdefault(relation(context, link), []).append(link)
    items = [_group(context, name, links) for name, links in groups.items()]
    return el("dl", lines(*items), class_="cb-connections") if items else NOTHING


def links_to(context: RecordContext, folder: str) -> list[Link]:
    """The relations of the record with records of a folder."""
    return analysis.connections(context.entry, context.library, folder=folder)


def relation(context: RecordContext, link: Link) -> str:
    """The name of the relation, seen from this record, capitalised: `Adapted by`, 借鉴者."""
    return sentence(relation_name(context, link))


def relation_name(context: RecordContext, link: Link) -> str:
    """The name of the relation, seen from this record: `adapted by`."""
    entry = context.library.vocabularies.table("relations").get(link.relation.type.id)
    if entry is None:
        return link.relation.type.id
    return (
        in_language(entry.reverse, context.language) if link.reverse and entry.reverse else entry.name(context.language)
    )


def phrase(context: RecordContext, link: Link) -> Html:
    """A connection in short: `Adapts NPI`, 借鉴自：恩派."""
    name = escape(context.say("case.connections.label", label=relation(context, link)))
    return join((el("span", name, class_="cb-key"), context.record_link(link.other)), context.space)


def _group(context: RecordContext, name: str, links: Iterable[Link]) -> Html:
    label = el("dt", context.word("case.connections.label", label=name))
    return el("div", label, *(el("dd", _link(context, link)) for link in links))


def _link(context: RecordContext, link: Link) -> Html:
    time = context.since(link.relation.since, link.relation.until)
    line = join((context.record_link(link.other), time), " ")
    return join((line, _evidence(context, link), _note(context, link)))


def _evidence(context: RecordContext, link: Link) -> Html:
    """The numbers of its sources, and how strong they are. The sources of a relation stand with the record that states
    it: else a record that many others name would carry the sources of all of them.
    """
    source = link.relation.source
    return join((NOTHING if link.reverse else context.marks(source), context.strength(source)))


def _note(context: RecordContext, link: Link) -> Html:
    return el("div", context.blocks(link.relation.note), class_="cb-remark") if link.relation.note else NOTHING
