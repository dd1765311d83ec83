"""The lists, the sources and the place of the search; and that every link between pages leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from builder.analysis.strength import STRENGTHS
from builder.analysis.taxonomy import TAXONOMIES, term_listings
from builder.language.languages import folder
from builder.pages.browse import view as lists
from builder.pages.browse.view import listing_pages
from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.parts.record_row import Rows, facts
from builder.pages.parts.years import years
from builder.pages.provenance import sources
from builder.pages.record.bar import CONTENTS
from builder.pages.search import view as search_page
from builder.records.decode import decode
from builder.records.handwritten import ORDER
from builder.records.model.library import Entry, Library, link
from builder.records.model.record import Case
from builder.records.source import read_document
from tests.pages.reading import Outline, entry, library, pages_of, real_library

LANGUAGES = ("en", "zh")
RECORD = """\
title: {en: Test, zh: 测试}
summary: {en: A test, zh: 一次测试}
written_in: en
type: school
period: PERIOD
contributors:
  - name: Bo Li
    roles: [research]
"""


def listed(base: Library, language: str, address: str) -> Page:
    """A list by its address."""
    made = lists.view(Edition(base, language))
    return next(page for page in made if isinstance(page, Page) and page.address == address)


def test_a_list_leads_with_the_definition_of_its_term() -> None:
    page = listed(library(), "en", "types/incubator/")
    listing = next(listing for listing in term_listings(library(), "types") if listing.term.id == "incubator")
    assert f'<p class="cb-lead">{listing.definition("en")}</p>' in page.body


def test_a_place_shows_cases_then_policies() -> None:
    page = listed(library(), "en", "places/hill/")
    assert [heading.id for heading in page.headings] == ["cases", "policies"]


def test_there_is_a_list_for_each_value_of_each_facet() -> None:
    made = {page.address: page for page in lists.view(Edition(real_library(), "en")) if isinstance(page, Page)}
    for kind in TAXONOMIES:
        for listing in term_listings(real_library(), kind):
            rows = Outline(made[listing.address].body).values("class").count("cb-row")
            assert rows == len(listing.entries), listing.address


def test_lists_of_policies_alone_stand_under_policies() -> None:
    assert listed(library(), "en", "kinds/practice/").section == "policies"
    assert 'href="../../policies/"' in listed(library(), "en", "kinds/practice/").body
    assert listed(library(), "en", "periods/2010s/").section == "cases"


def test_a_state_says_of_what_it_is_one() -> None:
    assert listed(library(), "en", "statuses/running/").title == "Status: Running"
    assert listed(library(), "zh", "completeness/outline/").title == "完整程度：提纲"


def test_an_open_time_goes_on_to_the_last_decade_of_the_base() -> None:
    periods = {
        listing.term.id: [one.reference for one in listing.cases]
        for listing in term_listings(real_library(), "periods")
    }
    assert "cases/shanghai/npi" in periods["2000s"]
    assert "cases/shanghai/npi" in periods["2010s"]
    assert "cases/taiwan/incubator-2001" not in periods["2010s"]


def test_a_long_list_goes_on_over_pages_that_a_phone_can_hold() -> None:
    listing = next(listing for listing in term_listings(library(), "places") if listing.term.id == "hill")
    made = list(listing_pages(listing, Rows(library(), "en"), [listing], per_page=2))
    assert [page.address for page in made] == ["places/hill/", "places/hill/2/"]
    assert [page.title for page in made] == ["The Hill", "The Hill, page 2"]
    rows = [value for page in made for value in Outline(page.body).values("href") if "hill/" in value]
    assert [href for href in rows if href.count("../") > 1] == [
        "../../cases/hill/seed-house/",
        "../../policies/hill/open-door/",
        "../../../policies/hill/shut-window/",
    ]
    assert '<a href="2/" rel="next">Next page</a>' in made[0].body
    assert '<a href="../" rel="prev">Previous page</a>' in made[1].body
    assert 'Policies <span class="cb-count">2</span>' in made[1].body


def test_a_shelf_of_retired_records_alone_says_that_it_is_empty() -> None:
    alone = link([entry("cases/lake/old-raft")], vocabularies=library().vocabularies)
    assert "cb-none" in listed(alone, "en", "places/lake/").body
    assert "cb-none" in listed(alone, "en", "cases/").body
    assert "cb-legend" not in listed(alone, "en", "cases/").body + listed(alone, "en", "places/lake/").body


@pytest.mark.parametrize("address", ["cases/", "places/chengdu/"])
def test_a_list_explains_the_marks_of_its_rows_once(address: str) -> None:
    body = listed(real_library(), "en", address).body
    legend = body.partition('class="cb-legend">')[2].partition("</p>")[0]
    assert body.count('class="cb-legend"') == 1
    assert body.index("cb-legend") < body.index('class="cb-strengths"')
    assert [f"cb-strength cb-{word}" in legend for word in STRENGTHS] == [True] * 4
    assert "cb-quoted" not in legend


def test_a_row_in_another_language_is_marked() -> None:
    row = listed(library(), "en", "cases/").body.partition("boat-school")[2].partition("</li>")[0]
    assert row.count('<span lang="zh-Hans">') == 3
    assert "in Chinese only" in row
    assert "<script" not in row


def test_a_row_has_the_name_in_the_other_language_and_how_it_stands() -> None:
    row = Rows(library(), "zh").row(entry("cases/hill/seed-house")).html("cases/")
    assert '<span class="cb-other-name" lang="en">Seed House</span>' in row
    assert row.startswith('<li class="cb-row" data-record="cases/hill/seed-house">')
    assert "仍在运行" in row
    assert "data-record" not in Rows(library(), "zh").row(entry("policies/hill/open-door")).html("policies/")


def test_what_offers_to_compare_is_loaded_where_two_cases_are() -> None:
    alone = link([entry("cases/lake/boat-school")], vocabularies=library().vocabularies)
    assert "tray.js" in listed(library(), "en", "places/lake/").scripts
    assert "tray.js" not in listed(alone, "en", "places/lake/").scripts
    assert "tray.js" not in listed(library(), "en", "policies/").scripts


def test_only_what_sets_a_record_apart_is_said() -> None:
    assert "only" not in facts(entry("cases/hill/seed-house"), library(), "en")
    assert "cb-draft" in facts(entry("cases/lake/boat-school"), library(), "en")


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2012-06-29 ..", "since 2012", "2012 年起"),
        ("2001 .. 2003", "2001–2003", "2001–2003 年"),
        ("2012-02 .. 2012-06", "2012", "2012"),
        ("~1998", "about 1998", "约 1998"),
        (".. 2003", "until 2003", "至 2003 年"),
        ("2012-06-29 .. ?", "2012–?", "2012 年–？"),
        ('"?"', "", ""),
    ],
)
def test_periods_in_years(text: str, english: str, chinese: str) -> None:
    document = read_document("cases/lake/test.yml", RECORD.replace("PERIOD", text).encode())
    record = decode(document, folder="cases", vocabularies=library().vocabularies).record
    assert isinstance(record, Case)
    assert (years(record.period, "en"), years(record.period, "zh")) == (english, chinese)


def test_sources_say_who_cites_them() -> None:
    page = sources.sources(library(), "en")
    line = page.body.partition('id="lin-2012"')[2].partition("</li>")[0]
    assert 'href="../cases/hill/seed-house/"' in line
    assert set(Outline(page.body).values("id")) == set(library().sources)


def test_a_source_that_nobody_cites_says_so() -> None:
    uncited = set(library().sources) - set(library().citing)
    body = sources.sources(library(), "en").body
    assert body.count("no record yet") == len(uncited)


def test_the_place_of_the_search_holds_every_record() -> None:
    page = search_page.search(library(), "en")
    links = Outline(page.body).values("href")
    records = [link for link in links if link.startswith(("../cases/", "../policies/")) and link.count("/") > 2]
    assert sorted(records) == sorted(f"../{one.address}" for one in library().listed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [library, real_library])
def test_every_page_is_sound_and_every_link_leads_to_one(base: Callable[[], Library], language: str) -> None:
    made = {page.address: page for page in pages_of(base(), language)}
    anchors = {address: {CONTENTS, *Outline(page.body).values("id")} for address, page in made.items()}
    known = anchors | {f"{name}/": set() for name in ORDER}
    editions = base().languages
    own_words = {"": base is real_library}
    for address, page in made.items():
        assert page.title
        assert page.description
        assert page.body.count("<h1") == 1
        if own_words.get(address, True):
            for target, anchor in inner_links(page):
                if target in {f"{folder(code)}/{address}" for code in editions if code != language}:
                    continue
                assert target in known, (address, target)
                assert not anchor or anchor in known[target], (address, target, anchor)


def inner_links(page: Page) -> Iterator[tuple[str, str]]:
    """Address and anchor of every link of a page to another; links to files are followed on the built site."""
    for href in Outline(page.body).values("href"):
        parts = urlsplit(href)
        if not parts.scheme and (not parts.path or parts.path.endswith("/")):
            path = normpath(f"/{page.address}{parts.path}").lstrip("/")
            yield (f"{path}/" if path else ""), unquote(parts.fragment)


def test_an_id_is_given_once_on_a_page() -> None:
    for page in pages_of(real_library(), "en"):
        ids = Outline(page.body).values("id")
        assert len(ids) == len(set(ids)), page.address


def test_entries_of_another_folder_do_not_stray() -> None:
    assert all(
        isinstance(one, Entry) and one.folder == "cases"
        for listing in term_listings(library(), "types")
        for one in listing.entries
    )
