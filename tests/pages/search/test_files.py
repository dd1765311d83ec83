"""What the search can find: everything has its document, with its names, facets and words, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from builder.analysis.taxonomy import MAX_DECADES, term_listings
from builder.pages.edition import Edition
from builder.pages.glossary.view import names
from builder.pages.html.text import plain_text
from builder.pages.html.trusted import trusted
from builder.pages.page import Page
from builder.pages.parts.search_documents import FACETS
from builder.pages.record.search_document import record_document
from builder.pages.record_context import RecordContext
from builder.pages.search.files import concept, search
from builder.pages.search.labels import labels
from builder.records.glossary import read_glossary
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import link
from builder.records.model.record import Case
from builder.records.model.values import FuzzyDate, Period
from builder.records.source.document import Place
from builder.search.index import SearchIndex
from builder.search.search_document import SearchDocument
from builder.site.drawing import handwritten_documents
from tests.pages.reading import ROOT, entry, library, pages_of, real_library

LANGUAGES = ("en", "zh")
PARK = "cases/chengdu/ngo-service-park/"
ABOUT = Page("zh", "about/", "more", "关于", "这是什么。", trusted("<h1>关于</h1><p>谁都可<em>以</em>参与</p>"))


@cache
def glossary() -> Sequence[GlossaryTerm]:
    terms, problems = read_glossary(ROOT / "builder" / "vocabulary" / "glossary.yml", base=ROOT)
    assert not problems
    return terms


def editions(*languages: str) -> dict[str, Edition]:
    return {code: Edition(library(), code) for code in languages or LANGUAGES}


@cache
def found() -> dict[tuple[str, str], SearchDocument]:
    base = real_library()
    all_ = [one for code in LANGUAGES for page in pages_of(base, code, glossary=glossary()) for one in page.documents]
    by_address = {(one.language, one.address): one for one in all_}
    assert len(by_address) == len(all_)
    return by_address


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_there_once(language: str) -> None:
    base = real_library()
    addresses = {address for code, address in found() if code == language}
    kinds = [one.kind for (code, _), one in found().items() if code == language]
    assert {entry.address for entry in base.listed} <= addresses
    assert {
        listing.address for kind in ("places", "types", "themes") for listing in term_listings(base, kind)
    } <= addresses
    assert {"cases/", "policies/", "people/", "sources/", "glossary/"} <= addresses
    assert {f"glossary/#{term.id}" for term in glossary()} <= addresses
    assert {f"sources/{key}/" for key in base.sources} <= addresses
    assert kinds.count("person") == len(base.people)
    assert kinds.count("organisation") == len(base.organisations)
    assert "search/" not in addresses


@pytest.mark.parametrize(("language", "words"), [("en", "rooms for charities"), ("zh", "给公益机构的房子")])
def test_a_record_is_found_by_the_keywords_in_the_language_of_the_edition(language: str, words: str) -> None:
    given = entry("cases/hill/seed-house")
    record = replace(given.given, search_keywords=("rooms for charities", "给公益机构的房子"))
    document = record_document(RecordContext(replace(given, given=record), Edition(library(), language)))
    assert document.facets_text.split(" · ").count(words) == 1
    assert len({"rooms for charities", "给公益机构的房子"} & set(document.facets_text.split(" · "))) == 1
    assert words not in document.names


def test_a_keyword_in_a_language_without_an_edition_is_searched_all_the_same() -> None:
    given = entry("cases/hill/seed-house")
    record = replace(given.given, search_keywords=("rooms for charities", "给公益机构的房子"))
    base = replace(library(), languages=("en",))
    document = record_document(RecordContext(replace(given, given=record), Edition(base, "en")))
    assert {"rooms for charities", "给公益机构的房子"} <= set(document.facets_text.split(" · "))


def test_a_record_is_found_by_every_name_and_word() -> None:
    park = found()["en", PARK]
    assert (park.kind, park.title, park.where, park.when) == (
        "case",
        "Chengdu NGO Service Park",
        "Chengdu",
        "2012–?, last known May 2013",
    )
    assert {"成都公益组织服务园", "成都公益孵化园"} <= set(park.names)
    assert "徐启智" in park.facets_text
    assert "Incubator" in park.facets_text
    assert park.body.startswith("A support centre for NGOs in Chengdu’s High-Tech Zone")
    assert park.facets["type"] == ("incubator",)
    assert "2010s" in park.facets["period"]
    assert park.facets["language"] == ("en", "zh")


def test_the_body_is_words_alone() -> None:
    for one in found().values():
        # A quote may have one; no tag begins without a letter.
        assert not re.search("</?[a-z!]", one.body), one.address
        assert "Cited at" not in one.body, one.address


def test_a_list_is_found_by_its_synonyms_but_not_by_its_records() -> None:
    incubators = found()["zh", "types/incubator/"]
    assert {"育成中心", "公益孵化器", "fuhuaqi"} <= set(incubators.names)
    assert "成都公益组织服务园" not in incubators.body


def test_people_have_their_names_in_every_script_and_their_records() -> None:
    person = found()["en", "people/#xu-qizhi"]
    assert (person.kind, person.title) == ("person", "Xu Qizhi")
    assert "徐启智" in person.names
    assert "Chengdu NGO Service Park" in person.body


def test_a_term_is_found_by_the_words_of_all_sides() -> None:
    term = found()["zh", "glossary/#ngo"]
    assert {"非營利組織", "NPO"} <= set(term.names)
    assert term.body


def test_a_hand_written_page_is_found() -> None:
    [rows] = [data for path, data in search(editions(), handwritten_documents([ABOUT])).items() if "/m/" in path]
    assert "这是什么。 谁都可以参与" in rows.decode()


def test_every_document_has_every_facet_and_every_value_a_name() -> None:
    index = SearchIndex(LANGUAGES)
    index.update(found().values())
    named = {code: labels(real_library(), code, index.facet_values()) for code in LANGUAGES}
    for one in found().values():
        assert set(one.facets) == set(FACETS)
        for facet, values in one.facets.items():
            assert set(values) <= set(named[one.language][facet]), (one.address, facet)


def test_retired_records_are_found_by_nobody_and_hostile_ones_are_text() -> None:
    base = library()
    all_ = [one for page in pages_of(base, "en") for one in page.documents]
    retired = {entry.address for entry in base.entries if entry.status == "retired"}
    assert retired
    assert retired.isdisjoint(one.address for one in all_)
    assert any("<img" in text for one in all_ for text in (one.title, *one.names, one.body))


def test_open_periods_reach_to_the_last_decade_that_is_named() -> None:
    decades = {
        address: one.facets["period"] for (code, address), one in found().items() if code == "en" and one.kind == "case"
    }
    assert decades["cases/shanghai/npi/"][0] == "2000s"
    assert decades["cases/shanghai/npi/"][-1] == max(decade for each in decades.values() for decade in each)


def test_a_record_of_a_thousand_years_has_no_more_decades_than_its_lists() -> None:
    """The limit of taxonomy.decades holds for the search as well: one function."""
    seed = entry("cases/hill/seed-house")
    endless = Period(FuzzyDate(1), FuzzyDate(9999), is_range=True, place=Place(1, 1))
    assert isinstance(seed.record, Case)
    record = replace(seed.record, period=endless)
    one = replace(seed, given=record)
    base = link([one], vocabularies=library().vocabularies)
    document = record_document(RecordContext(one, Edition(base, "en")))
    assert len(document.facets["period"]) == MAX_DECADES
    assert set(document.facets["period"]) == {listing.term.id for listing in term_listings(base, "periods")}


def test_plain_text_keeps_words_whole() -> None:
    html = '<nav>a</nav><h2 id="x">B</h2><p>孵<em>化</em>器<sup><a>[1]</a></sup>。</p><h4>Own &amp; good</h4><p>c</p>d'
    assert plain_text(html) == "孵化器。 Own & good c d"


def test_the_files_are_the_same_for_the_same_base() -> None:
    base = library()
    made = [page for code in LANGUAGES for page in pages_of(base, code)]
    documents = [*(document for page in made for document in page.documents), *handwritten_documents([ABOUT])]
    one = search(editions(), documents)
    other = search(editions(), documents[::-1])
    assert dict(one) == dict(other)
    assert "assets/search/core.js" in one
    assert "assets/search/hant.js" not in one
    assert search({}, ()) == {}


@pytest.mark.parametrize("languages", [("en", "zh", "zh-Hant"), ("en", "zh-Hant")])
def test_the_traditional_edition_is_found_in_the_lists_of_the_simplified_one(languages: tuple[str, ...]) -> None:
    made = [page for code in languages for page in pages_of(library(), code)]
    files = search(editions(*languages), [document for page in made for document in page.documents])
    core = files["assets/search/core.js"].decode()
    english, chinese = re.findall(r'\["(?:en|zh)",\d+,(\d+)\]', core)
    assert int(english) == int(chinese) > 0
    assert "assets/search/hant.js" in files
    assert [path for path in files if path.startswith("assets/search/h/")]


def test_what_readers_call_a_term_is_searched_in_the_language_of_its_script() -> None:
    term = replace(glossary()[0], label={"en": "Hub", "zh": "枢纽"}, forms={}, also=("nest", "窝", "巢穴"))
    assert concept(term).forms == {"en": ("Hub", "nest"), "zh": ("枢纽", "窝", "巢穴")}
    assert names(term) == ("Hub", "枢纽", "nest", "窝", "巢穴")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_organisation_is_found_by_every_name_that_a_record_gives_it(language: str) -> None:
    address = "people/#southwestern-university-of-finance-and-economics"
    assert {"SWUFE", "西南财大"} <= {*found()[language, address].names}
    assert "西南财大" in found()[language, "cases/chengdu/social-work-supervisors-course/"].facets_text
