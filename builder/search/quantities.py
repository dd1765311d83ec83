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
HAN_DIGITS = {"〇": 0, "○": 0, "零": 0, "两": 2} | dict(zip("一二三四五六七八九", range(1, 10), strict=True))
TOO_LARGE, LEAST_NUMERAL = 1e15, 10_000

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
_ONES = "一二三四五六七八九"
_NUMERALS = f"[{''.join(HAN_DIGITS)}十百千万亿]"
_HAN_MONTH, _HAN_DAY = f"(?:十[一二]?|[{_ONES}])", f"(?:[二三]?十[{_ONES}]?|[{_ONES}])"
HAN_PATTERN = f"{_NUMERALS}{{2,15}}(?:年(?:{_HAN_MONTH}月(?:{_HAN_DAY}[日号])?)?)?"
"""A date, or an amount, in Chinese numerals; also what is neither."""
HAN_YEAR = f"(?:一[八九]|二[〇○零])[〇○零{_ONES}]{{2}}"
_BELOW_10000 = f"(?:[两{_ONES}]千)?(?:[零〇]?[两{_ONES}]百)?(?:[零〇]?[{_ONES}]?十)?(?:[零〇]?[两{_ONES}])?"
HAN_NUMBER = f"(?=[^百千万亿])(?:{_BELOW_10000}亿)?(?:{_BELOW_10000}万)?{_BELOW_10000}"
"""A year, digit by digit; a number, by units in descending order."""
# Between figures and Han characters many put a space.
PATTERN = (
    rf"\b(?:({_YEAR}(?: ?年 ?{_MONTH} ?月(?: ?{_DAY} ?[日号])?|[-/.]{_MONTH}(?:[-/.]{_DAY})?\b)"
    rf"|(?:{_NTH} (?:of )?)?{_NAME}[.,]* (?:{_NTH},? )?{_YEAR}\b)"
    # An amount may have the letters of a currency before it.
    rf"|[a-z]{{0,3}}({_NUMBER}(?: ?(?:{_UNIT}(?: ?{_NUMBER} ?{_UNIT}){{0,3}}"
    r"|(?:k|thousand|mn?|million|bn?|billion)\b))?))"
    f"|({HAN_PATTERN})"
)
"""A date, or an amount."""
HAN = "年月日号十百千万亿" + "".join(HAN_DIGITS)
"""The Han characters in dates and amounts."""
CLIENT: Mapping[str, object] = {
    "pattern": PATTERN,
    "year": f"^{HAN_YEAR}$",
    "number": f"^{HAN_NUMBER}$",
    "mark": MARK,
    "values": MONTHS | POWERS | HAN_DIGITS,
}
"""As the client reads them."""

_QUANTITY = re.compile(PATTERN, re.ASCII)
_HAN_QUANTITY = re.compile(HAN_PATTERN)
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
    for found in _with_digits(folded):
        yield from _in_han(folded, end, found.start())
        end = found.end()
        date, amount, _ = found.groups()
        token = _date_token(date) if date else _amount_token(amount)
        if token:
            yield Quantity(found.start(), found[0], token)
    yield from _in_han(folded, end, len(folded))


def month_of(token: str) -> str | None:
    """The token of the month of a day."""
    return token[:-2] if token[0] == MARK and len(token) == len("ǂ20120629") else None


def _with_digits(text: str) -> Iterator[re.Match[str]]:
    """As if the pattern were searched for, which takes much longer where there are few digits."""
    end = 0
    for digits in _DIGITS.finditer(text):
        found = _at(text, digits.start(), end)
        if found:
            end = found.end()
            yield found


def _in_han(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Those in Chinese numerals, in a part of a text without digits."""
    for found in _HAN_QUANTITY.finditer(text, start, end):
        token = _han_token(found[0])
        if token:
            yield Quantity(found.start(), found[0], token)


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


def _han_token(text: str) -> str:
    """'' of what is no number, as 千万 in a warning, and below ten thousand: 三百 is a part of names and titles."""
    year, is_date, rest = text.partition("年")
    if not is_date:
        value = _han_value(text)
        return str(value) if value >= LEAST_NUMERAL else ""
    if not re.fullmatch(HAN_YEAR, year):
        return ""
    numbers = [_han_value(part) for part in re.split("[月日号]", rest) if part]
    return (MARK if numbers else "") + "".join(f"{number:02}" for number in (_written(year), *numbers))


def _written(digits: str) -> int:
    """Digits one after another."""
    return int("".join(str(HAN_DIGITS[each]) for each in digits))


def _han_value(text: str) -> int:
    """By digits and units in descending order; 0 of what is no number."""
    if not re.fullmatch(HAN_NUMBER, text):
        return 0
    value = section = digit = 0
    for each in text:
        power = POWERS.get(each, 0)
        if each in HAN_DIGITS:
            digit = HAN_DIGITS[each]
        elif power < POWERS["万"]:
            section, digit = section + (digit or 1) * 10**power, 0
        else:
            value, section, digit = value + (section + digit) * 10**power, 0, 0
    return value + section + digit
