"""The way to another edition keeps the place: words of the address, the section, how far the reader has come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import DESK, Device
from tests.browser.settled import searched
from tests.browser.unfolded import unfolded

PARK, NPI = "cases/chengdu/ngo-service-park/", "cases/shanghai/npi/"
POLICY = "policies/chengdu/direct-registration/"
ID = re.compile(r"<(\w+)[^<>]*? id=\"([^\"]+)\"")
OF_THE_ORDER = re.compile(r"letter-")
"""Anchors of letters, syllables and strokes belong to the order of a language."""
AT_THE_TOP = """() => {
  const line = 130, shown = [...document.querySelectorAll("#content [id]:not(a)")]
    .filter((element) => element.getClientRects().length && !element.closest("[hidden]"))
    .map((element) => [element.id, element.getBoundingClientRect().top]).sort((one, other) => one[1] - other[1]);
  const above = shown.filter(([, top]) => top <= line);
  return above.length ? above[above.length - 1][0] : "";
}"""


@pytest.fixture(scope="module")
def device() -> Device:
    """A wide screen, where the switch stays in sight on every page."""
    return DESK


@pytest.fixture
def narrow(page: Page) -> Page:
    """A phone, where it does on the pages of records."""
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def switch(page: Page, name: str, to: str) -> None:
    """To the edition by the switch that the reader sees; by the mouse, for a click of Playwright scrolls."""
    box = page.locator("a[data-language]:visible", has_text=name).first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**/{to}/**")
    page.wait_for_load_state()
    page.evaluate("new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))")


SECTIONS = [(PARK, "story-practice"), (PARK, "figures"), (NPI, "people"), (POLICY, "cases")]


@pytest.mark.parametrize(("where", "anchor"), [*SECTIONS, ("glossary/", "incubator"), ("people/", "guo-hong")])
def test_the_section_in_view_is_kept(page: Page, address: str, where: str, anchor: str) -> None:
    page.goto(f"{address}en/{where}")
    read_on(page, anchor)


@pytest.mark.parametrize(("where", "anchor"), SECTIONS)
def test_the_section_in_view_is_kept_on_a_phone(narrow: Page, address: str, where: str, anchor: str) -> None:
    narrow.goto(f"{address}en/{where}")
    unfolded(narrow.locator(f"#{anchor}"))
    read_on(narrow, anchor)


def read_on(page: Page, anchor: str) -> None:
    """Reads from an anchor on, and goes through all editions."""
    target = page.locator(f"#{anchor}")
    target.evaluate("(element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 60)")
    for name, edition in (("简体", "zh"), ("繁體", "zh-hant"), ("EN", "en")):
        switch(page, name, edition)
        expect(target).to_be_in_viewport()
        assert page.evaluate(AT_THE_TOP) == anchor


@pytest.mark.parametrize("where", ["sources/fu-2012/", "disagreements/", "about/", "timeline/"])
def test_how_far_is_kept_where_all_editions_have_one_order(page: Page, address: str, where: str) -> None:
    page.goto(f"{address}en/{where}")
    far = "scrollY / Math.max(1, document.documentElement.scrollHeight - innerHeight)"
    page.evaluate("scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2)")
    before = page.evaluate(far)
    switch(page, "简体", "zh")
    assert abs(page.evaluate(far) - before) < 0.2


def test_what_an_address_names_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}#s2-rooms")
    switch(page, "简体", "zh")
    expect(page).to_have_url(f"{address}zh/{PARK}#s2-rooms")
    expect(page.locator("#s2-rooms")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("cases/", "?type=incubator"),
        ("compare/", "?c=chengdu/ngo-service-park,shanghai/npi&differ=1"),
        ("search/", "?q=incubator&kind=cases"),
    ],
)
def test_words_facets_and_compared_cases_are_kept(page: Page, address: str, where: str, words: str) -> None:
    page.goto(f"{address}en/{where}{words}")
    if where == "search/":
        searched(page)
    switch(page, "繁體", "zh-hant")
    expect(page).to_have_url(f"{address}zh-hant/{where}{words}")
    if where == "compare/":
        expect(page.locator(".cb-chosen > li")).to_have_count(2)


def test_at_the_top_the_address_stays_plain(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    switch(page, "简体", "zh")
    expect(page).to_have_url(f"{address}zh/{PARK}")


def test_a_place_is_for_one_arrival(page: Page, address: str) -> None:
    page.goto(f"{address}en/people/")
    page.evaluate("scrollTo(0, 900)")
    switch(page, "简体", "zh")
    assert page.evaluate("scrollY") > 0
    page.goto(f"{address}zh/about/")
    page.goto(f"{address}zh/people/")
    assert page.evaluate("scrollY") == 0


def test_without_scripts_the_same_page_opens(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}en/{PARK}#figures")
        page.locator("a[data-language]:visible", has_text="简体").first.click()
        expect(page).to_have_url(f"{address}zh/{PARK}")


def anchors(path: Path) -> list[str]:
    """The anchors of a page in their order; of a hand-written one, whose headings name them, the headings' levels."""
    found = ID.findall(path.read_text(encoding="utf-8"))
    shared = [(tag, name) for tag, name in found if not OF_THE_ORDER.match(name)]
    return [tag if is_handwritten(path) and re.fullmatch("h[1-6]", tag) else name for tag, name in shared]


def is_handwritten(path: Path) -> bool:
    return path.parent.parent.name == "guides" or path.parent.name in {
        "about",
        "accessibility",
        "contribute",
        "corrections",
        "course",
        "guides",
        "pictures",
        "privacy",
    }


def test_every_page_has_the_same_anchors_in_every_edition(site: Path) -> None:
    pages = {path.relative_to(site / "en") for path in (site / "en").rglob("index.html")}
    assert len(pages) > 100
    for edition in ("zh", "zh-hant"):
        differ = {
            str(path) for path in pages if sorted(anchors(site / "en" / path)) != sorted(anchors(site / edition / path))
        }
        assert differ == set()
