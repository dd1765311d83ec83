"""When a record has to be looked at again: takes what its review says and a day, gives whether it is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builder.records.model.declare import with_values
from builder.records.model.library import Entry
from builder.records.model.record import Review
from builder.records.model.values import Day

YEARS = 2
"""What was checked longer ago is no longer taken for the present state of things."""


def last_day(review: Review) -> Day | None:
    """The latest day on which a published record can have been checked; None for others, or where nothing is said."""
    return review.checked.latest() if review.status == "published" and review.checked else None


def is_past(day: Day, today: date) -> bool:
    """Whether a day lies more than YEARS back."""
    return day < (today.year - YEARS, today.month, today.day)


def as_due(entry: Entry, today: date) -> Entry:
    """The entry, with the status needs-update where its check is due."""
    review = entry.given.review
    day = last_day(review)
    if day is None or not is_past(day, today):
        return entry
    return replace(entry, given=with_values(entry.given, {"review": with_values(review, {"status": "needs-update"})}))
