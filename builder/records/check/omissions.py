"""Rules for omissions in quotes: the mark has one form and stands between passages long enough to be looked up."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.check.quotes import quotes_with_places
from builder.records.check.rule import CheckContext, rule
from builder.records.model.omissions import (
    MAX_OMISSIONS,
    OMISSION,
    ellipsis_of,
    is_doubled,
    is_too_short,
    mended,
    other_form,
    passages,
    with_mark_for,
)
from builder.records.model.quotes import is_checked
from builder.records.problem import Problem, error, warning


@rule
def omission_form(context: CheckContext) -> Iterator[Problem]:
    """The mark of an omission is `[…]`, whatever keyboard it is typed on."""
    for reading, place, _, quote in quotes_with_places(context):
        if found := other_form(quote.text):
            fix = mended(quote.text)
            yield error("omission-form", reading.path, place.line, place.column, fix=fix, found=found)


@rule
def omission_place(context: CheckContext) -> Iterator[Problem]:
    """A mark stands between words, and two never follow each other."""
    for reading, place, _, quote in quotes_with_places(context):
        first, *_, last = passages(quote.text) if OMISSION in quote.text else ("", "")
        if OMISSION in quote.text and not (first and last):
            fix = mended(quote.text)
            yield error("omission-at-end", reading.path, place.line, place.column, fix=fix)
        if is_doubled(quote.text):
            fix = mended(quote.text)
            yield error("omission-doubled", reading.path, place.line, place.column, fix=fix)


@rule
def omission_passages(context: CheckContext) -> Iterator[Problem]:
    """A quote is no collage: it has few passages, and each has words enough to be found."""
    for reading, place, _, quote in quotes_with_places(context):
        quoted = [passage for passage in passages(mended(quote.text)) if passage]
        if (count := len(quoted) - 1) > MAX_OMISSIONS:
            values = {"count": str(count), "limit": str(MAX_OMISSIONS)}
            yield error("omissions-too-many", reading.path, place.line, place.column, **values)
        if short := next((passage for passage in quoted if is_too_short(passage)), "") if count > 0 else "":
            yield error("omission-short", reading.path, place.line, place.column, found=short)


@rule
def ellipsis_unchecked(context: CheckContext) -> Iterator[Problem]:
    """Dots without brackets are the source's own (a warning, until the quote is found there)."""
    for reading, place, _, quote in quotes_with_places(context):
        found = ellipsis_of(quote.text)
        if found and not is_checked(quote):
            fix = with_mark_for(found, quote.text)
            yield warning("ellipsis-unchecked", reading.path, place.line, place.column, fix=fix, found=found)
