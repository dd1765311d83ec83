"""How long a case lasted, as far as anybody knows: in lists, at the top of a page, in comparisons and in its data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.pages.compare.table import facts
from builder.pages.edition import Edition
from builder.pages.parts.lifetime import lifetime, lifetime_in_years
from builder.pages.parts.record_row import Rows
from builder.pages.record import case
from builder.pages.record_context import RecordContext
from builder.records.model.grammar import parse_date, parse_period
from builder.records.model.record import Case, End
from builder.records.model.values import FuzzyDate, Label, Period
from builder.records.source.document import Place
from tests.pages.reading import entry, real_library

PARK = "cases/chengdu/ngo-service-park"


def made(period: str, status: str, last_known: str = "") -> Case:
    """A case with this period, this status and, where it is given, an end."""
    record, parsed = entry("cases/hill/seed-house").record, parse_period(period, Place(1, 1))
    known = parse_date(last_known) if last_known else None
    assert isinstance(record, Case)
    assert isinstance(parsed, Period)
    assert known is None or isinstance(known, FuzzyDate)
    return replace(record, period=parsed, status=status, end=End(last_known=known, text=Label(), source=()))


@pytest.mark.parametrize(
    ("record", "whole", "in_years", "chinese"),
    [
        (made("2012-06-29 .. ?", "unknown"), "29 June 2012 – ?", "2012–?", "2012 年–？"),
        (
            made("2012-06-29 .. ?", "unknown", "2013-05"),
            "29 June 2012 – ?, last known May 2013",
            "2012–?, last known May 2013",
            "2012 年–？，已知至 2013 年 5 月",
        ),
        (
            made("2012-05 ..", "unknown", "2018"),
            "May 2012 – ?, last known 2018",
            "2012–?, last known 2018",
            "2012 年–？，已知至 2018 年",
        ),
        (made("2009 ..", "running"), "since 2009", "since 2009", "2009 年起"),
        (made("2001", "closed", "2001"), "2001", "2001", "2001"),
        (made("2001 .. 2003", "unknown", "2003"), "2001–2003", "2001–2003", "2001–2003 年"),
        (made("?", "unknown", "2003"), "unknown", "", ""),
    ],
)
def test_an_end_that_nobody_knows_is_a_question_mark(record: Case, whole: str, in_years: str, chinese: str) -> None:
    assert lifetime(record, "en") == whole
    assert lifetime_in_years(record, "en") == in_years
    assert lifetime_in_years(record, "zh") == chinese


def test_every_view_of_a_case_tells_its_end() -> None:
    park, edition = real_library().by_reference[PARK], Edition(real_library(), "en")
    time, end = "last known May 2013", "A report of April 2013 says that the plan broke down"
    page = case.page(park, edition)
    head, lead = page.body.split('class="cb-status"')[0].split("<h1")
    assert time in head
    assert lead.count(end) == 1
    assert 'href="#s' in lead.partition(end)[2], "the end names its source"
    row = Rows(real_library(), "en").row(park).html("cases/")
    assert time in row
    assert end in row
    compared = facts(RecordContext(park, edition))
    assert time in compared
    assert end in compared
    assert "today" not in compared
    assert page.documents[0].when == f"2012–?, {time}"
    assert '"temporalCoverage": "2012-06-29/2013-05"'.replace(" ", "") in page.head.replace(" ", "")
