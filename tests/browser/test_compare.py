"""Cases side by side in a browser: chosen on pages and in lists, found by name, in the address; and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.reader import Device, Reader
from tests.pages.reading import library

NPI, PARK, TAIWAN = "shanghai/npi", "chengdu/ngo-service-park", "taiwan/incubator-2001"
THREE = f"{NPI},{PARK},{TAIWAN}"
TABLE = """() => [...document.querySelectorAll('.cb-compare tr')].map(
  (row) => [...row.children].map((cell) => cell.textContent.replace(/\\[\\d+/g, '[').replace(/\\s+/g, '')))"""
"""Without spaces: between blocks, pages have none."""


@pytest.fixture(scope="module")
def device() -> Device:
    """With a narrow phone."""
    return {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def context(reader: Reader) -> Iterator[BrowserContext]:
    with reader.test(missing="nowhere") as context:
        yield context


def names(page: Page) -> list[str]:
    return page.locator(".cb-compare thead a").all_inner_texts()


def offered(page: Page, typed: str) -> Locator:
    """The cases that are offered for a name; the status says when it has been looked up."""
    page.get_by_role("searchbox").and_(page.locator(".cb-finder input")).fill(typed)
    expect(page.locator("#compare > [role=status]")).to_have_text(re.compile("found$|^No case|^The first|^找到|^先列"))
    return page.locator(".cb-found button")


def loaded(page: Page) -> list[str]:
    """The names of the files that the page has loaded."""
    names: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())"
    )
    return names


def overflow(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def test_what_remembers_the_choice_comes_when_something_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}en/cases/{NPI}/", wait_until="networkidle")
    assert "record.js" in loaded(page)
    assert "tray.js" not in loaded(page)
    page.get_by_role("checkbox", name="Compare NPI (Enpai)").check()
    expect(page.locator(".cb-tray li")).to_have_count(1)
    page.goto(f"{address}en/cases/{PARK}/", wait_until="networkidle")
    assert "tray.js" in loaded(page)
    expect(page.locator("[data-pick]")).not_to_be_checked()


def test_cases_are_chosen_on_their_pages_and_compared(page: Page, address: str) -> None:
    page.goto(f"{address}en/cases/{NPI}/")
    page.get_by_role("checkbox", name="Compare NPI (Enpai)").check()
    expect(page.locator(".cb-tray")).to_contain_text("Choose one more")
    page.goto(f"{address}en/cases/{PARK}/")
    box = page.get_by_role("checkbox", name="Compare Chengdu NGO Service Park")
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("status").filter(has_text="is added")).to_have_text(
        "Chengdu NGO Service Park is added; 2 chosen."
    )
    page.get_by_role("link", name="Compare (2)").click()
    page.wait_for_selector(".cb-compare")
    expect(page).to_have_url(f"{address}en/compare/?c={NPI},{PARK}")
    assert names(page) == ["NPI (Enpai)", "Chengdu NGO Service Park"]
    assert overflow(page) <= 0


def test_the_tray_takes_four_and_can_be_put_away(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/?c={THREE}")
    page.wait_for_selector(".cb-compare")
    offered(page, "spina").click()
    expect(page.locator(".cb-compare thead a")).to_have_count(4)
    page.goto(f"{address}en/cases/shanghai/united-foundation/")
    box = page.get_by_role("checkbox", name="Compare")
    box.click()
    expect(box).not_to_be_checked()
    expect(page.locator(".cb-tray-full")).to_have_text("Four cases at most. Take one out first.")
    page.get_by_role("button", name="Hide").click()
    expect(page.locator(".cb-tray")).to_be_hidden()
    page.reload()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".cb-tray")).to_be_hidden()
    expect(box).to_be_focused()
    box.check()
    expect(page.locator(".cb-tray")).to_be_visible()


def test_a_chosen_case_stays_chosen_in_another_language(page: Page, address: str) -> None:
    page.goto(f"{address}en/cases/{NPI}/")
    page.get_by_role("checkbox", name="Compare").check()
    page.goto(f"{address}zh/cases/{NPI}/")
    expect(page.get_by_role("checkbox", name="比较")).to_be_checked()
    expect(page.locator(".cb-tray span[lang=en]")).to_have_text("NPI (Enpai)")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_that_the_script_builds_is_the_one_that_was_written(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{language}/compare/three-incubators/")
    written = page.evaluate(TABLE)
    page.goto(f"{address}{language}/compare/?c={THREE}")
    page.wait_for_selector(".cb-compare")
    assert page.evaluate(TABLE) == written


def test_marks_count_the_sources_of_the_table(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/?c={THREE}")
    page.wait_for_selector(".cb-compare")
    shown = page.locator(".cb-compare sup a").all_inner_texts()
    firsts = list(dict.fromkeys(int(text.strip("[]").partition(",")[0]) for text in shown))
    assert firsts == list(range(1, page.locator(".cb-sources li").count() + 1))
    first = str(page.locator(".cb-compare sup a").first.get_attribute("href"))
    assert page.locator(first.partition("-")[0]).inner_text().startswith("Fu Tao 付涛")


def test_differences_come_first_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/?c={THREE}")
    page.wait_for_selector(".cb-compare")
    kinds = "() => [...document.querySelectorAll('#model [data-like]')].map((row) => row.dataset.like)"
    before = page.evaluate(kinds)
    page.get_by_role("checkbox", name="Differences first").check()
    assert page.evaluate(kinds) == sorted(before, key=["differ", "partly", "same"].index)
    expect(page).to_have_url(re.compile("&differ=1$"))
    page.reload()
    page.wait_for_selector(".cb-compare")
    expect(page.get_by_role("checkbox", name="Differences first")).to_be_checked()
    page.get_by_role("checkbox", name="Differences first").uncheck()
    assert page.evaluate(kinds) == before
    page.go_back()
    expect(page.get_by_role("checkbox", name="Differences first")).to_be_checked()


@pytest.mark.parametrize(
    ("typed", "title"), [("pinxia", None), ("service park", "Chengdu NGO Service Park"), ("NPI", "NPI (Enpai)")]
)
def test_cases_are_found_by_name(page: Page, address: str, typed: str, title: str | None) -> None:
    page.goto(f"{address}en/compare/")
    found = offered(page, typed)
    if title is None:
        expect(page.locator("#compare > [role=status]")).to_contain_text("No case")
        return
    expect(found.first).to_contain_text(title)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".cb-chosen")).to_contain_text(title)


def test_a_small_base_offers_its_cases_before_anything_is_typed(
    page: Page, odd_site: Path, serve: Callable[[Path], str]
) -> None:
    page.goto(f"{serve(odd_site)}en/compare/")
    listed = [entry for entry in library().listed if entry.folder == "cases"]
    expect(page.locator(".cb-found button")).to_have_count(len(listed))


def test_a_case_that_is_not_there_is_named(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/?c={NPI},nowhere/nothing,{PARK}")
    page.wait_for_selector(".cb-compare")
    expect(page.locator(".cb-missing")).to_have_text("There is no case nowhere/nothing to compare.")
    assert len(names(page)) == 2


def test_it_works_from_a_folder(page: Page, site: Path) -> None:
    page.goto((site / "en" / "cases" / NPI / "index.html").as_uri())
    page.get_by_role("checkbox", name="Compare").check()
    page.goto((site / "en" / "cases" / PARK / "index.html").as_uri())
    page.get_by_role("checkbox", name="Compare").check()
    page.get_by_role("link", name="Compare (2)").click()
    page.wait_for_selector(".cb-compare")
    page.get_by_role("checkbox", name="Differences first").check()
    page.locator(".cb-compare thead a").first.click()
    expect(page).to_have_url((site / "en" / "cases" / NPI / "index.html").as_uri())


def test_without_scripts_curated_comparisons_are_whole(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}zh/compare/")
        expect(page.locator("#compare-without")).to_be_visible()
        page.locator("main .cb-list a").first.click()
        expect(page.locator(".cb-compare thead th")).to_have_count(3)
        expect(page.locator(".cb-compare .cb-seal").first).to_be_visible()


def test_a_mark_opens_its_source_in_place(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/three-incubators/")
    page.locator(".cb-compare sup a").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("付涛")
    page.keyboard.press("Escape")
    expect(page.locator(".cb-compare sup a").first).to_be_focused()


def test_a_mark_of_a_table_built_by_the_script_opens_its_source_too(page: Page, address: str) -> None:
    """And again after another choice: its table and its list are new."""
    page.goto(f"{address}en/compare/?c={THREE}")
    mark = page.locator(".cb-compare sup a").first
    for count in (3, 2):
        expect(page.locator(".cb-compare thead a")).to_have_count(count)
        expect(mark).to_have_attribute("aria-expanded", "false")
        mark.press("Enter")
        expect(page.get_by_role("dialog", name=f"Sources {mark.inner_text()}")).to_contain_text("付涛")
        expect(mark).to_have_attribute("aria-expanded", "true")
        assert overflow(page) <= 0
        page.get_by_role("button", name="Take out Taiwan" if count == 3 else "Close").click()
        expect(page.get_by_role("dialog")).to_have_count(0)
    line = page.locator("#s1")
    expect(line.locator(".cb-backlinks")).to_have_count(1)
    line.locator(".cb-backlinks summary").click()
    line.locator(".cb-backlinks a").first.click()
    assert page.locator(":target").evaluate("(claim) => claim.hash.split('-')[0]") == "#s1"


@pytest.mark.parametrize("page_of", ["compare/three-incubators/", f"compare/?c={THREE}"])
def test_a_mark_that_cites_a_quote_opens_its_words(page: Page, address: str, page_of: str) -> None:
    page.goto(f"{address}en/{page_of}")
    page.wait_for_selector(".cb-compare")
    mark = page.locator('.cb-compare sup a[href*="-"]').first
    words = page.locator(str(mark.get_attribute("href")))
    expect(words.locator("blockquote")).to_have_count(1)
    mark.click()
    note = page.get_by_role("dialog")
    assert note.locator("blockquote").inner_text() == words.locator("blockquote").inner_text()
    expect(note.locator(".cb-quote a")).to_have_attribute("href", re.compile("/sources/.*#q-"))
    marks = "[...document.querySelectorAll('.cb-compare sup a')]"
    assert page.evaluate(f"{marks}.filter((mark) => !document.querySelector(mark.hash)).length") == 0


def test_without_storage_a_choice_lasts_as_long_as_the_page(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.goto(f"{address}en/cases/{NPI}/")
    page.get_by_role("checkbox", name="Compare").check()
    expect(page.locator(".cb-tray")).to_be_visible()
    page.goto(f"{address}en/compare/")
    offered(page, "npi").first.click()
    expect(page.locator(".cb-chosen li")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_comparison_of_four_fits(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}zh/compare/?c={THREE},chengdu/spinachina")
    page.wait_for_selector(".cb-compare")
    assert overflow(page) <= 0


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_the_list_stays_open_and_the_focus_on_what_was_picked(page: Page, address: str) -> None:
    """With keys: two cases in, one out again, and on to the table."""
    page.goto(f"{address}en/compare/")
    found = offered(page, "service")
    first, second, count = found.nth(0), found.nth(1), found.count()
    first.focus()
    for button, key, chosen in ((first, "Enter", 1), (second, "Space", 2)):
        page.keyboard.press(key)
        expect(page.locator(".cb-chosen li")).to_have_count(chosen)
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".cb-found button")).to_have_count(count)
        page.keyboard.press("Tab")
    second.press("Enter")
    expect(page.locator(".cb-chosen li")).to_have_count(1)
    expect(second).to_have_attribute("aria-pressed", "false")
    second.press("Enter")
    page.get_by_role("button", name="Show the comparison (2)").press("Enter")
    expect(page.locator(".cb-found button")).to_have_count(0)
    expect(page.locator(".cb-contents")).to_be_in_viewport()
    assert focused(page).startswith("Contents")


def test_a_picked_item_stays_under_the_finger(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = context.new_page()
        page.goto(f"{address}zh/compare/")
        found = offered(page, "社")
        for number in (0, 2, 3):
            item = found.nth(number)
            expect(item.get_by_text("已选")).to_be_hidden()
            before = item.bounding_box()
            item.tap()
            expect(item).to_have_attribute("aria-pressed", "true")
            expect(item.get_by_text("已选")).to_be_visible()
            expect(item).to_be_focused()
            after = item.bounding_box()
            assert before is not None
            assert after is not None
            assert (before["x"], before["y"]) == (after["x"], after["y"])
        expect(page.locator(".cb-compare thead a")).to_have_count(3)
        page.locator(".cb-onward").tap()
        expect(page.locator(".cb-contents")).to_be_in_viewport()


def test_who_takes_a_case_out_stays_among_the_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}en/compare/?c={THREE}")
    page.get_by_role("button", name="Take out Chengdu NGO Service Park").press("Enter")
    expect(page.locator(".cb-chosen li")).to_have_count(2)
    expect(page.get_by_role("button", name="Take out Taiwan")).to_be_focused()
    expect(page.locator(".cb-found button")).to_have_count(0)


@pytest.mark.combinations(page_of=["compare/three-incubators/", f"compare/?c={NPI},{PARK}"], width=[390, 1280])
def test_the_line_asked_about_is_one_click_away(page: Page, address: str, page_of: str, width: int) -> None:
    """And the contents are one from there; without scripts too, for they are links."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}en/{page_of}")
    contents = page.get_by_role("navigation", name="Contents")
    contents.get_by_role("link", name="Money", exact=True).click()
    head = page.locator("#model-funding > th")
    expect(head).to_be_in_viewport()
    way_back = page.get_by_role("link", name="Contents", exact=True)
    if width == 390:
        place, bar = head.bounding_box(), way_back.bounding_box()
        assert place is not None
        assert bar is not None
        assert bar["y"] + bar["height"] <= place["y"] < 300
        way_back.click()
        expect(contents).to_be_in_viewport()
    assert overflow(page) <= 0


SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.combinations(page_of=["compare/", f"compare/?c={THREE}", "compare/three-incubators/"], width=[390, 1280])
def test_nothing_moves_while_it_loads(browser: Browser, address: str, page_of: str, width: int) -> None:
    """At the pace of a phone: cumulative layout shift at most .02 (web.dev/cls counts .1 as good)."""
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
        line.send("Network.emulateNetworkConditions", slow)
        page.goto(f"{address}en/{page_of}")
        page.wait_for_selector("#compare" if page_of == "compare/" else ".cb-first")
        page.wait_for_function("document.readyState === 'complete'")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("window.shifted") <= 0.02


def test_where_the_script_does_not_come_the_comparisons_are_seen_all_the_same(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/assets/compare.js", lambda route: route.abort())
        page.goto(f"{address}en/compare/")
        expect(page.locator("#compare-without")).to_be_visible()
        expect(page.locator("main .cb-list a").first).to_be_visible()
