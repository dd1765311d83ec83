"""The Traditional edition: the whole site once more, in the script and the words of Taiwan, marked as converted.

What must be so on every page is asked of this base's own site; what one page must say, of a small base.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from opencc import OpenCC

from builder.language.languages import BUILT_IN, LANGUAGES, folder
from builder.pages.site import Site
from builder.records.problem import Severity
from builder.site.building import all_files
from builder.site.mkdocs_run import run
from builder.site.plugin import Purpose
from tests.pages.reading import real_library
from tests.sites import ROOT, odd_base
from tests.three_editions import three_editions

ADDRESS = "https://example.org/base/"
VISIBLE = frozenset({"title", "alt", "aria-label", "placeholder"})
LEADS_ELSEWHERE = re.compile("/zh|:|#letter-")
BY_TITLE = re.compile('<section class="cb-home-new">.*?</section>', re.DOTALL)
"""What a home page shows where git knows no dates: the first records in the order of its own language."""
TO_TRADITIONAL = OpenCC("s2t")
CONTENT = ROOT / "builder" / "content"
OWN_PAGES = frozenset(
    path.relative_to(CONTENT / "zh-hant").with_suffix("").as_posix() for path in (CONTENT / "zh-hant").rglob("*.md")
)
"""The hand-written pages that this base writes in Traditional itself."""
VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
WRITTEN_IN_TRADITIONAL = """\
title: {en: The Lantern, zh-Hant: 燈籠計畫}
summary: {en: A scheme in Taiwan., zh-Hant: 臺灣的網路育成計畫，原文用「志願者」。}
written_in: zh-Hant
type: incubator
period: 2001 .. 2003
contributors: [{name: 王, roles: [research]}, {name: 李, roles: [review]}]
review: {status: published, checked: 2026-11-22}
"""


def site_of(base: Path) -> dict[str, str]:
    """The pages of a base by their path, without writing any."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        patch.delenv("REPO_URL", raising=False)
        done = run(base / "mkdocs.yml", purpose=Purpose.FRAMES)
        site: Site = done.collector.site
        assert not [problem for problem in site.problems if problem.severity is Severity.ERROR]
        files = all_files(site, done.built_frames)
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


Editions = dict[str, dict[str, str]]
"""The pages of each edition, by their path in it; those of none under ''."""


def editions_of(pages: dict[str, str]) -> Editions:
    """The pages of a site by edition."""
    starts = {f"{folder(language)}/": language for language in BUILT_IN}
    editions: Editions = {language: {} for language in (*BUILT_IN, "")}
    for path, html in pages.items():
        start = f"{path.partition('/')[0]}/"
        editions[starts.get(start, "")][path.removeprefix(start) if start in starts else path] = html
    return editions


@pytest.fixture(scope="module")
def pages(site: Path) -> Editions:
    """This base's own site."""
    return editions_of({path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")})


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """A small base with an address, in three editions, with a record that is written in Traditional."""
    base = three_editions(tmp_path_factory.mktemp("base") / "base")
    (base / "cases" / "hill" / "lantern.yml").write_text(WRITTEN_IN_TRADITIONAL, encoding="utf-8")
    config = base / "mkdocs.yml"
    settings = config.read_text(encoding="utf-8")
    config.write_text(settings.replace("site_url: ''", f"site_url: {ADDRESS}"), encoding="utf-8")
    return editions_of(site_of(base))


@cache
def is_simplified_only(character: str) -> bool:
    """Big5 holds the Traditional characters and those that both scripts share; a few it holds for names only."""
    if TO_TRADITIONAL.convert(character) == character:
        return False
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return character != "秘"
    return character in "体与万价优听种网确极机构据党复适怀惊愿触赶离坏圣宁异荐"


class Converted(HTMLParser):
    """The words of a page that no `lang` of their own and no translate="no" take out of the conversion."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        apart = given.get("lang") not in (None, "zh-Hant") or given.get("translate") == "no"
        inside = apart or bool(self.open and self.open[-1][1])
        if not inside:
            self.words += [value for name, value in attrs if value and (name in VISIBLE or name.startswith("data-"))]
            self.words += [given.get("content") or ""]
        if tag not in VOID:
            self.open.append((tag, inside))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "script":
            self.words += _data_words(json.loads(data)) if data.startswith("{") else ()
        elif not (self.open and self.open[-1][1]):
            self.words.append(data)


def _data_words(data: object, name: str = "") -> Iterator[str]:
    """The texts of structured data, but for other names, which are given in every script."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _data_words(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from _data_words(value, name)
    elif isinstance(data, str) and name != "alternateName":
        yield data


def values(html: str, attribute: str) -> Iterator[str]:
    return (found[1] for found in re.finditer(rf'\s{attribute}="([^"]*)"', html))


def test_every_page_is_there_in_every_edition(pages: Editions) -> None:
    first, *others = (pages[language].keys() for language in BUILT_IN)
    assert all(paths == first for paths in others)
    assert {"index.html", "about/index.html", "cases/taiwan/incubator-2001/index.html"} <= first


def test_no_simplified_character_is_left_where_words_are_converted(pages: Editions) -> None:
    printed = {
        quote.text.strip() for declared in real_library().sources.values() for quote in declared.source.quotes.values()
    }
    left = {
        (path, "".join(filter(is_simplified_only, word)), word.strip()[:60])
        for path, html in pages["zh-Hant"].items()
        for word in Converted(html).words
        if any(map(is_simplified_only, word)) and word.strip() not in printed
    }
    assert not left


def test_ids_links_and_keys_are_those_of_the_simplified_edition(pages: Editions) -> None:
    for path, html in pages["zh-Hant"].items():
        if path.removesuffix("/index.html") in OWN_PAGES:
            continue
        html, twin = (BY_TITLE.sub("", page) for page in (html, pages["zh"][path]))
        ids = [{id_ for id_ in values(page, "id") if not id_.startswith("letter-")} for page in (html, twin)]
        assert ids[0] == ids[1], path
        inner = [{link for link in values(page, "href") if not LEADS_ELSEWHERE.search(link)} for page in (html, twin)]
        assert inner[0] == inner[1], path


def test_each_page_names_its_languages_and_its_own(small: Editions) -> None:
    for language in BUILT_IN:
        for path, html in small[language].items():
            assert f'<html lang="{LANGUAGES[language].tag}"' in html
            if 'http-equiv="refresh"' in html:
                continue
            address = path.removesuffix("index.html")
            for other in BUILT_IN:
                link = f'hreflang="{LANGUAGES[other].tag}" href="{ADDRESS}{folder(other)}/{address}"'
                assert html.count(f'<link rel="alternate" {link}>') == 1, path
            assert html.count('hreflang="x-default"') == 1
            switch = html[html.index('class="casebook-languages"') :].partition("</nav>")[0]
            shown = {code for code in BUILT_IN if LANGUAGES[code].short in switch}
            assert shown == set(BUILT_IN)
            assert f'<span aria-current="true">{LANGUAGES[language].short}</span>' in switch


def test_the_root_and_the_page_for_wrong_addresses_have_all_three(pages: Editions, small: Editions) -> None:
    root = pages[""]["index.html"]
    assert [*values(root, "data-language")] == list(BUILT_IN)
    for name in ("English", "简体中文", "繁體中文", "公益组织支持案例库", "公益組織支持案例庫"):
        assert name in root
    assert "找不到這一頁" in pages[""]["404.html"]
    assert 'action="/base/zh-hant/search/"' in small[""]["404.html"]


def test_converted_pages_say_so_and_lead_to_what_was_written(pages: Editions, small: Editions) -> None:
    in_traditional = {one.address for one in real_library().entries if one.record.written_in == "zh-Hant"}
    assert in_traditional
    _assert_marked(pages, written=(*in_traditional, *(f"{name}/" for name in OWN_PAGES)))
    _assert_marked(small, written=("cases/hill/lantern/",))
    assert [path for path, html in small["zh"].items() if "casebook-converted" in html]


def _assert_marked(pages: Editions, *, written: tuple[str, ...]) -> None:
    """What was not written in Traditional says that it was converted. written: the beginnings of what was."""
    whole = {path: html for path, html in pages["zh-Hant"].items() if 'http-equiv="refresh"' not in html}
    for path, html in whole.items():
        marked = html.count('<p class="casebook-converted">')
        assert marked == (0 if path.startswith(written) else 1), path
        if marked:
            line = html[html.index('<p class="casebook-converted">') :].partition("</p>")[0]
            assert "本頁由簡體自動轉換。" in line
            assert f'/zh/{path.removesuffix("index.html")}" hreflang="zh-Hans"' in line
    marked_otherwise = [path for path, html in pages["zh"].items() if "casebook-converted" in html]
    assert all(path.startswith(written) for path in marked_otherwise)
    assert not [path for path, html in pages["en"].items() if "casebook-converted" in html]


def test_a_record_written_in_traditional_stays_as_written_and_is_converted_into_simplified(
    small: Editions,
) -> None:
    path = "cases/hill/lantern/index.html"
    assert "臺灣的網路育成計畫，原文用「志願者」。" in small["zh-Hant"][path]
    assert "台湾的网络育成计划，原文用“志愿者”。" in small["zh"][path]
    assert re.search("<h1 [^>]*>灯笼计划</h1>", small["zh"][path])


def test_hand_written_pages_are_converted_their_titles_and_links_too(pages: Editions) -> None:
    about = pages["zh-Hant"]["about/index.html"]
    assert "<h1" in about
    assert "關於案例庫" in about
    assert "孵化器、園區、基金會、課程" in about
    assert 'href="../contribute/"' in about
    assert "公益組織支持案例庫</title>" in about
    assert "本站的程式碼" not in about  # there is no repository
    assert "記錄依 CC BY 4.0 許可使用" in about


def test_home_speaks_the_words_of_taiwan(pages: Editions) -> None:
    home = pages["zh-Hant"]["index.html"]
    assert '<a href="types/incubator/">孵化器</a>' in home
    assert "臺灣的公益組織怎樣得到扶持、起步和成長" in home


def test_an_old_address_leads_on_in_the_words_of_the_edition(tmp_path: Path) -> None:
    base = odd_base(tmp_path / "odd")
    config = base / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("[en, zh]", "[en, zh-Hant]"), encoding="utf-8")
    pages = site_of(base)
    assert {path.partition("/")[0] for path in pages if "/" in path} == {"en", "zh-hant"}
    stub = pages["zh-hant/cases/hill/old-house/index.html"]
    assert '<html lang="zh-Hant">' in stub
    assert "本頁已移至" in stub
    assert "看簡體原文" not in pages["zh-hant/cases/hill/seed-house/index.html"]
    assert "本頁由簡體自動轉換" in pages["zh-hant/cases/hill/seed-house/index.html"]


def test_a_base_of_two_languages_has_no_third(tmp_path: Path) -> None:
    pages = site_of(odd_base(tmp_path / "odd"))
    assert {path.partition("/")[0] for path in pages if "/" in path} == {"en", "zh"}
    # The first screen's style has rules for each language that the sheets know.
    home = re.sub(r"<style>.*?</style>", "", pages["zh/index.html"], flags=re.DOTALL)
    assert "zh-Hant" not in home[: home.index("</header>")].replace("data-in-zh-hant", "")
    assert '<span aria-current="true">' not in home
    assert ">English</a>" in home


def test_a_base_may_write_the_third_edition_itself(tmp_path: Path) -> None:
    base = three_editions(tmp_path / "base")
    own = base / "content" / "zh-hant"
    own.mkdir()
    (own / "about.md").write_text("---\ntitle: 自己寫的\ndescription: 自己的话\n---\n志願者与软件\n", encoding="utf-8")
    (own / "home.yml").write_text("sentence: 自己的句子志愿者\n", encoding="utf-8")
    made = editions_of(site_of(base))["zh-Hant"]
    assert "志願者与软件" in made["about/index.html"]
    assert "casebook-converted" not in made["about/index.html"]
    assert "自己的句子志愿者" in made["index.html"]


def test_the_checkout_names_the_three_editions() -> None:
    assert "languages: [en, zh, zh-Hant]" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
