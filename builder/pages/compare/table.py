"""The table of a comparison in HTML: takes cases and their rows, gives the table and the list of its sources.

A cell is the same HTML here and in the data of the interactive page, whose script builds the table around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from builder.citation.reference import short
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.compare.cells import GROUPS, Cell, Phrase, Statement, Versions, cells
from builder.pages.compare.rows import ComparedRow, label, rows
from builder.pages.edition import Edition
from builder.pages.html.citations import Numbers, line_anchor
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link, spoken
from builder.pages.html.source_reference import foreign, linked_line
from builder.pages.parts.references import SAID
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Case
from builder.records.model.values import Citation
from builder.records.wording import sentence

NOTED = ("figures", "steps", "judgement")
"""The parts whose name is followed by a word on what is shown."""


def case_of(entry: Entry) -> Case:
    """The case of an entry. Raises TypeError for a policy."""
    if not isinstance(entry.record, Case):
        raise TypeError(f"{entry.reference} is no case")
    return entry.record


def comparison(entries: Sequence[Entry], edition: Edition, *, caption: str, at: str) -> Html:
    """The whole table, and above it the ways to its parts. at: the address of the page it stands on."""
    contexts = [RecordContext(entry, edition) for entry in entries]
    found = rows([cells(case_of(entry), edition.library, edition.language) for entry in entries])
    groups = {group: list(part) for group, part in groupby(found, key=lambda row: row.key.group)}
    parts = [_part(group, part, contexts, at) for group, part in groups.items()]
    head = (el("caption", escape(caption)), _head(contexts, at))
    table = el("table", *head, lines(*parts), class_=f"cb-compare cb-of-{len(entries)}")
    return lines(_jumps(groups, edition.language), table)


def _jumps(groups: Iterable[int], language: str) -> Html:
    say = words(language)
    ways = [link(f"#{GROUPS[group]}", escape(say(f"compare.group.{GROUPS[group]}"))) for group in groups]
    ways.append(link("#sources", escape(say("compare.sources"))))
    return el("p", join(ways, say("compare.between")), class_="cb-jumps")


def place_type_time(context: RecordContext) -> tuple[str, ...]:
    """What tells a case from others: where, what, when."""
    case, name = case_of(context.entry), context.library.vocabularies.name
    time = wording.period(case.period, context.language)
    return (
        name("places", context.entry.place, context.language),
        name("types", case.type.id, context.language),
        context.say("compare.time-unknown") if time == context.say("wording.unknown") else time,
    )


def facts(context: RecordContext) -> str:
    """Place, type, time and how it stands today, in one line; at its end, that the record is not simply published."""
    say = context.say
    today = say("compare.status", status=say(f"terms.case-status.{case_of(context.entry).status}"))
    review = () if context.entry.status == "published" else (say(f"terms.review.{context.entry.status}"),)
    return say("compare.between").join((*place_type_time(context), today, *review))


def content(cell: Cell, context: RecordContext, at: str) -> Html:
    """What stands in a cell."""
    if cell.state == "absent":
        return NOTHING
    said = [
        _versions(versions, context) if len(versions) > 1 else _statement(versions[0], context)
        for versions in cell.said
    ]
    return join((*said, _more(cell, context, at)))


def sources(numbers: Numbers, edition: Edition, *, at: str) -> Html:
    """Every source that is cited above, by its number; the marks open them in place, as on the pages of records."""
    items = [el("li", source_line(key, edition, at=at), id=line_anchor(number)) for key, number in numbers.items()]
    said = said_of_sources(edition.language)
    return el("ol", lines(*items), class_="cb-sources", data_said=said) if items else NOTHING


def said_of_sources(language: str) -> str:
    """What the script says that opens sources in place, as it finds it at their list."""
    return "|".join(map(words(language), SAID))


def source_line(key: str, edition: Edition, *, at: str) -> Html:
    """A source as one line, its title the way to its page."""
    return linked_line(edition.library.sources[key], edition.language, at=at)


def _head(contexts: Sequence[RecordContext], at: str) -> Html:
    corner = el("td")
    cases = (el("th", _case(context, at), scope="col") for context in contexts)
    return el("thead", el("tr", corner, *cases))


def _case(context: RecordContext, at: str) -> Html:
    title = link(relative(at, context.entry.address), context.label(case_of(context.entry).title))
    return join((title, el("p", escape(facts(context)))))


def _part(group: int, found: Sequence[ComparedRow], contexts: Sequence[RecordContext], at: str) -> Html:
    """One part of the table: its name in a row of its own, then its lines."""
    say = words(contexts[0].language)
    id_ = GROUPS[group]
    note = el("span", escape(say(f"compare.group.{id_}-note"))) if id_ in NOTED else NOTHING
    name = join((escape(say(f"compare.group.{id_}")), note), " ")
    head = el("tr", el("th", name, colspan=str(len(contexts) + 1), scope="rowgroup"))
    body = [_row(row, contexts, at) for row in found]
    return el("tbody", lines(head, *body), id=id_)


def _row(row: ComparedRow, contexts: Sequence[RecordContext], at: str) -> Html:
    name = escape(label(row.key, contexts[0].library, contexts[0].language))
    same = el("span", escape(words(contexts[0].language)("compare.same"))) if row.likeness == "same" else NOTHING
    head = el("th", join((name, same), " "), scope="row")
    made = (_cell(cell, context, at) for cell, context in zip(row.cells, contexts, strict=True))
    return el("tr", head, *made, data_like=row.likeness)


def _cell(cell: Cell, context: RecordContext, at: str) -> Html:
    """A cell, with the name of its case for screens that are too narrow for columns."""
    name = context.bare(case_of(context.entry).title)
    if cell.state == "absent":
        return el("td", escape(context.say("compare.absent")), class_="cb-absent", data_case=name)
    kind = "cb-unknown" if cell.state == "unknown" else None
    return el("td", content(cell, context, at), class_=kind, data_case=name)


def _versions(versions: Versions, context: RecordContext) -> Html:
    """What differs, below the mark that says so; each version with its source above it."""
    return join((el("p", seal(context)), sides(_version(one, context) for one in versions)))


def _version(one: Statement, context: RecordContext) -> Html:
    declared = (context.library.sources.get(citation.key) for citation in one.sources)
    names = dict.fromkeys(short(found.source, context.language) for found in declared if found)
    who = join((spoken(name, foreign(name, context.language)) for name in names), context.say("case.between-sources"))
    return join((el("p", el("small", who)) if who else who, _statement(one, context)))


def _statement(one: Statement, context: RecordContext) -> Html:
    note = el("div", context.blocks(one.note), class_="cb-remark") if one.note else NOTHING
    if one.text is not None:
        return join((_passage(one, context), note))
    behind = join((_said(part) for part in one.aside), context.say("compare.between"))
    aside = el("small", behind) if behind else behind
    shown = _said(replace(one.words, words=sentence(one.words.words)))
    return join((el("p", join((shown, aside), context.say("wording.then")), context.marks(_once(one.sources))), note))


def _said(said: Phrase) -> Html:
    return spoken(said.words, LANGUAGES[said.language].tag if said.language else None)


def _passage(one: Statement, context: RecordContext) -> Html:
    made = context.blocks(one.text) if one.text is not None else NOTHING
    marks = context.marks(_once(one.sources))
    return el("div", made, marks, class_="cb-prose") if marks else made


def _more(cell: Cell, context: RecordContext, at: str) -> Html:
    if not cell.onward:
        return NOTHING
    target = relative(at, f"{context.entry.address}#{cell.anchor}")
    return el("p", link(target, context.word(f"compare.{cell.onward}", count=cell.count)), class_="cb-remark")


def _once(citations: Iterable[Citation]) -> Iterator[Citation]:
    seen: set[tuple[str, str]] = set()
    for citation in citations:
        if (citation.key, citation.locator) not in seen:
            seen.add((citation.key, citation.locator))
            yield citation
