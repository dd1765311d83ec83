"""Taxonomies: takes the library, gives its records by place, type, theme, decade, status and so on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from builder.analysis.completeness import STEPS, completeness
from builder.language.words import words
from builder.records.model.library import Entry, Library, library_fact
from builder.records.model.record import Case, Policy
from builder.records.model.values import Period
from builder.records.model.vocabulary import VocabularyTerm, in_language
from builder.records.wording import sentence

TEACHING_ADDRESS = "teach/"
"""The page of all teaching material."""
UNDATED = "undated"
"""The decade of a record whose time is not known."""

TAUGHT = "material"
"""The term of cases that have teaching material."""

VALUE_ORDER = {
    "statuses": ("running", "in-force", "amended", "merged", "closed", "repealed", "expired", "draft", "unknown"),
    "kinds": ("law", "regulation", "normative-document", "programme", "plan", "standard", "speech", "practice"),
    "completeness": tuple(STEPS),
    "teaching": (TAUGHT,),
}
"""The order of terms of the taxonomies without a vocabulary; decades are in order of time."""


@dataclass(frozen=True)
class TermListing:
    """The records of one term. taxonomy: one of TAXONOMIES. entries: without the retired ones."""

    taxonomy: str
    term: VocabularyTerm
    entries: tuple[Entry, ...]

    @property
    def address(self) -> str:
        """`places/chengdu/`, as in Page.address; the cases with teaching material have a page of their own."""
        if self.taxonomy == "teaching":
            return TEACHING_ADDRESS
        return f"{self.taxonomy}/{self.term.id}/"

    def name(self, language: str) -> str:
        """The label of its term, or the id of a term that the vocabulary lacks."""
        return self.term.name(language) or _value_label(self.taxonomy, self.term.id, language) or self.term.id

    def definition(self, language: str) -> str:
        """The definition of its term; '' if there is none."""
        default = words(language).get(f"lists.definition.{self.taxonomy}.{self.term.id}")
        return in_language(self.term.definition, language) or default or ""

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


def places_on_map(library: Library) -> tuple[TermListing, ...]:
    """The places that have records, and a position."""
    return tuple(each for each in term_listings(library, "places") if each.entries and each.term.position)


DATE_FIELDS = ("period", "issued", "effective", "announced")
"""The date fields of records, the most informative first."""


def times(entry: Entry) -> tuple[Period, ...]:
    """The periods of a record, in the order of DATE_FIELDS."""
    return _times(entry.original)


def _times(record: Case | Policy) -> tuple[Period, ...]:
    return tuple(record.dates[field] for field in DATE_FIELDS if field in record.dates)


MAX_DECADES = 30
"""The maximum number of decades of one record, since a mistyped year must not create hundreds of lists."""


def decades(entry: Entry, *, last: int) -> tuple[str, ...]:
    """`2000s`, `2010s`: the decades of its first known period, at most MAX_DECADES; an open period ends in `last`."""
    for period in times(entry):
        if years := _years(period):
            is_open = period.is_range and period.end is None
            end = max(last, years[0]) if is_open else max(years)
            decade_starts = range(min(years) // 10 * 10, end + 1, 10)
            return tuple(f"{decade}s" for decade in decade_starts[:MAX_DECADES])
    return (UNDATED,)


@library_fact
def last_decade(library: Library) -> int:
    """The last decade in the dates of any record; does not depend on the day of the build."""
    years = (library.of_original("last-year", entry, _last_year) for entry in library.stored)
    return max(years, default=0) // 10 * 10


def _last_year(entry: Entry) -> int:
    """The last year in the dates of a record; 0 for none."""
    return max((year for period in entry.original.dates.values() for year in _years(period)), default=0)


def term_listings(library: Library, taxonomy: str) -> tuple[TermListing, ...]:
    """The listings of a taxonomy, in the order of its vocabulary. One whose records are all retired is empty."""
    return library.remembered("listings", taxonomy, partial(_listings, library, taxonomy))


def _listings(library: Library, taxonomy: str) -> tuple[TermListing, ...]:
    make = partial(_references, library, taxonomy)
    references = library.remembered("references", taxonomy, make, of_originals=True)
    listed = {entry.reference: entry for entry in library.listed}
    table = library.vocabularies.table(taxonomy)
    ordered_terms = table or dict.fromkeys(VALUE_ORDER.get(taxonomy, ()))
    order = [
        *(term for term in ordered_terms if term in references),
        *sorted(references.keys() - ordered_terms.keys()),
    ]
    return tuple(
        TermListing(
            taxonomy,
            table.get(term) or VocabularyTerm(term, {}, {}),
            tuple(listed[reference] for reference in references[term] if reference in listed),
        )
        for term in order
    )


def _references(library: Library, taxonomy: str) -> Mapping[str, Sequence[str]]:
    """The references of all records by the id of each term that they have."""
    references: dict[str, list[str]] = {}
    term_ids = _term_ids(library, taxonomy)
    for entry in library.entries:
        for term in term_ids(entry):
            references.setdefault(term, []).append(entry.reference)
    return references


def _type_ids(entry: Entry) -> Iterable[str]:
    return (entry.original.type.id,) if isinstance(entry.original, Case) else ()


def _kind_ids(entry: Entry) -> Iterable[str]:
    return (entry.original.kind,) if isinstance(entry.original, Policy) else ()


def _instrument_ids(entry: Entry) -> Iterable[str]:
    return dict.fromkeys(term.id for term in entry.original.instruments) if isinstance(entry.original, Policy) else ()


def _term_ids(library: Library, taxonomy: str) -> Callable[[Entry], Iterable[str]]:
    """A function that gives the ids of a record's terms in a taxonomy."""
    if taxonomy == "places":
        return lambda entry: (entry.place,)
    make: Callable[[Entry], Iterable[str]]
    if taxonomy == "completeness":
        name, make = taxonomy, lambda entry: (completeness(entry.original, library.languages),)
    elif taxonomy == "periods":
        last = last_decade(library)
        name, make = f"periods to {last}", lambda entry: decades(entry, last=last)
    else:
        name, make = taxonomy, TERM_IDS[taxonomy]
    return lambda entry: library.of_original(name, entry, lambda entry: tuple(make(entry)))


TERM_IDS: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "types": _type_ids,
    "kinds": _kind_ids,
    "instruments": _instrument_ids,
    "themes": lambda entry: dict.fromkeys(theme.id for theme in entry.original.themes),
    "statuses": lambda entry: (entry.original.status,),
    "teaching": lambda entry: (TAUGHT,) if isinstance(entry.original, Case) and entry.original.teaching else (),
}
"""The ids of a record's terms, by taxonomy, where they depend on nothing else."""

TAXONOMIES = ("places", "types", "kinds", "instruments", "themes", "periods", "statuses", "completeness")
"""Cases have types; policies have kinds and instruments; both have the others. `teaching` is none of
these: its one list is the page of all teaching material."""


def _value_label(taxonomy: str, term: str, language: str) -> str:
    """The label of a term that is in no vocabulary; '' if the interface has none."""
    say = words(language)
    if taxonomy == "periods" and term != UNDATED:
        return say("lists.decade", year=term.removesuffix("s"))
    keys = {
        "periods": ("lists.undated",),
        "kinds": (f"terms.kind.{term}",),
        "statuses": (f"terms.case-status.{term}", f"terms.policy-status.{term}"),
        "completeness": (f"browse.step.{term}",),
        "teaching": (f"browse.teaching.{term}",),
    }
    return sentence(next((label for key in keys.get(taxonomy, ()) if (label := say.get(key))), ""))


def _years(period: Period) -> tuple[int, ...]:
    return tuple(date.year for date in (period.start, period.end) if date is not None and date.year is not None)
