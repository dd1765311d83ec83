"""Would it work for us? Takes the library, gives a table of the cases with the conditions under which they stood.

A script lets the reader name conditions, and puts the cases first that meet them; without it the table is whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.analysis.conditions import DIMENSIONS, answers, cases_with_conditions, choices, condition_lines
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.compare.files import ADDRESS as COMPARE
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.strength_mark import strength_counts_mark
from builder.pages.page import Page
from builder.pages.parts import record_row
from builder.pages.parts.lifetime import lifetime_in_years
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.strength_legend import counts_legend
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.record import Case, Dimension
from builder.records.model.values import Text
from builder.records.model.vocabulary import VocabularyTerm

ADDRESS = "choose/"
EXCERPTS = {"carried": ("conditions", "results"), "failed": ("problems", "end")}
"""By column the texts of a record of which the first that it has begins there."""
COLUMNS = ("case", "conditions", *EXCERPTS)


def view(edition: Edition) -> Iterator[Page]:
    """The page, in a base of several cases and not of very many."""
    if cases := cases_with_conditions(edition.library):
        yield searchable(_page(record_row.by_title(cases, edition.library, edition.language), edition))


def _page(cases: Sequence[Entry], edition: Edition) -> Page:
    say = words(edition.language)
    title, lead = say("choose.title"), say("choose.lead")
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        _form(edition),
        el("p", NOTHING, class_="cb-choose-told", role="status"),
        counts_legend(edition.language, at=ADDRESS),
        _table(cases, edition),
        el("p", link(relative(ADDRESS, COMPARE), escape(say("choose.compare"))), class_="cb-ways"),
    )
    scripts, styles = ("tray.js", "choose.js"), ("browse.css", "choose.css")
    return Page(edition.language, ADDRESS, "cases", title, lead, body, styles=styles, scripts=scripts)


def _form(edition: Edition) -> Html:
    """The questions, each with the answers that cases give. Hidden until a script shows it."""
    say = words(edition.language)
    of_questions = choices(edition.library)
    questions = (_question(name, of_questions[name], edition) for name in of_questions if of_questions[name])
    told = {f"data_{key}": say(f"choose.{key}") for key in ("all", "none", "fits", "lacks", "unsaid", "these", "reset")}
    return el("form", *questions, class_="cb-choose", hidden="", data_comma=say("wording.comma"), **told)


def _question(name: str, terms: Sequence[VocabularyTerm], edition: Edition) -> Html:
    say = words(edition.language)
    anything = el("option", escape(say("choose.any")), value="")
    options = (el("option", escape(term.name(edition.language)), value=term.id) for term in terms)
    select = el("select", anything, *options, name=name)
    return el("label", el("span", escape(say(f"choose.question.{name}"))), select)


def _table(cases: Sequence[Entry], edition: Edition) -> Html:
    say = words(edition.language)
    head = el("tr", *(el("th", escape(say(f"choose.column.{name}")), scope="col") for name in COLUMNS))
    rows = lines(*(_row(entry, edition) for entry in cases))
    return el("table", el("thead", head), el("tbody", rows), class_="cb-choose-table")


def _row(entry: Entry, edition: Edition) -> Html:
    """A case; what it answers stands in its attributes, for the script."""
    data = {f"data_{name}": " ".join(terms) for name, terms in answers(entry).items()}
    first = el("th", _name(entry, edition), scope="row")
    return el("tr", first, *_cells(entry, edition), data_record=entry.reference, **data)


def _name(entry: Entry, edition: Edition) -> Html:
    """Its title; where and when; the strength of its evidence, which depends on other records."""
    context = RecordContext(entry, edition)
    title = record_row.link(entry, edition.language, address=ADDRESS)
    place = edition.library.vocabularies.name("places", entry.place, edition.language)
    facts = el("p", escape(" · ".join(filter(None, (place, lifetime_in_years(context.case, edition.language))))))
    counts = record_row.counts_of(entry, edition.library)
    marks = el("p", strength_counts_mark(counts, edition.language), class_="cb-row-facts")
    return join((el("p", title, class_="cb-row-title"), facts, marks))


def _cells(entry: Entry, edition: Edition) -> Iterator[Html]:
    """What is known of its conditions; what carried it; what failed or stayed open."""
    context = RecordContext(entry, edition)
    yield el("td", _conditions(context), data_head=context.say("choose.column.conditions"))
    for name, texts in EXCERPTS.items():
        yield el("td", _excerpt(context, texts), data_head=context.say(f"choose.column.{name}"))


def _conditions(context: RecordContext) -> Html:
    """By question what the case answers, with how strong the evidence is; below it the questions without an answer."""
    known = condition_lines(context.case)
    pairs = [(_dimension(context, name), _answer(context, told)) for name, told in known.items()]
    if unknown := [_dimension(context, name) for name in DIMENSIONS if name not in known]:
        pairs.append((context.say("choose.unknown"), escape(context.say("wording.comma").join(unknown))))
    return el("dl", *(el("div", el("dt", escape(name)), el("dd", answer)) for name, answer in pairs))


def _dimension(context: RecordContext, name: str) -> str:
    return context.library.vocabularies.name("dimensions", name, context.language)


def _answer(context: RecordContext, told: Sequence[Dimension]) -> Html:
    """What the lines of one dimension say, each with its mark; several where sources differ."""
    lines_ = (join((escape(context.bare_dimension_terms(line)), context.strength(line.source)), " ") for line in told)
    return join(lines_, context.say("choose.or"))


def _excerpt(context: RecordContext, names: tuple[str, ...]) -> Html:
    """The beginning of the first of these texts that the record has, with the way to the whole."""
    text, anchor = next(_texts(context.case, names), (None, ""))
    if text is None:
        return context.unknown()
    limit = LANGUAGES[context.language].lengths.summary
    onward = link(relative(ADDRESS, f"{context.entry.address}{anchor}"), context.word("choose.whole"))
    return join((el("p", record_row.text_html(text, context.language, limit=limit)), el("p", onward)))


def _texts(case: Case, names: tuple[str, ...]) -> Iterator[tuple[Text, str]]:
    """Those of the named texts that say something, each with its anchor."""
    texts = {
        "conditions": (case.analysis.conditions, "#analysis-conditions"),
        "results": (case.story.results, "#story-results"),
        "problems": (case.analysis.problems, "#analysis-problems"),
        "end": (case.end.text if case.end else None, ""),
    }
    for name in names:
        text, anchor = texts[name]
        if text and not text.unknown:
            yield text, anchor
