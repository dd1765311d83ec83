"""Figures: takes a fact, gives its formatted value and unit."""

from __future__ import annotations

from builder.pages.html.elements import Html, el, escape, join
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Fact


def amount(context: RecordContext, fact: Fact) -> Html:
    """The value and, in lighter type, the unit."""
    value, unit = _parts(context, fact)
    if not unit:
        return escape(value)
    return join((escape(value), el("small", escape(unit))), wording.gap(value, unit, context.language))


def bare_amount(context: RecordContext, fact: Fact) -> str:
    """The value and unit as plain text."""
    value, unit = _parts(context, fact)
    return f"{value}{wording.gap(value, unit, context.language)}{unit}" if unit else value


def _parts(context: RecordContext, fact: Fact) -> tuple[str, str]:
    """The formatted value, and the name of the fact's unit, or else of its measure's default unit."""
    measure = context.library.vocabularies.table("measures").get(fact.measure.id)
    unit = fact.unit.id if fact.unit else (measure.unit if measure else "")
    name = context.library.vocabularies.name("units", unit, context.language) if unit else ""
    return wording.quantity(fact.value, context.language), name
