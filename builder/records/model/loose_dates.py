"""Dates as people write them: takes a text, gives the date or the range as the format writes it, to be proposed.

>>> loose_date("民國90年5月"), loose_date("circa 2001"), loose_date("29 June 2012"), loose_date("二〇一二年")
('2001-05', '~2001', '2012-06-29', '2012')
>>> loose_date("2001?"), loose_date("2012-06-29 05:35:10"), loose_date("2012年6月29日（星期五）上午9时")
('~2001', '2012-06-29', '2012-06-29')
>>> loose_range("2012-2013"), loose_range("2012年至今"), loose_range("since 2012"), loose_range("199x")
('2012 .. 2013', '2012 ..', '2012 ..', '1990 .. 1999')
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
"""Characters of a text that is searched for a date: more are no date, and patterns take the square of their number."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DIGITS = "〇一二三四五六七八九"
_NUMERAL = re.compile("[〇零○一二三四五六七八九十廿]+(?=[年月日号號])|[〇零○一二三四五六七八九]{4}")
_MINGUO = re.compile(r"民[國国]\s*(元|\d{1,3})\s*(?:年|(?![\d-]))")
_ABOUT = re.compile(r"(?:~|大?[约約]|circa|ca?\.|ca?(?=\s)|about|around|approximately)\s*")
_ABOUT_AFTER = re.compile(r"\s*(?:左右|前后|前後|上下|\?|\(\?\)|~|%)\Z")
"""Words, and the marks of EDTF (ISO 8601-2) for a date that is uncertain, approximate or both."""
_NUMBERS = re.compile(r"(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*[日号號]?|月)?|年)?\Z")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?=t|\s|\Z)")
_WEEKDAY = r"\(?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?)\)?"
_CLOCK = r"\d{1,2}(?:(?::\d{2}){1,2}(?:[.,]\d+)?|[时時点點](?:\d{1,2}分?|半|整)?(?:\d{1,2}秒)?)"
_HALF_OF_DAY, _ZONE = r"(?:上午|下午|中午|早上|晚上|凌晨)", r"(?:z|utc|gmt|[+-]\d{2}:?\d{2})"
_DAY_WITH_MORE = re.compile(
    rf"(?:{_WEEKDAY},? ?)?(\d{{4}} ?[-/.年] ?\d{{1,2}} ?[-/.月] ?\d{{1,2}}(?: ?[日号號])?),?"
    rf"(?: ?{_WEEKDAY},?)?(?:(?:t| at | )?{_HALF_OF_DAY}? ?{_CLOCK}(?: ?[ap]\.?m\.?)?(?: ?{_ZONE})?)?"
)
"""A day with its weekday or a time of day, which the format does not have; its spaces are single."""
_DECADE = re.compile(r"(?:(\d{3}0)\s*(?:'?s|年代)|(\d{3})x|(?:上世[纪紀]|20世[纪紀])\s*(\d0)年代)\Z")
_MARK = re.compile(
    r"\s*(?:\.\.+|…+|–|—+|至|到|\s(?:to|until|till)\s|\s-\s|-\Z|(?<=\d{4})-(?=\d{4}|[a-z])|年-|月-|(?<!^)~(?=\s*\d)|/(?=\d{4}))\s*"
)
_SINCE = re.compile(r"(?:自从?|自從|since|from|starting)\s*(.+?)\s*(?:[起开開]始?|以来|以來|onwards?)?\Z")
_SINCE_AFTER = re.compile(r"(.+?)\s*(?:[起开開]始?|以来|以來|onwards?)\Z")
_UNTIL = re.compile(r"(?:截?[至到止]|until|till|up to)\s*(.+?)\s*[止]?\Z")
_UNKNOWN = frozenset({"?", "??", "????", "0000", "n.d.", "nd", "n/a", "不詳", "不明", "无日期", "無日期"})
_NOW = frozenset({"今", "今天", "现在", "現在", "目前", "present", "now", "today", "date", "the present", ""})


def loose_date(text: str) -> str:
    """The date in the form of the format, not checked against the calendar; '' if it is not to be guessed."""
    plain = _numbered(text)
    if plain in _UNKNOWN:
        return "?"
    exact = _ABOUT_AFTER.sub("", _ABOUT.sub("", plain, count=1) if _ABOUT.match(plain) else plain)
    parts = _NUMBERS.match(_day_alone(exact))
    if not parts:
        return ""
    year, month, day = parts.groups()
    return ("~" if exact != plain else "") + year + "".join(f"-{int(part):02}" for part in (month, day) if part)


def _day_alone(plain: str) -> str:
    """A day without its weekday and time of day; any other text as it is."""
    match = _DAY_WITH_MORE.fullmatch(" ".join(plain.split()))
    return match[1] if match else plain


def loose_range(text: str) -> str:
    """The range in the form of the format; '' if the text does not look like one."""
    plain = _numbered(text)
    if decade := _DECADE.match(plain):
        first = int(decade[1] or (f"{decade[2]}0" if decade[2] else f"19{decade[3]}"))
        return f"{first} .. {first + 9}"
    for pattern, form in ((_SINCE, "{} .."), (_SINCE_AFTER, "{} .."), (_UNTIL, ".. {}")):
        if (match := pattern.fullmatch(plain)) and (date := loose_date(match[1])):
            return form.format(date)
    return _two_ends(_MARK.split(plain))


def _two_ends(parts: list[str]) -> str:
    if len(parts) != 2:
        return ""
    first, last = (loose_date(part) for part in parts)
    whole = (first or not parts[0]) and (last or parts[1] in _NOW) and (first or last)
    return f"{first} .. {last}".strip() if whole else ""


def _numbered(text: str) -> str:
    """The text in lower case, with Arabic numerals, common years and English dates turned round; '' if too long."""
    if len(text) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    plain = _COMPACT.sub(r"\1-\2-\3", plain)
    plain = _NUMERAL.sub(lambda match: _arabic(match[0]), plain)
    plain = _MINGUO.sub(lambda match: f"{1911 + int(match[1].replace('元', '1'))}年", plain)
    plain = re.sub(r"[公西]元\s*(?=\d)", "", plain)
    plain = re.sub(rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})", lambda m: _ymd(m[3], m[2], m[1]), plain)
    plain = re.sub(rf"{_MONTH}\s+{_DAY},?\s+(\d{{4}})", lambda m: _ymd(m[3], m[1], m[2]), plain)
    return re.sub(rf"{_MONTH},?\s+(\d{{4}})", lambda m: _ymd(m[2], m[1]), plain)


def _ymd(year: str, month: str, day: str = "") -> str:
    number = f"{year}-{_MONTHS.index(month) + 1:02}"
    return f"{number}-{int(day):02}" if day else number


def _arabic(numeral: str) -> str:
    """Digits one by one (二〇一二), or a number up to 99 with tens (二十九, 廿九)."""
    plain = numeral.replace("零", "〇").replace("○", "〇").replace("廿", "二十")
    tens, mark, ones = plain.partition("十")
    if not mark:
        return "".join(str(_DIGITS.index(digit)) for digit in plain)
    return f"{_DIGITS.index(tens) if tens in _DIGITS[1:] and tens else 1}{_DIGITS.index(ones) if len(ones) == 1 else 0}"
