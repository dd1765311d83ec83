"""The profile of a case by dimensions, and its steps."""

from __future__ import annotations

from builder.analysis.facts import by_dimension, is_known
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, scrolling
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.parts.strength_legend import legend
from builder.pages.record_context import RecordContext
from builder.records.model.record import Dimension
from builder.records.wording import sentence


def model(context: RecordContext) -> Html:
    """A table with a row for each dimension; several lines of one dimension are shown side by side."""
    case, title = context.case, context.say("case.section.model")
    if not case.model:
        return NOTHING
    head = el(
        "tr",
        *(el("th", context.word(f"case.model.{key}"), scope="col") for key in ("dimension", "terms", "note")),
    )
    body = lines(*(_row(context, group) for group in by_dimension(case.model)))
    table = el("table", el("thead", head), el("tbody", body), class_="cb-model")
    return lines(scrolling(table, title), legend(context))


def steps(context: RecordContext) -> Html:
    """The steps in the order of the record, each under its name."""
    items = [
        el(
            "li",
            el("h3", escape(sentence(context.bare_term("steps", step.step)))),
            context.blocks(step.text, heading=4),
        )
        for step in context.case.steps
    ]
    return el("ol", lines(*items), class_="cb-steps") if items else NOTHING


def _row(context: RecordContext, group: tuple[Dimension, ...]) -> Html:
    name, first = context.term("dimensions", group[0].dimension), group[0]
    if len(group) > 1:
        head = el("th", join((name, seal(context)), " "), scope="row")
        return el("tr", head, el("td", sides(_version(context, line) for line in group), colspan="2"))
    terms = el("td", join((context.dimension_terms(first), context.marks(first.source), _strength(context, first))))
    return el("tr", el("th", name, scope="row"), terms, el("td", context.blocks(first.note) if first.note else NOTHING))


def _version(context: RecordContext, line: Dimension) -> Html:
    source = el("p", context.sources(line.source) or context.word("case.no-source"))
    reading = join((context.dimension_terms(line), _strength(context, line)))
    return join((source, el("p", reading), context.blocks(line.note) if line.note else NOTHING))


def _strength(context: RecordContext, line: Dimension) -> Html:
    """The mark of a line that says something."""
    return context.strength(line.source) if is_known(line) else NOTHING
