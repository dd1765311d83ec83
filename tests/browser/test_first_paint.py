"""The first paint: a few files hold it up, all asked for at once; on the home page and the search's, none does."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from builder.pages.page import SHEETS_HERE
from tests.browser.settled import resized

PARK = "cases/chengdu/ngo-service-park/"
HOLDS_UP = re.compile(
    r'<link rel="(?:stylesheet|preload)" href="[./]*(assets/[^"]+)"|<script src="[./]*(assets/[^"]+)"></script>'
)
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((one) => one.renderBlockingStatus === "blocking").map((one) => one.name)"""
"""What the browser says that held up the first paint."""
EARLY = [f"{edition}/{page}" for edition in ("en", "zh", "zh-hant") for page in ("", "search/")]
"""Pages that are painted before a file of theirs has come."""
BEFORE_THE_SHEETS = 8 * 1024
"""The bytes of a page that a browser needs for that, compressed. On slow 3G (400 kbit/s, 400 ms a trip) these are
.16 s, with the trip .56 s; measured .8 to .9 with a processor that is four times as slow."""
PAINTED = """() => new Promise((resolve) => new PerformanceObserver((list) => {
  if (list.getEntriesByName("first-contentful-paint").length) resolve();
}).observe({ type: "paint", buffered: true }))"""
ABOVE = """() => {
  const sheet = document.querySelector("body link");
  const all = [...getComputedStyle(document.documentElement)]
    .filter((name) => !/^(--|(-webkit|inset|block|inline|touch|scroll|overscroll|print)-)/.test(name))
    .filter((name) => !/^(transition|cursor|outline-color)/.test(name));
  const ofGrowing = all.filter((name) => !/^(bottom|height|perspective-origin|transform-origin)$/.test(name));
  return [...document.querySelectorAll("html, body, body *")]
    .filter((element) => element.contains(sheet) || element.compareDocumentPosition(sheet) & 4)
    .filter((element) => element !== sheet && !element.matches(".casebook-palette"))
    .flatMap((element) => {
      const isAround = element.contains(sheet), isInSidebar = element.closest(".md-sidebar");
      const names = isAround || element.closest(".md-sidebar, #__drawer") ? ofGrowing : all;
      const { x, y, width, height } = element.getBoundingClientRect();
      const box = [x, y, width, isAround || isInSidebar ? "" : height].join();
      return [null, "::before", "::after", ...(element.matches("input") ? ["::placeholder"] : [])].map((part) => {
        const style = getComputedStyle(element, part);
        if (part && style.content === "none") return "";
        const name = `${element.tagName}.${element.getAttribute("class")}${part ?? ""}`;
        return [name, box, ...names.map((name) => `${name}:${style.getPropertyValue(name)}`)].join(";");
      });
    });
}"""
"""How each element above the sheets looks as it is painted, and where it is. What stands around the sheets grows with
what comes below them, and so do the navigation, whose last line is a button that only the script can serve, and the
distance of the drawer's unseen switch from the end of the page."""
KEPT = f"() => {{ window.kept = ({ABOVE})(); return kept.length; }}"
"""Keeps that in the page: to bring megabytes of it here takes longer than to compare them there."""
CHANGED = f"""() => {{
  const now = ({ABOVE})();
  return kept.length === now.length ? kept.flatMap((one, n) => one === now[n] ? [] : [[one, now[n]]]) : [kept, now];
}}"""
"""What of it is no longer as it was, as it was and as it is."""


def hold(_: Route) -> None:
    """Answers nothing."""


@pytest.mark.parametrize(
    ("path", "words", "most"),
    [
        ("en/", "", 6),
        ("zh/", "", 6),
        ("en/search/", "?q=incubator", 7),
        (f"en/{PARK}", "", 6),
        ("en/compare/", "?c=chengdu/ngo-service-park,shanghai/npi", 6),
    ],
)
def test_all_that_holds_up_the_first_paint_is_asked_for_in_one_round(
    page: Page, address: str, site: Path, path: str, words: str, most: int
) -> None:
    """No file is answered before the last of them is asked for: if one led to another, that would wait for ever."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    needed = {address + (sheet or script) for sheet, script in HOLDS_UP.findall(html)}
    asked: set[str] = set()

    def all_asked(request: Request) -> bool:
        asked.add(request.url)
        return needed <= asked

    page.route("**/assets/**", hold)
    with page.expect_request(all_asked):
        page.goto(f"{address}{path}{words}", wait_until="commit")
    page.unroute("**/assets/**")  # lets go what is held
    page.wait_for_load_state()
    assert 3 < len(needed) <= most
    assert set(page.evaluate(BLOCKING)) <= needed


@contextmanager
def nothing_but_the_page(page: Page, address: str) -> Iterator[None]:
    """A page of which no file comes, but for the mark in its header; then they all do."""
    page.route(re.compile(r"\.(?:css|js)$"), hold)
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED)
    yield
    page.unroute(re.compile(r"\.(?:css|js)$"))
    page.reload()


@pytest.mark.parametrize("path", EARLY)
def test_home_and_search_are_painted_before_any_file_has_come(page: Page, address: str, site: Path, path: str) -> None:
    with nothing_but_the_page(page, address + path):
        for seen in ("header .casebook-name", "h1", "#casebook-q", ".cb-home-search button"):
            expect(page.locator(seen)).to_be_in_viewport(ratio=1)
        assert page.evaluate(BLOCKING) == []
    html = (site / path / "index.html").read_bytes()
    assert SHEETS_HERE.encode() not in html
    above = html[: html.index(b'<link rel="stylesheet"')]
    assert b'id="casebook-q"' in above
    assert len(gzip.compress(above, 9)) <= BEFORE_THE_SHEETS


def changes(first: str, then: str) -> Iterator[str]:
    """What of an element is not as it was first: its box, or a property."""
    pairs = zip(first.split(";"), then.split(";"), strict=True)
    yield from (f"{first.partition(';')[0]} {a} -> {b}" for a, b in pairs if a != b)


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        *((path, 390, "light") for path in EARLY),
        *((path, 1280, "dark") for path in ("en/", "zh/search/", "zh-hant/")),
        ("en/search/", 320, "dark"),
        ("zh/search/", 800, "light"),
        ("en/", 1000, "dark"),
        ("zh-hant/", 1920, "light"),
    ],
)
def test_what_is_painted_first_looks_and_stands_as_with_the_sheets(
    page: Page, address: str, path: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    resized(page, width, 800)
    with nothing_but_the_page(page, address + path):
        first = page.evaluate(ABOVE)
    page.wait_for_load_state()
    whole = page.evaluate(ABOVE)
    assert len(first) == len(whole) > 200
    assert [change for pair in zip(first, whole, strict=True) for change in changes(*pair)][:9] == []


SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))
  .observe({ type: "layout-shift", buffered: true });"""
NEXT_FRAME = "() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))"
STILL = 0.02
"""The most that a page may move in all (cumulative layout shift; people notice it from .1 on)."""


@pytest.mark.combinations(
    path=["en/", "zh/", "zh-hant/", "en/search/?q=incubator", "zh/search/?q=孵化", "zh-hant/search/?q=孵化"],
    width=[390, 1280],
    scheme=["light", "dark"],
    is_reversed=[False, True],
)
def test_nothing_moves_while_the_sheets_come_one_by_one(
    page: Page, address: str, path: str, width: int, scheme: Literal["light", "dark"], is_reversed: bool
) -> None:
    page.emulate_media(color_scheme=scheme)
    resized(page, width, 800)
    page.add_init_script(SHIFTS)
    held: list[Route] = []
    page.route(re.compile(r"\.css$"), lambda route: held.append(route))
    page.goto(address + path, wait_until="commit")
    page.evaluate(PAINTED)
    assert page.evaluate(KEPT) > 200
    assert len(held) >= 5
    for route in held[:: -1 if is_reversed else 1]:
        assert page.evaluate(CHANGED) == []
        with page.expect_response(route.request.url):
            route.continue_()
        page.evaluate(NEXT_FRAME)
    expect(page.locator("footer")).to_be_attached()
    if "?q=" in path:
        expect(page.locator("#casebook-page li").first).to_be_visible()
    page.wait_for_load_state()
    page.evaluate(NEXT_FRAME)
    assert sum(page.evaluate("shifts")) <= STILL


DARK, LIGHT = "rgb(20, 26, 26)", "rgb(252, 251, 248)"
PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize(
    ("scheme", "choice", "paper"),
    [("light", "dark", DARK), ("dark", "light", LIGHT), ("light", "auto", LIGHT), ("dark", None, DARK)],
)
@pytest.mark.parametrize("path", ["en/", "zh/search/"])
def test_the_first_paint_has_the_colours_that_the_reader_chose(
    page: Page, address: str, path: str, scheme: Literal["light", "dark"], choice: str | None, paper: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address + "en/about/")
    if choice:
        page.evaluate("choice => localStorage.setItem('casebook.palette', choice)", choice)
    with nothing_but_the_page(page, address + path):
        assert page.evaluate(PAPER) == paper
    page.wait_for_load_state()
    assert page.evaluate(PAPER) == paper


ADD = """(name) => new Promise((resolve) => {
  const element = document.createElement(name);
  element.textContent = name === "style" ? "h1 { color: rgb(1, 2, 3) }" : "document.title = 'run'";
  document.addEventListener("securitypolicyviolation", (refused) => resolve(
    [refused.effectiveDirective, getComputedStyle(document.querySelector("h1")).color, document.title]));
  document.head.append(element);
})"""


@pytest.mark.parametrize("path", ["en/", "zh/search/"])
@pytest.mark.parametrize("name", ["style", "script"])
def test_no_style_and_no_script_but_the_pages_own_is_allowed(
    browser: Browser, address: str, path: str, name: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + path)
        assert page.evaluate("document.head.querySelector('style').sheet.cssRules.length") > 50
        directive, colour, title = page.evaluate(ADD, name)
    assert directive == f"{name}-src-elem"
    assert colour != "rgb(1, 2, 3)"
    assert title != "run"


def test_a_page_in_a_folder_has_its_first_style_too(page: Page, site: Path) -> None:
    page.goto((site / "en" / "search" / "index.html").as_uri())
    assert page.evaluate("document.head.querySelector('style').sheet.cssRules.length") > 50
    assert page.evaluate(
        "[...document.styleSheets].every((sheet) => sheet.ownerNode.localName === 'style' || sheet.href)"
    )
