"""The form by keyboard alone: the newcomer's path from the kind of record to the file, and where the focus is.

Of all that gets the focus it is asserted that it is marked, and that no bar lies over it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.language.words import Words, words
from tests.browser.form_page import downloaded, field, opened, opened_file, section
from tests.browser.settled import resized

MOST = 150
"""Steps to anything that the next one is looked for in."""
TWO_QUOTES = """\
title:
  en: Two quotes
sources:
  fu-2012:
    type: book
    title: A book
    quotes:
      q1:
        text: One thing
      q2:
        text: Another
"""
FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getClientRects()[0];
  const root = document.documentElement;
  const covered = box ? [[box.left + 2, box.top + 2], [box.right - 2, box.top + 2], [box.left + 2, box.bottom - 2],
    [box.right - 2, box.bottom - 2]].filter(([x, y]) => {
      const over = document.elementFromPoint(x, y);
      return !over || !(element.contains(over) || over.contains(element));
    }) : [];
  return {
    name: element === document.body ? "body" : `${element.localName}#${element.id} ${element.textContent.slice(0, 40)}`,
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
    seen: Boolean(box) && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= root.clientWidth,
    covered,
    ofForm: Boolean(element.closest(".cb-form")),
    inFields: Boolean(element.closest(".cb-form-fields")),
    box: box && { top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right },
  };
}"""


class Keys:
    """A keyboard at a page; whatever it gives the focus to is looked at."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def looked_at(self) -> dict[str, Any]:
        """What has the focus: in the form it is marked, in the window, under no bar."""
        found: dict[str, Any] = self.page.evaluate(FOCUSED)
        if not found["ofForm"]:
            return found
        assert found["marked"], found
        assert found["seen"], found
        assert not found["covered"], found
        return found

    def to(self, target: Locator, key: str = "Tab") -> None:
        """By Tab to one element."""
        for _ in range(MOST):
            self.press(key)
            self.looked_at()
            if has_focus(target):
                return
        raise AssertionError(f"{key} does not lead to {target}")

    def choose(self, menu: Locator, value: str, key: str = "ArrowDown") -> None:
        """A word of a menu that has the focus, by the arrows, under which it stays there."""
        for _ in range(MOST):
            if menu.input_value() == value:
                return
            self.press(key)
            expect(menu).to_be_focused()
        raise AssertionError(f"no {value} in {menu}")

    def write(self, target: Locator, text: str) -> None:
        self.to(target)
        self.type(text)
        expect(target).to_have_value(text)

    def push(self, target: Locator, key: str = "Enter") -> None:
        self.to(target)
        self.press(key)


def has_focus(target: Locator) -> bool:
    return target.count() == 1 and bool(target.evaluate("(element) => element === document.activeElement"))


def is_focused(keys: Keys, target: Locator) -> None:
    """Where a person expects the focus after a press, marked and in sight."""
    expect(target).to_be_focused()
    assert keys.looked_at()["ofForm"]


def button(within: Page | Locator, say: Words, key: str, label: str = "") -> Locator:
    """A button of the form by its words."""
    name = say(f"form.script.{key}")
    return within.get_by_role("button", name=f"{name}: {label}" if label else name, exact=True)


def opener(page: Page, say: Words, name: str) -> Locator:
    text = re.compile(f"^{re.escape(say(f'form.script.section.{name}'))}$")
    return page.locator("details.cb-form-section", has=page.locator("b", has_text=text)).locator("summary").first


@pytest.mark.parametrize(("language", "width", "height"), [("en", 1280, 720), ("zh", 390, 700)])
def test_a_newcomer_needs_nothing_but_a_keyboard(
    odd_site: Path, page: Page, language: str, width: int, height: int
) -> None:
    resized(page, width, height)
    say, keys = words(language), Keys(opened(page, odd_site, language))
    begun(keys, say)
    mended(keys, say)
    contributor(keys, language)
    facts(keys, say)
    told(keys, say, language)
    sources(keys, say)
    with page.expect_download() as waited:
        keys.push(button(page, say, "out.download"))
    made = waited.value.path().read_text()
    assert "period: 2012-06\n" in made
    assert re.search(r"practice:.*\[@[a-z0-9-]+#q1\]", made, re.DOTALL)
    keys.to(page.locator(".cb-form-count"))
    keys.to(page.locator("footer a").first)
    keys.to(page.locator(".cb-form-count"), "Shift+Tab")


def begun(keys: Keys, say: Words) -> None:
    """The kind of record, where it belongs and what it is called."""
    page = keys.page
    summary = page.locator(".cb-form-open > summary")
    keys.push(summary)
    keys.push(button(page, say, "new.cases"))
    is_focused(keys, summary)
    keys.to(field(page, "place"))
    keys.choose(field(page, "place"), "hill")
    keys.write(field(page, "slug"), "hill-school")


def mended(keys: Keys, say: Words) -> None:
    """A period with a slip, which is told and mended."""
    page, period = keys.page, field(keys.page, "period")
    code = str(page.locator('[id^="f-title."]').first.get_attribute("data-language"))
    keys.write(field(page, f"title.{code}"), "山上小学堂" if code == "zh" else "School on the Hill")
    keys.write(field(page, f"summary.{code}"), "山上的一所小学堂。" if code == "zh" else "A school on the hill.")
    keys.to(field(page, "type"))
    keys.press("ArrowDown")
    expect(field(page, "type")).not_to_have_value("")
    keys.write(period, "2012-13")
    at = page.locator('[id="p-f-period"]')
    expect(at).to_have_attribute("aria-live", "polite")
    expect(at.locator(".cb-form-error")).to_be_visible()
    expect(period).to_have_attribute("aria-invalid", "true")
    period_again = "2012年6月"
    keys.press("Control+a")
    keys.type(period_again)
    mend = at.get_by_role("button", name=say("form.script.mend", fix="2012-06"))
    expect(mend).to_be_visible()
    keys.push(mend)
    is_focused(keys, period)
    expect(period).to_have_value("2012-06")
    expect(at).to_be_empty()


def contributor(keys: Keys, language: str) -> None:
    page = keys.page
    keys.write(field(page, f"contributors.0.name.{language}"), "Wang" if language == "en" else "王小明")
    role = page.locator('[id="f-contributors.0.roles"] input').first
    keys.push(role, "Space")
    expect(role).to_be_checked()


def facts(keys: Keys, say: Words) -> None:
    """A figure with a source and its words; another, which is taken out again."""
    page = keys.page
    keys.push(opener(page, say, "facts"))
    held = page.locator('details[data-holds="facts"]')
    add, measure = held.locator(".cb-form-list > .cb-form-add"), field(page, "facts.0.measure")
    keys.push(add)
    is_focused(keys, measure)
    keys.choose(measure, str(measure.locator("option").nth(2).get_attribute("value")))
    keys.write(field(page, "facts.0.value"), "15")
    cite = page.locator('[id="f-facts.0"] .cb-form-cite > .cb-form-add')
    keys.push(cite)
    filled(keys, say, "Fifteen children")
    is_focused(keys, field(page, "facts.0.source"))
    expect(field(page, "facts.0.source")).to_have_value(re.compile("#q1$"))
    keys.push(add)
    is_focused(keys, field(page, "facts.1.measure"))
    keys.push(page.locator('[id="f-facts.1"] > .cb-form-remove'))
    is_focused(keys, add)
    keys.press("Enter")
    is_focused(keys, field(page, "facts.1.measure"))
    keys.to(page.locator('[id="f-facts.0"] > .cb-form-remove'), "Shift+Tab")


def filled(keys: Keys, say: Words, text: str) -> None:
    """A new source with its words, in the panel that has just opened."""
    page = keys.page
    panel, menus = page.locator(".cb-form-panel"), page.locator(".cb-form-panel label > select")
    is_focused(keys, menus.first)
    kind = menus.last
    if not has_focus(kind):
        keys.choose(menus.first, "", "ArrowUp")
        keys.to(kind)
    keys.choose(kind, "book")
    keys.write(panel.locator('[id="f-source.title"]'), f"A book: {text}")
    keys.write(panel.locator('[id="f-words.text"]'), text)
    keys.push(button(panel, say, "put-in"))


def told(keys: Keys, say: Words, language: str) -> None:
    """A claim of the story with a source and its words; a panel that is closed leads back to its button."""
    page, practice = keys.page, field(keys.page, f"story.practice.{language}")
    keys.push(opener(page, say, "story"))
    keys.write(practice, "村民出地。" if language == "zh" else "Villagers gave the land.")
    cite = practice.locator("xpath=..").locator(".cb-form-cite > .cb-form-add")
    keys.push(cite)
    is_focused(keys, page.locator(".cb-form-panel select").first)
    keys.push(button(page.locator(".cb-form-panel"), say, "cancel"))
    is_focused(keys, cite)
    keys.press("Enter")
    filled(keys, say, "The land was given")
    is_focused(keys, practice)


def sources(keys: Keys, say: Words) -> None:
    """One more source, which is taken out again; of another its words are."""
    page = keys.page
    keys.push(opener(page, say, "sources"))
    held = page.locator('[id="f-sources"]')
    items = held.locator(":scope > details")
    expect(items).to_have_count(2)
    keys.push(held.locator(":scope > .cb-form-add"))
    filled_kind = page.locator(".cb-form-panel select").first
    is_focused(keys, filled_kind)
    keys.write(page.locator(".cb-form-panel").locator('[id="f-source.title"]'), "One too many")
    keys.push(button(page.locator(".cb-form-panel"), say, "put-in"))
    is_focused(keys, items.nth(2).locator(":scope > summary"))
    keys.press("Enter")
    keys.push(items.nth(2).locator(":scope > .cb-form-remove"))
    is_focused(keys, held.locator(":scope > .cb-form-add"))


def test_a_part_that_is_taken_out_leaves_the_focus_with_the_next(odd_site: Path, page: Page) -> None:
    resized(page, 1280, 720)
    keys = Keys(opened(page, odd_site, "en", rest="?new=cases"))
    add = section(page, words("en")("form.script.section.facts")).locator(".cb-form-list > .cb-form-add")
    add.focus()
    for at in range(2):
        keys.press("Enter")
        is_focused(keys, field(page, f"facts.{at}.measure"))
        keys.to(add)
    keys.to(page.locator('[id="f-facts.0"] > .cb-form-remove'), "Shift+Tab")
    keys.press("Enter")
    is_focused(keys, field(page, "facts.0.measure"))


def test_words_that_are_taken_out_leave_the_focus_with_the_next(odd_site: Path, page: Page, tmp_path: Path) -> None:
    resized(page, 1280, 720)
    keys, file = Keys(opened(page, odd_site, "en")), tmp_path / "two-quotes.yml"
    file.write_text(TWO_QUOTES, encoding="utf-8")
    opened_file(page, file)
    expect(field(page, "title.en")).to_have_value("Two quotes")
    item = section(page, words("en")("form.script.section.sources")).locator('[id="f-sources"] > details')
    item.locator("summary").first.focus()
    keys.press("Enter")
    quotes = item.locator(":scope > fieldset.cb-form-item")
    keys.push(quotes.first.locator(".cb-form-remove"))
    is_focused(keys, field(page, "sources.fu-2012.quotes.q2.text"))
    keys.push(quotes.first.locator(".cb-form-remove"))
    is_focused(keys, item.locator(":scope > .cb-form-more > summary"))
    assert "text:" not in downloaded(page, "Download").decode()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_focus_goes_as_the_page_is_read(odd_site: Path, page: Page, width: int) -> None:
    """With every section open; of a pair of columns the left one comes first as a whole."""
    resized(page, width, 720)
    keys = Keys(opened(page, odd_site, "zh", rest="?new=cases"))
    page.locator(".cb-form-languages input").last.check()
    for closed in page.locator("details.cb-form-section > summary").all():
        closed.click()
    page.locator(".cb-form-languages input").first.focus()
    way = []
    for _ in range(4 * MOST):
        keys.press("Tab")
        found = keys.looked_at()
        if not found["inFields"]:
            break
        way.append(found)
    assert len(way) > 60
    assert [(before["name"], after["name"]) for before, after in pairwise(way)
            if not follows(before["box"], after["box"])] == []  # fmt: skip


def follows(before: dict[str, float], after: dict[str, float]) -> bool:
    """Whether a box stands below another, or beside it on the right."""
    return after["top"] >= before["bottom"] - 1 or after["left"] >= before["right"] - 1
