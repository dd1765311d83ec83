"""Worksheets for comparing two models, a dimension per row: one per case with its terms filled in, and a blank one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from builder.analysis.facts import by_dimension
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.page import Page
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.section import Section
from builder.pages.parts.side_by_side import sides, source_names
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import Sheet, page, sheet_kinds
from builder.records.model.library import Entry
from builder.records.model.record import Dimension
from builder.records.model.values import UNKNOWN
from builder.records.model.vocabulary import VocabularyTerm, in_language

BLANK_ADDRESS = "compare/worksheet/"
"""The address of the blank worksheet."""


def worksheet(sheet: Sheet) -> Page:
    """The worksheet of a case."""
    context = sheet.context
    cells = {group[0].dimension.id: _readings(context, group) for group in by_dimension(sheet.case.model)}
    table = _table(context.edition, context.label(context.record.title), cells)
    blank_link = link(relative(sheet.address, BLANK_ADDRESS), context.word("teach.general"))
    return page(
        sheet, (Section("model", context.say("teach.model"), lines(table, el("p", blank_link, class_="cb-more"))),)
    )


def blank_worksheet(edition: Edition) -> Page:
    """The blank worksheet, with links to the prefilled ones."""
    say = words(edition.language)
    library, make = edition.library, partial(_worksheet_item, language=edition.language)
    made = (library.of_entry("worksheet-item", entry, make, language=edition.language) for entry in library.cases)
    items = [item for item in made if item]
    prefilled = lines(el("h2", escape(say("teach.prefilled")), id="prefilled"), el("ul", *items, class_="cb-lines"))
    head = el(
        "div",
        el("h1", escape(say("teach.general"))),
        el("p", escape(say("teach.lead.worksheet")), class_="cb-lead"),
        class_="cb-sheet-head",
    )
    table = _table(edition, escape(say("teach.first")), None)
    body = el("div", head, table, el("div", prefilled, class_="cb-screen") if items else NOTHING, class_="cb-sheet")
    title, description = say("teach.general"), say("teach.description.worksheet")
    return searchable(
        Page(edition.language, BLANK_ADDRESS, "cases", title, description, body, styles=("teach.css",)), kind="page"
    )


def _worksheet_item(entry: Entry, language: str) -> Html:
    """The link to the worksheet of a case; NOTHING if it has none."""
    if "worksheet" not in sheet_kinds(entry):
        return NOTHING
    address = relative(BLANK_ADDRESS, f"{entry.address}worksheet/")
    return el("li", link(address, escape(_title(entry, language))))


def _readings(context: RecordContext, model_lines: Sequence[Dimension]) -> Html:
    """What the case says of a dimension, with its citations. Several readings stand each below its own source: joined,
    two lists would be one.
    """
    if len(model_lines) == 1:
        return join((context.dimension_terms(model_lines[0]), context.marks(model_lines[0].source)))
    return sides(_reading_of_source(context, line) for line in model_lines)


def _reading_of_source(context: RecordContext, line: Dimension) -> Html:
    source = el("small", source_names(line.source, context) or context.word("case.no-source"))
    return join((el("p", source), el("p", context.dimension_terms(line), context.marks(line.source))))


def _table(edition: Edition, first_column: Html, cells: Mapping[str, Html] | None) -> Html:
    """cells: the prefilled column by dimension id; None leaves both columns blank."""
    say = words(edition.language)
    name_blank = NOTHING if cells is not None else _name_blank(edition.language)
    head = el(
        "tr",
        el("th", escape(say("teach.dimension")), scope="col"),
        el("th", first_column, name_blank, scope="col"),
        el("th", escape(say("teach.other")), _name_blank(edition.language), scope="col"),
    )
    unknown = el("span", escape(say(f"wording.{UNKNOWN}")), class_="cb-unknown")
    rows = [
        _row(term, edition.language, NOTHING if cells is None else cells.get(term.id, unknown))
        for term in edition.library.vocabularies.table("dimensions").values()
    ]
    last = el("tr", el("th", escape(say("teach.conclusion")), scope="row"), el("td", colspan="2"), class_="cb-last")
    return el("table", el("thead", head), el("tbody", lines(*rows, last)), class_="cb-worksheet")


def _row(term: VocabularyTerm, language: str, cell: Html) -> Html:
    definition = el("small", escape(in_language(term.definition, language)))
    return el("tr", el("th", escape(term.name(language)), definition, scope="row"), el("td", cell), el("td"))


def _name_blank(language: str) -> Html:
    return el("span", escape(words(language)("teach.name")), class_="cb-fill")


def _title(entry: Entry, language: str) -> str:
    best = entry.record.title.best(language)
    return best[1].text.strip() if best else entry.slug


def worksheets(edition: Edition) -> Iterable[Page]:
    """The blank worksheet, if the base has dimensions to compare by."""
    return (blank_worksheet(edition),) if edition.library.vocabularies.table("dimensions") else ()
