"""Worksheets for comparing two models, one dimension a row: one a case, its own terms filled in, and a blank one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.page import Page
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import offered, page, sheet
from builder.records.model.library import Entry
from builder.records.model.record import Case
from builder.records.model.values import UNKNOWN
from builder.records.model.vocabulary import VocabularyTerm, in_language

GENERAL = "compare/worksheet/"
"""The address of the blank one."""


def worksheet(entry: Entry, edition: Edition) -> Page:
    """The worksheet of a case."""
    one = sheet("worksheet", entry, edition)
    context = one.context
    own = {key: join(terms, context.say("wording.then")) for key, terms in _own_terms(context, one.case).items()}
    table = _table(edition, context.label(context.record.title), own)
    away = link(relative(one.address, GENERAL), context.word("teach.general"))
    return page(one, (Section("model", context.say("teach.model"), lines(table, el("p", away, class_="cb-more"))),))


def general(edition: Edition) -> Page:
    """The worksheet for any two models, with links to those that have a column filled in."""
    say = words(edition.language)
    filled = [
        el("li", link(relative(GENERAL, f"{entry.address}worksheet/"), escape(_title(entry, edition.language))))
        for entry in edition.library.cases
        if "worksheet" in offered(entry)
    ]
    doors = lines(el("h2", escape(say("teach.prefilled")), id="prefilled"), el("ul", *filled, class_="cb-lines"))
    head = el(
        "div",
        el("h1", escape(say("teach.general"))),
        el("p", escape(say("teach.lead.worksheet")), class_="cb-lead"),
        class_="cb-sheet-head",
    )
    table = _table(edition, escape(say("teach.first")), None)
    body = el("div", head, table, el("div", doors, class_="cb-screen") if filled else NOTHING, class_="cb-sheet")
    title, said = say("teach.general"), say("teach.description.worksheet")
    return searchable(Page(edition.language, GENERAL, "cases", title, said, body, styles=("teach.css",)), kind="page")


def _own_terms(context: RecordContext, case: Case) -> Mapping[str, list[Html]]:
    """The terms of the case by dimension; a dimension given twice has each reading with its sources."""
    found: dict[str, list[Html]] = {}
    for line in case.model:
        shown = join((context.dimension_terms(line), context.marks(line.source)))
        found.setdefault(line.dimension.id, []).append(shown)
    return found


def _table(edition: Edition, first: Html, own: Mapping[str, Html] | None) -> Html:
    """own: the filled column; None leaves both to the pen."""
    say = words(edition.language)
    blank = NOTHING if own is not None else _name(edition.language)
    head = el(
        "tr",
        el("th", escape(say("teach.dimension")), scope="col"),
        el("th", first, blank, scope="col"),
        el("th", escape(say("teach.other")), _name(edition.language), scope="col"),
    )
    unknown = el("span", escape(say(f"wording.{UNKNOWN}")), class_="cb-unknown")
    rows = [
        _row(term, edition.language, NOTHING if own is None else own.get(term.id, unknown))
        for term in edition.library.vocabularies.table("dimensions").values()
    ]
    last = el("tr", el("th", escape(say("teach.conclusion")), scope="row"), el("td", colspan="2"), class_="cb-last")
    return el("table", el("thead", head), el("tbody", lines(*rows, last)), class_="cb-worksheet")


def _row(term: VocabularyTerm, language: str, filled: Html) -> Html:
    asked = el("small", escape(in_language(term.definition, language)))
    return el("tr", el("th", escape(term.name(language)), asked, scope="row"), el("td", filled), el("td"))


def _name(language: str) -> Html:
    return el("span", escape(words(language)("teach.name")), class_="cb-fill")


def _title(entry: Entry, language: str) -> str:
    best = entry.record.title.best(language)
    return best[1].text.strip() if best else entry.slug


def worksheets(edition: Edition) -> Iterable[Page]:
    """The blank one, where the base compares by dimensions at all."""
    return (general(edition),) if edition.library.vocabularies.table("dimensions") else ()
