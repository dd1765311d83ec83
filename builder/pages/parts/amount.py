"""A figure in words: takes a fact, gives its value and its unit as HTML."""

from __future__ import annotations

from builder.pages.html.elements import Html, el, escape, join
from builder.pages.record_context import View
from builder.records import wording
from builder.records.model.record import Fact


def amount(view: View, fact: Fact) -> Html:
    """The value, and its unit in lighter type."""
    value = wording.quantity(fact.value, view.language)
    unit = _unit(view, fact)
    if not unit:
        return escape(value)
    return join((escape(value), el("small", escape(unit))), wording.gap(value, unit, view.language))


def _unit(view: View, fact: Fact) -> str:
    """The unit of a fact, or the usual one of its measure."""
    measure = view.library.vocabularies.table("measures").get(fact.measure.id)
    unit = fact.unit.id if fact.unit else (measure.unit if measure else "")
    return view.library.vocabularies.name("units", unit, view.language) if unit else ""
