"""Ten tasks of new users on a phone: how often they tap, and how far they scroll before the answer stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Device
from tests.browser.settled import landed, searched
from tests.sites import ADDRESS, MAIL, REPOSITORY

PARK, NPI = "cases/chengdu/ngo-service-park/", "cases/shanghai/npi/"
SCREENS = """(one) => {
  const { top, bottom } = one.getBoundingClientRect();
  return Math.max(0, bottom - innerHeight, -top) / innerHeight;
}"""
"""How many screens away from what the reader sees now an element is, down or up."""


@dataclass
class Task:
    """A reader at work: each tap is of something that can be seen where the reader is, and is counted."""

    page: Page
    taps: int = 0
    screens: float = 0

    def tap(self, one: Locator) -> None:
        """Scrolls to it, as far as that is, and taps it."""
        self.see(one)
        one.tap()
        self.taps += 1

    def touch(self, one: Locator) -> None:
        """Taps where it is seen: to scroll, as a tap of Playwright may, would change the place that has to be kept."""
        box = one.bounding_box()
        assert box is not None
        self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.taps += 1

    def see(self, one: Locator) -> None:
        """Scrolls until it is seen."""
        expect(one).to_be_visible()
        self.screens += one.evaluate(SCREENS)
        one.scroll_into_view_if_needed()

    def ask(self, words: str) -> None:
        """Taps the search box, types a question, and waits for what is found."""
        box = self.page.locator("#casebook-q")
        self.tap(box)
        box.fill(words)
        searched(self.page)

    def result(self, title: str) -> Locator:
        """What is found under a title."""
        return self.page.locator("#casebook-results a").filter(has_text=title).first

    def bar(self, name: str) -> Locator:
        """What the bar of a record leads to."""
        within = self.page.locator(".cb-bar")
        return within.get_by_role("link", name=name).or_(within.get_by_role("button", name=name))

    def contents(self, name: str) -> Locator:
        """A line of the contents, which the bar opens."""
        return self.page.locator("#contents").get_by_role("link", name=name)

    def took(self, *, taps: int, screens: float) -> None:
        """At most so many taps, and so many screens scrolled."""
        print(f"{self.taps} taps, {self.screens:.2f} screens")
        assert self.taps <= taps
        assert self.screens <= screens


@pytest.fixture(scope="module")
def address(published_site: Path, serve: Callable[[Path], str]) -> str:
    return serve(published_site)


@pytest.fixture(scope="module")
def device() -> Device:
    return {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def task(page: Page) -> Task:
    return Task(page)


def test_what_is_this(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/")
    task.see(task.page.get_by_text("How NGOs in Chengdu, Shanghai and Taiwan were helped to start"))
    task.see(task.page.locator("#casebook-q"))
    task.took(taps=0, screens=0)


def test_how_were_incubators_in_chengdu_funded(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/")
    task.ask("how were incubators in Chengdu funded")
    task.tap(task.result("Chengdu NGO Service Park"))
    landed(task.page, re.compile(f"/en/{PARK}(#|$)"))
    expect(task.page.locator("li", has_text="custody of funds").locator("mark").first).to_be_in_viewport()
    task.tap(task.bar("Contents"))
    task.tap(task.contents("Model"))
    task.see(task.page.get_by_text("Separate foundation gives the grants").locator("visible=true"))
    task.took(taps=4, screens=1)


def test_compare_npi_and_the_park_on_money(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/{PARK}")
    task.tap(task.bar("Compare"))
    by_name = task.page.locator(".cb-finder input")
    task.tap(by_name)
    by_name.fill("NPI")
    task.tap(task.page.locator(".cb-found").get_by_role("button", name="NPI (Enpai)"))
    task.tap(task.page.get_by_role("button", name="Show the comparison (2)"))
    task.tap(task.page.get_by_role("link", name="Money", exact=True))
    for cell in task.page.locator("#model-funding > td").all():
        task.see(cell)
    expect(task.page.locator("#model-funding")).to_contain_text("Narada Foundation")
    task.took(taps=5, screens=0.5)


def test_who_says_fifteen_and_how_sure_is_it(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/")
    task.ask("15 organisations in the Chengdu NGO Service Park")
    task.tap(task.result("Chengdu NGO Service Park"))
    landed(task.page, re.compile(f"/en/{PARK}(#|$)"))
    told = task.page.locator("p", has_text="Fifteen organisations moved in first")
    task.tap(told.locator("sup a").nth(1))
    note = task.page.locator(".cb-in-place")
    task.see(note)
    expect(note.locator("blockquote")).to_contain_text("15 ")
    expect(note).to_contain_text(re.compile("[Rr]ead in full|compared with the source"))
    task.took(taps=3, screens=0.5)


def test_cite_in_gb_t_7714(task: Task, address: str) -> None:
    """It stands on the Chinese page, and one tap from the English one."""
    task.page.goto(f"{address}zh/{PARK}")
    task.tap(task.bar("引用"))
    _see_gbt(task, f"{ADDRESS}zh/{PARK}")
    task.took(taps=1, screens=0)
    task.page.goto(f"{address}en/{PARK}")
    task.tap(task.bar("Cite"))
    task.tap(task.page.get_by_role("link", name="Other styles, files, QR code"))
    _see_gbt(task, f"{ADDRESS}en/{PARK}")
    task.took(taps=3, screens=0)


def _see_gbt(task: Task, whole: str) -> None:
    entry = task.page.locator("dt:text-is('GB/T 7714') + dd")
    task.see(entry)
    expect(entry).to_contain_text("[EB/OL]")
    expect(entry).to_contain_text(whole)


def test_to_chinese_and_back_in_place(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/{PARK}")
    task.tap(task.bar("Contents"))
    task.tap(task.contents("Analysis"))
    heading = task.page.locator("#analysis")
    for name, edition in (("简体", "zh"), ("EN", "en")):
        expect(heading).to_be_in_viewport()
        task.touch(task.bar(name))
        landed(task.page, re.compile(f"/{edition}/{PARK}#"))
    expect(heading).to_be_in_viewport()
    task.see(heading)
    task.took(taps=4, screens=0)


def test_print_a_handout(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/{PARK}")
    task.tap(task.bar("Contents"))
    task.tap(task.contents("Teach with this case"))
    task.tap(task.page.get_by_role("link", name="Student handout", exact=True))
    landed(task.page, re.compile(f"/en/{PARK}handout/$"))
    task.page.evaluate("window.print = () => { document.title = 'printed'; }")
    task.tap(task.page.get_by_role("button", name="Print"))
    expect(task.page).to_have_title("printed")
    task.took(taps=4, screens=0)


def test_direct_registration_and_whom_it_touched(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/")
    task.ask("direct registration")
    task.tap(task.result("Direct registration in Chengdu"))
    landed(task.page, re.compile("/en/policies/chengdu/direct-registration/"))
    task.tap(task.bar("Contents"))
    task.tap(task.contents("Cases it touches"))
    for case in ("Chengdu NGO Service Park", "SpinaChina"):
        task.see(task.page.locator("#cases ~ *").get_by_role("link", name=case, exact=True).first)
    # Both stand on one screen; among what is found a record of a like title may stand above this one.
    task.took(taps=4, screens=0.25)


def test_report_a_mistake(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/{PARK}")
    task.tap(task.bar("Cite"))
    report = task.page.get_by_role("link", name="Report a mistake")
    task.see(report)
    expect(report).to_have_attribute("href", re.compile(f"^(mailto:{MAIL}|{REPOSITORY}/issues/new)"))
    task.took(taps=1, screens=0)


def test_contribute_without_git(task: Task, address: str) -> None:
    task.page.goto(f"{address}en/")
    task.tap(task.page.get_by_role("contentinfo").get_by_role("link", name="Contribute"))
    task.see(task.page.locator(f'#content [href^="{REPOSITORY}/new/"]').first)
    task.see(task.page.locator('#content [href$="/case.yml"]').first)
    task.see(task.page.locator(f'#content [href^="mailto:{MAIL}"]').first)
    task.took(taps=1, screens=2.8)
