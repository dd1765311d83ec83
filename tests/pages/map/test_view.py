"""The page of the map: the picture twice, the same as a list, and no page without positions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.pages.edition import Edition
from builder.pages.map.view import view
from builder.pages.navigation import navigation
from builder.records.model.library import Library
from builder.records.model.vocabulary import Vocabularies
from tests.pages.reading import Outline, library, real_library


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_place_is_in_the_list(language: str) -> None:
    (page,) = view(Edition(real_library(), language))
    outline = Outline(page.body)
    links = outline.values("href")
    terms = real_library().vocabularies.table("places")
    with_records = {one.place for one in real_library().listed}
    places = [f"../places/{id_}/" for id_ in terms if id_ in with_records and terms[id_].position]
    elsewhere = [f"../places/{id_}/" for id_ in terms if id_ in with_records and not terms[id_].position]
    assert {"../places/chengdu/", "../places/taiwan/"} <= {*places}
    assert "../places/mainland/" in elsewhere
    assert links == [*places, *places, *places, *elsewhere]
    assert [tag for tag, _ in outline.tags].count("svg") == 2
    assert page.address == "map/"


def test_a_base_without_positions_has_no_map() -> None:
    assert list(view(Edition(library(), "en"))) == []
    assert "map/" not in str(navigation(library(), "en", ()))
    assert "map/" in str(navigation(real_library(), "en", ()))


def test_a_place_without_records_is_not_on_it() -> None:
    whole = real_library()
    kept = tuple(entry for entry in whole.entries if entry.place != "taiwan")
    (page,) = view(Edition(Library(kept, whole.vocabularies), "en"))
    assert "places/taiwan" not in page.body


def test_only_what_the_vocabulary_says_is_written() -> None:
    whole = real_library()
    tables = {**whole.vocabularies.tables}
    places = {id_: replace(term, label={"en": f"<{id_}>"}) for id_, term in tables["places"].items()}
    (page,) = view(Edition(Library(whole.entries, Vocabularies({**tables, "places": places})), "en"))
    assert "Chengdu" not in page.body
    assert "&lt;chengdu&gt;" in page.body
