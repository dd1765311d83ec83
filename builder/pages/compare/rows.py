"""The lines of a comparison: takes the cells of its cases, gives rows with a cell for each, and how alike they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.language.words import words
from builder.pages.compare.cells import ABSENT, GROUPS, Cell, LineKey
from builder.records.model.library import Library
from builder.records.wording import sentence

Likeness = Literal["differ", "partly", "same"]
VOCABULARIES = {"model": "dimensions", "figures": "measures", "steps": "steps"}
"""The parts whose lines are terms of a vocabulary."""
LABELS = {
    "people": "case.section.people",
    "organisations": "case.section.organisations",
    "lessons": "case.analysis.lessons",
    "disagreements": "case.section.disagreements",
}
"""The names of the other lines: the headings that pages of cases have for them."""


@dataclass(frozen=True)
class ComparedRow:
    """One line of a comparison; a cell for each case, in their order."""

    key: LineKey
    cells: tuple[Cell, ...]

    @property
    def group(self) -> str:
        """The part it stands in."""
        return GROUPS[self.key.group]

    @property
    def likeness(self) -> Likeness:
        """`differ`: at least two cases are told of and not alike. `same`: all are, and alike. `partly`: neither."""
        comparison_keys = [cell.comparison_key for cell in self.cells if cell.state == "told"]
        if len(comparison_keys) > 1 and (len(set(comparison_keys)) > 1 or "" in comparison_keys):
            return "differ"
        return "same" if len(comparison_keys) == len(self.cells) else "partly"


def rows(columns: Sequence[Mapping[LineKey, Cell]]) -> tuple[ComparedRow, ...]:
    """Every line that one of the cases has, in order."""
    keys = sorted({key for column in columns for key in column})
    return tuple(ComparedRow(key, tuple(column.get(key, ABSENT) for column in columns)) for key in keys)


def label(key: LineKey, library: Library, language: str) -> str:
    """The name of a line."""
    vocabulary = VOCABULARIES.get(GROUPS[key.group])
    name = library.vocabularies.name(vocabulary, key.id, language) if vocabulary else words(language)(LABELS[key.id])
    return sentence(name)
