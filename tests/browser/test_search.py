"""The search as a reader meets it, on this base's own site: box, results page, keyboard, input methods, file://."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import DESK, Device
from tests.browser.settled import searched

PARK = "cases/chengdu/ngo-service-park/"
NPI = "cases/shanghai/npi/"
PURCHASE = "policies/chengdu/purchase-of-services/"
XU = "people/#xu-qizhi"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HOSTILE = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"

ASKED = (
    # word, inside a word
    ("zh", "孵化器", ("types/incubator/",)),
    ("zh", "政府购买服务", ("themes/purchase-of-services/", PURCHASE)),
    ("en", "incubator", ("types/incubator/",)),
    ("en", "purchase of services", (PURCHASE,)),
    ("zh", "服务园", ("types/park-or-hub/", "glossary/#service-park", PARK)),
    ("zh", "成都公益组织服务园", (PARK,)),
    # traditional script, Taiwan wording
    ("zh", "服務園", ("types/park-or-hub/", "glossary/#service-park", PARK)),
    ("zh", "成都公益組織服務園", (PARK,)),
    ("zh", "徐啟智", (XU,)),
    ("zh", "育成中心", ("types/incubator/",)),
    ("zh", "志工", ("glossary/#volunteer",)),
    # names
    ("zh", "徐启智", (XU,)),
    ("en", "xu qizhi", (XU,)),
    # pinyin, joined and spaced
    ("zh", "fuhuaqi", ("types/incubator/",)),
    ("zh", "fu hua qi", ("types/incubator/", NPI, PARK)),
    ("zh", "xuqizhi", (XU, PARK)),
    # slips and word forms
    ("en", "incubater", ("types/incubator/", NPI)),
    ("en", "foundatoin", ("types/foundation/", "cases/chengdu/social-organization-development-foundation/")),
    ("en", "incubators", ("types/incubator/", "cases/taiwan/incubator-2001/")),
    ("en", "foundations", ("types/foundation/", "glossary/#foundation")),
    # full width, mixed
    ("en", "ＮＰＩ", (NPI,)),
    ("zh", "２００１", ("cases/taiwan/incubator-2001/",)),
    ("zh", "NPI 孵化", (NPI,)),
    ("en", "NPI 孵化", (NPI,)),
    # hand-written pages
    ("zh", "隐私", ("privacy/",)),
    ("en", "accessibility", ("accessibility/",)),
    # the other language
    ("en", "政府购买服务", (PURCHASE,)),
    ("zh", "purchase of services", (PURCHASE, "themes/purchase-of-services/")),
)
IDLE = "new Promise((done) => requestIdleCallback(done, { timeout: 2000 }))"
"""The page has nothing left to do."""
NONSENSE = (("en", "zzqqxx yyppkk"), ("zh", "犇羴鱻麤"), ("en", "qwrtzpsdfg"))


@pytest.fixture(scope="module")
def device() -> Device:
    """At a desk."""
    return DESK


def ask(page: Page, query: str) -> list[str]:
    """Put words into the box as an input method or a paste does; the addresses of the results below the language."""
    page.locator("#casebook-q").fill(query)
    return results(page)


def results(page: Page) -> list[str]:
    """What is shown, once it is at rest."""
    searched(page)
    links = page.locator("#casebook-results a").evaluate_all("links => links.map(link => link.href)")
    return [re.sub(r"^.*?/(?:en|zh)/|index\.html", "", link) for link in links]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_finds_what_is_meant(page: Page, address: str, language: str) -> None:
    """One after another in the same box, as a reader asks."""
    page.goto(f"{address}{language}/about/")
    for query, right in [(query, right) for edition, query, right in ASKED if edition == language]:
        assert set(ask(page, query)[:3]) & set(right), query


@pytest.mark.parametrize(("language", "query"), NONSENSE)
def test_nonsense_finds_nothing_and_shows_ways_on(page: Page, address: str, language: str, query: str) -> None:
    page.goto(f"{address}{language}/about/")
    assert ask(page, query) == []
    expect(page.locator(".casebook-found__status")).to_contain_text(query)
    ways = page.locator(".casebook-found__ways a:visible")
    assert ways.evaluate_all("all => all.map(one => one.href)") == [
        f"{address}{language}/{way}" for way in ("search/#az", "cases/", "policies/", "glossary/", "corrections/")
    ]


def test_what_matched_is_marked_in_both_scripts(page: Page, address: str) -> None:
    page.goto(f"{address}zh/about/")
    ask(page, "育成中心")
    assert "孵化器" in page.locator("#casebook-results mark").all_inner_texts()
    page.goto(f"{address}en/about/")
    ask(page, "incubators")
    assert {text.lower() for text in page.locator("#casebook-results mark").all_inner_texts()} & {"incubator"}


def test_a_result_says_what_where_and_when(page: Page, address: str) -> None:
    page.goto(f"{address}en/about/")
    ask(page, "Chengdu NGO Service Park")
    park = page.locator(f'#casebook-results a[href$="{PARK}"]')
    expect(park.locator(".casebook-result__facts")).to_have_text(
        "Case · Chengdu · 2012–?, last known May 2013 · in review".replace(" · ", "")
    )
    expect(park.locator(".casebook-result__text")).not_to_be_empty()


def test_nothing_is_loaded_before_the_box_has_the_focus(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(f"{address}en/{PARK}")
    page.evaluate(IDLE)
    before = len(asked)
    page.keyboard.press("/")
    expect(page.locator("#casebook-q")).to_be_focused()
    expect(page.locator("#casebook-q")).to_have_attribute("role", "combobox")
    search = [at for at, url in enumerate(asked) if "/assets/search/" in url]
    assert f"{address}assets/search/search.js" in asked
    assert min(search) >= before


@pytest.mark.parametrize(("edition", "first"), [("en", "core"), ("zh", "core-zh"), ("zh-hant", "core-zh-hant")])
def test_an_edition_asks_once_for_what_it_reads_first(page: Page, address: str, edition: str, first: str) -> None:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url.rpartition("/")[2]))
    page.goto(f"{address}{edition}/about/")
    page.locator("#casebook-q").fill("NPI")
    searched(page)
    assert [name for name in asked if name.startswith(("core", "han"))] == [f"{first}.js"]


def test_it_is_used_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}en/about/")
    page.keyboard.press("Control+k")
    box = page.locator("#casebook-q")
    expect(box).to_be_focused()
    page.keyboard.type("incubator")
    expect(box).to_have_value("incubator")
    searched(page)
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    for place in (0, 1, 0):
        page.keyboard.press("ArrowUp" if place == 0 and box.get_attribute("aria-activedescendant") else "ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", f"casebook-result-{place}")
        expect(page.locator(f"#casebook-result-{place}")).to_have_attribute("aria-selected", "true")
    expect(page.locator('#casebook-results [aria-selected="true"]')).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#casebook-results")).to_be_hidden()
    expect(box).to_have_value("incubator")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    searched(page)
    expect(page.locator("#casebook-results")).to_be_visible()
    page.keyboard.press("ArrowDown")
    target = page.locator("#casebook-result-0").get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"^{re.escape(str(target))}(#.*)?$"))


def test_enter_without_a_choice_leads_to_all_results(page: Page, address: str) -> None:
    page.goto(f"{address}zh/about/")
    ask(page, "孵化器")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}zh/search/?q={quote('孵化器')}")
    expect(page.locator("#casebook-results li").first).to_be_visible()


def test_the_status_is_told_and_the_list_is_a_listbox(page: Page, address: str) -> None:
    page.goto(f"{address}en/about/")
    ask(page, "foundation")
    assert re.match(r"\d+ results", page.get_by_role("status").inner_text())
    assert page.locator('#casebook-results[role="listbox"] > a[role="option"]').count() == 5


@pytest.mark.parametrize("path", ["en/about/", "en/search/"], ids=["box", "page"])
def test_the_list_says_that_words_are_being_looked_up(page: Page, address: str, path: str) -> None:
    files = "**/assets/search/t/*"
    page.route(files, lambda route: None)
    page.goto(address + path)
    with page.expect_request(files):
        page.locator("#casebook-q").fill("incubator")
    expect(page.locator("#casebook-results")).to_have_attribute("aria-busy", "true")
    page.unroute(files)  # what was held goes on
    assert results(page)


def test_an_input_method_is_left_in_peace(page: Page, address: str) -> None:
    page.goto(f"{address}zh/about/")
    before = page.url
    box = page.locator("#casebook-q")
    box.focus()
    expect(box).to_have_attribute("role", "combobox")
    method = page.context.new_cdp_session(page)
    spelt = ""
    for letter in "fuhuaqi":
        spelt += letter
        end = len(spelt)
        method.send("Input.imeSetComposition", {"text": spelt, "selectionStart": end, "selectionEnd": end})
        method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "key": "Process"})
    expect(box).to_have_value(spelt)
    assert not page.locator("#casebook-results[aria-busy=true], #casebook-results a").count()
    enter = {"windowsVirtualKeyCode": 229, "key": "Enter", "code": "Enter"}
    method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
    method.send("Input.insertText", {"text": "孵化器"})
    method.send("Input.dispatchKeyEvent", {"type": "keyUp", **enter, "windowsVirtualKeyCode": 13})
    expect(box).to_have_value("孵化器")
    assert "types/incubator/" in results(page)[:3]
    expect(page).to_have_url(before)


def test_the_results_page_narrows_and_the_back_button_undoes(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/?q=incubator")
    everything = results(page)
    assert len(everything) == 20
    expect(page.locator("#casebook-list")).to_be_hidden()
    tick = page.get_by_role("checkbox", name=re.compile("^Case"))
    count = int(tick.locator("xpath=..").locator(".cb-count").inner_text())
    tick.check()
    expect(page.locator("#casebook-results li")).to_have_count(count)
    expect(page).to_have_url(f"{address}en/search/?q=incubator&kind=case")
    expect(tick).to_be_focused()
    assert all(link.startswith("cases/") for link in results(page))
    page.get_by_role("checkbox", name=re.compile("^Policy")).check()
    expect(page).to_have_url(f"{address}en/search/?q=incubator&kind=case&kind=policy")
    page.get_by_role("checkbox", name=re.compile("^Shanghai")).check()
    expect(page).to_have_url(f"{address}en/search/?q=incubator&kind=case&kind=policy&place=shanghai")
    narrowed = results(page)
    assert narrowed
    assert all("/shanghai/" in link for link in narrowed)
    page.reload()
    assert results(page) == narrowed
    for _ in range(3):
        page.go_back()
    expect(page).to_have_url(f"{address}en/search/?q=incubator")
    expect(page.locator("#casebook-results li")).to_have_count(20)
    assert results(page) == everything


def test_results_are_sorted_and_shown_twenty_at_a_time(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/?q=incubator")
    assert len(results(page)) == 20
    page.get_by_role("button", name="More results").click()
    assert len(results(page)) > 20
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('#casebook-results li')[20]"
    )
    page.get_by_label("Sort by").select_option("name")
    expect(page).to_have_url(f"{address}en/search/?q=incubator&sort=name")
    searched(page)
    titles = page.locator("#casebook-results .casebook-result__title").evaluate_all(
        "all => all.map(one => one.firstChild.parentNode.cloneNode(true)).map(one => { for (const also of "
        "one.querySelectorAll('.casebook-result__also')) also.remove(); return one.textContent.trim(); })"
    )
    ordered = page.evaluate("titles => [...titles].sort(new Intl.Collator('en').compare)", titles)
    assert titles == ordered
    page.get_by_label("Sort by").select_option("date")
    searched(page)
    facts = page.locator("#casebook-results .casebook-result__facts").all_inner_texts()
    years = [int(found[0]) for text in facts if (found := re.search(r"\d{4}", text))]
    assert years
    assert years == sorted(years, reverse=True)


def test_the_results_page_searches_anew_as_one_types(page: Page, address: str) -> None:
    page.goto(f"{address}zh/search/")
    assert page.locator("#casebook-list").is_visible()
    page.locator("#casebook-q").fill("基金会")
    expect(page.locator("#casebook-results li").first).to_be_visible()
    expect(page).to_have_url(f"{address}zh/search/?q={quote('基金会')}")
    page.locator("#casebook-q").fill("")
    expect(page.locator("#casebook-list")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["en/", "zh/", "en/about/", "en/search/", f"zh/search/?q={quote('孵化器')}", "zh/glossary/"]
)
def test_nothing_is_wider_than_a_narrow_phone(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    if "q=" not in path:
        ask(page, "incubator")
    searched(page)
    expect(page.locator("#casebook-results a").first).to_be_visible()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_it_works_from_a_folder(page: Page, site: Path, address: str) -> None:
    page.goto(f"{address}zh/about/")
    served = ask(page, "孵化园")
    page.goto((site / "zh" / "about" / "index.html").as_uri())
    assert ask(page, "孵化园") == served
    page.keyboard.press("Enter")
    expect(page.locator("#casebook-results li").first).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape((site / "zh" / "search" / "index.html").as_uri())))
    searched(page)
    target = page.locator("#casebook-results a").first.get_attribute("href")
    page.locator("#casebook-results a").first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(str(target))}(#.*)?$"))
    assert "index.html" in str(target)


def test_below_another_address_it_works_too(page: Page, site: Path, serve: Callable[[Path], str]) -> None:
    page.goto(f"{serve(site.parent)}site/en/{PARK}")
    assert ask(page, "Chengdu NGO Service Park")[0] == PARK
    page.locator("#casebook-result-0").click()
    expect(page).to_have_url(re.compile(re.escape(f"/site/en/{PARK}")))
    expect(page.locator("h1")).to_be_visible()


def test_hostile_words_are_shown_as_text(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/?q={quote(HOSTILE)}&place={quote(HOSTILE)}&sort={quote(HOSTILE)}")
    expect(page.locator("#casebook-q")).to_have_value(HOSTILE)
    expect(page.locator(".casebook-found__status")).to_be_visible()
    searched(page)
    unharmed(page)
    page.goto(f"{address}en/about/")
    ask(page, HOSTILE)
    expect(page.locator(".casebook-found__status")).not_to_be_empty()
    unharmed(page)


def unharmed(page: Page) -> None:
    """No element has come of hostile words, and none has run."""
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "run"


def test_hostile_titles_are_shown_as_text(page: Page, serve: Callable[[Path], str], odd_site: Path) -> None:
    address = serve(odd_site)
    page.goto(f"{address}en/about/")
    found = ask(page, "onerror alert")
    assert found
    assert page.locator("#casebook-results img").count() == 0
    page.goto(f"{address}en/search/?q=onerror+alert")
    assert results(page)
    assert page.locator("#casebook-results img").count() == 0


def test_what_cannot_be_loaded_is_told(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/assets/search/t/*", lambda route: route.abort())
        page.goto(f"{address}en/about/")
        page.locator("#casebook-q").fill("incubator")
        expect(page.locator(".casebook-found__status")).to_contain_text("could not be loaded")
        expect(page.locator('.casebook-found__ways a[href$="#az"]')).to_be_visible()
        page.unroute("**/assets/search/t/*")
        assert ask(page, "foundation")
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/assets/search/search.js", lambda route: route.abort())
        page.goto(f"{address}en/search/?q=incubator")
        expect(page.locator(".casebook-found__status")).to_contain_text("could not be loaded")


def test_without_scripts_the_box_leads_to_the_whole_list(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}zh/about/")
        page.locator("#casebook-q").fill("孵化器")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(re.escape(f"{address}zh/search/?q=")))
        expect(page.locator("#az")).to_be_visible()
        expect(page.locator('#casebook-list a[href="../glossary/#incubator"]')).to_be_visible()
        expect(page.locator(f'#casebook-list a[href="../{PARK}"]')).to_be_visible()
