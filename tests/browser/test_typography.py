"""Chinese as it is set, in a browser: no line of one character, words whole in headings, one form of dates and dots."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.settled import resized
from tests.pages.reading import real_library

PARK = "cases/chengdu/ngo-service-park/"
CHINESE = ("zh", "zh-hant")
COMPARISON = "compare/three-incubators/"
LONE = """() => {
  const drawn = (block) => {
    const characters = [], walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.parentElement.closest("sup, .cb-note, a[href^='#s']")) continue;
      for (let at = 0; at < text.length; at++) {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const box = range.getBoundingClientRect();
        if (text.data[at].trim() && box.width) characters.push([text.data[at], box.bottom]);
      }
    }
    return characters;
  };
  const lone = [];
  let several = 0;
  for (const block of document.querySelectorAll("#content :is(p, li, dd, td, th)")) {
    if (!block.checkVisibility() || block.querySelector("p, ul, ol, dl, table, div")) continue;
    const characters = drawn(block), last = characters.at(-1)?.[1] ?? 0;
    if (characters.length < 15 || Math.abs(characters[0][1] - last) < 8) continue;
    several += 1;
    const line = characters.filter(([, bottom]) => Math.abs(bottom - last) < 8).map(([it]) => it).join("");
    if (/^\\p{P}*\\p{Script=Han}\\p{P}*$/u.test(line)) lone.push(characters.map(([it]) => it).join(""));
  }
  return [several, lone];
}"""
SPLIT = """() => {
  const split = [];
  for (const heading of document.querySelectorAll("#content :is(h1, h2, h3)")) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const phrase of walker.currentNode.data.matchAll(/\\p{Script=Han}+/gu)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, phrase.index);
        range.setEnd(walker.currentNode, phrase.index + phrase[0].length);
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) split.push(phrase[0]);
      }
    }
  }
  return split;
}"""
SPLIT_DATES = """() => {
  const dates = [], walker = document.createTreeWalker(document.querySelector("#content"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const date of walker.currentNode.data.matchAll(/\\d\\s[年月日]/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, date.index);
      range.setEnd(walker.currentNode, date.index + 3);
      dates.push(new Set([...range.getClientRects()].map((box) => Math.round(box.bottom))).size);
    }
  }
  return [dates.length, dates.filter((lines) => lines > 1).length];
}"""
"""How many numbers with a part of a date stand there, and how many of them on two lines."""
QUOTED = re.compile(
    r"<(blockquote|h1|i|cite|q)\b.*?</\1>|《.*?》|“[^”]*”|「[^」]*」|<(script|style|head)\b.*?</\2>", re.DOTALL
)
"""What is as its source prints it, and what is not shown."""
DOTS = re.compile("[\u2022\u2027\u2219\u22c5\u30fb]| ?\u00b7(?! )|(?<![ \u00a0])\u00b7")


@pytest.mark.parametrize("language", ["zh", "zh-hant"])
def test_no_paragraph_ends_in_a_line_of_one_character(context: BrowserContext, address: str, language: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{language}/{PARK}")
    page.evaluate("document.querySelectorAll('#content details').forEach((fold) => fold.open = true)")
    several, lone = page.evaluate(LONE)
    assert several > 30
    assert lone == []


def test_words_in_latin_letters_are_not_spaced_out(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}zh/{PARK}")
    paragraph = page.locator(".cb-story p").first
    assert paragraph.evaluate("it => getComputedStyle(it).textAlign") == "justify"
    assert paragraph.evaluate("it => getComputedStyle(it).textJustify") == "auto"


@pytest.mark.combinations(language=CHINESE, view=["", PARK, COMPARISON, "compare/", f"{PARK}disagreements/"])
def test_no_heading_breaks_within_a_word(context: BrowserContext, address: str, language: str, view: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{language}/{view}")
    for width in (320, 390):
        resized(page, width, 844)
        assert page.evaluate(SPLIT) == []


@pytest.mark.combinations(language=CHINESE, view=[PARK, "cases/", "timeline/", "about/"])
def test_no_line_ends_within_a_date(context: BrowserContext, address: str, language: str, view: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{language}/{view}")
    for width in (320, 390, 1280):
        resized(page, width, 844)
        count, split = page.evaluate(SPLIT_DATES)
        assert count >= (view != "about/")
        assert split == 0


@pytest.mark.parametrize("language", ["zh", "zh-hant"])
def test_dates_and_middle_dots_have_one_form(site: Path, language: str) -> None:
    # The page of a source gives its title as printed in each form of citation.
    # The name of a meeting stands in a line of sources without a mark of its own; a day that names something has a dot.
    declared = [source for entry in real_library().entries for source in entry.original.sources.values()]
    meetings = [re.escape(each.event_title) for each in declared if each.event_title]
    names = re.compile("|".join((r"\d\u00b7\d", *meetings)))
    pages = (path for path in sorted((site / language).rglob("index.html")) if "sources" not in path.parts)
    for path in pages:
        shown = unescape(re.sub(r"<[^>]+>", "\n", QUOTED.sub("\n", path.read_text(encoding="utf-8"))))
        shown = names.sub("", shown)
        assert re.findall(r".{0,9}\d[年月].{0,9}|.{0,9}[年月]\d.{0,9}", shown) == [], path
        assert [shown[dot.start() - 9 : dot.end() + 9] for dot in DOTS.finditer(shown)] == [], path


@pytest.mark.parametrize("language", ["zh", "zh-hant"])
def test_no_pinyin_without_tones_stands_below_a_title(site: Path, language: str) -> None:
    page = (site / language / PARK / "index.html").read_text(encoding="utf-8")
    assert "gongyi" not in page.partition('class="cb-names"')[2].partition("</p>")[0]
