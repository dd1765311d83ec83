"""What the oracle cannot say: both styles in each edition, dates as they are known, names in their own script."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.citation import apa, gbt7714
from builder.citation.item import Item
from builder.citation.names import capitalised, initials_first, inverted, natural_order
from builder.citation.runs import Run
from builder.records import wording
from builder.records.model.record import CSL_TYPES
from builder.records.model.values import FuzzyDate, Name
from tests.citation.made import FU, HOUSE, MADE, READ, WEN, apa_text, bare, chinese, full

ARTICLE = Item(
    "fu-2012",
    "article-magazine",
    "在磨合中共赢",
    "zh",
    (FU,),
    container_title="中国发展简报",
    url="https://example.org/a",
    issued=FuzzyDate(2012, 11),
    accessed=READ,
)


@pytest.mark.parametrize(
    ("item", "en", "zh", "hant"),
    [
        (
            ARTICLE,
            "Fu, T. 付涛. (2012, November). 在磨合中共赢. 中国发展简报. https://example.org/a",
            "付涛（2012 年 11 月）。在磨合中共赢。《中国发展简报》。https://example.org/a",
            "付涛（2012 年 11 月）。在磨合中共赢。《中国发展简报》。https://example.org/a",
        ),
        (
            replace(ARTICLE, author=(), issued=None),
            "在磨合中共赢. (n.d.). 中国发展简报. Retrieved November 22, 2026, from https://example.org/a",
            "在磨合中共赢（日期不详）。《中国发展简报》。取自https://example.org/a（2026 年 11 月 22 日查阅）",
            "在磨合中共赢（日期不詳）。《中国发展简报》。取自https://example.org/a（2026 年 11 月 22 日查閱）",
        ),
        (
            replace(chinese("book"), translator=(FU,), volume="2"),
            "Fu, T. 付涛, 中华人民共和国民政部, Fu, T. 付涛, & Fu, T. 付涛. (ca. 2012). 半开的门 "
            "(T. Fu 付涛, Trans.; Vol. 2). 种子出版社.",
            "付涛、中华人民共和国民政部、付涛、付涛（约 2012）。《半开的门》（付涛，译；第 2 卷）。种子出版社。",
            "付涛、中华人民共和国民政部、付涛、付涛（約 2012）。《半开的门》（付涛，譯；第 2 卷）。种子出版社。",
        ),
        (
            replace(chinese("chapter"), author=(FU,), editor=(HOUSE,), container_title="门的历史", page="1-9"),
            "Fu, T. 付涛. (ca. 2012). 半开的门. In 中华人民共和国民政部 (Ed.), 门的历史 (pp. 1–9). 种子出版社.",
            "付涛（约 2012）。半开的门。载中华人民共和国民政部（编），《门的历史》（第 1–9 页）。种子出版社。",
            "付涛（約 2012）。半开的门。載中华人民共和国民政部（編），《门的历史》（第 1–9 頁）。种子出版社。",
        ),
        (
            replace(
                bare("legislation"),
                title="基金会管理条例",
                language="zh",
                number="国务院令第400号",
                issued=FuzzyDate(2004, 3, 8),
            ),
            "基金会管理条例, 国务院令第400号 (2004).",
            "《基金会管理条例》，国务院令第400号（2004）。",
            "《基金会管理条例》，国务院令第400号（2004）。",
        ),
        (
            full("article-journal"),
            "Wen, Y., & Cheng, C. T. (2012). Doors ajar. The Hinge, 3(2), 139–147. https://example.org/a",
            "Wen, Y., & Cheng, C. T. (2012). Doors ajar. The Hinge, 3(2), 139–147. https://example.org/a",
            "Wen, Y., & Cheng, C. T. (2012). Doors ajar. The Hinge, 3(2), 139–147. https://example.org/a",
        ),
    ],
)
def test_apa_in_each_edition(item: Item, en: str, zh: str, hant: str) -> None:
    assert [apa_text(item, language) for language in ("en", "zh", "zh-Hant")] == [en, zh, hant]


FRICTION = replace(ARTICLE, author=(Name(literal="付涛"),), translations=(("en", "Winning through friction"),))
NEWS = replace(
    bare("webpage"), title="News of NPI", language="zh", is_title_supplied=True, translations=(("zh", "恩派的新闻"),)
)


def test_a_work_in_another_language_has_its_title_translated() -> None:
    assert apa_text(FRICTION, "en").startswith(
        "Fu, T. 付涛. (2012, November). 在磨合中共赢 [Winning through friction]. "
    )
    assert apa_text(FRICTION, "zh") == apa_text(ARTICLE, "zh")
    printed = gbt7714.gbt_entry(ARTICLE, "zh")
    latin = "FU T. Winning through friction[J/OL]. 中国发展简报, 2012[2026-11-22]. https://example.org/a."
    assert gbt7714.gbt_entry(FRICTION, "en") == f"{printed} {latin}"
    assert gbt7714.gbt_entry(FRICTION, "zh") == printed


def test_a_supplied_title_stands_in_brackets_in_the_words_of_the_edition() -> None:
    assert (apa_text(NEWS, "en"), apa_text(NEWS, "zh")) == ("[News of NPI]. (2012).", "［恩派的新闻］（2012）。")
    assert (gbt7714.gbt_entry(NEWS, "en"), gbt7714.gbt_entry(NEWS, "zh")) == (
        "[News of NPI][EB]. 2012.",
        "[恩派的新闻][EB]. 2012.",
    )


def test_apa_puts_works_in_italics_and_han_characters_never() -> None:
    slanted = {run.text for run in apa.apa_entry(full("article-journal"), "en") if run.italic}
    assert slanted == {"The Hinge", "3"}
    assert Run("Doors ajar", italic=True) in apa.apa_entry(bare("book"), "zh")
    assert not any(run.italic for run in apa.apa_entry(ARTICLE, "en"))


@pytest.mark.parametrize(
    ("issued", "gbt", "american"),
    [
        (None, "半开的门[EB/OL]. http://a.", "n.d."),
        (FuzzyDate(2012), "半开的门[EB/OL]. (2012). http://a.", "2012"),
        (FuzzyDate(2012, 6), "半开的门[EB/OL]. (2012-06). http://a.", "2012, June"),
        (FuzzyDate(2012, 6, 9), "半开的门[EB/OL]. (2012-06-09). http://a.", "2012, June 9"),
        (FuzzyDate(2012, approximate=True), "半开的门[EB/OL]. ([2012]). http://a.", "ca. 2012"),
    ],
)
def test_dates_as_they_are_known(issued: FuzzyDate | None, gbt: str, american: str) -> None:
    item = replace(bare("webpage"), title="半开的门", url="http://a", issued=issued)
    assert gbt7714.gbt_entry(item, "en") == gbt
    assert f"({american})" in apa_text(item, "en")


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (replace(ARTICLE, type="article-newspaper", issued=FuzzyDate(2012, 6, 9), page="3", url=""),
         "付涛. 在磨合中共赢[N]. 中国发展简报, 2012-06-09(3)."),
        (replace(ARTICLE, issue="56", page="3-9", url=""), "付涛. 在磨合中共赢[J]. 中国发展简报, 2012(56): 3-9."),
        (chinese("report"), "付涛, 中华人民共和国民政部, 付涛, 等. 半开的门[R]. 成都: 种子出版社, [2012]."),
        (replace(bare("book"), author=(WEN,) * 4, translator=(WEN,)),
         "WEN Y, WEN Y, WEN Y, et al. Doors ajar[M]. WEN Y, trans. 2012."),
        (replace(bare("thesis"), author=(FU,), title="门论", language="zh", publisher="山大学", publisher_place="成都"),
         "付涛. 门论[D]. 成都: 山大学, 2012."),
    ],
)  # fmt: skip
def test_entries_of_gbt_7714(item: Item, entry: str) -> None:
    assert gbt7714.gbt_entry(item, "zh") == entry


def test_the_words_of_a_chinese_entry_follow_the_script_of_the_edition() -> None:
    item = replace(chinese("book"), author=(), translator=(FU,))
    assert [gbt7714.gbt_entry(item, language).split(". ")[1] for language in ("en", "zh", "zh-Hant")] == [
        "付涛, 译", "付涛, 译", "付涛, 譯"]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name(family="Wen", given="Ying-na"), ("WEN Y N", "Wen, Y.-n.", "Y.-n. Wen")),
        (Name(family="Cheng", given="Chung Tai"), ("CHENG C T", "Cheng, C. T.", "C. T. Cheng")),
        (Name(family="Plato"), ("PLATO", "Plato", "Plato")),
        (FU, ("付涛", "付涛", "付涛")),
        (Name(literal="World Bank"), ("World Bank", "World Bank", "World Bank")),
    ],
)
def test_names(name: Name, written: tuple[str, str, str]) -> None:
    assert (capitalised(name), inverted(name), initials_first(name)) == written


GUANXI = replace(
    full("article-journal"),
    title="Understanding guanxi (关系)",
    author=(WEN,) * 4,
    issue="",
    page="",
    url="",
    volume="",
)
NGO = replace(ARTICLE, title="NGO 2.0", author=(FU,) * 4, url="", type="book", container_title="")


@pytest.mark.parametrize(
    ("item", "gbt", "american", "han"),
    [
        (
            GUANXI,
            "WEN Y, WEN Y, WEN Y, et al. Understanding guanxi (关系)[J]. The Hinge, 2012.",
            "Wen, Y., Wen, Y., Wen, Y., & Wen, Y. (2012). Understanding guanxi (关系). The Hinge.",
            "Wen, Y., Wen, Y., Wen, Y., & Wen, Y. (2012). Understanding guanxi (关系). The Hinge.",
        ),
        (
            NGO,
            "付涛, 付涛, 付涛, 等. NGO 2.0[M]. 2012.",
            "Fu, T. 付涛, Fu, T. 付涛, Fu, T. 付涛, & Fu, T. 付涛. (2012). NGO 2.0.",
            "付涛、付涛、付涛、付涛（2012）。《NGO 2.0》。",
        ),
    ],
)
def test_the_language_of_a_work_decides(item: Item, gbt: str, american: str, han: str) -> None:
    assert (gbt7714.gbt_entry(item, "zh"), apa_text(item, "en"), apa_text(item, "zh")) == (gbt, american, han)


def test_a_range_of_dates() -> None:
    item = replace(chinese("book"), issued=FuzzyDate(2012, 11), issued_until=FuzzyDate(2013, 2))
    assert gbt7714.gbt_entry(item, "zh").endswith("成都: 种子出版社, 2012-2013.")
    assert "(2012–2013)" in apa_text(item, "en")
    still = replace(item, issued_until=FuzzyDate())
    assert gbt7714.gbt_entry(still, "zh").endswith("成都: 种子出版社, 2012-.")
    assert "(2012–present)" in apa_text(still, "en")
    assert "（2012至今）" in apa_text(still, "zh")
    article = replace(ARTICLE, type="article-newspaper", issued_until=FuzzyDate(2012, 12), url="")
    assert gbt7714.gbt_entry(article, "zh") == "付涛. 在磨合中共赢[N]. 中国发展简报, 2012-11/2012-12."


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name(family="Wen", given="Ying-na"), "Wen Ying-na"),
        (Name(family="Fu", given="Tao"), "Fu Tao"),
        (FU, "付涛"),
        (Name(family="Lin", given="Maya"), "Maya Lin"),
        (Name(family="van der Berg", given="Anna"), "Anna van der Berg"),
        (Name(family="Plato"), "Plato"),
        (Name(literal="World Bank"), "World Bank"),
    ],
)
def test_chinese_names_keep_the_family_name_first(name: Name, written: str) -> None:
    assert (natural_order(name), wording.name(name, "en")) == (written, written)


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_every_type_gives_an_entry_without_doubled_or_hanging_marks(language: str) -> None:
    assert {item.type for item in MADE} == set(CSL_TYPES)
    for item in MADE:
        for entry in (gbt7714.gbt_entry(item, language), apa_text(item, language)):
            assert item.title in entry
            assert not any(
                sign in entry.replace("… ", "") for sign in ("..", ",,", ", ,", "  ", "()", "[]", " .", "。。", "（）")
            )
