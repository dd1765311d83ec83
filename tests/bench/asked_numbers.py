"""Dates and amounts: takes a text, gives those that it names; takes one of these, gives every way to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
LEAST = 100_000
"""Amounts below this are written in full by everybody."""
_UNITS = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "万": 10**4, "亿": 10**8}
_NAMES = "|".join(f"{name[:3].lower()}[a-z]*" for name in MONTHS)
_DATES = (
    re.compile(rf"\b(?P<d>\d{{1,2}}) (?P<m>{_NAMES})\.? (?P<y>\d{{4}})\b"),
    re.compile(rf"\b(?P<m>{_NAMES})\.? (?P<d>\d{{1,2}}), (?P<y>\d{{4}})\b"),
    re.compile(r"(?<![\d.])(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d.])"),
    re.compile(r"(?<!\d)(?P<y>\d{4}) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日"),
)
_AMOUNT = re.compile(
    # 1 亿 2300 万 and 165 万 6 千 are one amount each, which no part of them is.
    r"(?<![\d.亿])(?<!\d,)(?<!亿 )(?P<n>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?: ?(?P<u>million\b|billion\b|m\b|bn\b|[万亿](?! ?\d)))?(?!,?\d)"
)


_DIGITS = "〇一二三四五六七八九"
_NUMERALS = re.compile("[一二两三四五六七八九十百千万亿零]{2,}")
_PLACES = {"千": 1000, "百": 100, "十": 10, "": 1}


def dates(folded: str) -> set[date]:
    """The days that a folded text names."""
    return {day for pattern in _DATES for found in pattern.finditer(folded) if (day := _day(found))}


def _day(found: re.Match[str]) -> date | None:
    month = found["m"]
    number = int(month) if month.isdecimal() else 1 + [name[:3].lower() for name in MONTHS].index(month[:3])
    try:
        return date(int(found["y"]), number, int(found["d"]))
    except ValueError:
        return None


def date_forms(day: date) -> tuple[str, ...]:
    """Every way to write a day.

    >>> date_forms(date(2012, 6, 29))[:4], date_forms(date(2012, 6, 29))[5:]
    (('29 June 2012', 'June 29, 2012', '2012-06-29', '2012/6/29'), ('2012年6月29日', '二〇一二年六月二十九日'))
    """
    year, month, number = day.year, day.month, day.day
    name = MONTHS[month - 1]
    numbers = (f"{year}{mark}{month}{mark}{number}" for mark in "/.")
    digits = "".join(_DIGITS[int(digit)] for digit in str(year))
    han = f"{digits}年{_below_100(month)}月{_below_100(number)}日"
    return (
        f"{number} {name} {year}",
        f"{name} {number}, {year}",
        str(day),
        *numbers,
        f"{year}年{month}月{number}日",
        han,
    )


def _below_100(number: int) -> str:
    return _section(f"{number:04}", "").removeprefix("一" if 9 < number < 20 else "")


def amounts(folded: str) -> set[int]:
    """The whole amounts from LEAST up that a folded text names."""
    values = {_value(found) for found in _AMOUNT.finditer(folded)} | set(_numerals(folded))
    return {value for value in values if value >= LEAST}


def _numerals(folded: str) -> Iterator[int]:
    """The amounts in Chinese numerals that are written as `numeral` writes them."""
    for found in _NUMERALS.findall(folded):
        sections = re.findall("([^万亿]*)([万亿]?)", found)
        value = sum(_section_value(section) * _UNITS.get(unit, 1) for section, unit in sections)
        if numeral(value) == found.replace("两", "二"):
            yield value


def _section_value(section: str) -> int:
    parts = re.findall("([一二两三四五六七八九]?)([千百十]?)", section.replace("两", "二"))
    return sum((_DIGITS.index(digit) if digit else bool(place)) * _PLACES[place] for digit, place in parts)


def numeral(value: int) -> str:
    """Whole ten thousands in Chinese numerals; '' of other numbers, and where a zero would have to be named.

    >>> numeral(160_000_000), numeral(120_000), numeral(105_000_000), numeral(1_500)
    ('一亿六千万', '十二万', '', '')
    """
    high, low = value // 10**8, f"{value // 10**4 % 10**4:04}"
    digits = f"{high}{low}".strip("0")
    if value % 10**4 or "0" in digits or high >= 10**4:
        return ""
    written = _section(f"{high:04}", "亿") + _section(low, "万")
    return written.removeprefix("一") if written.startswith("一十") else written


def _section(number: str, unit: str) -> str:
    digits = (_DIGITS[int(digit)] + place for digit, place in zip(number, _PLACES, strict=True) if digit != "0")
    return written + unit if (written := "".join(digits)) else ""


def _value(found: re.Match[str]) -> int:
    if not found["u"] and "," not in found["n"]:
        return 0
    value = Decimal(found["n"].replace(",", "")) * _UNITS.get(found["u"] or "", 1)
    return int(value) if value == int(value) else 0


def amount_forms(value: int) -> tuple[str, ...]:
    """Every way to write an amount.

    >>> amount_forms(160_000_000), amount_forms(670_000)
    (('160m', '160 million', '1.6亿', '160,000,000', '16000万', '一亿六千万'), ('670,000', '67万', '六十七万'))
    """
    return tuple(_amount_forms(value))


def _amount_forms(value: int) -> Iterator[str]:
    unit, letters, name = (10**6, "m", "million") if value < 10**9 else (10**9, "bn", "billion")
    if short := _short(value, unit):
        yield from (f"{short}{letters}", f"{short} {name}")
    if short := _short(value, 10**8):
        yield f"{short}亿"
    yield f"{value:,}"
    if short := _short(value, 10**4):
        yield f"{short}万"
    if written := numeral(value):
        yield written


def _short(value: int, unit: int) -> str:
    """So many units, if there is one of them and two decimals are enough to write it."""
    number = Decimal(value) / unit
    return f"{number.normalize():f}" if number >= 1 and number == round(number, 2) else ""
