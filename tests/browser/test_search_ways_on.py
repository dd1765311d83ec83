"""What a reader sees where nothing has all that was asked, and what goes to the editors: nothing but a mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from builder.language.words import words
from builder.pages.search.form import messages_file
from tests.browser.engine_stub import change_answers
from tests.browser.reader import PHONE, Device, Reader
from tests.browser.settled import searched

MAIL = "editors@example.org"
LACKING, TELL = ".casebook-found__ways > span", ".casebook-found__ways > a:last-child"
LANGUAGES = ("en", "zh", "zh-Hant")
NEAREST = {"note": "nearest", "most": 5}
ASKED = {"en": ("NPI recruitment", "NPI", "recruitment"), "zh": ("恩派招聘", "恩派", "招聘")}
"""By language what is typed, what of it the site has, and what it has not."""
SENTENCES = {
    "en": ("No page has all of this. What comes nearest:", "Not found anywhere: recruitment"),
    "zh": ("没有哪一页包含全部内容，最接近的是：", "全站都没有：招聘"),
}
WAYS = ("search/#az", "cases/", "policies/", "glossary/", "corrections/")
NONSENSE = "zzqqxx yyppkk"
PLACES = ("about/", "search/")


@pytest.fixture(scope="module")
def device() -> Device:
    """With a phone."""
    return PHONE


@pytest.fixture
def page(reader: Reader) -> Iterator[Page]:
    with reader.test() as context:
        yield context.new_page()


def ask(page: Page, address: str, query: str) -> None:
    """Words in the box of a page, until they are answered."""
    page.goto(address)
    page.locator("#casebook-q").fill(query)
    searched(page)


def ask_for_nearest(page: Page, address: str, language: str) -> None:
    query, known, unknown = ASKED[language]
    change_answers(page, **NEAREST, asks=known, missing=[unknown])
    ask(page, address, query)


def with_mail(page: Page) -> None:
    """The editors of the site have an address."""
    for language in LANGUAGES:
        file = messages_file(language, LANGUAGES, glossary=True, mail=MAIL)
        page.route(f"**/{file.path}", lambda route, _, data=file.data: route.fulfill(body=data))


def ways(page: Page) -> list[str]:
    """The links below the list."""
    links: list[str] = page.locator(".casebook-found__ways a:visible").evaluate_all("all => all.map(one => one.href)")
    return links


def mail_of(link: Locator) -> dict[str, str]:
    """The address, subject and body of a mail that a link begins."""
    parts = urlsplit(str(link.get_attribute("href")))
    assert parts.scheme == "mailto"
    assert "+" not in parts.query
    return {"to": parts.path} | {key: value for key, (value,) in parse_qs(parts.query, strict_parsing=True).items()}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ASKED)
def test_the_nearest_are_shown_as_such(page: Page, address: str, language: str, place: str) -> None:
    ask_for_nearest(page, f"{address}{language}/{place}", language)
    sentence, lacking = SENTENCES[language]
    expect(page.get_by_role("status")).to_have_text(f"{sentence} {lacking}")
    expect(page.locator(LACKING)).to_have_text(lacking)
    results = page.locator("#casebook-results a")
    assert 0 < results.count() <= 5
    expect(results.first.locator("mark").first).to_be_visible()
    assert page.locator(":is(.casebook-result__text, .cb-row-summary):visible").count() == results.count()
    assert ways(page) == [f"{address}{language}/{way}" for way in WAYS]


@pytest.mark.parametrize("place", PLACES)
def test_where_nothing_is_found_ways_lead_on(page: Page, address: str, place: str) -> None:
    ask(page, f"{address}en/{place}", NONSENSE)
    expect(page.get_by_role("status")).to_contain_text(NONSENSE)
    assert ways(page) == [f"{address}en/{way}" for way in WAYS]


def test_words_that_the_site_lacks_are_named_beside_most_of_them(page: Page, address: str) -> None:
    change_answers(page, note="partial", missing=["tomato", "番茄"], most=3, asks="incubator")
    ask(page, f"{address}en/about/", "incubator for tomato 番茄")
    expect(page.locator(LACKING)).to_have_text("Not found anywhere: tomato, 番茄")
    assert ways(page) == [f"{address}en/{way}" for way in WAYS]


def test_what_is_found_has_no_word_of_the_editors(page: Page, address: str) -> None:
    ask(page, f"{address}en/about/", "Chengdu NGO Service Park")
    expect(page.locator(LACKING)).to_be_empty()
    expect(page.locator(TELL)).to_be_hidden()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ASKED)
def test_the_editors_get_a_mail_that_is_begun(page: Page, address: str, language: str, place: str) -> None:
    with_mail(page)
    ask_for_nearest(page, f"{address}{language}/{place}", language)
    mail = mail_of(page.locator(TELL))
    query, *_ = ASKED[language]
    assert (mail["to"], mail["subject"]) == (MAIL, words(language)("search.tell-subject"))
    assert f"\r\n\r\n{query}\r\n\r\n" in mail["body"]


@pytest.mark.parametrize("query", ["a+b & c=d? #e %20", '"><b>&amp;', "犇羴鱻麤" * 50, "zz\ud83e"])
def test_any_words_go_into_the_mail(page: Page, address: str, query: str) -> None:
    with_mail(page)
    change_answers(page, docs=[], results=[], total=0)
    page.goto(f"{address}en/about/")
    page.evaluate("text => { document.getElementById('casebook-q').value = JSON.parse(text); }", f'"{quoted(query)}"')
    page.locator("#casebook-q").focus()
    searched(page)
    expect(page.get_by_role("status")).not_to_be_empty()
    assert query.replace("\ud83e", "\ufffd") in mail_of(page.locator(TELL))["body"]


def quoted(text: str) -> str:
    """As in a string of JSON; between the browser and Python goes no half of a pair of surrogates."""
    return "".join(f"\\u{ord(sign):04x}" for sign in text)


def test_the_mail_begins_from_a_folder_too(page: Page, site: Path) -> None:
    with_mail(page)
    ask(page, (site / "zh" / "about" / "index.html").as_uri(), NONSENSE)
    assert mail_of(page.locator(TELL))["to"] == MAIL


def test_nothing_of_it_is_sent(page: Page, address: str) -> None:
    with_mail(page)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    ask(page, f"{address}en/about/", NONSENSE)
    expect(page.locator(TELL)).to_be_visible()
    assert [url for url in asked if not url.startswith(address) or "zzqqxx" in url] == []


def test_a_search_that_failed_begins_no_mail(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/assets/search/t/*", lambda route: route.abort())
    page.goto(f"{address}en/about/")
    page.locator("#casebook-q").fill("incubator")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    assert ways(page) == [f"{address}en/{way}" for way in WAYS[:-1]]
    page.close()


@pytest.mark.parametrize("place", PLACES)
def test_long_words_do_not_widen_a_narrow_phone(page: Page, address: str, place: str) -> None:
    change_answers(page, **NEAREST, asks="NPI", missing=["x" * 150, "招聘" * 40])
    ask(page, f"{address}en/{place}", "NPI " + "x" * 150)
    page.set_viewport_size({"width": 320, "height": 640})
    expect(page.locator(LACKING)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_below_the_list_is_reached_by_keyboard(page: Page, address: str) -> None:
    ask_for_nearest(page, f"{address}en/about/", "en")
    page.locator("#casebook-q").focus()
    for _ in range(7):
        page.keyboard.press("Tab")
        if page.locator(f"{TELL}:focus").count():
            break
    expect(page.locator(TELL)).to_be_focused()
    expect(page.locator("#casebook-results")).to_be_visible()


def test_the_traditional_edition_has_words_of_its_own(page: Page, serve: Callable[[Path], str], site: Path) -> None:
    ask(page, f"{serve(site)}zh-hant/about/", NONSENSE)
    expect(page.locator(TELL)).to_have_text("告訴編輯你在找什麼")
