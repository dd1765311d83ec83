"""What the present site says of editions: the page that lists them, and the line on records."""

from __future__ import annotations

import gzip
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from tests.base_with_address import HOUSE
from tests.forked import casebook
from tests.site.release.released_base import DOI, FIRST, SECOND, ReleasedBase, replaced
from tests.sites import built, tree

HEAVIEST = 21_504
"""The bytes of a case's page, compressed, that tests of pages in a browser allow."""
MOST_OF_A_LINE = 120
TAG = re.compile(r"<[^>]+>")


def compressed(page: str) -> int:
    return len(gzip.compress(page.encode(), 9, mtime=0))


def article(page: Path) -> str:
    """What a page says, without its frame."""
    found = re.search(r'<div id="content".*?</article>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found, page
    return found[0]


def said(html: str) -> str:
    return unescape(TAG.sub("", html))


def links(html: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', html)


def test_the_page_lists_the_newest_first_with_what_changed_in_words(released_base: ReleasedBase) -> None:
    page = article(released_base.site / "en" / "editions" / "index.html")
    assert page.index('id="e-2027-06"') < page.index('id="e-2026-12"') < page.index('id="how"')
    for part in (
        "State of1 December 2026",
        f"DOI{DOI}",
        "DOInone yet",
        "Holds3 cases, 2 policies, 4 sources",
        "What changed since Edition 2026-12",
        "Newcases/lake/reed-hall",
        "ChangedSeed House: Summary, Themes",
        "Address changedOld raft",
        "No longer kept upShut window",
        "June and in December",
    ):
        assert part in said(page), part


def test_it_says_so_in_chinese(released_base: ReleasedBase) -> None:
    page = re.sub(r"\s", "", said(article(released_base.site / "zh" / "editions" / "index.html")))
    for part in (
        "2027-06版",
        "截至2026年12月1日",
        "与2026-12版相比的变动",
        "修改种子屋：摘要、主题",
        "网址变更旧筏",
        "六月和十二月",
    ):
        assert part in page, part


@pytest.mark.parametrize("language", ["en", "zh", "zh-hant"])
def test_every_link_into_editions_leads_to_a_file(released_base: ReleasedBase, language: str) -> None:
    pages = [released_base.site / language / "editions" / "index.html"]
    pages += [path / "index.html" for path in (released_base.site / language).glob("*/*/*") if (path / "cite").is_dir()]
    texts = ((page, page.read_text(encoding="utf-8")) for page in pages)
    found = [(page, link) for page, text in texts for link in links(text) if "/editions/20" in link]
    assert len(found) > 10
    assert [(page, link) for page, link in found if not (page.parent / link).resolve().is_file()] == []


def test_a_record_names_the_editions_that_hold_it(released_base: ReleasedBase) -> None:
    house = article(released_base.site / "en" / HOUSE / "index.html")
    assert "Editions: 2027-06 · All editions" in said(house)
    assert f"../../../../editions/{SECOND}/en/{HOUSE}/index.html" in links(house)
    raft = links(article(released_base.site / "en" / "cases" / "lake" / "new-raft" / "cite" / "index.html"))
    assert f"../../../../../editions/{SECOND}/en/cases/lake/new-raft/index.html" in raft
    assert f"../../../../../editions/{FIRST}/en/cases/lake/old-raft/index.html" in raft, (
        "under the address of that time"
    )
    cite = article(released_base.site / "zh" / HOUSE / "cite" / "index.html")
    assert f"版次：2027-06、2026-12 ({DOI})" in said(cite)
    assert "../../../../editions/" in links(cite)


def test_a_page_of_a_case_stays_light(released_base: ReleasedBase, published_site: Path) -> None:
    """What the line costs, compressed, and the heaviest page of this base with it."""
    page = (released_base.site / "en" / HOUSE / "index.html").read_text(encoding="utf-8")
    line = re.search(r'<p class="cb-mistake">Editions: .*?</p>', page)
    assert line
    cost = compressed(page) - compressed(page.replace(line[0], ""))
    assert 0 < cost <= MOST_OF_A_LINE
    heaviest = max(
        compressed(path.read_text(encoding="utf-8")) for path in published_site.glob("*/cases/*/*/index.html")
    )
    assert heaviest + MOST_OF_A_LINE <= HEAVIEST


def test_a_frozen_site_names_none_but_itself(released_base: ReleasedBase) -> None:
    frozen = released_base.frozen(SECOND)
    page = said(article(frozen / "en" / "editions" / "index.html"))
    assert "This is Edition 2027-06, the state of 2 June 2027." in page
    assert FIRST not in page
    assert "Editions: " not in said(article(frozen / "en" / HOUSE / "index.html"))


def test_a_base_without_editions_says_how_they_are_made(odd_site: Path) -> None:
    page = said(article(odd_site / "en" / "editions" / "index.html"))
    assert "No edition has been made yet." in page
    assert "June and in December" in page
    assert not [path for path in odd_site.glob("*/cases/*/*/index.html") if "Editions: " in path.read_text("utf-8")]


def test_a_warm_build_gives_what_a_cold_one_gives(released_base: ReleasedBase, tmp_path: Path) -> None:
    """After a DOI came, and a title that the page names was another."""
    left_out = shutil.ignore_patterns("release", "editions", "site", ".site*")
    base = Path(shutil.copytree(released_base.base, tmp_path / "base", ignore=left_out))
    shutil.copytree(released_base.base / "editions", base / "editions")
    done = casebook("build", "--lang", "en", folder=base)
    assert (done.returncode, f"not in this site: {FIRST}, {SECOND};" in done.stderr) == (0, True), done.stderr
    replaced(base / "editions" / f"{SECOND}.yml", "doi: unknown", "doi: 10.5281/zenodo.77")
    replaced(base / f"{HOUSE}.yml", "en: Seed House", "en: Seed Hut")
    warm = tree(built(base))
    assert b"10.5281/zenodo.77" in warm[f"en/{HOUSE}/index.html"]
    assert b"Seed Hut" in warm["en/editions/index.html"]
    shutil.rmtree(base / ".site.state")
    shutil.rmtree(base / "site")
    assert tree(built(base)) == warm
