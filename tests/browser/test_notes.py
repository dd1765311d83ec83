"""Sources that open in place: by mouse, keyboard and touch, narrow and dark; on paper; without scripts."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.reader import Reader, reader_of
from tests.browser.unfolded import unfolded

PARK = "cases/chengdu/ngo-service-park/"
NPI = "cases/shanghai/npi/"
HEAVIEST = 21_504
"""The bytes of a case's page as it is published, with the words that it quotes, compressed as `gzip -9` does."""


@pytest.fixture(scope="module", params=[("light", 1280), ("dark", 320)], ids=["wide", "narrow"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Reader]:
    scheme, width = request.param
    size = {"width": width, "height": 720}
    with reader_of(browser, viewport=size, color_scheme=scheme, has_touch=True) as reader:
        yield reader


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}en/{PARK}")
    return page


def note(page: Page) -> Locator:
    return page.locator(".cb-in-place")


def fits(page: Page) -> bool:
    """Nothing wider than the window, and the note within it."""
    box = note(page).bounding_box()
    width: int = page.evaluate("document.documentElement.clientWidth")
    return box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width + 0.5


@pytest.mark.parametrize("where", ["sup a", ".cb-figures a", ".cb-model a", ".cb-versions a", ".cb-timeline sup a"])
def test_a_claim_opens_its_source_beside_it(page: Page, where: str) -> None:
    claim = unfolded(page.locator(f"#content {where}").first)
    claim.click()
    expect(note(page)).to_be_focused()
    expect(claim).to_have_attribute("aria-expanded", "true")
    line = page.locator(page.evaluate("(claim) => claim.hash", claim.element_handle()))
    assert line.locator("a").first.inner_text() in note(page).inner_text()
    assert fits(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    claim.click()
    expect(note(page)).to_have_count(0)
    expect(claim).to_have_attribute("aria-expanded", "false")


def test_by_keyboard(page: Page) -> None:
    first, second = page.locator("#content .cb-story sup a").all()[:2]
    for key in ("Enter", " "):
        first.focus()
        page.keyboard.press(key)
        expect(note(page)).to_be_focused()
        page.keyboard.press("Tab")
        expect(note(page).locator("a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(note(page)).to_have_count(0)
        expect(first).to_be_focused()
    first.press("Enter")
    second.focus()
    expect(note(page)).to_have_count(0)
    second.press("Enter")
    expect(note(page)).to_have_count(1)
    page.locator(".cb-in-place button").press("Enter")
    expect(second).to_be_focused()


def test_by_touch_and_beside_it(page: Page) -> None:
    claims = page.locator("#content .cb-story sup a").all()
    claims[0].tap()
    expect(note(page)).to_be_visible()
    page.locator("h2#story").tap()
    expect(note(page)).to_have_count(0)


def test_a_note_says_what_it_is_and_leads_on(page: Page, address: str) -> None:
    page.locator("#content sup a").first.click()
    expect(page.get_by_role("dialog", name="Sources [1]")).to_be_visible()
    note(page).get_by_role("link", name="Sources").click()
    expect(page.locator("#s1:target, #s1 :target")).to_be_visible()
    expect(note(page)).to_have_count(0)
    page.locator("#content sup a").first.click()
    note(page).get_by_role("link", name="All about this source").click()
    expect(page).to_have_url(f"{address}en/sources/xu-2012/")


def test_the_list_leads_back_to_the_claims(page: Page) -> None:
    line = unfolded(page.locator("#s1"))
    expect(line.locator(".cb-backlinks a").first).to_be_hidden()
    summary = line.locator(".cb-backlinks summary")
    links = int(summary.inner_text().rpartition(" ")[2])
    summary.click()
    assert line.locator(".cb-backlinks a").count() == links > 1
    boxes = [one.bounding_box() for one in (summary, *line.locator(".cb-backlinks a").all())]
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
    line.locator(".cb-backlinks a").first.click()
    target = page.locator(":target")
    assert target.evaluate("(claim) => claim.hash.split('-')[0]") == "#s1"
    expect(note(page)).to_have_count(0)


def test_from_a_folder(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "zh" / NPI / "index.html").as_uri())
    page.locator("#content sup a").first.click()
    expect(note(page)).to_be_visible()
    note(page).get_by_role("link", name="资料详情").click()
    page.wait_for_url("**/zh/sources/*/index.html")


def test_on_paper_there_is_the_list_alone(page: Page) -> None:
    page.locator("#content sup a").first.click()
    page.emulate_media(media="print")
    expect(note(page)).to_be_hidden()
    expect(page.locator(".cb-backlinks").first).to_be_hidden()
    expect(page.locator("#s1")).to_be_visible()


def test_without_scripts_a_claim_leads_to_the_list(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}en/{PARK}")
        page.locator("#content sup a").first.click()
        expect(page.locator("#s1:target, #s1 :target")).to_be_visible()
        page.locator("#s1 a").first.click()
        expect(page).to_have_url(f"{address}en/sources/xu-2012/")


def test_no_page_of_a_case_is_heavy(published_site: Path) -> None:
    pages = sorted(published_site.glob("*/cases/*/*/index.html"))
    assert pages
    sizes = {
        path.relative_to(published_site).as_posix(): len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in pages
    }
    assert {path: size for path, size in sizes.items() if size > HEAVIEST} == {}


def test_the_quoted_words_come_first(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    claim = unfolded(page.locator('#story-practice ~ p a[href$="-model"]').first)
    quote = page.locator(str(claim.get_attribute("href")))
    expect(quote.locator("blockquote")).to_have_attribute("lang", "zh")
    claim.click()
    note = page.locator(".cb-in-place")
    expect(note.locator(":scope > :first-child blockquote")).to_have_text(
        str(quote.locator("blockquote").text_content())
    )
    expect(note.locator("figure")).to_have_count(1)
    expect(note).to_contain_text("Read in full")
    note.get_by_role("link", name="What rests on them").click()
    expect(page).to_have_url(f"{address}en/sources/fu-2012/#q-model")
    claims = page.locator("#q-model ~ ul").first.locator("a")
    expect(claims.filter(has_text="Chengdu NGO Service Park").first).to_be_visible()


def test_a_mark_of_several_quotes_shows_each(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    claim = unfolded(page.locator("#content p a[data-and]").first)
    href, others = str(claim.get_attribute("href")), str(claim.get_attribute("data-and")).split(" ")
    line = href.partition("-")[0]
    quoted = [page.locator(each).locator("blockquote") for each in (href, *(f"{line}-{other}" for other in others))]
    words = [str(quote.text_content()) for quote in quoted]
    claim.click()
    expect(page.locator(".cb-in-place blockquote")).to_have_text(words)
    assert len(set(words)) > 1
    marks = page.locator("#content sup").all_inner_texts()
    assert not [text for text in marks if len(set(text.split())) < len(text.split())]


def test_a_claim_without_quoted_words_shows_none(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    unfolded(page.locator('#story-need ~ p a[href="#s2"]').first).click()
    expect(page.locator(".cb-in-place")).to_be_visible()
    expect(page.locator(".cb-in-place figure")).to_have_count(0)
