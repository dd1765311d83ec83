"""The views that need no script, in a real browser from a folder: they stand there whole, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, ViewportSize

from tests.browser.settled import resized

RECORD = "cases/chengdu/ngo-service-park/"
VIEWS = (
    "cases/",
    "timeline/",
    "timeline/places/chengdu/",
    "lineage/",
    "compare/three-incubators/",
    "policies/axis/",
    "sources/fu-2012/",
    "disagreements/",
    "unknown/",
    "choose/",
    "known/",
    "glossary/",
    "contribute/codebook/",
    "contribute/translating/",
    "contribute/writing/",
    "data/",
    "editions/",
    "uses/",
    "guides/",
    "guides/registration/",
    "guides/money/",
    "guides/government-or-ngo/",
    "guides/taiwan/",
    "guides/disaster/",
    RECORD,
    f"{RECORD}parallel/",
    f"{RECORD}disagreements/",
    f"{RECORD}cite/",
    f"{RECORD}handout/",
)
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[Mapping[bool, Page]]:
    """A page with scripts and one without."""
    narrow: ViewportSize = {"width": 320, "height": 700}
    contexts = {scripts: browser.new_context(viewport=narrow, java_script_enabled=scripts) for scripts in (True, False)}
    yield {scripts: context.new_page() for scripts, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.combinations(view=VIEWS, language=["en", "zh", "zh-hant"], scripts=[True, False])
def test_each_stands_whole(pages: Mapping[bool, Page], site: Path, view: str, language: str, scripts: bool) -> None:
    page = pages[scripts]
    told: list[str] = []
    with heard(page, told):
        page.goto(f"{(site / language / view).as_uri()}/index.html")
        for width in (320, 1280):
            resized(page, width, 700)
            assert page.locator("h1").first.is_visible()
            assert len(page.locator("#content").inner_text()) > 150
            if scripts:
                assert not page.evaluate(WIDER), width
    assert told == []


@contextmanager
def heard(page: Page, told: list[str]) -> Iterator[None]:
    """What a page says on the console, for a while."""

    def of_console(message: ConsoleMessage) -> None:
        told.append(message.text)

    def of_page(error: Error) -> None:
        told.append(str(error))

    page.on("console", of_console)
    page.on("pageerror", of_page)
    yield
    page.remove_listener("console", of_console)
    page.remove_listener("pageerror", of_page)


@pytest.mark.parametrize("language", ["en", "zh", "zh-hant"])
def test_two_languages_stand_beside_each_other_or_one_below_the_other(
    browser: Browser, site: Path, language: str
) -> None:
    page = browser.new_page()
    page.goto((site / language / RECORD / "parallel" / "index.html").as_uri())
    pair = page.locator(".cb-section-story .cb-pair").first.locator("> div")
    for width, beside in ((1280, True), (390, False)):
        resized(page, width, 700)
        own, other = pair.nth(0).bounding_box(), pair.nth(1).bounding_box()
        assert own
        assert other
        assert (other["x"] >= own["x"] + own["width"]) == beside
        assert (other["y"] >= own["y"] + own["height"]) != beside
    assert pair.nth(1).get_attribute("lang") == ("zh-Hans" if language == "en" else "en")
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_bars_of_the_axis_share_one_scale(browser: Browser, site: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto((site / "en" / "policies" / "axis" / "index.html").as_uri())
    boxes = [svg.bounding_box() for svg in page.locator(".cb-bar svg").all()]
    assert len(boxes) > 10
    assert len({(round(box["x"]), round(box["width"])) for box in boxes if box}) == 1
    years = page.locator(".cb-years").bounding_box()
    assert years
    assert boxes[0]
    assert abs(years["width"] - boxes[0]["width"]) < 2
    page.close()


def test_a_turn_of_a_policy_is_told_on_the_page_of_a_case(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page.goto((site / "zh" / "cases" / "chengdu" / "spinachina" / "index.html").as_uri())
    row = page.locator(".cb-force tbody tr").filter(has_text="备案").first
    assert row.locator("td").all_inner_texts()[:1] == ["尚未宣布"]
    page.close()


@pytest.mark.parametrize(("language", "other"), [("en", "zh"), ("zh", "en"), ("zh-hant", "en")])
def test_a_guide_leads_to_its_counterpart_and_back_to_all(
    browser: Browser, site: Path, language: str, other: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page.goto((site / language / "guides" / "money" / "index.html").as_uri())
    assert page.locator(f'link[rel="alternate"], a[href$="/{other}/guides/money/"]').count()
    branch = page.locator("details.casebook-branch[open]")
    assert branch.locator("a").count() == 6
    assert branch.locator("[aria-current]").count() == 1
    page.close()
