"""Disagreements by their weight: takes those of a record, gives the heaviest first, and those of wording apart."""

from __future__ import annotations

from collections.abc import Iterable

from builder.records.model.record import WEIGHTS, Disagreement

HEAVIEST, LIGHTEST = WEIGHTS[0], WEIGHTS[-1]


def by_weight(entries: Iterable[Disagreement]) -> list[Disagreement]:
    """What changes the judgement, then figures and details, then wording; those of one weight in their own order."""
    return sorted(entries, key=lambda entry: WEIGHTS.index(entry.weight))


def of_substance(entries: Iterable[Disagreement]) -> list[Disagreement]:
    """Those that are more than wording, by weight."""
    return [entry for entry in by_weight(entries) if entry.weight != LIGHTEST]


def of_wording(entries: Iterable[Disagreement]) -> list[Disagreement]:
    """Those in which sources only put it differently."""
    return [entry for entry in entries if entry.weight == LIGHTEST]
