"""The table of a comparison in HTML: takes cases and their rows, gives the table and the list of its sources.

A cell is the same HTML here and in the data of the interactive page, whose script builds the table around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.compare.cells import GROUPS, Cell, LineKey, Phrase, Statement, Versions, cells
from builder.pages.compare.rows import ComparedRow, label, rows
from builder.pages.edition import Edition
from builder.pages.html.citations import Numbers, Quotes, line_anchor
from builder.pages.html.elements import NOTHING, Html, el, escape, join, language_span, lines, link
from builder.pages.html.source_reference import linked_line
from builder.pages.parts.lifetime import has_unknown_end, lifetime
from builder.pages.parts.quote_block import cited_quotes
from builder.pages.parts.references import SCRIPT_MESSAGES
from builder.pages.parts.side_by_side import seal, sides, source_names
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.record import Case
from builder.records.model.values import UNKNOWN, Citation
from builder.records.wording import sentence

GROUPS_WITH_NOTE = ("figures", "steps", "judgement")
"""The parts whose name is followed by a word on what is shown."""
GROUPS_WITH_LINES = ("model",)
"""The parts of which the contents name each line: readers ask for the money, not for the model."""
CONTENTS = "lines"
"""The anchor of the contents."""


def case_of(entry: Entry) -> Case:
    """The case of an entry. Raises TypeError for a policy."""
    if not isinstance(entry.record, Case):
        raise TypeError(f"{entry.reference} is no case")
    return entry.record


def comparison_table(entries: Sequence[Entry], edition: Edition, *, caption: str, at: str) -> Html:
    """The whole table, and above it its contents. at: the address of the page it stands on."""
    contexts = [RecordContext(entry, edition) for entry in entries]
    compared_rows = rows([cells(case_of(entry), edition.library, edition.language) for entry in entries])
    groups = {group: list(group_rows) for group, group_rows in groupby(compared_rows, key=lambda row: row.key.group)}
    bodies = [_group_body(group, group_rows, contexts, at) for group, group_rows in groups.items()]
    head = (el("caption", escape(caption)), _table_head(contexts, at))
    table = el("table", *head, lines(*bodies), class_=f"cb-compare cb-of-{len(entries)}")
    return lines(*_contents(groups, contexts[0]), table)


def _contents(groups: Mapping[int, Sequence[ComparedRow]], context: RecordContext) -> tuple[Html, Html]:
    """The way back to the contents, kept in sight on a narrow screen; and the contents, parts with their lines."""
    name = context.word("compare.contents")
    items = (_contents_item(GROUPS[group], group_rows, context) for group, group_rows in groups.items())
    last = el("li", link("#sources", context.word("compare.sources")))
    way_back = el("p", link(f"#{CONTENTS}", name), class_="cb-to-contents")
    contents = el("ul", *items, last)
    return way_back, el("nav", contents, id=CONTENTS, class_="cb-contents", aria_label=context.say("compare.contents"))


def _contents_item(id_: str, group_rows: Sequence[ComparedRow], context: RecordContext) -> Html:
    part = link(f"#{id_}", context.word(f"compare.group.{id_}"))
    if id_ not in GROUPS_WITH_LINES:
        return el("li", part)
    links = (link(f"#{row_anchor(row.key)}", escape(_label(row, context))) for row in group_rows)
    return el("li", part, el("ul", *(el("li", row_link) for row_link in links)))


def row_anchor(key: LineKey) -> str:
    """The id of a line in the table."""
    return f"{GROUPS[key.group]}-{key.id}"


def _label(row: ComparedRow, context: RecordContext) -> str:
    return label(row.key, context.library, context.language)


def place_type_time(context: RecordContext) -> tuple[str, ...]:
    """What tells a case from others: where, what, when."""
    case, name = case_of(context.entry), context.library.vocabularies.name
    time = lifetime(case, context.language)
    return (
        name("places", context.entry.place, context.language),
        name("types", case.type.id, context.language),
        context.say("compare.time-unknown") if time == context.say("wording.unknown") else time,
    )


def facts(context: RecordContext) -> str:
    """Place, type, time and how it stands today, in one line; at its end, that the record is not simply published."""
    say = context.say
    review = () if context.entry.status == "published" else (say(f"terms.review.{context.entry.status}"),)
    return say("compare.between").join((*place_type_time(context), *_today(context), *review))


def _today(context: RecordContext) -> tuple[str, ...]:
    """How it stands today, unless the end of its time is `?` already, and what became of it."""
    case, say = case_of(context.entry), context.say
    status = () if case.status == UNKNOWN and (case.end or has_unknown_end(case)) else (case.status,)
    end = (context.bare(case.end.text),) if case.end else ()
    return (*(say("compare.status", status=say(f"terms.case-status.{one}")) for one in status), *end)


def content(cell: Cell, context: RecordContext, at: str) -> Html:
    """What stands in a cell."""
    if cell.state == "absent":
        return NOTHING
    rendered = [
        _versions_html(versions, context) if len(versions) > 1 else _statement_html(versions[0], context)
        for versions in cell.statements
    ]
    return join((*rendered, _case_link(cell, context, at)))


def sources(numbers: Numbers, quotes: Quotes, edition: Edition, *, at: str) -> Html:
    """Every source that is cited above, by its number, with the quotes that are cited of it; the marks open them in
    place, as on the pages of records.
    """
    items = [_source(key, number, quotes, edition, at) for key, number in numbers.items()]
    script_words = source_script_words(edition.language)
    return el("ol", lines(*items), class_="cb-sources", data_said=script_words) if items else NOTHING


def source_script_words(language: str) -> str:
    """What the script says that opens sources in place, as it finds it at their list."""
    return "|".join(map(words(language), SCRIPT_MESSAGES))


def _source(key: str, number: int, quotes: Quotes, edition: Edition, at: str) -> Html:
    quoted = cited_quotes(edition.library.sources[key], number, edition.language, cited=quotes, at=at)
    return el("li", source_line(key, edition, at=at), *quoted, id=line_anchor(number))


def source_line(key: str, edition: Edition, *, at: str) -> Html:
    """A source as one line, its title the way to its page."""
    return linked_line(edition.library.sources[key], edition.language, at=at)


def _table_head(contexts: Sequence[RecordContext], at: str) -> Html:
    corner = el("td")
    cases = (el("th", _column_head(context, at), scope="col") for context in contexts)
    return el("thead", el("tr", corner, *cases))


def _column_head(context: RecordContext, at: str) -> Html:
    title = link(relative(at, context.entry.address), context.label(case_of(context.entry).title))
    return join((title, el("p", escape(facts(context)))))


def _group_body(group: int, group_rows: Sequence[ComparedRow], contexts: Sequence[RecordContext], at: str) -> Html:
    """One part of the table: its name in a row of its own, then its lines."""
    say = words(contexts[0].language)
    id_ = GROUPS[group]
    note = el("span", escape(say(f"compare.group.{id_}-note"))) if id_ in GROUPS_WITH_NOTE else NOTHING
    name = join((escape(say(f"compare.group.{id_}")), note), " ")
    head = el("tr", el("th", name, colspan=str(len(contexts) + 1), scope="rowgroup"))
    body = [_row(row, contexts, at) for row in group_rows]
    return el("tbody", lines(head, *body), id=id_)


def _row(row: ComparedRow, contexts: Sequence[RecordContext], at: str) -> Html:
    name = escape(_label(row, contexts[0]))
    same = el("span", escape(words(contexts[0].language)("compare.same"))) if row.likeness == "same" else NOTHING
    head = el("th", join((name, same), " "), scope="row")
    cells_html = (_cell(cell, context, at) for cell, context in zip(row.cells, contexts, strict=True))
    return el("tr", head, *cells_html, id=row_anchor(row.key), data_like=row.likeness)


def _cell(cell: Cell, context: RecordContext, at: str) -> Html:
    """A cell, with the name of its case for screens that are too narrow for columns."""
    name = context.bare(case_of(context.entry).title)
    if cell.state == "absent":
        return el("td", escape(context.say("compare.absent")), class_="cb-absent", data_case=name)
    kind = "cb-unknown" if cell.state == "unknown" else None
    return el("td", content(cell, context, at), class_=kind, data_case=name)


def _versions_html(versions: Versions, context: RecordContext) -> Html:
    """What differs, below the mark that says so; each version with its source above it."""
    return join((el("p", seal(context)), sides(_version_html(statement, context) for statement in versions)))


def _version_html(statement: Statement, context: RecordContext) -> Html:
    names = source_names(statement.sources, context)
    return join((el("p", el("small", names)) if names else NOTHING, _statement_html(statement, context)))


def _statement_html(statement: Statement, context: RecordContext) -> Html:
    note = el("div", context.blocks(statement.note), class_="cb-remark") if statement.note else NOTHING
    if statement.text is not None:
        return join((_passage_html(statement, context), note))
    aside_text = join((_phrase_html(part) for part in statement.aside), context.say("compare.between"))
    aside = el("small", aside_text) if aside_text else aside_text
    phrase = _phrase_html(replace(statement.words, words=sentence(statement.words.words)))
    sources = statement.sources
    strength = context.strength(sources, confidence=statement.confidence) if sources else NOTHING
    said = el("p", join((phrase, aside), context.say("wording.then")), context.marks(_unique(sources)), strength)
    return join((said, note))


def _phrase_html(phrase: Phrase) -> Html:
    return language_span(phrase.words, LANGUAGES[phrase.language].tag if phrase.language else None)


def _passage_html(statement: Statement, context: RecordContext) -> Html:
    rendered = context.blocks(statement.text) if statement.text is not None else NOTHING
    marks = context.marks(_unique(statement.sources))
    return el("div", rendered, marks, class_="cb-prose") if marks else rendered


def _case_link(cell: Cell, context: RecordContext, at: str) -> Html:
    if not cell.link_key:
        return NOTHING
    target = relative(at, f"{context.entry.address}#{cell.anchor}")
    return el("p", link(target, context.word(f"compare.{cell.link_key}", count=cell.count)), class_="cb-remark")


def _unique(citations: Iterable[Citation]) -> Iterator[Citation]:
    keys: set[tuple[str, str, str]] = set()
    for citation in citations:
        key = (citation.key, citation.quote, citation.locator)
        if key not in keys:
            keys.add(key)
            yield citation
