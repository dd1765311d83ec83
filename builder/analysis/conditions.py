"""Conditions: takes a case, gives what it answers to the questions by which a reader looks for cases like their own.

A question is the place or a dimension of the model that tells of circumstances, not of what was done.
"""

from __future__ import annotations

from itertools import chain

from builder.records.model.library import Entry, Library, has_several_cases
from builder.records.model.record import Case, Dimension
from builder.records.model.values import UNKNOWN
from builder.records.model.vocabulary import VocabularyTerm

PLACE = "place"
DIMENSIONS = ("funding", "registration", "staffing", "setting")
"""Who pays; which legal standing those who are helped need; who does the work; how open policy and support are."""


MOST = 300
"""Cases of a base that are shown in one table: of more, lists and their facets are the way."""


def has_tables_of_cases(library: Library) -> bool:
    """Whether there are cases to choose from, and not more than a table can show."""
    return has_several_cases(library) and len(library.cases) <= MOST


def cases_with_conditions(library: Library) -> list[Entry]:
    """The cases of which a condition is known besides their place; none in a base without a table of cases."""
    cases = (entry for entry in library.listed if entry.folder == "cases")
    return [entry for entry in cases if len(answers(entry)) > 1] if has_tables_of_cases(library) else []


def condition_lines(case: Case) -> dict[str, tuple[Dimension, ...]]:
    """The lines of its model that answer a question, by dimension, in the order of the questions.

    Where two sources answer differently there are two lines.
    """
    lines = {
        id_: tuple(line for line in case.model if line.dimension.id == id_ and terms_of(line)) for id_ in DIMENSIONS
    }
    return {id_: those for id_, those in lines.items() if those}


def terms_of(line: Dimension) -> tuple[str, ...]:
    """The ids of its terms, `unknown` left out."""
    return tuple(term.id for term in line.terms if term.id != UNKNOWN)


def answers(entry: Entry) -> dict[str, tuple[str, ...]]:
    """The ids of its terms by question; a question to which nothing is known is left out."""
    lines = condition_lines(entry.record) if isinstance(entry.record, Case) else {}
    terms = {id_: tuple(chain.from_iterable(map(terms_of, those))) for id_, those in lines.items()}
    return {PLACE: (entry.place,), **terms}


def choices(library: Library) -> dict[str, tuple[VocabularyTerm, ...]]:
    """By question the terms that a case of the library gives as its answer, in the order of the vocabulary."""
    table = library.vocabularies.table
    dimensions = {id_: term.terms for id_, term in table("dimensions").items() if id_ in DIMENSIONS}
    given = [answers(entry) for entry in library.listed if entry.folder == "cases"]
    found = {id_: {term for each in given for term in each.get(id_, ())} for id_ in (PLACE, *DIMENSIONS)}
    terms = {PLACE: table("places"), **{id_: dimensions[id_] for id_ in DIMENSIONS if id_ in dimensions}}
    return {id_: tuple(term for key, term in of.items() if key in found[id_]) for id_, of in terms.items()}
