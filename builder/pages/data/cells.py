"""Values of a record as cells of a table: takes values, gives texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.language.languages import LANGUAGES
from builder.records.edtf import edtf_date, edtf_period, plain_date
from builder.records.model.record import Identifier
from builder.records.model.values import UNKNOWN, Citation, FuzzyDate, Label, Name, Period, Term, Text
from builder.records.model.vocabulary import Vocabularies

BETWEEN = " | "
"""What stands between several values of a cell."""


def texts(text: Text | None) -> Mapping[str, str]:
    """A text by language, as it was written; `unknown` in every language where it says so."""
    if text is None:
        return {}
    if text.unknown:
        return dict.fromkeys(LANGUAGES, UNKNOWN)
    return {code: passage.text.strip() for code, passage in text.passages.items()}


def several(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return BETWEEN.join(values)


def labels(values: Iterable[Label]) -> Mapping[str, str]:
    """Several labels by language, each in the languages that it has."""
    by_language: dict[str, list[str]] = {}
    for label in values:
        for code, passage in label.passages.items():
            by_language.setdefault(code, []).append(passage.text.strip())
    return {code: several(found) for code, found in by_language.items()}


def ids(terms: Iterable[Term]) -> str:
    """The ids of terms."""
    return several(term.id for term in terms)


def term_names(vocabularies: Vocabularies, vocabulary: str, term: Term | None) -> Mapping[str, str]:
    """The label of a term by language."""
    found = vocabularies.table(vocabulary).get(term.id) if term else None
    return found.label if found else {}


def citations(cited: Iterable[Citation]) -> str:
    """`fu-2012#rooms, p. 3`: sources as a record cites them."""
    return several(citation(each) for each in cited)


def citation(cited: Citation) -> str:
    """A source as a record cites it."""
    quote = f"#{cited.quote}" if cited.quote else ""
    return f"{cited.key}{quote}{f', {cited.locator}' if cited.locator else ''}"


def names(values: Iterable[Name]) -> str:
    """Names of people and bodies: `Lane, Rebecca S.`, 付涛."""
    return several(each.literal or ", ".join(filter(None, (each.family, each.given))) for each in values)


def numbers(identifiers: Iterable[Identifier]) -> str:
    """Official numbers with their scheme: `uscc:9135…`."""
    return several(f"{scheme}:{number}" for each in identifiers for scheme, number in each.numbers.items())


def day(value: FuzzyDate | None) -> str:
    """A date; `unknown` where the record says so, nothing where it says nothing."""
    return "" if value is None else edtf_date(value) or UNKNOWN


def dates(key: str, period: Period | None) -> Mapping[str, str]:
    """The cells of dated(): the date or range, and its two ends; a date is its own end."""
    if period is None:
        return {}
    ends = (period.start, period.end if period.is_range else period.start)
    return {key: edtf_period(period), f"{key}_from": plain_date(ends[0]), f"{key}_until": plain_date(ends[1])}
