"""Scripts: what counts as Chinese in English, Traditional in Simplified and the other way round, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from builder.records.check import languages
from builder.records.check.rule import CheckContext
from builder.records.decode import Reading
from builder.records.model.values import Passage
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem
from builder.records.source.document import Place, Scalar


def _codes(language: str, text: str) -> list[str]:
    return [problem.code for problem in _problems(language, text)]


def _problems(language: str, text: str) -> list[Problem]:
    passage = Passage(text, Scalar(text, Place(1, 1), raw=text))
    reading = Reading("cases/x/y.yml", "cases", "x/y", None, (), passages=((language, passage),))
    context = CheckContext((reading,), Vocabularies({}), ("en", "zh"), date(2026, 1, 1))
    rules = (
        languages.chinese_in_english,
        languages.english_in_chinese,
        languages.another_script,
        languages.traditional_in_simplified,
        languages.simplified_in_traditional,
    )
    return [problem for rule in rules for problem in rule(context)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Plain English, 2012."),
        ("en", "The park (成都公益组织服务园) opened in the city."),
        ("en", "His article 《在磨合中共赢：成都公益组织服务园》 names it “上海恩派公益组织发展中心”."),
        ("en", "See [the page](http://example.org/成都公益组织服务园成都公益组织) for more about this."),
        ("en", "The word 壳 (shell) was used for the months in which an organisation was inside the building."),
        ("en", "2012"),
        ("zh", "乾隆年间的瞭望台，著名的皇后，在里弄。"),
        ("zh", "NPI"),
        ("zh", "参加者来自 Москва 与 서울 两地，其余在成都。"),
        ("en", "They came from “Москва и Санкт-Петербург” and stayed."),
        ("en", "The angle α and the Ω of it."),
        ("en", "Ⅳ ½ № 5 – ﬁne, ＮＰＩ"),
        ("zh", "China Development Brief"),
        ("zh", "见 http://example.org/a-very-long/address/of/some/page/in/english 一文。"),
        ("zh-Hant", "皇后的后宮，這里的干部，台灣。"),
        ("zh-Hant", "臺灣的公益組織與社會創新。"),
    ],
)
def test_right(language: str, text: str) -> None:
    assert _codes(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "徐启智", "chinese-in-english"),
        ("en", "NPI 恩派", "chinese-in-english"),
        ("en", "A word " * 60 + "成都公益组织服务园是由政府支持的", "chinese-in-english"),
        ("zh", "This is all in English and nothing but English.", "english-in-chinese"),
        ("zh-Hant", "This is all in English and nothing but English.", "english-in-chinese"),
        ("zh", "주민들은 청원서를 제출했다.", "english-in-chinese"),
        ("zh", "Жители подали петицию.", "english-in-chinese"),
        ("zh-Hant", "ชาวบ้าน", "english-in-chinese"),
        ("zh", "住民たちはここにすんでいる", "another-script"),
        ("en", "주민들은 청원서를 제출했다.", "another-script"),
        ("en", "Жители подали петицию (a petition).", "another-script"),
        ("en", "κάτοικοι", "another-script"),
        ("zh", "之後", "traditional-in-simplified"),
        ("zh", "關於臺灣的資訊", "traditional-in-simplified"),
        ("zh-Hant", "个体", "simplified-in-traditional"),
        ("zh-Hant", "组织与机构", "simplified-in-traditional"),
    ],
)
def test_wrong(language: str, text: str, code: str) -> None:
    assert _codes(language, text) == [code]


def test_the_mended_line_follows_its_words_and_leaves_all_else() -> None:
    assert [problem.fix for problem in _problems("zh-Hant", "皇后的头发與里程，发展。")] == ["皇后的頭髮與里程，發展。"]
    assert [problem.fix for problem in _problems("zh", "乾隆年间的乾淨頭髮")] == ["乾隆年间的乾净头发"]
