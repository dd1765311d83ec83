"""Figures: a table of what was counted, each with its source, its time and how far it can be trusted.

Facts of one measure at different times are a series, one row a time. At the same time, with different values from
different sources, they stand side by side in one row under the mark: none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import Html, el, escape, join, lines, scrolling
from builder.pages.parts.section import Section
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.record.sourcing import evidence, row_anchor
from builder.pages.record_context import View
from builder.records import wording
from builder.records.model.record import Fact
from builder.records.model.values import FuzzyDate, Period

UNDATED = (9999, 12, 31)
"""Where an unknown time stands in the order of time."""

COLUMNS = ("measure", "as-of", "value", "source", "confidence")


def figures(view: View) -> Section:
    """The table, measures in the order of the record."""
    facts = view.record.facts
    title = view.say("case.section.figures")
    if not facts:
        return Section("figures", title, Html(""))
    noted = any(fact.note for fact in facts)
    columns = (*COLUMNS, "note") if noted else COLUMNS
    head = el("tr", *(el("th", view.word(f"case.figures.{column}"), scope="col") for column in columns))
    body = [_row(view, row, noted=noted) for measure in measures(facts) for row in rows(measure)]
    table = el(
        "table",
        el("thead", head),
        el("tbody", Html("\n"), lines(*body), Html("\n")),
        class_="cb-figures",
    )
    return Section("figures", title, lines(scrolling(table, title), evidence(view)))


def measures(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """The facts of each measure together, in the order in which the measures first appear."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.measure.id, []).append(fact)
    return [tuple(group) for group in found.values()]


def rows(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """The facts of one measure by time: each row holds what the sources say of that time; unknown times come last."""
    found: dict[tuple[FuzzyDate | None, FuzzyDate | None, bool], list[tuple[Fact, ...]]] = {}
    for fact in facts:
        at = found.setdefault((fact.as_of.start, fact.as_of.end, fact.as_of.is_range), [])
        rival = next((n for n, row in enumerate(at) if any(_differs_by_source(fact, other) for other in row)), None)
        if rival is None:
            at.append((fact,))
        else:
            at[rival] = (*at[rival], fact)
    return [row for time in sorted(found.values(), key=lambda time: when(time[0][0].as_of)) for row in time]


def contested(row: tuple[Fact, ...]) -> bool:
    """Whether the sources of a row give different values."""
    return len({(fact.value, fact.unit.id if fact.unit else "") for fact in row}) > 1


def amount(view: View, fact: Fact) -> Html:
    """The value, and its unit in lighter type."""
    value = wording.quantity(fact.value, view.language)
    unit = _unit(view, fact)
    if not unit:
        return escape(value)
    return join((escape(value), el("small", escape(unit))), wording.gap(value, unit, view.language))


def when(period: Period) -> tuple[int, int, int]:
    """Where a period stands in the order of time: by its first day, unknown ones at the end."""
    date = (period.start and period.start.earliest()) or (period.end and period.end.earliest())
    return date or UNDATED


def _differs_by_source(one: Fact, other: Fact) -> bool:
    """One source that gives two numbers counts two things; two sources that do so are told apart in one row."""
    return {citation.key for citation in one.source} != {citation.key for citation in other.source}


def _unit(view: View, fact: Fact) -> str:
    """The unit of a fact, or the usual one of its measure."""
    measure = view.library.vocabularies.table("measures").get(fact.measure.id)
    unit = fact.unit.id if fact.unit else (measure.unit if measure else "")
    return view.library.vocabularies.name("units", unit, view.language) if unit else ""


def _row(view: View, row: tuple[Fact, ...], *, noted: bool) -> Html:
    name, fact = view.term("measures", row[0].measure), row[0]
    time = el("td", escape(wording.period(fact.as_of, view.language)))
    if len(row) > 1:
        differ = contested(row)
        head = el("th", join((name, seal(view) if differ else Html("")), " "), scope="row")
        cell = el("td", sides(_version(view, one) for one in row), colspan=str(4 if noted else 3))
        return el("tr", head, time, cell)
    note = (el("td", view.blocks(fact.note) if fact.note else Html("")),) if noted else ()
    value = el("td", amount(view, fact))
    source, trust = el("td", view.sources(fact.source)), el("td", view.word(f"terms.confidence.{fact.confidence}"))
    return el("tr", el("th", name, scope="row"), time, value, source, trust, *note, id=row_anchor(view.record, fact))


def _version(view: View, fact: Fact) -> Html:
    source = el("p", view.sources(fact.source))
    value, trust = el("p", amount(view, fact)), el("p", view.word(f"terms.confidence.{fact.confidence}"))
    return join((source, value, trust, view.blocks(fact.note) if fact.note else Html("")))
