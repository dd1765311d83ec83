"""The comparable profile of a case, and how it works step by step."""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import Html, el, escape, join, lines, scrolling
from builder.pages.parts.section import Section
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.record_context import View
from builder.records.model.record import Case, Dimension
from builder.records.wording import sentence


def model(view: View, case: Case) -> Section:
    """A table, one row a dimension; a dimension given twice stands side by side."""
    title = view.say("case.section.model")
    if not case.model:
        return Section("model", title, Html(""))
    head = el(
        "tr",
        *(el("th", view.word(f"case.model.{key}"), scope="col") for key in ("dimension", "terms", "note")),
    )
    body = lines(*(_row(view, group) for group in by_dimension(case.model)))
    table = el("table", el("thead", head), el("tbody", Html("\n"), body, Html("\n")), class_="cb-model")
    return Section("model", title, scrolling(table, title))


def steps(view: View, case: Case) -> Section:
    """The steps in order, each under its name."""
    items = [
        el("li", el("h3", escape(sentence(view.bare_term("steps", step.step)))), view.blocks(step.text, heading=4))
        for step in case.steps
    ]
    made = el("ol", Html("\n"), lines(*items), Html("\n"), class_="cb-steps") if items else Html("")
    return Section("steps", view.say("case.section.steps"), made)


def by_dimension(model: Iterable[Dimension]) -> list[tuple[Dimension, ...]]:
    """The lines of each dimension together, in the order in which the dimensions first appear."""
    found: dict[str, list[Dimension]] = {}
    for line in model:
        found.setdefault(line.dimension.id, []).append(line)
    return [tuple(group) for group in found.values()]


def _row(view: View, group: tuple[Dimension, ...]) -> Html:
    name, first = view.term("dimensions", group[0].dimension), group[0]
    if len(group) > 1:
        head = el("th", join((name, seal(view)), " "), scope="row")
        return el("tr", head, el("td", sides(_version(view, line) for line in group), colspan="2"))
    terms = el("td", join((view.dimension_terms(first), view.marks(first.source))))
    return el("tr", el("th", name, scope="row"), terms, el("td", view.blocks(first.note) if first.note else Html("")))


def _version(view: View, line: Dimension) -> Html:
    source = el("p", view.sources(line.source) or view.word("case.no-source"))
    return join((source, el("p", view.dimension_terms(line)), view.blocks(line.note) if line.note else Html("")))
