"""A source as one line, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.citation.reference import bare, line, short, short_as_published, sorted_by
from builder.language.words import words
from builder.records.model.record import CSL_TYPES, Source
from builder.records.model.values import FuzzyDate, Label, Name, Passage, Period
from builder.records.source.document import Place, Scalar


def label(**texts: str) -> Label:
    return Label({code: Passage(text, Scalar(text, Place(1, 1))) for code, text in texts.items()})


def issued(date: FuzzyDate, until: FuzzyDate | None = None) -> Period:
    return Period(date, until, is_range=until is not None, place=Place(1, 1))


ARTICLE = Source(
    type="article-magazine",
    title="在磨合中共赢",
    author=(Name(literal="付涛"),),
    container_title="中国发展简报",
    issued=issued(FuzzyDate(2012)),
)
TRANSLATION = Source(
    type="article-magazine",
    title="A Win-Win Situation",
    translator=(Name(family="Jagusztyn", given="Marta"),),
    container_title="China Development Brief",
    issue="56",
    page="3-9",
    issued=issued(FuzzyDate(2012, 11)),
    URL="http://example.org/a",
    accessed=FuzzyDate(2026, 11, 22),
    archived="unknown",
)
BOOK = Source(
    type="book",
    title="Help at Hand",
    author=(Name(literal="A"), Name(literal="B"), Name(literal="C")),
    publisher="Press",
    publisher_place="Taipei",
    issued=issued(FuzzyDate()),
    volume="2",
    ISBN="9780000000000",
    archived="https://example.org/copy",
)
INTERVIEW = Source(type="interview", title="A talk", DOI="10.1/x", page="7", number="unknown")


@pytest.mark.parametrize(
    ("source", "en", "zh"),
    [
        (
            ARTICLE,
            "Fu Tao 付涛, 《在磨合中共赢》, 中国发展简报, 2012.",
            "付涛：《在磨合中共赢》，《中国发展简报》，2012 年。",
        ),
        (
            TRANSLATION,
            "“A Win-Win Situation”, translated by Marta Jagusztyn, China Development Brief, November 2012, no. 56,"
            " pp. 3–9. http://example.org/a (read 22 November 2026)",
            "“A Win-Win Situation”，Marta Jagusztyn 译，China Development Brief，2012 年 11 月，第 56 期，第 3–9 页。"
            "http://example.org/a（2026 年 11 月 22 日查阅）",
        ),
        (
            BOOK,
            "A, B and C, Help at Hand, Press, Taipei, undated, vol. 2, ISBN 9780000000000. archived copy",
            "A、B 和 C：Help at Hand，Press，Taipei，日期不详，第 2 卷，ISBN 9780000000000。存档",
        ),
        (INTERVIEW, "“A talk”, interview, p. 7, DOI 10.1/x.", "“A talk”，访谈，第 7 页，DOI 10.1/x。"),
    ],
)
def test_lines(source: Source, en: str, zh: str) -> None:
    assert (bare(line(source, "en")), bare(line(source, "zh"))) == (en, zh)


TRANSLATED = replace(ARTICLE, translated_title=label(en="Winning through friction"))
SUPPLIED = replace(BOOK, type="webpage", title="News", language="zh", author=(), title_supplied="yes")
"""Of a Chinese page; its title is of the record's own words, in English."""


def test_a_title_in_another_language_has_its_translation_in_brackets() -> None:
    assert bare(line(TRANSLATED, "en")).startswith("Fu Tao 付涛, 《在磨合中共赢》 [Winning through friction], ")
    assert bare(line(TRANSLATED, "zh")) == bare(line(ARTICLE, "zh"))
    own = replace(TRANSLATION, translated_title=label(zh="双赢"))
    assert bare(line(own, "zh")).startswith("“A Win-Win Situation”［双赢］，")
    assert short(replace(TRANSLATED, author=()), "en") == "[Winning through friction], 2012"


def test_a_title_that_is_not_printed_stands_in_brackets_in_the_readers_language() -> None:
    both = replace(SUPPLIED, translated_title=label(zh="新闻"))
    assert bare(line(both, "en")).startswith("[News], Press")
    assert bare(line(both, "zh")).startswith("［新闻］，")
    assert (short(SUPPLIED, "zh"), short(both, "zh"), short(both, "en")) == ("［News］", "［新闻］", "[News]")
    titles = [part.language for source in (SUPPLIED, both) for part in line(source, "zh") if part.title]
    assert titles == ["en", ""]


def test_a_line_begins_with_what_it_is_sorted_by() -> None:
    poon = replace(BOOK, author=(Name(family="Poon", given="Alfred"), Name(literal="付涛"), Name(literal="财政部")))
    assert bare(line(poon, "en")).startswith("Poon, Alfred, Fu Tao 付涛 and 财政部, Help at Hand")
    heads = [sorted_by(source, "en") for source in (poon, ARTICLE, SUPPLIED)]
    assert heads == ["Poon, Alfred", "Fu Tao 付涛", "News"]


def test_words_of_another_language_are_told() -> None:
    assert [(part.text, part.language) for part in line(ARTICLE, "en") if part.language] == [
        ("付涛", "zh"),
        ("《在磨合中共赢》", "zh"),
        ("中国发展简报", "zh"),
    ]
    assert {part.language for part in line(TRANSLATION, "zh")} == {"", "en"}


def test_titles_of_works_are_told() -> None:
    assert [part.text for part in line(BOOK, "en") if part.work] == ["Help at Hand"]
    assert [part.text for part in line(TRANSLATION, "en") if part.work] == ["China Development Brief"]
    assert not [part for part in line(ARTICLE, "zh") if part.work]


def test_addresses_are_links() -> None:
    assert [part.href for part in line(INTERVIEW, "en") if part.href] == ["https://doi.org/10.1/x"]
    assert [part.href for part in line(BOOK, "zh") if part.href] == ["https://example.org/copy"]


def test_short() -> None:
    assert (short(ARTICLE, "en"), short(ARTICLE, "zh")) == ("Fu Tao, 2012", "付涛，2012")
    assert short(BOOK, "en") == "A and others"
    assert short(TRANSLATION, "zh") == "“A Win-Win Situation”，2012"


def test_a_short_reference_has_a_title_as_published_and_names_in_the_script_of_the_page() -> None:
    untold = replace(ARTICLE, author=())
    assert short_as_published(untold, "zh-Hant") == "《在磨合中共赢》，2012"
    assert short(untold, "zh-Hant") == "《在磨合中共贏》，2012"
    assert short_as_published(ARTICLE, "zh-Hant") == "付濤，2012"


GUANXI = Source(type="article-journal", title="Seeing guanxi (关系) at work", language="en")
NGO = Source(type="book", title="NGO 2.0", language="zh", issued=issued(FuzzyDate(2012), FuzzyDate(2014, 3)))


@pytest.mark.parametrize(
    ("source", "en", "zh", "foreign"),
    [
        (GUANXI, "“Seeing guanxi (关系) at work”.", "“Seeing guanxi (关系) at work”。", "en"),
        (replace(GUANXI, language=None),
         "“Seeing guanxi (关系) at work”.", "“Seeing guanxi (关系) at work”。", "en"),
        (NGO, "《NGO 2.0》, 2012 – March 2014.", "《NGO 2.0》，2012 年至 2014 年 3 月。", "zh"),
        (replace(NGO, language=None, issued=None), "NGO 2.0.", "NGO 2.0。", "en"),
        (replace(NGO, language="zh-Hant", issued=None), "《NGO 2.0》.", "《NGO 2.0》。", "zh-Hant"),
        (replace(NGO, language="fr", issued=None), "NGO 2.0.", "NGO 2.0。", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_work_decides_its_marks(source: Source, en: str, zh: str, foreign: str) -> None:
    assert (bare(line(source, "en")), bare(line(source, "zh"))) == (en, zh)
    titles = [part for code in ("en", "zh") for part in line(source, code) if part.title]
    assert {part.language for part in titles} == {"", foreign}


def test_years_of_a_range() -> None:
    assert short(NGO, "en") == "《NGO 2.0》, 2012–2014"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_type_has_a_name(language: str) -> None:
    assert all(words(language).get(f"terms.csl.{kind}") for kind in CSL_TYPES)
