"""The page of the data: it leads to files that are there, in every edition, and says how many lines they have."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builder.citation.imported.items import read_items
from builder.pages.data import view
from builder.pages.data.view import ADDRESS
from builder.pages.edition import Edition
from builder.pages.feed import view as feed
from builder.pages.page import File, Page
from tests.citation.bibtex_entries import bibtex_entries
from tests.pages.data.made import NAMES, edition, real, rows
from tests.pages.reading import Outline, real_library

LANGUAGES = ("en", "zh", "zh-Hant")


def page(made: Edition) -> Page:
    return next(each for each in view.view(made) if isinstance(each, Page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_file_or_page_that_is_there(language: str) -> None:
    made = edition(real_library(), language)
    folder = language.lower()
    files = {*real(), *(each.path for each in (*view.works(made), *feed.view(made)))}
    links = [link for link in Outline(page(made).body).values("href") if not link.startswith(("#", "http"))]
    pages = {f"{folder}/contribute/codebook", f"{folder}/editions", f"{folder}/uses"}
    for link in links:
        path = (Path("/") / folder / ADDRESS / link).resolve().relative_to("/").as_posix()
        assert path in files or path in pages, link
    named = {(Path("/") / folder / ADDRESS / link).resolve().relative_to("/").as_posix() for link in links}
    assert {path for path in files if not path.startswith("data/records/")} == named - pages


def test_it_says_how_many_lines_each_table_has() -> None:
    shown = Outline(page(edition(real_library())).body).text
    for name in ("facts", "quotes", "terms"):
        assert f"Lines: {len(rows(real(), name)):,}" in shown


def test_without_an_address_it_speaks_of_no_feed() -> None:
    bare = edition(real_library(), site_url="")
    assert "feed" not in Outline(page(bare).body).text
    assert not list(feed.view(bare))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_listed_records_are_works_to_be_cited(language: str) -> None:
    made = edition(real_library(), language)
    found = {file.path.rpartition(".")[2]: file.data for file in view.works(made)}
    keys = {entry.reference.replace("/", "-") for entry in made.library.listed}
    assert set(bibtex_entries(found["bib"].decode())) == keys
    assert {item["id"] for item in json.loads(found["json"])} == keys
    assert len(read_items(found["ris"])) == len(keys)
    address = next(item for item in json.loads(found["json"]))["URL"]
    assert address.startswith(f"{made.site_url}{language.lower()}/cases/")


def test_an_empty_base_has_a_page_and_empty_tables() -> None:
    library = replace(real_library(), stored=())
    made = Edition(library, "en", names=NAMES)
    assert all(isinstance(each, Page | File) for each in view.view(made))
