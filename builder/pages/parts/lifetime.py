"""How long a case lasted, as far as anybody knows: takes a case, gives `2012–?, last known May 2013`.

A case of which nobody knows whether it still exists has no open end, for `since 2012` would say that it goes on.
"""

from __future__ import annotations

from dataclasses import replace

from builder.language.words import words
from builder.pages.parts.years import years
from builder.records import wording
from builder.records.model.record import Case
from builder.records.model.values import UNKNOWN, FuzzyDate, Period


def known_period(case: Case) -> Period:
    """Its period; an open end is an unknown one if the record does not say how the case stands today."""
    period = case.period
    is_open = period.is_range and period.end is None and period.start is not None
    return replace(period, end=FuzzyDate()) if is_open and case.status == UNKNOWN else period


def lifetime(case: Case, language: str) -> str:
    """`29 June 2012 – ?, last known May 2013`."""
    return _with_last_known(case, wording.period(known_period(case), language), language)


def lifetime_in_years(case: Case, language: str) -> str:
    """`2012–?, last known May 2013`; '' if nothing of it is known."""
    return _with_last_known(case, years(known_period(case), language), language)


def has_unknown_end(case: Case) -> bool:
    """Whether it began, and nobody knows when it ended or that it goes on."""
    period = known_period(case)
    return period.is_range and period.end is not None and period.end.year is None


def _with_last_known(case: Case, period: str, language: str) -> str:
    last_known = case.end.last_known if case.end else None
    if last_known is None or last_known.year is None or not has_unknown_end(case):
        return period
    date = wording.fuzzy_date(last_known, language)
    return wording.spaced_digits(words(language)("wording.last-known", period=period, date=date), language)
