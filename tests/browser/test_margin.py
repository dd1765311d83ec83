"""Notes in the margin of a wide window: sources named beside paragraphs, and the note that a claim opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from tests.browser.reader import Device
from tests.browser.settled import resized

PARK = "cases/chengdu/ngo-service-park/"
LANGUAGES = ["en", "zh", "zh-hant"]
NAMED = """() => [...document.querySelectorAll("[data-beside]")].map((paragraph) => {
  const drawn = getComputedStyle(paragraph, "::before"), text = document.createRange();
  text.selectNodeContents(paragraph);
  const box = paragraph.getBoundingClientRect(), top = box.top + parseFloat(drawn.marginTop);
  const right = document.querySelector(".md-content__inner").getBoundingClientRect().right;
  return {
    content: drawn.content, names: paragraph.dataset.beside, first: paragraph.querySelector("sup a").textContent,
    left: right - parseFloat(drawn.width), right, top, bottom: top + parseFloat(drawn.height),
    paragraph: { top: box.top, bottom: box.bottom },
    text: Math.max(...[...text.getClientRects()].map((line) => line.right)),
  };
})"""
"""Each note that stands beside a paragraph: what it says, where it is drawn, and where its paragraph is."""
BOXES = """() => [...document.querySelectorAll("#content :is(p, h2, h3, li, dd, td, img)")]
  .filter((part) => part.checkVisibility() && !part.closest(".cb-in-place"))
  .map((part) => part.getBoundingClientRect())
  .map(({ left, top, right, bottom }) => [left, top + scrollY, right, bottom + scrollY])"""
UNDER = """(note) => {
  const box = note.getBoundingClientRect();
  return [...document.querySelectorAll("#content :is(p, li, dt, dd, th, td, img)")]
    .filter((part) => !note.contains(part)).map((part) => [part.textContent, part.getBoundingClientRect()])
    .filter(([, it]) => it.left < box.right && box.left < it.right && it.top < box.bottom && box.top < it.bottom)
    .map(([text]) => text);
}"""
"""What is read and lies below a note."""


@pytest.fixture(scope="module")
def device() -> Device:
    return {"viewport": {"width": 1400, "height": 900}}


def box_of(part: Locator) -> FloatRect:
    box = part.bounding_box()
    assert box
    return box


def contents(page: Page) -> float:
    """Where the list of contents begins."""
    return box_of(page.locator(".md-sidebar--secondary .md-nav"))["x"]


def note(page: Page) -> Locator:
    return page.locator(".cb-in-place")


@pytest.mark.combinations(language=LANGUAGES, path=[PARK, "policies/chengdu/direct-registration/"])
def test_sources_are_named_beside_their_paragraphs(page: Page, address: str, language: str, path: str) -> None:
    page.goto(f"{address}{language}/{path}")
    for width in (1400, 1440, 1600, 1920):
        resized(page, width, 900)
        named = page.evaluate(NAMED)
        assert len(named) >= 3, width
        glance = box_of(page.locator(".cb-glance-box"))
        for one in named:
            assert one["content"].startswith(f'"{one["names"][:3]}')
            assert one["text"] < one["left"] < one["right"] < contents(page)
            # Within its paragraph's height: so no two meet, and none meets what comes below.
            assert one["paragraph"]["top"] <= one["top"] < one["bottom"] <= one["paragraph"]["bottom"] + 0.5
            assert one["bottom"] < glance["y"] or one["top"] > glance["y"] + glance["height"]


def test_each_source_is_named_once_under_a_heading(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    beside = "#story-need ~ [data-beside]"
    first = page.locator(beside).first
    assert first.get_attribute("data-beside") == "[2] Fu Tao, 2012"
    assert page.locator("#story-need + p").get_attribute("data-beside") is not None
    assert page.locator("#story-need + p + p sup a").first.inner_text() == "[2]"
    assert page.locator("#story-need + p + p").get_attribute("data-beside") is None


@pytest.mark.combinations(language=LANGUAGES, width=[1400, 1600])
def test_a_note_opens_beside_its_mark_and_moves_nothing(page: Page, address: str, language: str, width: int) -> None:
    resized(page, width, 900)
    page.goto(f"{address}{language}/{PARK}")
    before = page.evaluate(BOXES)
    for mark in (
        '.cb-lead sup a[href="#s2"]',
        '#story-practice ~ p a[href$="-model"]',
        "#analysis-lessons ~ p sup a",
    ):
        claim = page.locator(mark).first
        claim.click()
        expect(note(page)).to_be_focused()
        expect(note(page)).to_have_class("cb-in-place cb-aside")
        box, place = box_of(note(page)), box_of(claim)
        assert abs(box["y"] - place["y"]) < 2
        assert box["x"] > place["x"] + place["width"]
        assert box["x"] + box["width"] < contents(page)
        assert note(page).evaluate(UNDER) == []
        assert page.evaluate(BOXES) == before
        hidden = 'it => getComputedStyle(it, "::before").visibility'
        assert page.locator("[data-beside]").first.evaluate(hidden) == "hidden"
        page.keyboard.press("Escape")
        expect(note(page)).to_have_count(0)
        expect(claim).to_be_focused()
        assert page.locator("[data-beside]").first.evaluate(hidden) == "visible"


def test_a_note_opens_below_its_mark_where_the_margin_is_taken(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    resized(page, 1600, 900)
    for mark in ("#story-background + p sup a", ".cb-figures a[href^='#s']"):
        claim = page.locator(mark).first
        claim.click()
        expect(note(page)).to_have_class("cb-in-place")
        box, place = box_of(note(page)), box_of(claim)
        assert box["y"] > place["y"] + place["height"]
        claim.click()


def test_a_narrower_window_is_as_before(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    named = len(page.evaluate(NAMED))
    claim = page.locator("#story-practice ~ p sup a").first
    claim.click()
    expect(note(page)).to_have_class("cb-in-place cb-aside")
    resized(page, 1399, 900)
    expect(note(page)).to_have_class("cb-in-place")
    box, place = box_of(note(page)), box_of(claim)
    assert box["y"] > place["y"] + place["height"]
    assert page.evaluate(NAMED) == []
    # The page is scrolled by now.
    resized(page, 1400, 900)
    expect(note(page)).to_have_class("cb-in-place cb-aside")
    assert len(page.evaluate(NAMED)) == named > 10


def test_on_paper_the_margin_is_empty(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    page.emulate_media(media="print")
    assert {one["content"] for one in page.evaluate(NAMED)} <= {"none", "normal"}


def test_without_scripts_the_marks_lead_to_the_list(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1600, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address}en/{PARK}")
        page.locator("#story-need + p sup a").first.click()
        expect(page.locator("#s2:target")).to_be_visible()
        assert page.evaluate(NAMED) == []
