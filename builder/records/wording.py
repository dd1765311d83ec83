"""Dates, numbers and lists as each language writes them: takes values of records, gives plain text. By CLDR (Babel)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.records.model.name_text import is_romanised
from builder.records.model.values import FuzzyDate, Name, Period, Quantity

MOST_DECIMALS = 2
"""More decimals than this before `million` or 亿 read worse than the digits."""

_SCRIPTS_MEET = re.compile(
    r"(?<=[A-Za-z\u00c0-\u024f.])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[A-Za-z\u00c0-\u024f])"
)
_DIGITS_MEET = re.compile(r"(?<=[0-9])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[0-9])")


def fuzzy_date(value: FuzzyDate, language: str) -> str:
    """`29 June 2012`, `June 2012`, `about 2012`, `unknown`."""
    say = words(language)
    if value.year is None:
        return say("wording.unknown")
    date_text = _date(value.year, value.month, value.day, language)
    return spaced_digits(say("wording.about-date", date=date_text), language) if value.approximate else date_text


def period(value: Period, language: str) -> str:
    """`29 June 2012`, `2011–2012`, `2012–?`, `since 29 June 2012`, `until 2013`, `unknown`."""
    return spaced_digits(_period(value, language), language)


def _period(value: Period, language: str) -> str:
    say = words(language)
    start, end = _ends(value, language)
    if start is None and end is None:
        return say("wording.unknown")
    if end is None:
        return say("wording.since", date=start or "") if value.is_range else (start or "")
    if start is None:
        return say("wording.until", date=end)
    spaced = " " in start or " " in end
    return say("wording.range-long" if spaced else "wording.range-short", start=start, end=end)


def _ends(value: Period, language: str) -> tuple[str | None, str | None]:
    """Both ends in words; of a range of which one end is known the other is `?` if nobody knows it."""
    start, end = value.start, value.end
    if start is not None and end is not None and (start.year, end.year) != (None, None):
        return _date_or_mark(start, language), _date_or_mark(end, language)
    return fuzzy_date(start, language) if start else None, fuzzy_date(end, language) if end else None


def _date_or_mark(value: FuzzyDate, language: str) -> str:
    return words(language)("wording.unknown-end") if value.year is None else fuzzy_date(value, language)


@cache
def month(number: int, language: str) -> str:
    """A month by itself, short: `Jun`, `6 月`."""
    text = str(format_skeleton("MMM", date(1, number, 1), locale=LANGUAGES[language].cldr))
    return spaced_digits(text, language)


def since_until(since: FuzzyDate | None, until: FuzzyDate | None, language: str) -> str:
    """The time of a relation or a role; '' if it is absent or unknown."""
    return spaced_digits(_since_until(since, until, language), language)


def _since_until(since: FuzzyDate | None, until: FuzzyDate | None, language: str) -> str:
    known = [None if part is None or part.year is None else part for part in (since, until)]
    if known == [None, None]:
        return ""
    say = words(language)
    first, last = (None if part is None else fuzzy_date(part, language) for part in known)
    if first is None or last is None:
        return say("wording.until", date=last) if last else say("wording.since", date=first or "")
    return say("wording.range-long" if " " in first + last else "wording.range-short", start=first, end=last)


def iso_date(value: FuzzyDate) -> str | None:
    """What `<time datetime>` takes: `2012`, `2012-06`, `2012-06-29`; None for a date that is not exact."""
    if value.year is None or value.approximate:
        return None
    parts = (f"{value.year:04}", *(f"{part:02}" for part in (value.month, value.day) if part is not None))
    return "-".join(parts)


@cache
def number(value: Decimal, language: str) -> str:
    """`160 million`, `1.6 亿`, `3,818`. The compact form only where it keeps every digit."""
    locale = LANGUAGES[language].cldr
    form, least, _ = _compact(language)
    grouped = str(format_decimal(value, locale=locale, decimal_quantization=False))
    if abs(value) < least or not _is_lossless(value, language):
        return grouped
    compact = format_compact_decimal(value, format_type=form, locale=locale, fraction_digits=MOST_DECIMALS)
    return _spaced(str(compact))


def quantity(value: Quantity, language: str) -> str:
    """A number with its bound: `15`, `up to 15`, `more than 160 million`, `about 30`, `8–9`."""
    low = number(value.low, language)
    if value.high is not None:
        high = number(value.high, language)
        number_text = words(language)("wording.number-range", low=low, high=high)
    else:
        number_text = low
    return (
        number_text if value.bound == "exact" else words(language)(f"wording.bound.{value.bound}", number=number_text)
    )


def gap(before: str, after: str, language: str) -> str:
    """The separator of a number and its unit: none between two Han characters, else a space."""
    both = bool(before and after) and _is_han(before[-1]) and _is_han(after[0])
    return LANGUAGES[language].space if both else " "


def name(value: Name, language: str) -> str:
    """A name in its own order: `Marta Jagusztyn`, 付涛; Chinese ones in Latin letters are `Wen Ying-na`."""
    if value.literal:
        return value.literal
    if any(_is_han(character) for character in value.family):
        return value.family + value.given
    if is_romanised(value):
        return f"{value.family} {value.given}"
    return f"{value.given} {value.family}".strip()


def listed(items: Iterable[str], language: str) -> str:
    """Names or things in a sentence: `a, b and c`, `a、b和c`."""
    return _listed(tuple(items), language)


@lru_cache(maxsize=4096)
def _listed(items: tuple[str, ...], language: str) -> str:
    return mixed(str(format_list(items, locale=LANGUAGES[language].cldr)))


def mixed(text: str) -> str:
    """The text with a space between Latin letters and Han characters: `Ying-na Wen 和 Chung-tai Cheng`."""
    return _SCRIPTS_MEET.sub(" ", text)


def sentence(text: str) -> str:
    """A label at the start of a line: its first letter in upper case, if its script has case."""
    return text[:1].upper() + text[1:]


def full_date(value: date, language: str) -> str:
    """A day: `29 June 2012`, `2012 年 6 月 29 日`."""
    return spaced_digits(str(format_date(value, "long", locale=LANGUAGES[language].cldr)), language)


def spaced_digits(text: str, language: str) -> str:
    """The text with a space between digits and Han characters, as Chinese, not Japanese, is set here."""
    return _DIGITS_MEET.sub(" ", text) if LANGUAGES[language].script in ("Hans", "Hant") else text


@cache
def _date(year: int, month: int | None, day: int | None, language: str) -> str:
    """Its arguments are numbers, since to hash a date of ours takes longer than all else here."""
    locale = LANGUAGES[language].cldr
    first_day = date(year or 1, month or 1, day or 1)
    if day is not None:
        return full_date(first_day, language)
    return spaced_digits(str(format_skeleton("y" if month is None else "yMMMM", first_day, locale=locale)), language)


def _compact(language: str) -> tuple[Literal["short", "long"], int, int]:
    """CLDR's compact form for running text, its least number, and the digits per scale step."""
    return ("long", 1_000_000, 3) if LANGUAGES[language].spaced else ("short", 10_000, 4)


def _is_lossless(value: Decimal, language: str) -> bool:
    """Whether the compact form, which CLDR scales by thousands or ten thousands, keeps every digit."""
    _, least, step = _compact(language)
    if abs(value) >= Decimal(10) ** 12:
        return False
    scale = Decimal(least)
    while abs(value) >= scale * 10**step:
        scale *= 10**step
    short = value / scale
    return short == short.quantize(Decimal(1).scaleb(-MOST_DECIMALS))


def _spaced(compact: str) -> str:
    """A space between the digits and 万 or 亿, as Chinese texts are set here."""
    digits = compact.rstrip("万萬亿億兆")
    return f"{digits} {compact[len(digits) :]}" if digits != compact else compact


def _is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or character >= "\U00020000"
