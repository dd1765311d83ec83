"""Cells of tables: whatever a record says comes out of a CSV reader as it went in, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.data.columns import own
from builder.pages.data.csv_table import FORMULA, body, guarded, heads
from tests.pages.data.made import text

COLUMNS = (own("text"), own("number", is_number=True), own("said", by_language=True))
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(TEXTS, st.decimals(allow_nan=False, allow_infinity=False, places=3), TEXTS)
def test_every_value_comes_back(one: str, number: Decimal, said: str) -> None:
    lines = body(COLUMNS, [{"text": one, "number": number, "said": {"zh": said}}], ("en", "zh"))
    [row] = csv.reader(io.StringIO(lines, newline=""), strict=True)
    assert [text(row[0]), Decimal(row[1]), row[2], text(row[3])] == [one, number, "", said]
    assert not row[0].startswith(tuple(sign for sign in FORMULA if sign != "'"))


@pytest.mark.parametrize("danger", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"])
def test_a_formula_is_a_text(danger: str) -> None:
    assert guarded(danger) == f"'{danger}"
    assert text(guarded(danger)) == danger


def test_an_apostrophe_of_the_text_itself_is_not_lost() -> None:
    assert guarded("'t Hart") == "''t Hart"


def test_a_negative_number_stays_a_number() -> None:
    assert body((own("number", is_number=True),), [{"number": Decimal("-1.50")}], ()) == "-1.50\r\n"


def test_a_language_with_a_script_is_one_word() -> None:
    assert heads((own("title", by_language=True),), ("en", "zh-Hant")) == "\ufefftitle_en,title_zh_hant\r\n"
