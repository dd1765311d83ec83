"""Takes folded text; gives the dates and amounts in it, each as one token, however they are written.

A day is MARK with eight digits, a month MARK with six; an amount is its number, as if it had been written in digits
alone. The client does the same with the same data (theme/assets/search/engine/quantities.js); tests/search/golden.json
tests both.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MARK = "ǂ"
"""A letter that nobody types. In a decimal it stands for the point, at which a word would end."""
MONTHS = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(1, 13), strict=True)
)
"""By what their English names begin with."""
POWERS = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
} | {"万亿": 12, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}
"""Of ten, by unit."""
TOO_LARGE = 1e15

_NAME = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR, _MONTH, _DAY = (
    r"(?:1[89]|20)\d\d",
    "(?:0?[1-9]|1[0-2])",
    r"(?:0?[1-9]|[12]\d|3[01])",
)
_NTH = rf"{_DAY}(?:st|nd|rd|th)?"
_NUMBER, _UNIT = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,4})?", "(?:万亿|[十百千]?[万亿]|[十百千])"
# Between figures and Han characters many put a space.
PATTERN = (
    rf"\b(?:({_YEAR}(?: ?年 ?{_MONTH} ?月(?: ?{_DAY} ?[日号])?|[-/.]{_MONTH}(?:[-/.]{_DAY})?\b)"
    rf"|(?:{_NTH} (?:of )?)?{_NAME}[.,]* (?:{_NTH},? )?{_YEAR}\b)"
    # An amount may have the letters of a currency before it.
    rf"|[a-z]{{0,3}}({_NUMBER}(?: ?(?:{_UNIT}(?: ?{_NUMBER} ?{_UNIT}){{0,3}}"
    r"|(?:k|thousand|mn?|million|bn?|billion)\b))?))"
)
"""A date, or an amount."""
HAN = "年月日号十百千万亿"
"""The Han characters in dates and amounts."""
CLIENT: Mapping[str, object] = {"pattern": PATTERN, "mark": MARK, "values": MONTHS | POWERS}
"""As the client reads them."""

_QUANTITY = re.compile(PATTERN, re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
# What a quantity has before its first digit.
_BEFORE = re.compile(r"\b(?:[a-z]{1,3}|[a-z]{3,9}[.,]* )$", re.ASCII)
_LONGEST_BEFORE = 14
_PART = re.compile(r"([\d.]+) ?([^\d. ]*)", re.ASCII)


class Quantity(NamedTuple):
    start: int
    text: str
    token: str


def quantities(folded: str) -> Iterator[Quantity]:
    """The dates and amounts, in their order, but for numbers that are tokens as they are written."""
    end = 0
    # As if the pattern were searched for, which takes much longer where there are few digits.
    for digits in _DIGITS.finditer(folded):
        found = _at(folded, digits.start(), end)
        if found:
            end = found.end()
            date, amount = found.groups()
            token = _date_token(date) if date else _amount_token(amount)
            if token:
                yield Quantity(found.start(), found[0], token)


def month_of(token: str) -> str | None:
    """The token of the month of a day."""
    return token[:-2] if token[0] == MARK and len(token) == len("ǂ20120629") else None


def _at(text: str, first_digit: int, end: int) -> re.Match[str] | None:
    """The quantity with this digit. `end`: of the one before."""
    if first_digit < end:
        return None
    before = _BEFORE.search(text, max(end, first_digit - _LONGEST_BEFORE), first_digit)
    return (_QUANTITY.match(text, before.start()) if before else None) or _QUANTITY.match(text, first_digit)


def _date_token(text: str) -> str:
    numbers = list(map(int, re.findall(r"\d+", text)))
    name = re.search("[a-z]{3}", text)
    if name:
        numbers = [numbers[-1], MONTHS[name[0]], *numbers[:-1]]
    return MARK + "".join(f"{number:02}" for number in numbers)


def _amount_token(text: str) -> str:
    if text.isdigit():
        return ""
    parts = _PART.findall(text.replace(",", ""))
    value = sum((float(f"{number}e{POWERS.get(unit, 0)}") for number, unit in parts), 0.0)
    return "" if value >= TOO_LARGE else f"{int(value) if value.is_integer() else value}".replace(".", MARK)
