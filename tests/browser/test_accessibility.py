"""Accessibility that no checker sees: spacing of a reader's own, targets, sizes of type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.legible import SPACING, lost_texts, open_all, small_targets
from tests.browser.reader import Reader, reader_of
from tests.browser.settled import resized, searched

PARK = "cases/chengdu/ngo-service-park/"
POLICY = "policies/chengdu/direct-registration/"
SOURCE = "sources/fu-2012-en/"
PAGES = ("", PARK, f"{PARK}handout/", "cases/", "compare/", "search/", SOURCE, POLICY)
WIDTHS = (320, 390, 1280)
SEARCHED = "search/?q=incubator"


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    """Whose pages take style sheets of the reader's own."""
    with reader_of(browser, viewport={"width": 320, "height": 844}, bypass_csp=True, reduced_motion="reduce") as reader:
        yield reader


@pytest.fixture
def context(reader: Reader) -> Iterator[BrowserContext]:
    with reader.test() as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("edition", ["en", "zh"])
def test_spacing_of_the_readers_own_loses_no_text(page: Page, address: str, edition: str, width: int) -> None:
    """320 pixels are 1,280 at 400 %, too."""
    resized(page, width, 844)
    for path in PAGES:
        page.goto(f"{address}{edition}/{path}")
        page.add_style_tag(content=SPACING)
        assert lost_texts(page) == [], path
        if path in (PARK, POLICY):
            open_all(page)
            assert lost_texts(page) == [], path


def test_what_is_lost_is_noticed(page: Page, address: str) -> None:
    page.goto(f"{address}en/accessibility/")
    assert lost_texts(page) == []
    page.add_style_tag(content=".casebook-footer a { display: block !important; height: 8px; overflow: hidden; }")
    assert "cut" in " ".join(lost_texts(page))
    page.add_style_tag(content="h1 { position: fixed; background: #fff; } h2 { margin: 0 0 -1em !important; }")
    assert {"covered", "on each other"} <= {each.split(":")[0] for each in lost_texts(page)}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("edition", ["en", "zh"])
def test_all_that_can_be_pressed_has_24_pixels(page: Page, address: str, edition: str, width: int) -> None:
    resized(page, width, 844)
    for path in (*PAGES, "map/", "timeline/", "sources/", "people/", "teach/", "disagreements/", SEARCHED):
        page.goto(f"{address}{edition}/{path}")
        if path == SEARCHED:
            searched(page)
        open_all(page)
        if width < 1280:
            page.evaluate("document.getElementById('__drawer').checked = true")
        assert small_targets(page) == [], path


def test_what_opens_has_24_pixels_too(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    page.locator("#content sup a").first.click()
    page.locator("h1 ~ .cb-status input[data-pick]").check()
    page.locator(".cb-tray").wait_for()
    assert small_targets(page) == []
    page.locator(".cb-bar [href='#contents']").click()
    assert small_targets(page) == []
    page.locator("#casebook-q").fill("incubator")
    searched(page)
    assert small_targets(page) == []
    assert small_targets(page, 200) != []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_type_is_smaller_than_12_pixels(page: Page, address: str, width: int) -> None:
    """Numbers of citations least of all; pictures are held by their own tests."""
    resized(page, width, 844)
    sizes = """() => [...document.querySelectorAll("body *:not(svg *)")].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .map((element) => [parseFloat(getComputedStyle(element).fontSize), element.localName])"""
    marks = 0
    for path in (*PAGES, SEARCHED):
        page.goto(f"{address}en/{path}")
        measured = page.evaluate(sizes)
        assert min(size for size, _ in measured) >= 12, path
        marks += page.locator("sup a").count()
    assert marks > 150
