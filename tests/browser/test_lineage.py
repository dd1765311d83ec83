"""The lineage in a browser: which picture a screen shows, where its lines lead, that it fits and works by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.reader import Reader, reader_of
from tests.browser.settled import landed
from tests.pages.lineage.made_base import made_base
from tests.sites import built

NPI = "cases/shanghai/npi/"
EVIDENCE = "ngo-service-park-adapts-npi"
EDITIONS = ("en", "zh", "zh-hant")
WIDE, NARROW = "svg.cb-wide", "svg.cb-narrow-picture"


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    with reader_of(browser) as reader:
        yield reader


@pytest.fixture(scope="module")
def many(made_once: Callable[[str, Callable[[Path], object]], Path], serve: Callable[[Path], str]) -> str:
    """The site of 35 made-up records, served."""
    return serve(made_once("made-35", lambda folder: built(made_base(folder, seed=3, count=35))) / "site")


def opened(context: BrowserContext, url: str, *, width: int) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url)
    return page


@pytest.mark.combinations(language=EDITIONS, width=[320, 768, 1280])
def test_each_screen_has_its_picture(context: BrowserContext, address: str, language: str, width: int) -> None:
    shown, hidden = (WIDE, NARROW) if width == 1280 else (NARROW, WIDE)
    page = opened(context, f"{address}{language}/lineage/", width=width)
    if page.locator(f"{WIDE}.cb-broad").count():
        shown, hidden = NARROW, WIDE
    assert page.locator(shown).is_visible()
    assert not page.locator(hidden).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_picture_too_wide_for_its_words_is_for_paper(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}en/lineage/", width=1280)
    page.locator(WIDE).evaluate("(picture) => picture.classList.add('cb-broad')")
    expect(page.locator(NARROW)).to_be_visible()
    expect(page.locator(WIDE)).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(NARROW)).to_be_hidden()
    expect(page.locator(WIDE)).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_all_words_stay_in_the_picture(context: BrowserContext, address: str, width: int) -> None:
    """Texts are given room by count: even a machine with wide letters keeps them between the edges of the page."""
    page = opened(context, f"{address}en/lineage/", width=width)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('figure.cb-lineage svg text')]
            .map((text) => text.getBoundingClientRect())
            .filter((box) => box.width && (box.left < 0 || box.right > document.documentElement.clientWidth)).length"""
    )
    assert outside == 0


@pytest.mark.combinations(language=EDITIONS, width=[320, 1000, 1280])
def test_no_line_passes_a_word_or_a_box(context: BrowserContext, address: str, language: str, width: int) -> None:
    """As the browser draws them, with the letters of this machine; all words of a box are within it."""
    assert_clear(opened(context, f"{address}{language}/lineage/", width=width))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_35_records_need_no_scrolling_sideways(context: BrowserContext, many: str, language: str) -> None:
    page = opened(context, f"{many}{language}/lineage/", width=1280)
    assert_clear(page)
    picture = page.locator(".cb-lineage .cb-scroll")
    assert picture.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    smallest = page.locator(f"{WIDE} text").evaluate_all(
        """(texts) => Math.min(...texts.map((text) =>
            text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize)))"""
    )
    assert smallest >= 10


def assert_clear(page: Page) -> None:
    """Looked at every 4 px of a line: no word is as low or as narrow."""
    found = page.evaluate(
        """() => {
            const shown = [...document.querySelectorAll('figure.cb-lineage svg[role=group]')].find(
                (svg) => svg.getBoundingClientRect().width);
            const words = [...shown.querySelectorAll('text')].map((text) => text.getBBox());
            const boxes = [...shown.querySelectorAll('.b')].map((box) => box.getBBox());
            const points = [...shown.querySelectorAll('.t > path:first-of-type')].flatMap((line) =>
                Array.from({length: line.getTotalLength() / 4}, (_, at) => line.getPointAtLength(4 * at)));
            const inside = (x, y, box, by = 0) => x > box.x + by && x < box.x + box.width - by
                && y > box.y + by && y < box.y + box.height - by;
            const corners = (word) => [[word.x, word.y], [word.x + word.width, word.y + word.height]];
            return {
                lines: points.length,
                passed: points.filter((at) => words.some((word) => inside(at.x, at.y, word))
                    || boxes.some((box) => inside(at.x, at.y, box, 1))).length,
                outside: words.filter((word) => boxes.some((box) =>
                    new Set(corners(word).map(([x, y]) => inside(x, y, box))).size > 1)).length,
            };
        }"""
    )
    assert found["lines"] > 250
    assert (found["passed"], found["outside"]) == (0, 0)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_line_leads_to_its_evidence(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = opened(context, f"{address}en/lineage/", width=width)
        picture = NARROW if width == 320 else WIDE
        page.locator(f'{picture} a[href="#{EVIDENCE}"] text').click()
        expect(page).to_have_url(re.compile(f"#{EVIDENCE}$"))
        expect(page.locator(f"#{EVIDENCE}")).to_contain_text("NPI")


def test_a_record_is_reached_by_keyboard(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}en/lineage/", width=1280)
    record = page.locator(f"{WIDE} a.n").first
    path = (record.get_attribute("href") or "").removeprefix("../")
    assert path.startswith(("cases/", "policies/"))
    record.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/en/{path}")


@pytest.mark.combinations(language=EDITIONS, width=[390, 1000, 1280])
def test_the_door_is_readable_and_as_wide_as_the_page(
    context: BrowserContext, address: str, language: str, width: int
) -> None:
    shown, least = "narrow" if width == 390 else "wide", 11 if width == 1000 else 12
    page = opened(context, f"{address}{language}/", width=width)
    pictures = page.locator(".cb-home-lineage svg")
    assert [picture.is_visible() for picture in pictures.all()] == [shown == "wide", shown == "narrow"]
    picture = page.locator(f".cb-door-{shown}")
    sizes = picture.locator("text, tspan").evaluate_all(
        """(texts) => texts.map((text) =>
            text.closest("text").getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize))"""
    )
    assert min(sizes) >= least
    assert picture.evaluate("(drawn) => drawn.clientWidth / drawn.closest('section').clientWidth") > 0.9
    outside = picture.locator("text").evaluate_all(
        """(texts) => texts.filter((text) =>
            text.getBoundingClientRect().right > text.ownerSVGElement.getBoundingClientRect().right + 1).length"""
    )
    assert outside == 0


def test_it_works_from_a_folder(context: BrowserContext, site: Path) -> None:
    page = opened(context, (site / "en" / "index.html").as_uri(), width=390)
    page.locator(".cb-home-lineage a").click()
    landed(page, (site / "en" / "lineage" / "index.html").as_uri())
    page.locator(f'{NARROW} a[aria-label="SpinaChina"] text').click()
    expect(page).to_have_url((site / "en" / "cases" / "chengdu" / "spinachina" / "index.html").as_uri())


def test_paper_shows_the_wide_picture(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}zh/lineage/", width=390)
    page.emulate_media(media="print")
    assert page.locator(WIDE).is_visible()
    assert not page.locator(NARROW).is_visible()


@pytest.mark.parametrize(
    ("start", "device", "scripts"), [("served", "light", True), ("served", "dark", False), ("folder", "dark", True)]
)
def test_a_case_shows_its_neighbours_in_the_ink_of_the_page(
    browser: Browser, address: str, site: Path, *, start: str, device: Literal["light", "dark"], scripts: bool
) -> None:
    """Nothing in the policy keeps the drawing away; on dark paper it is turned, whoever says that it is dark."""
    context = browser.new_context(
        viewport={"width": 320, "height": 800}, color_scheme=device, java_script_enabled=scripts
    )
    page = context.new_page()
    at = f"{address}zh/{NPI}" if start == "served" else (site / "zh" / NPI / "index.html").as_uri()
    page.goto(f"{at}#connections")
    image = page.locator(".cb-neighbours > a > img")
    expect(image).to_have_js_property("naturalWidth", 300)
    box = image.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320
    assert is_dark(image) is (device == "dark")
    if scripts:
        turned = "light" if device == "dark" else "dark"
        page.evaluate("palette => localStorage.setItem('casebook.palette', palette)", turned)
        page.reload()
        assert is_dark(image) is (turned == "dark")
    page.emulate_media(media="print")
    assert image.evaluate("(image) => getComputedStyle(image).filter") == "none"
    context.close()


def is_dark(shown: Locator) -> bool:
    """Whether it is light ink on dark paper: ink there is in either case."""
    expect(shown).to_have_js_property("complete", True)
    shown.scroll_into_view_if_needed()
    greys = Image.open(BytesIO(shown.screenshot())).convert("L").histogram()
    dark, light = sum(greys[:80]), sum(greys[180:])
    assert min(dark, light) > 0
    return dark > 5 * light


def test_a_case_leads_to_the_picture_of_all(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}en/{NPI}#connections", width=390)
    page.get_by_role("link", name="Lineage").filter(has=page.locator("img")).press("Enter")
    page.wait_for_url("**/en/lineage/")
