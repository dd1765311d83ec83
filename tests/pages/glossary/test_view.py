"""The glossary's page and the list from A to Z: every term at its anchor, in the order of the reader's letters."""

from __future__ import annotations

import pytest

from builder.language.languages import BUILT_IN
from builder.pages.glossary.view import glossary
from builder.pages.navigation import navigation
from builder.pages.search.view import search
from builder.records.model.glossary import GlossaryTerm
from tests.pages.reading import Outline, library, pages_of, real_library

LANGUAGES = ("en", "zh")
TERMS = (
    GlossaryTerm(
        "volunteer",
        {"en": "Volunteer", "zh": "志愿者", "zh-Hant": "志工"},
        {"en": ("volunteer", "helper"), "zh": ("志愿者", "义工"), "zh-Hant": ("志工",)},
        "zhiyuanzhe",
        {"en": "One who helps <unpaid>.", "zh": "无偿帮忙的人。"},
        {"en": "Taiwan says 志工.", "zh": "台湾说“志工”。"},
    ),
    GlossaryTerm(
        "filing",
        {"en": "Filing", "zh": "备案"},
        {"en": ("filing",), "zh": ("备案",)},
        "bei'an",
        {"en": "A record.", "zh": "存档。"},
    ),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_stands_at_its_anchor_with_all_sides(language: str) -> None:
    page = glossary(TERMS, language, sides=BUILT_IN)
    outline = Outline(page.body)
    assert page.address == "glossary/"
    assert [tag["id"] for name, tag in outline.tags if name == "li" and "id" in tag] == ["filing", "volunteer"]
    assert all(word in outline.text for word in ("志愿者", "志工", "义工", "helper", "zhiyuanzhe"))
    assert page.body.count('class="cb-unknown"') == 1
    assert 'lang="zh-Hant"' in page.body
    assert "<unpaid>" not in page.body


def test_the_letters_lead_to_their_headings() -> None:
    page = glossary(TERMS, "zh", sides=BUILT_IN)
    outline = Outline(page.body)
    assert [heading.id for heading in page.headings] == ["letter-b", "letter-z"]
    assert outline.values("href") == ["#letter-b", "#letter-z"]
    assert {"letter-b", "letter-z"} <= set(outline.values("id"))
    assert outline.levels() == [1, 2, 2]


def test_a_base_without_a_glossary_has_no_page_of_it_and_no_way_to_it() -> None:
    made = {page.address: page for page in pages_of(library(), "en")}
    assert "glossary/" not in made
    assert "glossary" not in {entry.section for entry in navigation(library(), "en", ())}
    assert all("glossary/" not in Outline(made[address].body).values("href") for address in ("", "search/"))
    assert "glossary" in {entry.section for entry in navigation(library(), "en", (), glossary=True)}
    assert "glossary/" in {page.address for page in pages_of(library(), "en", glossary=TERMS)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_from_a_to_z_holds_everything(language: str) -> None:
    base = real_library()
    outline = Outline(search(base, language, glossary=TERMS).body)
    links = outline.values("href")
    assert {f"../{entry.address}" for entry in base.listed} <= set(links)
    assert {"../glossary/#volunteer", "../people/#xu-qizhi"} <= set(links)
    assert len(set(links)) >= len(base.listed) + len(base.people) + len(TERMS)
    assert outline.levels() == [1, 2, *[3] * (len(outline.levels()) - 2)]
    assert len(outline.values("id")) == len(set(outline.values("id")))


def test_the_search_form_works_without_scripts() -> None:
    outline = Outline(search(library(), "zh").body)
    form = next(attributes for tag, attributes in outline.tags if tag == "form")
    assert (form["action"], form["data-edition"]) == ("../search/", "zh")
    assert 'id="az"' in search(library(), "zh").body
