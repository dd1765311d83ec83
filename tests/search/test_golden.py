"""The rules of text, by example: the client's tests read the same file."""

import re
from typing import Any

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from builder.search.fold import fold
from builder.search.quantities import PATTERN, quantities
from builder.search.spelling import canonical
from builder.search.tokens import spelled, tokens
from tests.search import golden

GOLDEN = golden.read()


@pytest.mark.parametrize("example", GOLDEN["text"], ids=lambda example: ascii(example["in"][:20]))
def test_text_is_folded_and_cut_as_the_golden_file_says(example: dict[str, Any]) -> None:
    assert golden.of_text(example["in"]) == example


@pytest.mark.parametrize("part", ["stem", "spelling", "quantities", "hash", "pairs", "vlq", "postings"])
def test_the_golden_file_holds(part: str) -> None:
    assert golden.answered(GOLDEN)[part] == GOLDEN[part]


def test_the_golden_file_is_as_it_would_be_written() -> None:
    assert golden.PATH.read_text(encoding="utf-8") == golden.written(GOLDEN)


@pytest.mark.parametrize("example", GOLDEN["text"], ids=lambda example: ascii(example["in"][:20]))
def test_folding_twice_changes_nothing(example: dict[str, Any]) -> None:
    assert fold(example["fold"]) == example["fold"]


@pytest.mark.parametrize(
    ("texts", "token"),
    [
        (
            "29 June 2012|June 29, 2012|2012-06-29|2012/6/29|2012.6.29|2012年6月29日|２０１２年６月２９日",
            "ǂ20120629",
        ),
        ("June 2012|Jun. 2012|2012-06|2012/6|2012年6月", "ǂ201206"),
        ("160m|160 million|160 mn|1.6亿|1.6億|160,000,000|16000万|1億6000萬|RMB160m|￥1.6亿", "160000000"),
        ("二〇一二年六月二十九日|二○一二年六月二十九號|二零一二年六月二十九日", "ǂ20120629"),
        ("二〇一二年十二月|2012年12月", "ǂ201212"),
        ("二〇一二年", "2012"),
        ("三千万|三千萬|3000万|30 million", "30000000"),
        ("一亿六千万|一億六千萬|1.6亿", "160000000"),
        ("两万|兩萬|二万|20,000", "20000"),
        ("50万|500,000|500 thousand|500k|0.5 million", "500000"),
        ("3.8亿|380 million|380m", "380000000"),
        ("3.8|3.80%|３．８", "3ǂ8"),
    ],
)
def test_a_date_or_an_amount_has_one_token_however_it_is_written(texts: str, token: str) -> None:
    assert {tuple(each.token for each in quantities(fold(text))) for text in texts.split("|")} == {(token,)}


@pytest.mark.parametrize("text", ["2012", "5/6/2012", "2012-2013", "2012年3家", "marketing 2012", "160mm", "covid19"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not list(quantities(text))


@pytest.mark.parametrize(
    "text", ["千万不要", "万一", "百万富翁", "十五家", "三三两两", "二十四五", "五四年", "一万万", "三百首"]
)
def test_other_numerals_are_left_alone(text: str) -> None:
    assert not list(quantities(text))


@given(st.text("0123456789012.,-/年月日亿万千百十一二〇kmb june29abc", max_size=40))
def test_quantities_are_those_for_which_one_would_search(text: str) -> None:
    ends = {found.start(): found.end() for found in re.finditer(PATTERN, text, re.ASCII)}
    for start, written, _ in quantities(text):
        assert ends[start] == start + len(written)


def test_the_names_of_months_are_those_of_cldr() -> None:
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale="en").items():
            assert [each.token for each in quantities(f"{name} 2012".lower())] == [f"ǂ2012{number:02}"]


@pytest.mark.parametrize("word", [word for word, _ in GOLDEN["spelling"]])
def test_a_word_in_the_spelling_that_is_indexed_stays_as_it_is(word: str) -> None:
    assert canonical(canonical(word)) == canonical(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NGOs", "NGO"),
        ("NPO's", "npo"),
        ("organisations", "organizations"),
        ("analysing", "analyzing"),
        ("neighbourhoods", "neighborhoods"),
        ("theatres", "theaters"),
        ("centred", "centered"),
        ("programmes", "programs"),
        ("travellers", "travelers"),
        ("counselling", "counseling"),
        ("enrolment", "enrollment"),
        ("fulfil", "fulfill"),
        ("licences", "licenses"),
        ("practising", "practicing"),
        ("catalogue", "catalog"),
        ("ageing", "aging"),
        ("judgements", "judgments"),
        ("greys", "grays"),
    ],
)
def test_two_spellings_have_one_token_and_one_form(one: str, other: str) -> None:
    assert spelled(fold(one)) == spelled(fold(other))
    assert tokens(fold(one)) == tokens(fold(other))


@pytest.mark.parametrize("word", ["this", "thus", "plus", "chess", "revise", "expertise", "four", "skills"])
def test_other_words_are_left_alone(word: str) -> None:
    assert spelled(word) == word
