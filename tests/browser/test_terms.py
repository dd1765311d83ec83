"""Terms of the glossary in a record's text, in a real browser: asked for, opened, put away; nothing loaded before."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

CASE = "cases/chengdu/ngo-service-park/index.html"


def opened(browser: Browser, site: Path, language: str, *, width: int = 390) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site.as_uri()}/{language}/{CASE}")
    return page


@pytest.mark.parametrize(("language", "counterpart"), [("en", "公益孵化器"), ("zh", "Non-profit incubator")])
def test_a_term_opens_its_counterpart_by_keyboard(
    browser: Browser, site: Path, language: str, counterpart: str
) -> None:
    page = opened(browser, site, language)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "script" else None)
    toggle = page.locator("#terms")
    assert (toggle.get_attribute("aria-pressed"), asked) == ("false", [])
    toggle.press("Enter")
    page.wait_for_selector(".cb-term")
    assert [Path(url).parent.name for url in asked] == ["terms"]
    form = {"en": "incubation", "zh": "孵化"}[language]
    term = page.locator(".cb-term").filter(has_text=form).first
    term.press("Enter")
    assert term.get_attribute("aria-expanded") == "true"
    note = page.locator(".cb-counterpart").first
    assert counterpart in (note.text_content() or "")
    target = note.locator("a").get_attribute("href") or ""
    assert Path(target.removeprefix("file://").partition("#")[0]).is_file()
    assert f'id="{target.partition("#")[2]}"' in (site / language / "glossary" / "index.html").read_text(
        encoding="utf-8"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    term.press("Space")
    assert page.locator(".cb-counterpart").count() == 0
    page.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_term_once_a_section_and_none_in_a_link_or_in_another_language(
    browser: Browser, site: Path, language: str
) -> None:
    page = opened(browser, site, language)
    before = page.locator("#content").inner_text()
    page.locator("#terms").click()
    page.wait_for_selector(".cb-term")
    story = page.locator(".cb-section-story .cb-term").all_text_contents()
    assert story
    assert len({word.casefold() for word in story}) == len(story)
    assert page.locator("a .cb-term, h2 .cb-term, h3 .cb-term, sup .cb-term").count() == 0
    page.locator("#terms").click()
    assert page.locator(".cb-term").count() == 0
    words = page.locator("#terms").inner_text()
    assert page.locator("#content").inner_text() == before
    assert words in before
    page.close()


def test_without_scripts_there_is_no_button(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/en/{CASE}")
    assert not page.locator("#terms").is_visible()
    assert page.locator('.cb-tools a[href^="parallel/"]').count() == 1
    context.close()
