"""Shelves: takes the library, gives the records that share a place, a type, a theme, a decade or a state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from builder.analysis.completeness import STEPS, completeness
from builder.language.words import words
from builder.records.model.library import Entry, Library
from builder.records.model.record import Case, Policy
from builder.records.model.values import Period
from builder.records.model.vocabulary import VocabularyTerm, in_language
from builder.records.wording import sentence

UNDATED = "undated"
"""The decade of a record whose time is not known."""

DEFINED = {
    "statuses": ("running", "in-force", "amended", "merged", "closed", "repealed", "expired", "draft", "unknown"),
    "kinds": ("law", "regulation", "normative-document", "programme", "plan", "standard", "speech", "practice"),
    "completeness": tuple(STEPS),
}
"""The values of the kinds that no vocabulary orders; decades stand in the order of time."""


@dataclass(frozen=True)
class Shelf:
    """The records of one term. kind: one of KINDS. entries: without the retired ones."""

    kind: str
    term: VocabularyTerm
    entries: tuple[Entry, ...]

    @property
    def address(self) -> str:
        """`places/chengdu/`, as in Page.address."""
        return f"{self.kind}/{self.term.id}/"

    def name(self, language: str) -> str:
        """The label of its term, or the id of a term that the vocabulary lacks."""
        return self.term.name(language) or _named(self.kind, self.term.id, language) or self.term.id

    def definition(self, language: str) -> str:
        """What its term means; empty where the vocabulary is silent."""
        defined = words(language).get(f"lists.definition.{self.kind}.{self.term.id}")
        return in_language(self.term.definition, language) or defined or ""

    @property
    def cases(self) -> tuple[Entry, ...]:
        """Its cases."""
        return self.of("cases")

    @property
    def policies(self) -> tuple[Entry, ...]:
        """Its policies."""
        return self.of("policies")

    def of(self, folder: str) -> tuple[Entry, ...]:
        """Its records of a folder."""
        return tuple(entry for entry in self.entries if entry.folder == folder)


TELLING = ("period", "issued", "effective", "announced")
"""The dates of records, the one that tells most first."""


def times(entry: Entry) -> tuple[Period, ...]:
    """The times of a record, the one that tells most first."""
    dates = entry.record.dates
    return tuple(dates[field] for field in TELLING if field in dates)


MOST = 30
"""Decades of one record: a slip in a year must not make a thousand lists."""


def decades(entry: Entry, *, last: int) -> tuple[str, ...]:
    """`2000s`, `2010s`: the decades that its first known time touches, the first ones of a time that would touch more
    than MOST; an open one goes on to `last`.
    """
    for period in times(entry):
        if years := _years(period):
            is_open = period.is_range and period.end is None
            end = max(last, years[0]) if is_open else max(years)
            touched = range(min(years) // 10 * 10, end + 1, 10)
            return tuple(f"{decade}s" for decade in touched[:MOST])
    return (UNDATED,)


def last_decade(library: Library) -> int:
    """The last decade that any record names. The clock has no part in it."""
    years = (year for entry in library.entries for period in times(entry) for year in _years(period))
    return max(years, default=0) // 10 * 10


def shelves(library: Library, kind: str) -> tuple[Shelf, ...]:
    """The shelves of a kind in the order of its vocabulary. A term of retired records alone gives an empty shelf."""
    found: dict[str, list[Entry]] = {}
    terms = _terms(library, kind)
    for entry in library.entries:
        for term in terms(entry):
            found.setdefault(term, []).append(entry)
    table = library.vocabularies.table(kind)
    known = table or dict.fromkeys(DEFINED.get(kind, ()))
    order = [*(term for term in known if term in found), *sorted(found.keys() - known.keys())]
    return tuple(
        Shelf(
            kind,
            table.get(term) or VocabularyTerm(term, {}, {}),
            tuple(e for e in found[term] if e.status != "retired"),
        )
        for term in order
    )


def _type(entry: Entry) -> Iterable[str]:
    return (entry.record.type.id,) if isinstance(entry.record, Case) else ()


def _kind(entry: Entry) -> Iterable[str]:
    return (entry.record.kind,) if isinstance(entry.record, Policy) else ()


def _instruments(entry: Entry) -> Iterable[str]:
    return dict.fromkeys(term.id for term in entry.record.instruments) if isinstance(entry.record, Policy) else ()


def _terms(library: Library, kind: str) -> Callable[[Entry], Iterable[str]]:
    """The terms of a kind, by record."""
    if kind == "completeness":
        return lambda entry: (completeness(entry.record, library.languages),)
    if kind == "periods":
        last = last_decade(library)
        return lambda entry: decades(entry, last=last)
    return TERMS[kind]


TERMS: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "places": lambda entry: (entry.place,),
    "types": _type,
    "kinds": _kind,
    "instruments": _instruments,
    "themes": lambda entry: dict.fromkeys(theme.id for theme in entry.record.themes),
    "statuses": lambda entry: (entry.record.status,),
}
"""The terms by which a record stands on the shelves of a kind; those of periods and completeness need the library."""

KINDS = ("places", "types", "kinds", "instruments", "themes", "periods", "statuses", "completeness")
"""The kinds of shelves. Types are of cases, kinds and instruments of policies, the others of both."""


def _named(kind: str, term: str, language: str) -> str:
    """The words for a value that no vocabulary names; empty where there are none."""
    say = words(language)
    if kind == "periods" and term != UNDATED:
        return say("lists.decade", year=term.removesuffix("s"))
    keys = {
        "periods": ("lists.undated",),
        "kinds": (f"terms.kind.{term}",),
        "statuses": (f"terms.case-status.{term}", f"terms.policy-status.{term}"),
        "completeness": (f"browse.step.{term}",),
    }
    return sentence(next((said for key in keys.get(kind, ()) if (said := say.get(key))), ""))


def _years(period: Period) -> tuple[int, ...]:
    return tuple(date.year for date in (period.start, period.end) if date is not None and date.year is not None)
