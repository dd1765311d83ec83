"""The home page: its own words, what it derives from the records, and how little it says of an empty base."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.home import home
from builder.pages.page import Page
from builder.pages.provenance import disagreements, unknowns
from builder.records.handwritten import read_handwritten
from builder.records.model.library import Library, link
from builder.records.welcome import FILE, Welcome, read_welcomes
from tests.pages.reading import Outline, library, real_library

LANGUAGES = ("en", "zh")


@pytest.fixture
def welcome(tmp_path: Path) -> Welcome:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / FILE).write_text(
        "sentence: What <this> is.\n"
        "examples: [{words: a word, to: types/incubator/}]\n"
        "questions: [{words: Why?, to: cases/hill/seed-house/}]\n",
        encoding="utf-8",
    )
    return read_welcomes(tmp_path, ["en"], base=tmp_path)[0]["en"]


def made(language: str = "en", *, base: Library | None = None, changed: dict[str, date] | None = None) -> Page:
    dates = {path: (day, day) for path, day in (changed or {}).items()}
    return home(Edition(base or library(), language, dates=dates))


def way(page: Page, name: str) -> Outline:
    """The part of a page that follows a heading."""
    return Outline(page.body.partition(f'id="{name}">')[2].partition("</h2>")[2].partition("</section>")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_structure(language: str) -> None:
    page = made(language)
    outline = Outline(page.body)
    ids = outline.values("id")
    assert (page.address, page.section) == ("", "home")
    assert len(ids) == len(set(ids))
    assert outline.levels() == [1, *[2] * (len(outline.levels()) - 1)]


def test_the_words_of_the_base_come_first(welcome: Welcome) -> None:
    page = home(Edition(library(), "en", welcome=welcome))
    assert page.description == "What <this> is."
    assert "<h1" in page.body
    assert "What &lt;this&gt; is." in page.body
    assert '<a href="types/incubator/">a word</a>' in page.body
    assert '<a href="cases/hill/seed-house/">Why?</a>' in page.body


def test_the_search_box_is_a_plain_form() -> None:
    tags = Outline(made().body).tags
    form = next(attributes for tag, attributes in tags if tag == "form")
    field = next(attributes for tag, attributes in tags if tag == "input")
    assert form["action"] == "search/"
    assert form.get("method", "get") == "get"
    assert (field["name"], field["id"]) == ("q", "casebook-q")
    assert any(attributes.get("for") == "casebook-q" for tag, attributes in tags if tag == "label")


def test_without_words_of_its_own_it_asks_what_records_ask() -> None:
    asked = made().body.partition('id="question"')[2].partition("</section>")[0]
    assert 'href="cases/hill/seed-house/"' in asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_of_a_base_are_its_questions(language: str) -> None:
    pages = read_handwritten(Path("builder/content"), language)
    asked = way(home(Edition(real_library(), language, handwritten=pages)), "question")
    titles = {f"{page.name}/": page.title for page in pages if page.name.startswith("guides/")}
    assert len(titles) == 5
    assert asked.values("href") == [*titles, "choose/", "guides/"]
    assert all(title in asked.text for title in titles.values())


def test_a_base_without_cases_to_choose_from_has_no_choice_and_nothing_known_by_place() -> None:
    found = Outline(made(base=link((), vocabularies=library().vocabularies)).body).values("href")
    assert not {"choose/", "known/", "guides/"} & set(found)


def test_places_lead_to_what_is_known_of_them() -> None:
    places = {f"places/{entry.place}/" for entry in real_library().listed}
    found = way(made(base=real_library()), "place").values("href")
    assert set(found) == {*places, "map/", "known/"}


def test_connections_are_sentences_in_the_order_of_the_language() -> None:
    connections = {code: Outline(made(code).body).text for code in LANGUAGES}
    assert "Seed House" in connections["en"].partition("See who learnt from whom")[2]
    assert "：" in connections["zh"].partition("看谁向谁学")[2]


def test_the_map_is_led_to_where_there_is_one() -> None:
    assert "map/" in Outline(made(base=real_library()).body).values("href")
    assert "map/" not in Outline(made().body).values("href")


def test_what_is_new_goes_by_date_where_git_knows_it() -> None:
    page = made(
        changed={"policies/hill/open-door.yml": date(2026, 1, 2), "cases/hill/seed-house.yml": date(2025, 1, 2)}
    )
    new = page.body.partition('id="new"')[2]
    assert new.startswith(">What is new<")
    assert new.index("policies/hill/open-door/") < new.index("cases/hill/seed-house/")
    assert "boat-school" not in new


def test_of_one_day_what_was_made_last_comes_first() -> None:
    old, new, day = "cases/hill/seed-house.yml", "policies/hill/open-door.yml", date(2026, 1, 2)
    page = home(Edition(library(), "en", dates={old: (date(2025, 1, 2), day), new: (day, day)}))
    assert way(page, "new").values("href")[:2] == ["policies/hill/open-door/", "cases/hill/seed-house/"]


def test_without_dates_it_claims_no_news() -> None:
    assert "What is new" not in made().body
    assert "From the casebook" in made().body


def test_retired_records_are_nowhere() -> None:
    assert "old-raft" not in made().body


def test_the_size_is_counted() -> None:
    base = real_library()
    edition, listed = Edition(base, "en"), base.listed
    body = made(base=base).body.partition('id="size"')[2]
    gaps = "".join(page.body for page in unknowns.view(edition)).split(f"<dt>{words('en')('provenance.unknown.gaps')}")
    counts = (
        sum(entry.folder == "cases" for entry in listed),
        sum(entry.folder == "policies" for entry in listed),
        len(base.sources),
        sum("checked:" in line for entry in listed for line in Path(entry.path).read_text("utf-8").splitlines()),
        sum(len(entry.record.facts) for entry in listed),
        sum(one.body.count("cb-disagreement") for one in disagreements.view(edition)),
        sum(part.partition("</dd>")[0].count("<li>") for part in gaps[1:]),
        sum(entry.status == "in-review" for entry in listed),
    )
    assert tuple(int(found.replace(",", "")) for found in re.findall(r"<dd>([\d,]+)</dd>", body)) == counts


def test_each_number_leads_to_what_was_counted() -> None:
    size = way(made(), "size").values("href")
    assert size == ["cases/", "policies/", "sources/", "evidence/", "disagreements/", "unknown/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_base_says_so(language: str) -> None:
    page = made(language, base=link((), vocabularies=library().vocabularies))
    Outline(page.body)
    assert "cb-none" in page.body
    assert 'class="cb-home-way"' not in page.body
