"""Dates, periods, quantities and references: what is read, and what is offered instead."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.model.grammar import Fault, parse_date, parse_period, parse_quantity, parse_reference
from builder.records.model.values import FuzzyDate, Period, Quantity
from builder.records.source.document import Place

HERE = Place(1, 1)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2012", FuzzyDate(2012)),
        ("2012-06", FuzzyDate(2012, 6)),
        ("2012-06-29", FuzzyDate(2012, 6, 29)),
        ("~2012", FuzzyDate(2012, approximate=True)),
        ("2012-02-29", FuzzyDate(2012, 2, 29)),
        ("?", FuzzyDate()),
        ("unknown", FuzzyDate()),
        ("不详", FuzzyDate()),
    ],
)
def test_dates_are_read_as_well_as_they_are_known(text: str, date: FuzzyDate) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("2012-02-30", "impossible-date", "2012-02-29"),
        ("2011-02-29", "impossible-date", "2011-02-28"),
        ("2012-13", "impossible-month", ""),
        ("2012-6", "date-form", "2012-06"),
        ("2012/6/29", "date-form", "2012-06-29"),
        ("2012年6月29日", "date-form", "2012-06-29"),
        ("２０１２－０６", "date-form", "2012-06"),
        ("约2012年", "date-form", "~2012"),
        ("soon", "date-form", ""),
        ("0000", "date-form", "?"),
        ("？", "date-form", "?"),
        ("circa 2001", "date-form", "~2001"),
        ("約2001", "date-form", "~2001"),
        ("2001年左右", "date-form", "~2001"),
        ("民國90年", "date-form", "2001"),
        ("民国元年5月3日", "date-form", "1912-05-03"),
        ("西元2001年", "date-form", "2001"),
        ("二〇一二年", "date-form", "2012"),
        ("二零一二年十二月廿九日", "date-form", "2012-12-29"),
        ("29 June 2012", "date-form", "2012-06-29"),
        ("June 29th, 2012", "date-form", "2012-06-29"),
        ("Sept. 2012", "date-form", "2012-09"),
        ("31 June 2012", "date-form", ""),
        ("２０１２", "date-form", "2012"),
        ("公元前221年", "date-form", ""),
        ("2001?", "date-form", "~2001"),
        ("2001年？", "date-form", "~2001"),
        ("2001-06 (?)", "date-form", "~2001-06"),
        ("2001~", "date-form", "~2001"),
        ("2001%", "date-form", "~2001"),
        ("2012-06-29 05:35:10", "date-form", "2012-06-29"),
        ("2012-06-29T05:35:10.5+08:00", "date-form", "2012-06-29"),
        ("20120629", "date-form", "2012-06-29"),
        ("20120629T0535", "date-form", ""),
        ("29 June 2012, 5:35 pm", "date-form", "2012-06-29"),
        ("Friday, 29 June 2012", "date-form", "2012-06-29"),
        ("2012年6月29日（星期五）上午9时30分", "date-form", "2012-06-29"),
        ("2012-06 05:35", "date-form", ""),
        ("2012-06-31 05:35", "date-form", ""),
    ],
)
def test_other_dates_are_refused_with_the_form_they_should_have(text: str, code: str, fix: str) -> None:
    found = parse_date(text)
    assert isinstance(found, Fault)
    assert (found.code, found.fix) == (code, fix)


@pytest.mark.parametrize(
    ("text", "start", "end", "is_range"),
    [
        ("2012", FuzzyDate(2012), None, False),
        ("2012-06-29 ..", FuzzyDate(2012, 6, 29), None, True),
        (".. 2012", None, FuzzyDate(2012), True),
        ("2011 .. 2012-06", FuzzyDate(2011), FuzzyDate(2012, 6), True),
        ("2012 .. ?", FuzzyDate(2012), FuzzyDate(), True),
    ],
)
def test_periods(text: str, start: FuzzyDate | None, end: FuzzyDate | None, is_range: bool) -> None:
    assert parse_period(text, HERE) == Period(start, end, is_range, HERE)


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("2012 .. 2011", "range-backwards", "2011 .. 2012"),
        ("2012–2013", "range-form", "2012 .. 2013"),
        ("2012..2013", "range-form", "2012 .. 2013"),
        ("2012至2013", "range-form", "2012 .. 2013"),
        ("2012～2013", "range-form", "2012 .. 2013"),
        ("2012 .. 2013-02-30", "impossible-date", "2012 .. 2013-02-28"),
        ("2013-02-30 ..", "impossible-date", "2013-02-28 .."),
        (".. 2013-02-30", "impossible-date", ".. 2013-02-28"),
        ("2014 .. 2013-02-30", "impossible-date", ""),
        ("2012-02-30 .. 2012-13", "impossible-date", ""),
        (" .. ", "date-form", ""),
    ],
)
def test_other_periods_are_refused(text: str, code: str, fix: str) -> None:
    found = parse_period(text, HERE)
    assert isinstance(found, Fault)
    assert (found.code, found.fix) == (code, fix)


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("15", "exact", 15, None),
        ("up to 15", "at-most", 15, None),
        ("more than 15", "more-than", 15, None),
        ("~15", "about", 15, None),
        ("逾40", "more-than", 40, None),
        ("380 million", "exact", 380_000_000, None),
        ("1.6 亿", "exact", 160_000_000, None),
        ("26.86 million", "exact", 26_860_000, None),
        ("3,818", "exact", 3818, None),
        ("8 .. 9", "exact", 8, 9),
    ],
)
def test_quantities_keep_their_bound_and_every_digit(text: str, bound: str, low: int, high: int | None) -> None:
    found = parse_quantity(text)
    assert isinstance(found, Quantity)
    assert found.bound == bound
    assert (found.low, found.high) == (Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("2012-2013", "2012 .. 2013"),
        ("2012年6月至2013年", "2012-06 .. 2013"),
        ("2001? .. 2003", "~2001 .. 2003"),
        ("2012 .. 2013?", "2012 .. ~2013"),
        ("2012-06-29 05:35 .. 2012-06-30 10:00", "2012-06-29 .. 2012-06-30"),
        ("199X", "1990 .. 1999"),
        ("二〇一二年至二〇一三年", "2012 .. 2013"),
        ("about 2001 to 2003", "~2001 .. 2003"),
        ("2012年至今", "2012 .."),
        ("民國90年至今", "2001 .."),
        ("2012–present", "2012 .."),
        ("2012-", "2012 .."),
        ("2012 .. now", "2012 .."),
        ("2012...", "2012 .."),
        ("since June 2012", "2012-06 .."),
        ("自2012年起", "2012 .."),
        ("until 2012", ".. 2012"),
        ("截至2012年6月", ".. 2012-06"),
        ("1990s", "1990 .. 1999"),
        ("上世纪90年代", "1990 .. 1999"),
    ],
)
def test_ranges_as_people_write_them_are_mended(text: str, fix: str) -> None:
    assert parse_period(text, HERE) == Fault("range-form", (("found", text),), fix)


@pytest.mark.parametrize(
    "text", ["fifteen", "15+", "1,5", "", "15 16", "-3", "1" * 29, "99999999999999999 trillion", f"8 .. {'9' * 5000}"]
)
def test_other_numbers_are_refused(text: str) -> None:
    assert parse_quantity(text) == Fault("number-form", (("found", text),))


def test_a_number_keeps_as_many_digits_as_a_sum_of_money_can_have() -> None:
    assert parse_quantity("1" * 28) == Quantity("exact", Decimal("1" * 28))


def test_a_reference_names_its_folder() -> None:
    folders = ("cases", "policies")
    assert parse_reference("cases/chengdu/x", folders) == ("cases", "chengdu/x")
    for text in ("chengdu/x", "cases/chengdu/x.yml", "/cases/chengdu/x/"):
        found = parse_reference(text, folders)
        assert isinstance(found, Fault)
        assert found.fix == "cases/chengdu/x"


@given(st.text(max_size=40))
def test_nothing_raises_and_every_fix_is_itself_right(text: str) -> None:
    for parse in (parse_date, lambda given: parse_period(given, HERE), parse_quantity):
        found = parse(text)
        if isinstance(found, Fault) and found.fix and parse is not parse_quantity:
            assert not isinstance(parse(found.fix), Fault)


@pytest.mark.parametrize("text", ["2012" + " " * 500_000 + "x", "2012 .. " * 60_000, "上午" * 200_000])
def test_a_long_text_is_no_date_and_takes_no_time(text: str) -> None:
    began = time.process_time()
    assert isinstance(parse_period(text, HERE), Fault)
    assert time.process_time() - began < 1
