"""Dates, numbers and lists as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records import wording
from builder.records.model.values import Bound, FuzzyDate, Name, Period, Quantity
from builder.records.source.document import Place

DAY, MONTH, YEAR = FuzzyDate(2012, 6, 29), FuzzyDate(2012, 6), FuzzyDate(2012)
ABOUT, NONE = FuzzyDate(2012, approximate=True), FuzzyDate()
HERE = Place(1, 1)


@pytest.mark.parametrize(
    ("date", "en", "zh"),
    [
        (DAY, "29 June 2012", "2012 年 6 月 29 日"),
        (MONTH, "June 2012", "2012 年 6 月"),
        (YEAR, "2012", "2012 年"),
        (ABOUT, "about 2012", "约 2012 年"),
        (NONE, "unknown", "不详"),
    ],
)
def test_dates(date: FuzzyDate, en: str, zh: str) -> None:
    assert (wording.fuzzy_date(date, "en"), wording.fuzzy_date(date, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("start", "end", "is_range", "en", "zh"),
    [
        (DAY, None, False, "29 June 2012", "2012 年 6 月 29 日"),
        (DAY, None, True, "since 29 June 2012", "2012 年 6 月 29 日起"),
        (ABOUT, None, True, "since about 2012", "约 2012 年起"),
        (None, FuzzyDate(2013), True, "until 2013", "至 2013 年"),
        (FuzzyDate(2011), YEAR, True, "2011–2012", "2011 年至 2012 年"),
        (FuzzyDate(2011), MONTH, True, "2011 – June 2012", "2011 年至 2012 年 6 月"),
        (NONE, None, False, "unknown", "不详"),
        (None, None, True, "unknown", "不详"),
    ],
)
def test_periods(start: FuzzyDate | None, end: FuzzyDate | None, is_range: bool, en: str, zh: str) -> None:
    period = Period(start, end, is_range, HERE)
    assert (wording.period(period, "en"), wording.period(period, "zh")) == (en, zh)


def test_taiwan_writes_them_in_its_script() -> None:
    assert wording.fuzzy_date(DAY, "zh-Hant") == "2012 年 6 月 29 日"
    assert wording.fuzzy_date(ABOUT, "zh-Hant") == "約 2012 年"
    assert wording.number(Decimal(160_000_000), "zh-Hant") == "1.6 億"
    assert wording.number(Decimal(26_860_000), "zh-Hant") == "2686 萬"
    assert wording.quantity(Quantity("more-than", Decimal(500)), "zh-Hant") == "逾 500"


def test_since_and_until() -> None:
    assert wording.since_until(MONTH, None, "en") == "since June 2012"
    assert wording.since_until(None, YEAR, "zh") == "至 2012 年"
    assert wording.since_until(FuzzyDate(2011), YEAR, "en") == "2011–2012"
    assert wording.since_until(MONTH, FuzzyDate(2013), "en") == "June 2012 – 2013"
    assert wording.since_until(NONE, None, "en") == ""


def test_machine_readable_dates() -> None:
    assert [wording.iso_date(date) for date in (DAY, MONTH, YEAR, ABOUT, NONE)] == [
        "2012-06-29",
        "2012-06",
        "2012",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("number", "en", "zh"),
    [
        ("15", "15", "15"),
        ("3818", "3,818", "3,818"),
        ("12000", "12,000", "1.2 万"),
        ("12345", "12,345", "12,345"),
        ("160000000", "160 million", "1.6 亿"),
        ("380000000", "380 million", "3.8 亿"),
        ("1250000", "1.25 million", "125 万"),
        ("1234567", "1,234,567", "1,234,567"),
        ("12.5", "12.5", "12.5"),
        ("0.125", "0.125", "0.125"),
        ("1600000000", "1.6 billion", "16 亿"),
        ("1000000000000", "1,000,000,000,000", "1,000,000,000,000"),
    ],
)
def test_numbers(number: str, en: str, zh: str) -> None:
    assert (wording.number(Decimal(number), "en"), wording.number(Decimal(number), "zh")) == (en, zh)


@given(st.decimals(min_value=0, max_value=10**13, places=3), st.sampled_from(["en", "zh"]))
def test_numbers_lose_no_digit(value: Decimal, language: str) -> None:
    shown = wording.number(value, language).replace(",", "")
    digits, _, word = shown.partition(" ")
    scale = {"": 1, "million": 10**6, "billion": 10**9, "万": 10**4, "亿": 10**8}[word]
    assert Decimal(digits) * scale == value


@given(st.integers(min_value=0, max_value=10**7), st.integers(min_value=0, max_value=6), st.sampled_from(["en", "zh"]))
def test_round_numbers_lose_no_digit(value: int, zeros: int, language: str) -> None:
    test_numbers_lose_no_digit.hypothesis.inner_test(Decimal(value * 10**zeros), language)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("bound", "en", "zh"),
    [
        ("exact", "15", "15"),
        ("at-most", "up to 15", "至多 15"),
        ("more-than", "more than 15", "逾 15"),
        ("at-least", "at least 15", "至少 15"),
        ("less-than", "under 15", "不到 15"),
        ("about", "about 15", "约 15"),
    ],
)
def test_bounds(bound: Bound, en: str, zh: str) -> None:
    quantity = Quantity(bound, Decimal(15))
    assert (wording.quantity(quantity, "en"), wording.quantity(quantity, "zh")) == (en, zh)


def test_ranges_of_numbers() -> None:
    assert wording.quantity(Quantity("exact", Decimal(8), Decimal(9)), "en") == "8–9"
    assert wording.quantity(Quantity("about", Decimal(8), Decimal(9)), "zh") == "约 8–9"


def test_the_gap_before_a_unit() -> None:
    assert wording.gap("15", "家", "zh") == " "
    assert wording.gap("1.6 亿", "元", "zh") == ""
    assert wording.gap("15", "organisations", "en") == " "


def test_lists() -> None:
    assert wording.listed(["a", "b", "c"], "en") == "a, b and c"
    assert wording.listed(["甲", "乙", "丙"], "zh") == "甲、乙和丙"
    assert wording.listed(["Ann Lee", "Bo Li"], "zh") == "Ann Lee 和 Bo Li"
    assert wording.listed([], "en") == ""


def test_names() -> None:
    assert wording.name(Name(literal="付涛"), "en") == "付涛"
    assert wording.name(Name(family="Jagusztyn", given="Marta"), "zh") == "Marta Jagusztyn"
    assert wording.name(Name(family="付", given="涛"), "en") == "付涛"


def test_sentence_begins_large() -> None:
    assert (wording.sentence("adapted by"), wording.sentence("借鉴者"), wording.sentence("")) == (
        "Adapted by",
        "借鉴者",
        "",
    )
