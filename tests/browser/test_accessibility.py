"""Accessibility that no checker sees: spacing of a reader's own, targets, sizes of type, forced colours, names."""

from __future__ import annotations

from io import BytesIO
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.legible import SPACING, lost_texts, open_all, small_targets
from tests.browser.reader import Device
from tests.browser.settled import resized, searched

PARK = "cases/chengdu/ngo-service-park/"
POLICY = "policies/chengdu/direct-registration/"
SOURCE = "sources/fu-2012-en/"
PAGES = (
    "",
    PARK,
    f"{PARK}handout/",
    "cases/",
    "compare/",
    "search/",
    SOURCE,
    POLICY,
    "contribute/codebook/",
    "contribute/translating/",
    "contribute/writing/",
    "data/",
    "editions/",
    "uses/",
)
WIDTHS = (320, 390, 1280)
EDITIONS = ("en", "zh")
SEARCHED = "search/?q=incubator"
PRESSED = (
    *PAGES,
    "map/",
    "timeline/",
    "sources/",
    "people/",
    "teach/",
    "disagreements/",
    SEARCHED,
)


@pytest.fixture(scope="module")
def device() -> Device:
    """Whose pages take style sheets of the reader's own."""
    return {"viewport": {"width": 320, "height": 844}, "bypass_csp": True, "reduced_motion": "reduce"}


@pytest.mark.combinations(path=PAGES, edition=EDITIONS, width=WIDTHS)
def test_spacing_of_the_readers_own_loses_no_text(
    page: Page, address: str, path: str, edition: str, width: int
) -> None:
    """320 pixels are 1,280 at 400 %, too."""
    resized(page, width, 844)
    page.goto(f"{address}{edition}/{path}")
    page.add_style_tag(content=SPACING)
    assert lost_texts(page) == []
    if path in (PARK, POLICY):
        open_all(page)
        assert lost_texts(page) == []


def test_what_is_lost_is_noticed(page: Page, address: str) -> None:
    page.goto(f"{address}en/accessibility/")
    assert lost_texts(page) == []
    page.add_style_tag(content=".casebook-footer a { display: block !important; height: 8px; overflow: hidden; }")
    assert "cut" in " ".join(lost_texts(page))
    page.add_style_tag(content="h1 { position: fixed; background: #fff; } h2 { margin: 0 0 -1em !important; }")
    assert {"covered", "on each other"} <= {each.split(":")[0] for each in lost_texts(page)}


@pytest.mark.combinations(path=PRESSED, edition=EDITIONS, width=WIDTHS)
def test_all_that_can_be_pressed_has_24_pixels(page: Page, address: str, path: str, edition: str, width: int) -> None:
    resized(page, width, 844)
    page.goto(f"{address}{edition}/{path}")
    if path == SEARCHED:
        searched(page)
    open_all(page)
    if width < 1280:
        page.evaluate("document.getElementById('__drawer').checked = true")
    assert small_targets(page) == []


def test_what_opens_has_24_pixels_too(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    page.locator("#content sup a").first.click()
    page.locator("h1 ~ .cb-status input[data-pick]").check()
    expect(page.locator(".cb-tray")).to_have_css("position", "fixed")  # Its sheet comes after the page.
    assert small_targets(page) == []
    page.locator(".cb-bar [href='#contents']").click()
    assert small_targets(page) == []
    page.locator("#casebook-q").fill("incubator")
    searched(page)
    assert small_targets(page) == []
    assert small_targets(page, 200) != []


@pytest.mark.combinations(path=(*PAGES, SEARCHED), width=WIDTHS)
def test_no_type_is_smaller_than_12_pixels(page: Page, address: str, path: str, width: int) -> None:
    """Numbers of citations least of all; pictures are held by their own tests."""
    resized(page, width, 844)
    sizes = """() => [...document.querySelectorAll("body *:not(svg *, script, style)")].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .map((element) => [parseFloat(getComputedStyle(element).fontSize), element.localName])"""
    page.goto(f"{address}en/{path}")
    measured = page.evaluate(sizes)
    assert min(size for size, _ in measured) >= 12
    if path == PARK:
        assert page.locator("sup a").count() > 100


SIGNS = {
    PARK: (
        ".cb-strength i",
        ".cb-share",
        ".cb-neighbours img",
        "#content sup a",
        ".cb-bar a",
        ".cb-timeline > li:not(.cb-policy)",
    ),
    "lineage/": (".cb-narrow-picture .n .m", ".cb-narrow-picture .t .s", ".cb-narrow-picture .t path"),
    "map/": (".cb-map-narrow .d", ".cb-map-narrow .l"),
    "policies/axis/": (".cb-bar svg",),
    "cases/": (".cb-facet__value input:checked",),
}
"""What says something by its shape, a page."""


@pytest.mark.combinations(path=[*SIGNS], palette=["light", "dark"], scheme=["light", "dark"])
def test_signs_are_seen_in_the_colours_of_the_device(
    page: Page, address: str, path: str, palette: str, scheme: Literal["light", "dark"]
) -> None:
    """Whichever palette the reader had chosen on the site before."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(f"{address}en/privacy/")
    page.evaluate("(palette) => localStorage.setItem('casebook.palette', palette)", palette)
    page.goto(f"{address}en/{path}")
    open_all(page)
    if path == "cases/":
        page.locator(".cb-facet__value input").first.check()
    for sign in SIGNS[path]:
        assert contrast(page, sign) > 100, sign


def contrast(page: Page, selector: str) -> int:
    """Between the lightest and the darkest pixel of what is first shown of an element and around it, of 255."""
    element = page.locator(selector).locator("visible=true").first
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box is not None
    width, height = (min(box[side] + 4, 300) for side in ("width", "height"))
    clip = FloatRect(x=max(0, box["x"] - 2), y=max(0, box["y"] - 2), width=width, height=height)
    grey = Image.open(BytesIO(page.screenshot(clip=clip))).convert("L").tobytes()
    return max(grey) - min(grey)


@pytest.mark.parametrize("sign", [".cb-seal", ".cb-timeline > li:not(.cb-policy)"])
def test_squares_are_borders_which_forced_colours_keep(page: Page, address: str, sign: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}en/{PARK}")
    width = "(element) => parseFloat(getComputedStyle(element, '::before').borderTopWidth)"
    assert page.locator(sign).first.evaluate(width) > 2


def test_marks_have_names(page: Page, address: str) -> None:
    """As the accessibility tree of the browser has them."""
    resized(page, 1280, 844)
    page.goto(f"{address}en/{PARK}")
    figures = page.locator(".cb-figures").aria_snapshot()
    assert 'img "One primary source, quoted and compared"' in figures
    assert 'rowheader "First intake"' in figures
    assert "doc-noteref" in page.locator(".cb-lead sup a").first.evaluate("(mark) => mark.role")
    assert "changes the judgement" in page.locator(".cb-disagreement").first.aria_snapshot()
    assert 'link "Lineage"' in page.locator(".cb-neighbours").aria_snapshot()
    assert 'checkbox "Compare Chengdu NGO Service Park"' in page.locator(".cb-status").first.aria_snapshot()
    page.goto(f"{address}en/cases/")
    row = page.locator(".cb-row").filter(has=page.get_by_role("link", name="Chengdu NGO Service Park", exact=True))
    assert "Chengdu · Incubator · 2012" in row.aria_snapshot()
    page.goto(f"{address}en/{PARK}")
    languages = page.locator(".casebook-languages a").evaluate_all("(links) => links.map((link) => link.lang)")
    assert languages == ["zh-Hans", "zh-Hant"]
    page.goto(f"{address}en/map/")
    assert 'link "Chengdu, records: ' in page.get_by_role("group", name="places with their records").aria_snapshot()
    page.goto(f"{address}en/lineage/")
    assert "NPI (Enpai) founded Shanghai United Foundation (Lianquan)" in page.locator(".cb-wide").aria_snapshot()


@pytest.mark.combinations(path=[*dict.fromkeys((*PAGES, *SIGNS))], edition=EDITIONS)
def test_nothing_that_can_be_pressed_lacks_a_name(page: Page, address: str, path: str, edition: str) -> None:
    nameless = """() => [...document.querySelectorAll("a[href], button, summary, input, select, [role=img]")]
      .filter((element) => element.checkVisibility()).filter((element) => !(element.textContent.trim()
        || element.getAttribute("aria-label") || element.labels?.length || element.querySelector("img[alt]")))
      .map((element) => element.outerHTML.slice(0, 120))"""
    page.goto(f"{address}{edition}/{path}")
    open_all(page)
    assert page.evaluate(nameless) == []
