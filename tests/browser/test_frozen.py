"""Frozen pages in a browser, from a server and from a folder: the notice, and the way to the present page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.base_with_address import HOUSE
from tests.site.release.released_base import FIRST, ReleasedBase

RAFT = "cases/lake/old-raft"
"""A record of the first edition that is called otherwise now."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        yield context.new_page()


@pytest.fixture(params=["server", "folder"])
def root(request: pytest.FixtureRequest, released_base: ReleasedBase, serve: Callable[[Path], str]) -> str:
    """Where the site with its editions begins."""
    return serve(released_base.site) if request.param == "server" else f"{released_base.site.as_uri()}/"


@pytest.mark.parametrize(
    ("language", "notice", "words"),
    [
        ("en", "Edition 2026-12, the state of 1 December 2026", "The page as it is now"),
        ("zh", "2026-12 版", "查看最新页面"),
    ],
)
def test_the_notice_stands_above_all_and_leads_to_the_present_page(
    page: Page, root: str, language: str, notice: str, words: str
) -> None:
    page.goto(f"{root}editions/{FIRST}/{language}/{HOUSE}/index.html")
    shown = page.locator(".casebook-frozen")
    assert notice in shown.inner_text()
    box, header = shown.bounding_box(), page.locator("header.md-header").bounding_box()
    assert box is not None
    assert header is not None
    assert box["y"] == 0
    assert abs(box["height"] - header["y"]) <= 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name=words).click()
    page.wait_for_url(f"{root}{language}/{HOUSE}/index.html")
    assert page.locator(".casebook-frozen").count() == 0


def test_the_way_to_a_renamed_record_leads_on(page: Page, root: str) -> None:
    page.goto(f"{root}editions/{FIRST}/en/{RAFT}/index.html")
    page.get_by_role("link", name="The page as it is now").click()
    page.wait_for_url(f"{root}en/cases/lake/new-raft/**")
    assert page.locator("h1").inner_text() == "Old raft"


def test_a_frozen_page_stays_in_its_edition(page: Page, root: str) -> None:
    page.goto(f"{root}editions/{FIRST}/en/index.html")
    page.goto(f"{root}editions/{FIRST}/en/cases/index.html")
    page.locator("article").get_by_role("link", name="Seed House").first.click()
    page.wait_for_url(f"{root}editions/{FIRST}/en/{HOUSE}/**")
    assert page.locator(".casebook-frozen").count() == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_overflows(browser: Browser, root: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 700}) as context:
        page = context.new_page()
        for path in (f"editions/{FIRST}/en/{HOUSE}/", f"editions/{FIRST}/", "en/editions/", "zh/editions/"):
            page.goto(f"{root}{path}index.html")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_without_scripts_it_leads_on_as_well(browser: Browser, root: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}editions/{FIRST}/en/{RAFT}/index.html")
        page.get_by_role("link", name="The page as it is now").click()
        page.wait_for_url("**/en/cases/lake/new-raft/index.html")
