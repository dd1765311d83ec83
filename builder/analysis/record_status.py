"""What is left to do on each record: takes the library and a day, gives counts, the record that needs most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from builder.analysis.evidence_needs import claims
from builder.analysis.translations import MACHINE, MISSING, OUTDATED, field_states
from builder.records.model.library import Entry, Library
from builder.records.model.quotes import is_checked
from builder.records.model.review_due import is_past
from builder.records.model.values import FuzzyDate


@dataclass(frozen=True)
class RecordStatus:
    """What is there of a record, and what is not.

    texts: by language in which the base is written, how many fields have which state (translations.py).
    quotes: of its sources; unchecked: those of them that nobody found there as they are. claims: what it rests on
    sources; quoted: with words of a source; single: on one source alone. checked: when it was last compared with its
    sources. is_due: that was more than YEARS years ago.
    """

    path: str
    reference: str
    status: str
    texts: Mapping[str, Counter[str]]
    quotes: int
    unchecked: int
    claims: int
    quoted: int
    single: int
    checked: FuzzyDate | None
    is_due: bool

    @property
    def needs(self) -> tuple[int, ...]:
        """What there is to do, what is most pressing first."""
        states = sum(self.texts.values(), Counter[str]())
        of_texts = (states[MISSING] + states[OUTDATED], states[MACHINE])
        return (int(self.is_due), *of_texts, self.unchecked, self.claims - self.quoted, self.single)


def record_statuses(library: Library, today: date) -> tuple[RecordStatus, ...]:
    """Of each record but the retired; those that need most come first."""
    found = (record_status(entry, library.languages, today) for entry in library.listed)
    return tuple(sorted(found, key=lambda each: (tuple(-need for need in each.needs), each.path)))


def record_status(entry: Entry, languages: tuple[str, ...], today: date) -> RecordStatus:
    """Of one record. languages: of the base."""
    record = entry.original
    texts: dict[str, Counter[str]] = {}
    for each in field_states(record, languages):
        texts.setdefault(each.language, Counter())[each.state] += 1
    quotes = [quote for source in record.sources.values() for quote in source.quotes.values()]
    cited = [keys for _, _, _, keys in claims(record)]
    return RecordStatus(
        entry.path,
        entry.reference,
        entry.status,
        texts,
        len(quotes),
        sum(not is_checked(quote) for quote in quotes),
        len(cited),
        sum(any(quote for _, quote in each) for each in cited),
        sum(len({key for key, _ in each}) == 1 for each in cited),
        record.review.checked,
        is_due(record.review.checked, today),
    )


def is_due(checked: FuzzyDate | None, today: date) -> bool:
    """Whether a record is to be compared with its sources again: the last day that its date can mean is too old.

    >>> is_due(FuzzyDate(2024, 11), date(2026, 11, 30)), is_due(FuzzyDate(2024, 11), date(2026, 12, 1))
    (False, True)
    """
    last = checked.latest() if checked else None
    return last is not None and is_past(last, today)
