"""What holds a long page of a record together on a narrow screen: the bar, the contents, folded secondary parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.reader import PHONE, Device
from tests.browser.settled import resized

PARK = "cases/chengdu/ngo-service-park/"
POLICY = "policies/chengdu/direct-registration/"
EDITIONS = ("en", "zh", "zh-hant")
TOPS = "(links) => links.map((link) => Math.round(link.getBoundingClientRect().top))"


@pytest.fixture(scope="module")
def device() -> Device:
    return PHONE | {"has_touch": True}


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}en/{PARK}")
    return page


def bar(page: Page) -> Locator:
    return page.locator(".cb-bar")


def sheet(page: Page) -> Locator:
    return page.locator("#contents")


def folds(page: Page) -> Locator:
    return page.locator(".cb-unfold, .cb-more-words")


def hidden_parts(page: Page) -> Locator:
    return page.locator(":is([data-fold] > *, [data-more])[hidden]")


def fold_of(page: Page, heading: str) -> Locator:
    return page.locator(f"#{heading} > .cb-unfold")


def scroll_into_the_middle(page: Page) -> None:
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")


@pytest.mark.combinations(edition=EDITIONS, record=[PARK, POLICY])
def test_the_bar_is_one_line_that_stays(page: Page, address: str, edition: str, record: str) -> None:
    resized(page, 320, 640)
    page.goto(f"{address}{edition}/{record}")
    scroll_into_the_middle(page)
    box = bar(page).bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"]) == (0, 0, 320)
    assert box["height"] <= 48
    tops = bar(page).locator("a").evaluate_all(TOPS)
    assert len(tops) > 1
    assert len(set(tops)) == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_what_does_not_fit_is_scrolled_to(page: Page) -> None:
    resized(page, 220, 640)
    last = bar(page).locator("a").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)


def test_each_way_is_a_tap_away(page: Page, address: str) -> None:
    scroll_into_the_middle(page)
    bar(page).get_by_role("link", name="Cite").tap()
    expect(page.locator(".cb-section-cite p").first).to_be_in_viewport()
    bar(page).get_by_role("link", name="简体").tap()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    bar(page).get_by_role("link", name="比较").tap()
    expect(page.locator(".cb-chosen > li")).to_have_count(1)


def test_compare_takes_along_what_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}en/cases/shanghai/npi/")
    page.locator("h1 ~ .cb-status input[data-pick]").check()
    page.goto(f"{address}en/{PARK}")
    expect(page.locator(".cb-tray")).to_be_visible()
    bar(page).get_by_role("link", name="Compare").tap()
    expect(page.locator(".cb-chosen > li")).to_have_count(2)


def test_the_contents_are_a_sheet(page: Page) -> None:
    scroll_into_the_middle(page)
    before = page.evaluate("scrollY")
    opener = bar(page).get_by_role("button", name="Contents")
    opener.tap()
    expect(sheet(page)).to_be_in_viewport()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("scrollY") == before
    sheet(page).get_by_role("link", name="Figures").tap()
    expect(sheet(page)).to_be_hidden()
    expect(page.locator("h2#figures")).to_be_in_viewport()
    box, line = page.locator("h2#figures").bounding_box(), bar(page).bounding_box()
    assert box is not None
    assert line is not None
    assert line["y"] + line["height"] <= box["y"] <= 160


def test_the_sheet_by_keyboard(page: Page) -> None:
    opener = bar(page).get_by_role("button", name="Contents")
    for key in ("Enter", " "):
        opener.press(key)
        links = sheet(page).locator("a")
        expect(links.first).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(links.last).to_be_focused()
        page.keyboard.press("Tab")
        expect(links.first).to_be_focused()
        page.keyboard.press("Escape")
        expect(sheet(page)).to_be_hidden()
        expect(opener).to_be_focused()
    opener.press("Enter")
    sheet(page).get_by_text("Close").press("Enter")
    expect(opener).to_be_focused()
    opener.press("Enter")
    page.mouse.click(195, 60)
    expect(sheet(page)).to_be_hidden()


def test_search_and_menu_lie_above_the_bar(page: Page) -> None:
    page.get_by_role("searchbox").or_(page.locator("#casebook-q")).first.click()
    page.keyboard.type("incubator")
    found = page.locator(".casebook-found--open")
    expect(found).to_be_visible()
    box = bar(page).bounding_box()
    assert box is not None
    at = [box["x"] + 60, box["y"] + box["height"] / 2]
    assert page.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('.casebook-found')", at)


def test_without_scripts_the_contents_open_and_close(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{address}en/{PARK}")
        bar(page).get_by_role("link", name="Contents").click()
        expect(sheet(page)).to_be_in_viewport()
        sheet(page).get_by_role("link", name="Figures").click()
        expect(sheet(page)).to_be_hidden()
        expect(page.locator("h2#figures")).to_be_in_viewport()


def test_wide_screens_have_the_contents_at_the_side(page: Page) -> None:
    resized(page, 1280, 800)
    expect(bar(page)).to_be_hidden()
    expect(sheet(page)).to_be_visible()
    expect(sheet(page).get_by_text("Close")).to_be_hidden()


def test_from_a_folder(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "en" / PARK / "index.html").as_uri())
    bar(page).get_by_role("link", name="繁體").click()
    page.wait_for_url(f"**/zh-hant/{PARK}index.html")


def test_a_case_is_eight_screens_before_it_is_unfolded(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollHeight") <= 8 * 844


def test_a_fold_opens_and_closes(page: Page) -> None:
    fold, table = fold_of(page, "model"), page.locator(".cb-model")
    expect(fold).to_have_attribute("aria-expanded", "false")
    height = page.evaluate("document.documentElement.scrollHeight")
    fold.tap()
    expect(fold).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.documentElement.scrollHeight") > height + 500
    expect(table).to_be_visible()
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "false")
    assert page.evaluate("document.documentElement.scrollHeight") == height
    page.get_by_role("button", name="Other names").tap()
    expect(page.locator(".cb-names")).to_contain_text("Chengdu Incubation Park")
    page.get_by_role("button", name="Note").first.tap()
    expect(page.locator("td > [data-more]:not([hidden])")).to_have_count(1)


@pytest.mark.parametrize(
    "anchor", ["model", "story-practice", "s2", "s2-rooms", "cite", "analysis-transfer", "story-background"]
)
def test_what_an_address_leads_to_is_open(page: Page, address: str, anchor: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}en/{PARK}#{anchor}")
    target = page.locator(f"#{anchor}")
    expect(target).to_be_in_viewport()
    assert target.evaluate("(element) => !element.closest('[hidden]')")
    button = target.locator(".cb-unfold")
    if button.count():
        expect(button).to_have_attribute("aria-expanded", "true")


def test_a_link_opens_what_it_leads_to_each_time(page: Page) -> None:
    fold = fold_of(page, "cite")
    for _ in range(2):
        bar(page).get_by_role("link", name="Cite").tap()
        expect(fold).to_have_attribute("aria-expanded", "true")
        fold.press("Enter")
        expect(fold).to_have_attribute("aria-expanded", "false")


def test_a_mark_opens_its_source_in_place_and_no_fold(page: Page) -> None:
    page.locator("#content .cb-story sup a").first.tap()
    expect(page.locator(".cb-in-place")).to_be_visible()
    expect(fold_of(page, "sources")).to_have_attribute("aria-expanded", "false")
    page.locator(".cb-in-place").get_by_role("link", name="Sources").tap()
    expect(fold_of(page, "sources")).to_have_attribute("aria-expanded", "true")
    page.locator("#s1 .cb-backlinks summary").tap()
    back = page.locator("#s1 .cb-backlinks a").last
    back.tap()
    expect(page.locator(":target")).to_be_in_viewport()


def test_what_the_browser_finds_is_open(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}en/{PARK}#:~:text=Xu%20Qizhi%20was")
    page.locator("#people ~ *").first.evaluate(
        "(part) => part.dispatchEvent(new Event('beforematch', { bubbles: true }))"
    )
    expect(fold_of(page, "people")).to_have_attribute("aria-expanded", "true")


def test_what_a_script_found_is_open(page: Page) -> None:
    page.evaluate("casebookPage.reveal(document.querySelector('.cb-people li'))")
    expect(fold_of(page, "people")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".cb-people li").first).to_be_visible()


def test_paper_and_wide_screens_have_everything_open(page: Page) -> None:
    assert hidden_parts(page).count() > 20
    fold_of(page, "model").tap()
    page.emulate_media(media="print")
    expect(hidden_parts(page)).to_have_count(0)
    expect(folds(page)).to_have_count(0)
    page.emulate_media(media="screen")
    expect(fold_of(page, "model")).to_have_attribute("aria-expanded", "true")
    expect(fold_of(page, "people")).to_have_attribute("aria-expanded", "false")
    resized(page, 1280, 800)
    expect(hidden_parts(page)).to_have_count(0)
    expect(folds(page)).to_have_count(0)


def test_what_was_opened_is_open_after_the_way_back(page: Page) -> None:
    fold_of(page, "people").tap()
    page.reload()
    expect(fold_of(page, "people")).to_have_attribute("aria-expanded", "true")
    expect(fold_of(page, "model")).to_have_attribute("aria-expanded", "false")


def test_without_scripts_everything_is_open(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{address}en/{PARK}")
        expect(page.locator(".cb-people li").first).to_be_visible()
        expect(page.locator(".cb-sources li").first).to_be_visible()
        assert page.locator("[data-fold] [hidden]").count() == 0


SHIFT = """new Promise((resolve) => {
  let sum = 0;
  const add = (list) => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value; };
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 0)));
})"""


@pytest.mark.parametrize("anchor", ["", "#story-practice", "#model", "#people", "#cite"])
def test_nothing_moves_on_a_slow_phone(page: Page, address: str, anchor: str) -> None:
    page.goto("about:blank")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    slow = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", slow)
    page.goto(f"{address}en/{PARK}{anchor}")
    if anchor:
        expect(page.locator(anchor)).to_be_in_viewport()
    assert page.evaluate(SHIFT) <= 0.02
