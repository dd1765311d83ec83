"""The box lists five results at first, the page of results draws five; the others come as the reader goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.engine_stub import change_answers
from tests.browser.reader import DESK, Device, Reader
from tests.browser.settled import searched

OPTIONS = '#casebook-results[role="listbox"] > a[role="option"]'

HOLD = """after => {
  readRows.length = 0;
  Object.assign(changed, { after, held: new Promise((go) => { window.release = go; }) });
}"""
"""From now on rows do not come before `release`, but for the first so many."""


@pytest.fixture(scope="module")
def device() -> Device:
    return DESK


@pytest.fixture
def page(reader: Reader) -> Iterator[Page]:
    with reader.test() as context:
        page = context.new_page()
        change_answers(page)
        yield page


def ask(page: Page, address: str, query: str) -> None:
    page.goto(address)
    page.locator("#casebook-q").fill(query)
    searched(page)


def active(page: Page, place: int) -> None:
    """The keys are at a result."""
    expect(page.locator("#casebook-q")).to_have_attribute("aria-activedescendant", f"casebook-result-{place}")


def none_active(page: Page) -> None:
    expect(page.locator("#casebook-q")).not_to_have_attribute("aria-activedescendant", re.compile(""))


def titles(page: Page) -> list[str]:
    return page.locator("#casebook-results .casebook-result__title").all_inner_texts()


def to_the_last(page: Page, number: int = 5) -> None:
    for place in range(number):
        page.keyboard.press("ArrowDown")
        active(page, place)


def test_they_come_when_the_arrow_goes_past_the_last(page: Page, address: str) -> None:
    ask(page, f"{address}en/about/", "foundation")
    assert page.evaluate("[asked, readRows]") == [[["foundation", 5]], []]
    first = titles(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    none_active(page)
    assert len(first) == page.locator(OPTIONS).count() == 5
    to_the_last(page)
    page.keyboard.press("ArrowDown")
    active(page, 5)
    assert page.evaluate("readRows.length") == 5
    found = titles(page)
    assert (found[:5], len(found)) == (first, 10)
    assert page.locator(f"{OPTIONS}[aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    active(page, 4)
    assert int(page.get_by_role("status").inner_text().split()[0]) > 10


def test_at_the_very_end_the_arrow_goes_back_to_the_box(page: Page, address: str) -> None:
    ask(page, f"{address}en/about/", "foundation")
    to_the_last(page, 5)
    page.keyboard.press("ArrowDown")
    active(page, 5)
    for place in range(6, 10):
        page.keyboard.press("ArrowDown")
        active(page, place)
    page.keyboard.press("ArrowDown")
    none_active(page)
    assert page.evaluate("readRows.length") == 5


def test_they_come_when_the_panel_is_scrolled_near_its_end(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    ask(page, f"{address}en/about/", "foundation")
    page.locator("#casebook-result-0").hover()
    page.mouse.wheel(0, 1)
    expect(page.locator(".casebook-found")).not_to_have_js_property("scrollTop", 0)
    assert page.locator(OPTIONS).count() == 5
    page.mouse.wheel(0, 5000)
    expect(page.locator(OPTIONS)).to_have_count(10)
    assert page.evaluate("readRows.length") == 5


@pytest.mark.parametrize(("most", "number"), [(5, 5), (7, 7)])
def test_of_few_all_are_listed(page: Page, address: str, most: int, number: int) -> None:
    change_answers(page, most=most)
    ask(page, f"{address}en/about/", "foundation")
    expect(page.locator(".casebook-found__all")).to_be_visible(visible=most > 5)
    to_the_last(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTIONS)).to_have_count(number)


def test_what_does_not_come_is_asked_for_again(page: Page, address: str) -> None:
    ask(page, f"{address}en/about/", "foundation")
    page.evaluate("changed.noRows = true")
    to_the_last(page)
    page.keyboard.press("ArrowDown")
    none_active(page)
    page.evaluate("changed.noRows = false")
    to_the_last(page)
    page.keyboard.press("ArrowDown")
    active(page, 5)


def test_another_answer_stays_alone(page: Page, address: str) -> None:
    """Further results that come late are not put below another answer."""
    ask(page, f"{address}en/about/", "foundation")
    page.evaluate(HOLD, 0)
    to_the_last(page)
    page.keyboard.press("ArrowDown")
    page.locator("#casebook-q").fill("孵化园")
    searched(page)
    number = page.locator(OPTIONS).count()
    page.evaluate("release()")
    page.evaluate("Promise.all(readRows.map(() => changed.held))")
    assert page.locator(OPTIONS).count() == number
    none_active(page)


def test_the_page_draws_the_first_before_the_others_have_come(page: Page, address: str) -> None:
    ask(page, f"{address}en/search/", "foundation")
    page.evaluate(HOLD, 5)
    page.locator("#casebook-q").fill("incubator")
    rows = page.locator("#casebook-results li")
    expect(page).to_have_url(re.compile("q=incubator"))
    expect(rows).to_have_count(5)
    expect(page.locator("#casebook-results")).to_have_attribute("aria-busy", "true")
    assert page.evaluate("asked.at(-1)") == ["incubator", 5]
    page.evaluate("release()")
    expect(rows).to_have_count(20)
    expect(page.locator("#casebook-results")).to_have_attribute("aria-busy", "false")
