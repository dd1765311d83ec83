"""Dates as EDTF writes them: takes dates of a record, gives `2012-06~`, `2012/..` (ISO 8601-2, level 1)."""

from __future__ import annotations

from builder.records.model.values import UNKNOWN, FuzzyDate, Period

OPEN = ".."


def plain_date(value: FuzzyDate | None) -> str:
    """`2012`, `2012-06`, `2012-06-29`, without a mark for about; '' for a date that is not known, and for none."""
    if value is None or value.year is None:
        return ""
    return "-".join((f"{value.year:04}", *(f"{part:02}" for part in (value.month, value.day) if part is not None)))


def edtf_date(value: FuzzyDate) -> str:
    """A date; '' for one that is not known, as EDTF writes the end of a range."""
    return f"{plain_date(value)}~" if value.approximate and value.year is not None else plain_date(value)


def edtf_period(value: Period) -> str:
    """A date or a range; `unknown` where nothing of it is known, for which EDTF has no sign."""
    if not value.is_range:
        return edtf_date(value.start or value.end or FuzzyDate()) or UNKNOWN
    written = "/".join(OPEN if end is None else edtf_date(end) for end in (value.start, value.end))
    return written if written.strip("/.") else UNKNOWN
