"""The page of results as a phone on a slow line shows it: what stands there first, and that nothing moves."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from builder.language.words import words
from tests.browser.reader import DESK, PHONE, Device
from tests.browser.settled import searched

MOST_SHIFT = 0.02
"""Of the page, over a first visit."""
# Summed, so at least what a browser reports, whose sessions of five seconds can only be less.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    const moved = Array.from(sources, ({ node }) => node && (node.id || node.className || node.nodeName));
    if (!hadRecentInput) window.shifts.push([value, moved]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
ASKED = (
    "incubator",
    "NPI website",
    "孵化器",
    "babies born with a damaged backbone, help for their parents",
    "zzqqxx yyppkk",
)


@pytest.fixture(scope="module", params=[PHONE, DESK], ids=["phone", "desk"])
def device(request: pytest.FixtureRequest) -> Device:
    found: Device = request.param
    return found


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.add_init_script(WATCH)
    return page


def slow(page: Page) -> None:
    """As a first visit on a slow line: each file comes in its turn, and none was kept."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    devtools.send("Network.emulateNetworkConditions", SLOW)
    # On a busy machine as well.
    page.set_default_navigation_timeout(180_000)


@pytest.mark.parametrize("query", ASKED)
def test_nothing_moves_while_results_come(page: Page, address: str, query: str) -> None:
    slow(page)
    page.goto(f"{address}en/search/?q={quote(query)}")
    searched(page)
    page.wait_for_load_state("networkidle")
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) <= MOST_SHIFT, shifts


@pytest.mark.parametrize("code", ["en", "zh", "zh-Hant"])
def test_before_anything_of_the_search_has_come_the_page_says_so(browser: Browser, address: str, code: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        # They are never answered.
        page.route("**/assets/search/**", lambda _: None)
        page.goto(f"{address}{code.lower()}/search/?q=npi", wait_until="commit")
        expect(page.locator("#casebook-page")).to_have_text(words(code)("search.looking"))
        expect(page.locator("#casebook-q")).to_have_value("npi")
        expect(page.locator("#casebook-list")).to_be_hidden()
        expect(page.locator("footer").first).not_to_be_in_viewport()


def test_without_words_there_is_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/")
    expect(page.locator("#casebook-list")).to_be_visible()
    expect(page.locator("#casebook-page")).to_be_hidden()


def test_where_the_search_does_not_come_there_is_the_list(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/assets/search/results.js", lambda route: route.abort())
        page.goto(f"{address}en/search/?q=npi")
        expect(page.locator("#casebook-list")).to_be_visible()
