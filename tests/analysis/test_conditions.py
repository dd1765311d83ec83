"""Conditions and coverage of the base, compared with a plain reading of its records."""

from __future__ import annotations

from collections import Counter

import pytest

from builder.analysis.conditions import DIMENSIONS, MOST, PLACE, answers, choices, has_tables_of_cases
from builder.analysis.coverage import FIRST, coverage, dimensions, places
from builder.analysis.strength import STRENGTHS
from builder.records.model.library import link
from builder.records.model.record import Case
from tests.pages.reading import real_library


def _lines() -> Counter[tuple[str, str, str]]:
    """How many lines of models have which term, by dimension, term and place."""
    found: Counter[tuple[str, str, str]] = Counter()
    for entry in real_library().listed:
        if isinstance(entry.record, Case):
            found.update(
                (line.dimension.id, term.id, entry.place) for line in entry.record.model for term in line.terms
            )
    return found


def test_each_term_of_each_place_is_counted_with_the_strength_of_its_lines() -> None:
    expected = {key: number for key, number in _lines().items() if key[1] != "unknown"}
    found = {key: cell for key, cell in coverage(real_library()).items() if key[1] != "unknown"}
    assert {key: sum(cell.strengths) for key, cell in found.items()} == expected
    assert all(len(cell.strengths) == len(STRENGTHS) for cell in found.values())
    assert all({entry.place for entry in cell.entries} == {place} for (_, _, place), cell in found.items())


def test_what_organisations_receive_stands_first() -> None:
    assert dimensions(real_library())[0].id == FIRST
    assert {term.id for term in places(real_library())} == {
        entry.place for entry in real_library().listed if entry.folder == "cases"
    }


def test_a_choice_is_what_a_case_answers_and_nothing_unknown() -> None:
    found = {name: {term.id for term in terms} for name, terms in choices(real_library()).items()}
    assert next(iter(found)) == PLACE
    assert set(found) == {PLACE, *DIMENSIONS}
    for entry in real_library().cases:
        assert all(set(terms) <= found[name] for name, terms in answers(entry).items())
    assert all("unknown" not in terms for terms in found.values())


@pytest.mark.parametrize(("number", "has"), [(1, False), (2, True), (MOST, True), (MOST + 1, False)])
def test_very_many_cases_are_not_shown_in_one_table(number: int, has: bool) -> None:
    library = real_library()
    some = next(entry for entry in library.entries if entry.folder == "cases")
    assert has_tables_of_cases(link([some] * number, vocabularies=library.vocabularies)) is has
