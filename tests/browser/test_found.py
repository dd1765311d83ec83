"""What a result of the search leads to: the passage, with the words marked, whatever it is folded in."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.settled import landed, searched

PARK = "cases/chengdu/ngo-service-park/"


def opened(page: Page, site: str, query: str, hit: str) -> None:
    """The page of a hit, through the page of results. hit: a part of its address."""
    page.goto(f"{site}?q={quote(query)}")
    searched(page)
    page.locator(f'#casebook-results a[href*="{hit}"]').first.click()
    landed(page, re.compile(re.escape(hit) + r"(?!.*[?&]w=)"))


@pytest.mark.parametrize(
    ("language", "query", "hit", "marked"),
    [
        ("en", "second intake applications", PARK, "second intake"),
        ("en", "incubated", "cases/shanghai/npi/", "incubat"),
        ("zh", "二期招募", PARK, "二期招募"),
        ("zh-hant", "二期招募", PARK, "二期招募"),
    ],
)
def test_a_hit_opens_at_the_passage(page: Page, address: str, language: str, query: str, hit: str, marked: str) -> None:
    opened(page, f"{address}{language}/search/", query, hit)
    marks = page.locator("mark.cb-found")
    expect(marks.filter(has_text=re.compile(marked.split()[0], re.IGNORECASE)).first).to_be_attached()
    seen = page.evaluate(SEEN)
    assert any(marked.split()[0] in text.lower() for text in seen), seen


SEEN = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return Array.from(document.querySelectorAll("mark.cb-found"))
    .filter((one) => { const { top, bottom } = one.getBoundingClientRect(); return bottom > 0 && top < innerHeight; })
    .map((one) => one.textContent);
}"""
"""The marked words that the reader sees."""
FOLD = """document.addEventListener("DOMContentLoaded", () => {
  const fold = document.createElement("details"), inner = document.createElement("details");
  const part = Array.from(document.querySelectorAll("main article p")).pop();
  part.before(fold);
  fold.append(document.createElement("summary"), inner);
  inner.append(document.createElement("summary"), part);
  part.append(" foldedword");
});"""
"""The last paragraph is folded, twice, before the page's scripts have it."""


def test_what_is_folded_opens(page: Page, address: str) -> None:
    page.add_init_script(FOLD)
    page.goto(f"{address}en/{PARK}")
    expect(page.locator("details details").last).to_be_hidden()
    page.goto(f"{address}en/{PARK}?w=foldedword")
    expect(page.locator("mark.cb-found").first).to_be_in_viewport()


def test_it_works_from_a_folder(page: Page, site: Path) -> None:
    opened(page, (site / "en" / "search" / "index.html").as_uri(), "second intake applications", PARK)
    assert page.evaluate(SEEN)


def test_a_person_is_found_at_the_anchor(page: Page, address: str) -> None:
    opened(page, f"{address}en/search/", "Xu Qizhi", "people/")
    expect(page).to_have_url(f"{address}en/people/#xu-qizhi")
    expect(page.locator("#xu-qizhi")).to_be_in_viewport()


def test_words_that_are_nowhere_leave_the_page_as_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}?w=zzqqxx")
    expect(page).to_have_url(f"{address}en/{PARK}")
    expect(page.locator("mark.cb-found")).to_have_count(0)
    assert page.evaluate("scrollY") == 0
