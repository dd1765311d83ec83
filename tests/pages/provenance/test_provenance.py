"""Where it is said: the pages of sources, of disagreements and of what is not known, from the records alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.provenance import disagreements, unknowns
from builder.pages.provenance import source as source_page
from builder.pages.provenance.claims import claims
from builder.pages.provenance.conflicts import conflicts
from builder.pages.provenance.sources import sources
from builder.pages.provenance.unknown_values import unknown_values
from builder.pages.record import case, policy
from builder.pages.record.sourcing import Sourcing, single_source_facts, sourcing
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry, Library, link
from tests.pages.reading import Outline, entry, library, of_records, real_library

GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGES = ("en", "zh")
SEED = "cases/hill/seed-house"


def edition(language: str, base: Callable[[], Library] = library) -> Edition:
    return Edition(base(), language)


def view(reference: str, language: str) -> RecordContext:
    return RecordContext(entry(reference), edition(language))


def source(key: str, language: str) -> Page:
    return next(page for page in of_records(source_page.view, edition(language)) if page.address == f"sources/{key}/")


def ids(one: Entry, base: Edition) -> set[str]:
    """The anchors of a record's page, with the top."""
    make = case.page if one.folder == "cases" else policy.page
    return {"", *Outline(make(one, base).body).values("id")}


def made(language: str) -> Iterator[tuple[str, Page]]:
    yield "source", source("lin-2012", language)
    yield "disagreements", next(disagreements.view(edition(language)))
    yield "unknown", next(unknowns.view(edition(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden(language: str, rewrite: bool) -> None:
    for name, page in made(language):
        path = GOLDEN / f"provenance-{name}.{language}.html"
        shown = f"<!-- {page.title} | {page.description} -->\n{page.body}\n"
        if rewrite:
            path.write_text(shown, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == shown


def test_there_is_a_page_for_each_source() -> None:
    addresses = [page.address for page in of_records(source_page.view, edition("en"))]
    assert addresses == [f"sources/{key}/" for key in library().sources]


def test_the_page_of_a_source_names_every_record_that_cites_it() -> None:
    for key, entries in library().citing.items():
        hrefs = Outline(source(key, "zh").body).values("href")
        assert {f"../../{one.address}" for one in entries} <= set(hrefs)


def test_the_page_of_a_source_says_what_it_is_cited_for() -> None:
    body = source("lin-2012", "en").body
    for said in (
        'on the hill, opened in 2012. <small><a href="../../cases/hill/seed-house/">Summary</a></small>',
        'Intake: 15 <small>groups</small> (2012) <small><a href="../../cases/hill/seed-house/#figures">Figures</a>',
        "Adapts: ",
        "Lin Yi, head",
    ):
        assert said in body
    assert '<a href="../../cases/hill/seed-house/">Summary</a>, p. 4' in source("wu-2013", "en").body


def test_what_nobody_cites_and_what_is_not_archived_is_said() -> None:
    body = source("uncited-2015", "en").body
    assert "No record cites it." in body
    assert "no archived copy is known" in body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [library, real_library])
def test_every_claim_gap_and_conflict_leads_to_a_section_that_is_there(
    base: Callable[[], Library], language: str
) -> None:
    whole = edition(language, base)
    for one in base().listed:
        own = RecordContext(one, whole)
        made = (claims(own, base().sources), unknown_values(own), conflicts(own))
        anchors = {found.anchor for each in made for found in each}
        assert anchors <= ids(one, whole), one.reference


def test_every_kind_of_disagreement_is_found() -> None:
    found = [(one.anchor, len(one.sides)) for one in conflicts(view(SEED, "en"))]
    assert found == [("disagreements", 2), ("disagreements", 2), ("figures", 2), ("model", 2)]
    body = next(disagreements.view(edition("en"))).body
    assert "4 points on which sources" in body
    assert '<a href="../sources/wu-2013/">“Talking of Doors”, 2013</a>, p. 5</p><p>up to 14' in body


def test_what_a_record_calls_unknown_is_found() -> None:
    found = [(one.anchor, one.name) for one in unknown_values(view(SEED, "en"))]
    assert found == [
        ("story-since-then", "Since then"),
        ("model", "Staff"),
        ("timeline", "Date: Somebody paints the door."),
    ]


def test_the_page_of_what_is_not_known_asks_for_help() -> None:
    [page] = unknowns.view(edition("en"))
    assert '<a href="../contribute/">' in page.body
    assert '<a href="../cases/hill/seed-house/#story-since-then">Since then</a>' in page.body
    assert "old-raft" not in page.body


@pytest.mark.parametrize("make", [disagreements.view, unknowns.view])
def test_an_empty_base_says_so(make: Callable[[Edition], Iterator[Page]]) -> None:
    [page] = make(Edition(link([], vocabularies=library().vocabularies), "en"))
    assert "cb-none" in page.body


def test_a_large_base_has_several_pages() -> None:
    one = entry(SEED)
    many = [Entry("cases", "hill", f"copy-{n:03}", f"cases/hill/copy-{n:03}.yml", one.record) for n in range(150)]
    base = Edition(link(many, vocabularies=library().vocabularies), "en")
    assert [page.address for page in unknowns.view(base)] == ["unknown/", "unknown/2/"]
    assert [page.address for page in disagreements.view(base)] == ["disagreements/", "disagreements/2/"]


def test_what_is_sourced_is_counted_honestly() -> None:
    assert sourcing(entry(SEED).record) == Sourcing(figures=4, figures_sourced=4, statements=21, statements_sourced=16)
    assert single_source_facts(entry(SEED).record) == (2,)
    assert single_source_facts(entry("policies/hill/open-door").record) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_sources_stand_under_letters(language: str) -> None:
    page = Outline(sources(real_library(), language).body)
    letters = [id_ for id_ in page.values("id") if id_.startswith("letter-")]
    assert [href for href in page.values("href") if href.startswith("#letter-")] == [f"#{letter}" for letter in letters]
    assert len(letters) > 5
    assert sorted(set(page.values("id")) - set(letters)) == sorted(real_library().sources)


def test_few_sources_stand_in_one_list() -> None:
    assert "letter-" not in sources(library(), "en").body


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_sources_differ_leads_to_each_record(language: str) -> None:
    body = Outline(next(disagreements.view(edition(language, real_library))).body)
    anchors = [f"#{id_}" for id_ in body.values("id")]
    assert len(anchors) > 1
    assert [href for href in body.values("href") if href.startswith("#")] == anchors
