"""Old addresses of records in a browser: they lead on with the anchor, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

OLD, NEW = "en/cases/hill/old-house/", "en/cases/lake/old-raft/"
BELOW = ("", "cite/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("below", BELOW)
def test_an_old_address_leads_on_with_query_and_anchor(
    page: Page, odd_site: Path, serve: Callable[[Path], str], below: str
) -> None:
    root = serve(odd_site)
    page.goto(f"{root}{OLD}{below}?a=b#sources")
    page.wait_for_url(f"{root}{NEW}{below}?a=b#sources")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("below", BELOW)
def test_an_old_file_leads_on_with_its_anchor(page: Page, odd_site: Path, below: str) -> None:
    root = odd_site.as_uri()
    page.goto(f"{root}/{OLD}{below}index.html#sources")
    page.wait_for_url(f"{root}/{NEW}{below}index.html#sources")


def test_without_scripts_it_leads_on_as_well(browser: Browser, odd_site: Path, serve: Callable[[Path], str]) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{serve(odd_site)}{OLD}cite/")
        page.wait_for_url(f"**/{NEW}cite/index.html")


def test_without_scripts_it_leads_on_from_a_folder_as_well(browser: Browser, odd_site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{odd_site.as_uri()}/{OLD}cite/index.html")
        page.wait_for_url(f"**/{NEW}cite/index.html")
        assert page.locator("h1").count() == 1
