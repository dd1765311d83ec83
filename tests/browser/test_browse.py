"""Browsing and the timeline in a browser: choices, counts, addresses, the way back; with few records and with many.

What is expected is counted from the records that the site is made of: a record more changes no test.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from builder.analysis.strength_counts import strength_counts
from builder.pages.browse.catalogue import FIRST_ROWS, MAX_ON_PAGE, Catalogue, browse, catalogue_of
from builder.pages.browse.columns import orders
from builder.pages.edition import Edition
from builder.pages.html.strength_mark import strength_counts_mark
from builder.pages.page import File
from builder.pages.parts.record_row import Rows
from builder.records.model.library import Entry
from tests.browser.reader import DESK, Device
from tests.pages.reading import Outline, real_library


@cache
def listed() -> Catalogue:
    """All cases in the order of the list, and their facets."""
    return catalogue_of(real_library(), "en", folder="cases")


CASES = len(listed().entries)


def values(facet: str) -> dict[str, set[str]]:
    """The references of the cases of each value of a facet, in the order of the panel."""
    (one,) = (each for each in listed().facets if each.name == facet)
    return {each.term.id: {entry.reference for entry in each.of("cases")} for each in one.values}


def having(**chosen: str) -> list[Entry]:
    """The cases that have one of the chosen values, given with spaces between, of each facet."""
    sets = [set().union(*(values(facet)[value] for value in words.split())) for facet, words in chosen.items()]
    found = [entry for entry in listed().entries if all(entry.reference in one for one in sets)]
    assert 0 < len(found) < CASES, "a choice that narrows nothing, or leaves nothing, shows nothing"
    return found


def some(entries: list[Entry]) -> str:
    return f"{len(entries)} of {CASES} cases"


def titled(entries: list[Entry], language: str = "en") -> list[str]:
    return [passage.text for entry in entries if (passage := entry.record.title.get(language))]


@pytest.fixture(scope="module")
def long_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, as if two rows were all that a page can hold: the rest comes from files."""
    folder = Path(shutil.copytree(site, tmp_path_factory.mktemp("many") / "site"))
    for language in ("en", "zh"):
        library = real_library()
        for made in browse(
            Edition(library, language), Rows(library, language), folder="cases", max_on_page=2, first_rows=2
        ):
            if isinstance(made, File):
                (folder / made.path).parent.mkdir(parents=True, exist_ok=True)
                (folder / made.path).write_bytes(made.data)
            else:
                hang(made.body, folder / language / "cases" / "index.html")
    return folder


def hang(body: str, path: Path) -> None:
    """Another body into the frame of a page."""
    before, _, _ = path.read_text(encoding="utf-8").partition("<h1>")
    path.write_text(before + body + "</div></article></div></div></main></body></html>", encoding="utf-8")


def strengths(page: Page) -> list[str | None]:
    """What the rows say of the strength of their evidence, to who hears them."""
    marks = page.locator("#browse-rows .cb-row .cb-strengths").all()
    return [mark.get_attribute("aria-label") for mark in marks]


def status(page: Page) -> Locator:
    return page.locator("#browse [role=status]")


@pytest.fixture(scope="module")
def device() -> Device:
    """At a desk."""
    return DESK


EVERYWHERE = pytest.mark.parametrize("start", ["few", "many", "folder"], indirect=True)


@pytest.fixture(params=["few", "many"])
def start(request: pytest.FixtureRequest, serve: Callable[[Path], str]) -> str:
    """The address of the site, with a '/' at its end: served with few records, with many, and many in a folder."""
    if request.param == "few":
        return serve(request.getfixturevalue("site"))
    many: Path = request.getfixturevalue("long_site")
    return serve(many) if request.param == "many" else f"{many.as_uri()}/"


def cases(context: BrowserContext, start: str, words: str = "", language: str = "en") -> Page:
    page = context.new_page()
    page.goto(f"{start}{language}/cases/index.html{words}")
    return page


def titles(page: Page) -> list[str]:
    """Of all rows: those that come on demand are asked for."""
    while page.locator(".cb-more-results").is_visible():
        before = page.locator("#browse-rows .cb-row").count()
        page.locator(".cb-more-results").click()
        expect(page.locator("#browse-rows .cb-row")).not_to_have_count(before)
    return page.locator("#browse-rows .cb-row-title a").all_inner_texts()


def tick(page: Page, facet: str, value: str) -> None:
    page.locator(f'input[name="{facet}"][value="{value}"]').click()


@EVERYWHERE
def test_choices_narrow_the_list_and_count_what_they_would_leave(context: BrowserContext, start: str) -> None:
    page = cases(context, start)
    expect(status(page)).to_have_text(f"{CASES} cases")
    tick(page, "type", "incubator")
    expect(status(page)).to_have_text(some(having(type="incubator")))
    tick(page, "type", "foundation")
    expect(status(page)).to_have_text(some(having(type="incubator foundation")))
    left, other = having(type="incubator foundation", place="chengdu"), having(type="training")
    assert page.locator('[value="chengdu"] ~ .cb-count').inner_text() == str(len(left))
    assert page.locator('[value="training"] ~ .cb-count').inner_text() == str(len(other))
    tick(page, "place", "shanghai")
    both = having(type="incubator foundation", place="shanghai")
    expect(status(page)).to_have_text(some(both))
    expect(page).to_have_url(re.compile(r"\?place=shanghai&type=incubator&type=foundation$"))
    assert titles(page) == titled(both)
    assert page.locator("#browse-rows h2").all_inner_texts() == [f"Shanghai {len(both)}"]


@EVERYWHERE
def test_the_back_button_takes_choices_back(context: BrowserContext, start: str) -> None:
    page = cases(context, start)
    tick(page, "place", "taiwan")
    expect(status(page)).to_have_text(some(having(place="taiwan")))
    page.go_back()
    expect(status(page)).to_have_text(f"{CASES} cases")
    expect(page.locator('input[value="taiwan"]')).not_to_be_checked()
    page.go_forward()
    expect(status(page)).to_have_text(some(having(place="taiwan")))


def test_an_address_holds_choices_and_order(context: BrowserContext, start: str) -> None:
    page = cases(context, start, "?theme=funding&theme=community&sort=date")
    found = having(theme="funding community")
    expect(status(page)).to_have_text(some(found))
    expect(page.locator(".cb-narrow > summary")).to_have_text("Narrow the list (2 chosen)")
    by_date = [listed().entries[at] for at in orders(listed().entries, Edition(real_library(), "en"))["date"]]
    assert titles(page) == titled([entry for entry in by_date if entry in found]) != titled(found)
    page.get_by_role("button", name="Clear all choices").click()
    expect(status(page)).to_have_text(f"{CASES} cases")


def test_what_nothing_has_says_so(context: BrowserContext, start: str) -> None:
    pairs = product(values("place").items(), values("type").items())
    place, kind = next((place, kind) for (place, here), (kind, such) in pairs if not here & such)
    page = cases(context, start, f"?place={place}&type={kind}")
    expect(page.locator("#browse-rows .cb-none")).to_contain_text("Nothing has all of these")
    expect(status(page)).to_have_text(f"0 of {CASES} cases")


def test_chinese_names_are_sorted_by_their_sound(context: BrowserContext, start: str) -> None:
    page = cases(context, start, f"?sort=name&n={CASES}", language="zh")
    expect(page.locator("#browse-rows h2")).to_have_count(0)
    expect(page.locator("#browse-rows .cb-row")).to_have_count(CASES)
    some_of_them = ["爱有戏与义仓", "成都公益组织服务园", "成都社会组织发展基金会", "恩派（NPI）"]
    assert [title for title in titles(page) if title in some_of_them] == some_of_them


@EVERYWHERE
def test_each_row_tells_the_strength_of_its_evidence(context: BrowserContext, start: str) -> None:
    page = cases(context, start, f"?n={CASES}")
    expect(page.locator("#browse-rows .cb-row")).to_have_count(CASES)
    library = real_library()
    expected = [strength_counts_mark(strength_counts(entry, library), "en") for entry in listed().entries]
    assert strengths(page) == [Outline(mark).values("aria-label")[0] for mark in expected]


@EVERYWHERE
def test_a_row_leads_to_its_record(context: BrowserContext, start: str) -> None:
    page = cases(context, start, "?place=taiwan")
    expect(status(page)).to_have_text(some(having(place="taiwan")))
    first = having(place="taiwan")[0]
    page.locator("#browse-rows .cb-row-title a").first.click()
    expect(page).to_have_url(f"{start}en/{first.address}{'' if start.startswith('http') else 'index.html'}")
    expect(page.locator("h1")).to_contain_text(titled([first])[0])


def test_more_rows_come_on_demand_and_focus_goes_to_the_first(
    context: BrowserContext, long_site: Path, serve: Callable[[Path], str]
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url.rpartition("/")[2].partition("?")[0]))
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{serve(long_site)}en/cases/")
    assert page.locator("#browse-rows .cb-row").count() == 2
    assert not [name for name in asked if name.startswith(("columns", "rows-", "order-"))]
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("#browse-rows .cb-row")).to_have_count(4)
    assert page.evaluate("document.activeElement.closest('.cb-row') === document.querySelectorAll('.cb-row')[2]")
    assert [name for name in asked if name.startswith(("columns", "rows-", "order-"))] == ["columns.js", "rows-0.js"]
    expect(page).to_have_url(re.compile(r"\?n=4$"))


def test_it_works_by_keyboard(context: BrowserContext, site: Path, serve: Callable[[Path], str]) -> None:
    page = cases(context, serve(site))
    page.locator(".cb-narrow > summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    first = next(iter(values("place")))
    expect(status(page)).to_have_text(some(having(place=first)))
    expect(page.locator(f'input[value="{first}"]')).to_be_focused()


@pytest.mark.parametrize(
    "path", ["en/cases/", "zh/policies/", "en/timeline/", "zh-hant/timeline/", "en/places/chengdu/"]
)
def test_narrow_pages_do_not_scroll_sideways(
    context: BrowserContext, site: Path, serve: Callable[[Path], str], path: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{serve(site)}{path}")
    if page.locator(".cb-narrow").count():
        page.locator(".cb-narrow > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_without_scripts_links_lead_to_narrower_lists(
    browser: Browser, site: Path, serve: Callable[[Path], str]
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{serve(site)}zh/cases/")
        assert page.locator("#browse-rows .cb-row").count() == (CASES if CASES <= MAX_ON_PAGE else FIRST_ROWS)
        assert not page.locator(".cb-order").is_visible()
        page.locator(".cb-narrow > summary").click()
        page.get_by_role("link", name="孵化器", exact=True).first.click()
        expect(page.locator("h1")).to_have_text("孵化器")
        page.goto(f"{page.url.partition('/zh/')[0]}/zh/timeline/")
        page.locator(".cb-years-ways").get_by_role("link", name="台湾").click()
        expect(page.locator("h1")).to_have_text("时间线：台湾")
        page.locator(".cb-year a").first.click()
        expect(page).to_have_url(re.compile("/zh/(cases|policies)/taiwan/[a-z0-9-]+/#timeline$"))
