"""The small grammars of the format: dates, periods, quantities, references. Takes a text, gives a value or a Fault."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Context, Decimal, Rounded

from builder.records.model.loose_dates import loose_date, loose_range
from builder.records.model.values import MAX_SLUG, RESERVED_NAMES, SLUG, Bound, FuzzyDate, Period, Position, Quantity
from builder.records.source.document import Place


@dataclass(frozen=True)
class Fault:
    """Why a text is not a value: the code of the problem, the values of its message, and the text as it should be."""

    code: str
    values: tuple[tuple[str, str], ...] = ()
    fix: str = ""


def fault(code: str, *, fix: str = "", **values: str) -> Fault:
    """A Fault; keyword arguments fill the blanks of its message."""
    return Fault(code, tuple(sorted(values.items())), fix)


UNKNOWN_DATES = ("?", "unknown", "不详", "未知")
DATE = r"~?(?!0000)[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
"""A date that is known, as a regular expression in the syntax that Python and ECMAScript share. There is no year 0."""


def parse_date(text: str) -> FuzzyDate | Fault:
    """`2012`, `2012-06`, `2012-06-29`, `~2012` or `?`.

    >>> parse_date("2012-06")
    FuzzyDate(year=2012, month=6, day=None, approximate=False)
    >>> parse_date("2012年6月").fix
    '2012-06'
    """
    return _exact_date(text) or fault("date-form", found=text, fix=_loose(text))


def _exact_date(text: str) -> FuzzyDate | Fault | None:
    """A date in the form of the format; None if it has another."""
    if text in UNKNOWN_DATES:
        return FuzzyDate()
    if not re.fullmatch(DATE, text):
        return None
    year, month, day, *_ = (*map(int, text.lstrip("~").split("-")), None, None)
    return _real_date(text, FuzzyDate(year, month, day, approximate=text.startswith("~")))


def _real_date(text: str, date: FuzzyDate) -> FuzzyDate | Fault:
    if date.month is not None and not 1 <= date.month <= 12:
        return fault("impossible-month", found=text, month=str(date.month))
    if date.day is not None and date.year is not None and date.month is not None:
        days = calendar.monthrange(date.year or 4, date.month)[1]
        if not 1 <= date.day <= days:
            return fault("impossible-date", found=text, days=str(days), fix=f"{text[:-2]}{days:02}")
    return date


def _loose(text: str) -> str:
    """The date that was probably meant, in the form of the format; '' when it is not to be guessed."""
    fix = loose_date(text)
    return fix if isinstance(_exact_date(fix), FuzzyDate) else ""


def parse_period(text: str, place: Place) -> Period | Fault:
    """A date, or a range with ` .. ` whose ends may be open: `2012-06 ..`, `.. 2012`, `2011 .. 2012`."""
    if isinstance(single := parse_date(text), FuzzyDate):
        return Period(single, None, is_range=False, place=place)
    start, mark, end = f" {text} ".partition(" .. ")
    if not mark or not (start.strip() or end.strip()):
        return _loose_period(text) or single
    first, last = _end(start), _end(end)
    if isinstance(first, Fault):
        return _loose_period(text) or replace(first, fix=_mended_range((start, first), (end, last), place))
    if isinstance(last, Fault):
        return _loose_period(text) or replace(last, fix=_mended_range((start, first), (end, last), place))
    if _is_backwards(first, last):
        return fault("range-backwards", found=text, fix=f"{end.strip()} .. {start.strip()}")
    return Period(first, last, is_range=True, place=place)


def _mended_range(
    start: tuple[str, FuzzyDate | Fault | None], end: tuple[str, FuzzyDate | Fault | None], place: Place
) -> str:
    """A range with both ends mended, each given as a text and what it was read as; '' if one cannot be, or they run
    backwards.
    """
    ends = [parsed.fix if isinstance(parsed, Fault) else text.strip() for text, parsed in (start, end)]
    mended = all(fix or not text.strip() for fix, (text, _) in zip(ends, (start, end), strict=True))
    whole = " .. ".join(ends).strip()
    return whole if mended and isinstance(parse_period(whole, place), Period) else ""


def _end(text: str) -> FuzzyDate | Fault | None:
    return parse_date(text.strip()) if text.strip() else None


def _loose_period(text: str) -> Fault | None:
    """The fault of a range that is written in another way, or None when it does not look like a range."""
    fix = loose_range(text)
    ends = [_exact_date(end.strip()) for end in fix.split("..") if end.strip()]
    dates = [end for end in ends if isinstance(end, FuzzyDate)]
    if not fix or len(dates) < len(ends) or _is_backwards(dates[0], dates[-1]):
        return None
    return fault("range-form", found=text, fix=fix)


def _is_backwards(first: FuzzyDate | None, last: FuzzyDate | None) -> bool:
    begin, finish = first.earliest() if first else None, last.latest() if last else None
    return begin is not None and finish is not None and finish < begin


BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("up to ", "at-most"), ("at most ", "at-most"), ("more than ", "more-than"), ("over ", "more-than"),
    ("at least ", "at-least"), ("less than ", "less-than"), ("under ", "less-than"), ("about ", "about"),
    ("~", "about"),
    ("至多", "at-most"), ("最多", "at-most"), ("超过", "more-than"), ("逾", "more-than"), ("多于", "more-than"),
    ("至少", "at-least"), ("不足", "less-than"), ("少于", "less-than"), ("约", "about"),
)  # fmt: skip
SCALES = {
    "": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "千": 10**3, "万": 10**4, "萬": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "億": 10**8,
}  # fmt: skip
NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([a-z]+|[千百万萬亿億]+)?\Z")
EXACT = Context(prec=28, traps=[Rounded])
"""Numbers of up to 28 digits; a longer one would be rounded, and is refused."""


DEGREES = re.compile(r"(-?\d{1,3}(?:\.\d{1,6})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,6})?)\Z")
MOST_NORTH, MOST_EAST = 90, 180


def parse_position(text: str) -> Position | Fault:
    """`30.66, 104.07`: degrees north, then degrees east; south and west are negative.

    >>> parse_position("30.66, 104.07")
    Position(latitude=30.66, longitude=104.07)
    >>> parse_position("104.07，30.66").fix
    '30.66, 104.07'
    """
    match = DEGREES.match(unicodedata.normalize("NFKC", text).strip())
    if not match:
        return fault("position-form", found=text)
    north, east = map(float, match.groups())
    if abs(north) <= MOST_NORTH and abs(east) <= MOST_EAST:
        return Position(north, east)
    is_swapped = abs(east) <= MOST_NORTH and abs(north) <= MOST_EAST
    return fault("position-form", found=text, fix=f"{match[2]}, {match[1]}" if is_swapped else "")


def parse_quantity(text: str) -> Quantity | Fault:
    """`15`, `up to 15`, `more than 15`, `~15`, `8 .. 9`, `380 million`, `1.6 亿`.

    >>> parse_quantity("up to 1.6 million")
    Quantity(bound='at-most', low=Decimal('1600000'), high=None)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if " .. " in plain:
        low, high = (_number(part.strip()) for part in plain.split(" .. ", 1))
        if low is None or high is None:
            return fault("number-form", found=text)
        return Quantity("exact", low, high)
    prefix, bound = next(((p, b) for p, b in BOUNDS if plain.startswith(p)), ("", "exact"))
    number = _number(plain.removeprefix(prefix).strip())
    return fault("number-form", found=text) if number is None else Quantity(bound, number)


def _number(text: str) -> Decimal | None:
    match = NUMBER.match(text)
    if not match or (scale := SCALES.get(match[3] or "")) is None:
        return None
    try:
        number = EXACT.multiply(EXACT.create_decimal(match[1].replace(",", "") + (match[2] or "")), scale)
    except Rounded:
        return None
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def slug_fault(*slugs: str) -> Fault | None:
    """Why a slug of the right form cannot be a part of an address; None if it can, or has another form."""
    for slug in slugs:
        if slug in RESERVED_NAMES:
            return fault("reserved-name", found=slug)
        if len(slug) > MAX_SLUG and SLUG.match(slug):
            return fault("slug-too-long", length=str(len(slug)), limit=str(MAX_SLUG))
    return None


def parse_reference(text: str, folders: tuple[str, ...]) -> tuple[str, str] | Fault:
    """`cases/chengdu/x` as folder and id.

    >>> parse_reference("cases/chengdu/x", ("cases", "policies"))
    ('cases', 'chengdu/x')
    """
    clean = text.strip("/").removesuffix(".yml").removesuffix(".yaml")
    folder, _, rest = clean.partition("/")
    parts = rest.split("/")
    if folder in folders and len(parts) == 2 and all(SLUG.match(part) for part in parts):
        return (folder, rest) if clean == text else fault("reference-form", found=text, fix=clean)
    if "/" in clean and all(SLUG.match(part) for part in clean.split("/")) and clean.count("/") == 1:
        return fault("reference-form", found=text, fix=f"{folders[0]}/{clean}")
    return fault("reference-form", found=text)
