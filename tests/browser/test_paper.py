"""A record on paper: the code of its address, numbered pages, addresses of sources, whole words, nothing folded."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

PARK = "cases/chengdu/ngo-service-park/"


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


def sheets(page: Page) -> list[str]:
    """The text of each sheet of paper."""
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]


@pytest.mark.parametrize("path", [PARK, "compare/three-incubators/"])
def test_pages_are_numbered(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}en/{path}")
    printed = sheets(page)
    assert len(printed) > 3
    assert all(f"{number} / {len(printed)}" in text for number, text in enumerate(printed, start=1))
    page.close()


def test_the_code_of_the_address_is_drawn_when_it_is_printed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}zh/{PARK}")
    assert page.evaluate("typeof window.qrcode") == "undefined"
    page.keyboard.press("Control")
    page.evaluate("async () => { while (!window.qrcode) await new Promise(requestAnimationFrame); }")
    code = page.locator("article .cb-paper-code")
    assert code.count() == 0
    sheets(page)
    assert code.count() == 1
    assert not code.is_visible()
    page.emulate_media(media="print")
    box = code.locator("svg").bounding_box()
    assert box
    assert round(box["width"] / 96 * 25.4) == 22
    assert code.locator("svg").get_attribute("aria-label") == f"{address}zh/{PARK}"
    sheets(page)
    assert code.count() == 1
    page.close()


def test_addresses_of_sources_stand_on_paper_alone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}en/{PARK}")
    on_paper = page.locator(".cb-sources .cb-paper")
    assert on_paper.count() >= 3
    assert not on_paper.first.is_visible()
    printed = "".join("".join(sheets(page)).split())
    assert (
        "https://chinadevelopmentbrief.org/reports/the-chengdu-ngo-service-park-an-interview-with-xu-qizhi/" in printed
    )
    page.close()


def test_no_word_of_a_figure_is_broken(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 628, "height": 960})
    page.goto(f"{address}zh/{PARK}")
    page.emulate_media(media="print")
    heights = page.evaluate("""() => {
      const walker = document.createTreeWalker(document.querySelector("table.cb-figures"), NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node; (node = walker.nextNode());) {
        const at = node.data.indexOf("单一来源");
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 4);
        found.push(range.getClientRects().length);
      }
      return found;
    }""")
    assert heights
    assert set(heights) == {1}
    page.close()
