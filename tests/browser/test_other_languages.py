"""A base in English and Japanese in a browser: pages, the switch, search, comparing; and one in a single language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Device
from tests.sites import built
from tests.test_cli import put
from tests.test_other_languages import ALONE, HARBOUR, RECORD

HOUSE = "cases/harbour/seed-house/"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    return serve(built(Path(shutil.copytree(HARBOUR, tmp_path_factory.mktemp("harbour") / "base"))))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    base = tmp_path_factory.mktemp("alone")
    put(base, "mkdocs.yml", ALONE)
    put(base, "content/zh/about.md", "---\ntitle: 关于\ndescription: 这是什么\n---\n# 关于\n")
    put(base, "cases/chengdu/seed.yml", RECORD)
    boat = RECORD.replace("种子屋", "船屋").replace("lin-2013", "lin-2014").replace("chengdu/boat", "chengdu/seed")
    put(base, "cases/chengdu/boat.yml", boat)
    return serve(built(base))


@pytest.fixture(scope="module")
def device() -> Device:
    """With a narrow phone."""
    return {"viewport": {"width": 320, "height": 640}}


@pytest.mark.parametrize(
    ("language", "query", "first"),
    [
        ("ja", "種の家", f"/ja/{HOUSE}"),
        ("ja", "育成施設", "/ja/types/incubator/"),
        ("ja", "小さな船", None),
        ("ja", "Seed House", f"/ja/{HOUSE}"),
        ("en", "種の家", f"/en/{HOUSE}"),
        ("en", "minato", "/en/places/harbour/"),
        ("en", "incubater", "/en/types/incubator/"),
        ("ja", "ともしび", "/ja/sources/mori-2013/"),
    ],
)
def test_the_search_answers_in_both_languages(
    page: Page, harbour: str, language: str, query: str, first: str | None
) -> None:
    page.goto(f"{harbour}{language}/")
    page.locator("#casebook-q").fill(query)
    expect(page.locator(".casebook-found__status")).not_to_be_empty()
    if first:
        expect(page.locator(f'#casebook-results a[href$="{first}"]').first).to_be_visible()


@pytest.mark.parametrize("address", ["", HOUSE, f"{HOUSE}parallel/", "cases/", "search/", "timeline/", "compare/"])
def test_pages_fit_the_smallest_screen_and_lead_to_their_counterpart(page: Page, harbour: str, address: str) -> None:
    page.goto(f"{harbour}ja/{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.documentElement.lang") == "ja"
    link = page.locator('a[data-language="en"]').first
    assert re.search(rf"/en/{address}$", link.evaluate("link => link.href"))


def test_the_switch_leads_from_one_language_to_the_other(page: Page, harbour: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{harbour}en/{HOUSE}")
    page.locator('a[data-language="ja"]:visible').first.click()
    expect(page.locator("h1")).to_have_text("種の家")


def test_cases_are_compared_in_the_language_of_the_base(page: Page, harbour: str) -> None:
    page.goto(f"{harbour}ja/compare/?c=harbour/seed-house,harbour/boat-course")
    expect(page.locator("#compare table thead")).to_contain_text("種の家")
    expect(page.locator("#compare table thead")).to_contain_text("船の講座")


def test_a_base_of_one_language_searches_and_offers_no_other(page: Page, alone: str) -> None:
    page.goto(f"{alone}zh/")
    page.locator("#casebook-q").fill("种子屋")
    expect(page.locator('#casebook-results a[href$="/zh/cases/chengdu/seed/"]').first).to_be_visible()
    assert page.locator("a[data-language]").count() == 0
