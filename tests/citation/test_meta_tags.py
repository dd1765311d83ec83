"""A record's page in the eyes of reference managers and Google Scholar: what they take is what its CSL-JSON says."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date

import pytest

from builder.citation.csl_json import csl_item
from builder.citation.item import Item
from builder.citation.meta_tags import citation_tags
from builder.pages.cite.files import item_of
from builder.pages.cite.tags import tags
from builder.pages.edition import Edition
from builder.pages.html.elements import escape
from builder.pages.parts.structured_data import structured
from builder.pages.record_context import RecordContext
from builder.records.model.values import FuzzyDate, Name
from tests.citation.embedded_metadata import item_type, metas_of, zotero_item
from tests.pages.reading import real_library
from tests.three_editions import built

SITE = "https://casebook.example/"
NAMES = {"en": "Casebook of NGO support", "zh": "公益组织支持案例库"}
OPEN_GRAPH = (
    '<meta name="description" content="A &amp; B."><meta property="og:title" content="Another">'
    '<meta property="og:description" content="A &amp; B."><meta property="og:type" content="article">'
    '<meta property="og:site_name" content="Casebook">'
)
"""What every page has, as partials/meta.html has it."""


def contexts(language: str) -> list[RecordContext]:
    library = real_library()
    dates = {one.path: (date(2026, 1, 2), date(2026, 11, 22)) for one in library.entries}
    edition = Edition(library, language, dates, site_url=SITE, names=NAMES)
    return [RecordContext(one, edition) for one in library.entries]


def whole(name: object) -> str:
    """A name in one, as it is printed."""
    assert isinstance(name, dict)
    return " ".join(name[part] for part in ("given", "family", "literal") if part in name)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_zotero_takes_every_record_as_its_csl_json_has_it(language: str) -> None:
    """Names of the base are whole in CSL-JSON; no tag can say so, and Zotero parts those in Latin letters."""
    for context in contexts(language):
        csl = csl_item(item_of(context.entry, context.edition))
        taken = zotero_item(f"<head>{OPEN_GRAPH}{tags(context)}</head>", address="https://elsewhere.example/?from=x")
        for variable in ("type", "title", "publisher", "language", "URL", "issued"):
            assert taken[variable] == csl[variable], (context.entry.id, variable)
        authors, written = taken["author"], csl["author"]
        assert isinstance(authors, list)
        assert isinstance(written, list)
        assert [whole(name) for name in authors] == [whole(name) for name in written]
        assert taken["abstract"] == "A & B."
        assert taken["container-title"] == "Casebook"
        assert taken["rights"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_google_scholar_finds_what_it_asks_for(language: str) -> None:
    """A title, an author each, and a date with slashes; a record without an author would not be listed."""
    for context in contexts(language):
        found = metas_of(f"<head>{tags(context)}</head>")
        names = [name for name, _ in found]
        assert names.count("citation_title") == 1
        assert names.count("citation_author") == len(item_of(context.entry, context.edition).author) > 0
        assert dict(found)["citation_publication_date"] == "2026/11/22"
        assert dict(found)["citation_online_date"] == "2026/01/02"


def test_names_and_titles_in_both_scripts() -> None:
    site = built().site
    taken = {}
    for code, edition in site.editions.items():
        context = RecordContext(edition.library.by_reference["cases/hill/seed-house"], replace(edition, site_url=SITE))
        csl = csl_item(item_of(context.entry, context.edition))
        taken[code] = zotero_item(f"<head>{tags(context)}</head>", address="")
        assert (taken[code]["title"], taken[code]["language"]) == (csl["title"], csl["language"])
    assert len({str(item["URL"]) for item in taken.values()}) == 3


def test_without_the_type_a_page_would_be_an_article_in_a_journal() -> None:
    """Why there is a tag of Dublin Core: with Highwire Press tags alone Zotero guesses so."""
    tagged = metas_of(f"<head>{OPEN_GRAPH}{tags(contexts('en')[0])}</head>")
    assert item_type(tagged) == "webpage"
    assert item_type([meta for meta in tagged if meta[0] != "dc:type"]) == "journalArticle"


def test_a_doi_and_dates_that_are_not_whole() -> None:
    item = Item("x", "webpage", "“T” & <i>", "en", (Name(family="Jagusztyn", given="Marta"), Name(literal="付涛")))
    item = replace(item, doi="10.5281/zenodo.1", issued=FuzzyDate(2026, 3))
    html = "".join(
        f'<meta name="{name}" content="{escape(content)}">'
        for name, content in citation_tags(item, online=None, licence="L")
    )
    taken = zotero_item(f"<head>{html}</head>", address="https://here.example/")
    assert taken == {
        "type": "webpage",
        "title": "“T” & <i>",
        "language": "en",
        "URL": "https://here.example/",
        "DOI": "10.5281/zenodo.1",
        "rights": "L",
        "author": [{"family": "Jagusztyn", "given": "Marta"}, {"literal": "付涛"}],
        "issued": {"date-parts": [[2026, 3]]},
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_head_of_a_page_stays_light(language: str) -> None:
    """What is for machines alone, compressed, of the 20 KB that a record's page may have."""
    for context in contexts(language):
        assert len(gzip.compress(tags(context).encode(), 9)) <= 400, context.entry.id
        assert len(gzip.compress((structured(context) + tags(context)).encode(), 9)) <= 1_600, context.entry.id


def test_without_an_address_there_is_nothing_to_cite() -> None:
    context = contexts("en")[0]
    assert tags(replace(context, edition=replace(context.edition, site_url=""))) == ""
