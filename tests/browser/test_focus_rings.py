"""Whoever goes through a page with the keyboard sees where the focus is: on everything of every kind of page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page

from tests.browser.legible import open_all
from tests.browser.reader import Device
from tests.browser.settled import resized

WIDTHS = (390, 1280)
UNMARKED = """() => {
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const rect = (element) => element.getBoundingClientRect();
  const name = (element) => element ? `${element.localName}.${element.getAttribute("class") ?? ""}` : "";
  /* What looks alike is looked at once: of the same kind, in boxes of the same kinds. */
  const boxes = (element) => [element, element.parentElement, element.parentElement?.parentElement];
  const kind = (element) => boxes(element).map(name).join(" < ");
  const inside = (element) => [element, ...element.querySelectorAll("*")].slice(0, 60);
  const near = (element) => [...inside(element), ...(element.labels ?? [])];
  const ring = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && !/, 0\\)$|transparent/.test(style.outlineColor) ? style.outline : "";
  const look = (element) => near(element).map((each) => {
    const style = getComputedStyle(each);
    const drawn = each instanceof SVGElement ? [style.strokeWidth, style.textDecorationLine] : [];
    return { each, ring: ring(style), rest: [style.boxShadow, ...drawn].join() };
  });
  /* A ring that a box around it cuts off on three sides or four. */
  const isCut = (element) => {
    const style = getComputedStyle(element), out = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
    const box = rect(element);
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      const { overflowX, overflowY, contain, clipPath } = getComputedStyle(above), frame = rect(above);
      const all = /paint|strict|content/.test(contain) || clipPath !== "none";
      const wide = overflowX === "visible" && !all, high = overflowY === "visible" && !all;
      const sides = [
        wide || box.left - out >= frame.left - .5, wide || box.right + out <= frame.right + .5,
        high || box.top - out >= frame.top - .5, high || box.bottom + out <= frame.bottom + .5,
      ];
      if (sides.filter(Boolean).length < 2) return true;
    }
    return false;
  };
  const seen = new Set(), unmarked = [];
  let number = 0;
  for (const element of document.querySelectorAll(all)) {
    const isSeen = element.checkVisibility({ visibilityProperty: true }) && rect(element).width;
    if (!isSeen || element.disabled || element.tabIndex < 0 || seen.has(kind(element))) continue;
    seen.add(kind(element));
    document.activeElement?.blur();
    const before = look(element);
    element.focus();
    if (document.activeElement !== element) continue;
    number += 1;
    const after = look(element);
    const marked = after.some(({ each, ring, rest }, place) =>
      (ring && ring !== before[place].ring && !isCut(each)) || rest !== before[place].rest);
    if (!marked) unmarked.push(kind(element));
  }
  return [number, unmarked];
}"""
"""How many kinds of things were looked at, and those that the focus does not mark."""


@pytest.fixture(scope="module")
def device() -> Device:
    """Whose pages take style sheets of the reader's own."""
    return {"viewport": {"width": 390, "height": 844}, "bypass_csp": True, "reduced_motion": "reduce"}


def unmarked(page: Page) -> list[str]:
    """What of a page the focus does not mark. A key was pressed before, so that the focus is that of a keyboard."""
    open_all(page)
    page.keyboard.press("Tab")
    number, found = page.evaluate(UNMARKED)
    assert number >= 3, "a page has a way to skip, its name, and a language"
    return [str(each) for each in found]


def test_everything_that_gets_the_focus_is_marked(page: Page, address: str, kinds: Sequence[str]) -> None:
    """A page of each kind, on a phone and on a desk by turns."""
    found = {}
    for number, path in enumerate(kinds):
        resized(page, WIDTHS[number % 2], 844)
        page.goto(f"{address}{path}")
        if left := unmarked(page):
            found[path] = left
    assert found == {}


LOST = {
    "cases/": ("summary { outline: 0 !important }", "summary."),
    "glossary/": ("#content a { outline-color: transparent !important }", "a."),
    "guides/": (
        "dt { overflow: hidden; height: 1em } dt a { display: block; height: 3em }",
        "a.",
    ),
}


@pytest.mark.parametrize("path", LOST)
def test_a_ring_that_is_lost_is_noticed(page: Page, address: str, path: str) -> None:
    """Taken away, without a colour, or cut off by the box around it."""
    style, what = LOST[path]
    page.goto(f"{address}en/{path}")
    assert unmarked(page) == []
    page.add_style_tag(content=style)
    assert any(each.startswith(what) for each in unmarked(page))
