"""How often the search is asked while a reader types, by a clock that the test turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.engine_stub import change_answers

QUESTION = "how did the ngo service park begin"
LONGEST_WAIT = 350
PLACES = ("about/", "search/")


@pytest.fixture
def asked(browser: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """Opens a page of the site, its box ready, time at rest."""
    with browser.new_context() as context:

        def opened(place: str) -> Page:
            page = context.new_page()
            change_answers(page)
            page.clock.install()
            page.goto(f"{address}en/{place}")
            page.locator("#casebook-q").focus()
            expect(page.locator("#casebook-results")).to_be_attached()
            page.clock.pause_at(page.evaluate("Date.now() + 60000"))
            return page

        yield opened


def type_at(page: Page, pace: int, text: str) -> None:
    """Each letter so many milliseconds after the one before."""
    for letter in text:
        page.clock.run_for(pace)
        page.keyboard.press("Space" if letter == " " else letter)


def queries(page: Page) -> list[str]:
    found: list[str] = page.evaluate("asked.map(([query]) => query)")
    return found


def at_rest(page: Page) -> None:
    """What was asked is answered: of what comes before only the last is asked."""
    expect(page.locator("#casebook-results")).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("pace", [15, 60, 130, 250])
def test_a_question_is_asked_once_it_is_typed(asked: Callable[[str], Page], pace: int, place: str) -> None:
    page = asked(place)
    type_at(page, pace, QUESTION)
    assert queries(page) == []
    page.clock.run_for(min(LONGEST_WAIT, 2 * pace + 20))
    assert queries(page) == [QUESTION]


@pytest.mark.parametrize("pace", [15, 60, 130, 250])
def test_one_word_too(asked: Callable[[str], Page], pace: int) -> None:
    page = asked("about/")
    type_at(page, pace, "park")
    page.clock.run_for(min(LONGEST_WAIT, 2 * pace + 20))
    assert queries(page) == ["park"]


def test_an_uneven_hand_is_not_interrupted(asked: Callable[[str], Page]) -> None:
    page = asked("about/")
    for at, letter in enumerate(QUESTION):
        type_at(page, (90, 160, 120, 180)[at % 4], letter)
    assert queries(page) == []


def test_after_a_break_it_is_asked_and_asked_again(asked: Callable[[str], Page]) -> None:
    page = asked("about/")
    type_at(page, 130, "service")
    page.clock.run_for(3000)
    at_rest(page)
    type_at(page, 130, " park")
    page.clock.run_for(LONGEST_WAIT)
    assert queries(page) == ["service", "service park"]


@pytest.mark.parametrize("place", PLACES)
def test_what_comes_whole_is_asked_at_once(asked: Callable[[str], Page], place: str) -> None:
    page = asked(place)
    type_at(page, 130, "the park")
    page.clock.run_for(LONGEST_WAIT)
    for text in ("incubator", "孵", "孵化"):
        at_rest(page)
        page.locator("#casebook-q").fill(text)
        page.clock.run_for(1)
        assert queries(page)[-1] == text


def test_a_letter_and_its_deletion_leave_the_list_at_rest(asked: Callable[[str], Page]) -> None:
    page = asked("search/")
    page.locator("#casebook-q").fill("incubator")
    page.clock.run_for(1)
    page.keyboard.press("End")
    for key in ("s", "Backspace", "Space"):
        page.keyboard.press(key)
    page.clock.run_for(LONGEST_WAIT)
    at_rest(page)
    assert set(queries(page)) == {"incubator"}
