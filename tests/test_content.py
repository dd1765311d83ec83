"""The hand-written pages: the same in both languages, each with its front matter, links between them whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.language.languages import BUILT_IN, written_languages
from builder.records.handwritten import DEFAULT, GUIDES, ORDER, read_handwritten
from builder.records.source import read_document
from builder.records.welcome import read_welcomes
from tests.pages.reading import Outline, pages_of, real_library

BUILDER = Path(__file__).resolve().parents[1] / "builder"
CONTENT = BUILDER / "content"
FILES = {
    f"{language}/{page.path.name}": page.path
    for language in written_languages(BUILT_IN)
    for page in read_handwritten(CONTENT, language)
    if page.name.partition("/")[0] != GUIDES
}
"""All but the guides, which have a test of their own."""
PAGES = sorted(FILES)
WELCOMES, _ = read_welcomes(CONTENT, BUILT_IN, base=CONTENT)
FRONT = re.compile(r"\A---\n(.*?)\n---\n\n# ([^\n]+)\n", re.DOTALL)
DRAWN = (
    "../evidence/",
    "../corrected/",
    "../data/",
    "../editions/",
    "../uses/",
    "../teach/",
    "../compare/",
    "../compare/worksheet/",
    "problems/",
    "writing/",
    "translating/",
    "codebook/",
    "translate/",
    "form/",
)
"""Addresses of pages that are drawn, to which hand-written pages lead."""
SHEET = re.compile(r"\.\./(cases/[a-z0-9/-]+)/(?:handout|teacher)/")
COLUMNS_ON_A_PHONE = 3
LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_the_same_pages_in_every_language() -> None:
    for folder in (CONTENT, DEFAULT):
        places = [folder / language for language in written_languages(BUILT_IN)]
        names = [{path.relative_to(place) for path in place.rglob("*")} for place in places]
        assert names[0] == names[1]
        assert names[0]


def test_the_usual_pages_are_there() -> None:
    for language in BUILT_IN:
        assert tuple(page.name for page in read_handwritten(CONTENT, language))[: len(ORDER)] == ORDER


def test_the_title_in_the_navigation_of_a_further_page_is_its_own(tmp_path: Path) -> None:
    further = tmp_path / "en" / "further.md"
    further.parent.mkdir()
    further.write_text("---\ndescription: x\ntitle: Further reading\n---\n", encoding="utf-8")
    last = read_handwritten(tmp_path, "en")[-1]
    assert (last.name, last.title) == ("further", "Further reading")


def test_a_page_that_is_converted_has_a_converted_title() -> None:
    about, converted = (read_handwritten(CONTENT, language)[0] for language in ("zh", "zh-Hant"))
    assert about.path == converted.path
    assert (about.title, converted.title) == ("关于案例库", "關於案例庫")


@pytest.mark.parametrize("page", PAGES)
def test_front_matter_says_title_and_description(page: str) -> None:
    found = FRONT.match(FILES[page].read_text(encoding="utf-8"))
    assert found is not None
    document = read_document(page, found[1].encode())
    assert not document.problems
    assert document.root is not None
    keys = {entry.key.text: entry.value for entry in document.root}
    assert set(keys) == {"title", "description"}
    assert getattr(keys["title"], "text", "") == found[2]


@pytest.mark.parametrize("page", PAGES)
def test_links_between_the_pages_resolve(page: str) -> None:
    for target in LINK.findall(FILES[page].read_text(encoding="utf-8")):
        sheet = SHEET.fullmatch(target)
        is_sheet = sheet is not None and (BUILDER.parent / f"{sheet[1]}.yml").is_file()
        is_elsewhere = target.startswith("https://creativecommons.org/") or target in DRAWN or is_sheet
        assert is_elsewhere or page.partition("/")[0] + "/" + target in FILES


@pytest.mark.parametrize("page", PAGES)
def test_tables_are_narrow_enough_for_a_phone(page: str) -> None:
    rows = [line for line in FILES[page].read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert all(len(row.strip("|").split("|")) <= COLUMNS_ON_A_PHONE for row in rows)


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("zh/")])
def test_chinese_pages_keep_the_tone(page: str) -> None:
    text = FILES[page].read_text(encoding="utf-8")
    assert "您" not in text
    assert "！" not in text


@pytest.mark.parametrize("name", sorted({page.partition("/")[2] for page in PAGES}))
def test_both_languages_have_the_same_headings_in_number(name: str) -> None:
    levels = [
        re.findall(r"^#+", FILES[f"{language}/{name}"].read_text(encoding="utf-8"), re.MULTILINE)
        for language in written_languages(BUILT_IN)
    ]
    assert levels[0] == levels[1]


@pytest.mark.parametrize("language", BUILT_IN)
def test_the_doors_of_the_home_page_lead_to_pages(language: str) -> None:
    welcome = WELCOMES[language]
    bodies = {page.address: page.body for page in pages_of(real_library(), language)}
    assert welcome.sentence
    assert len(welcome.examples) == 3
    for suggestion in (*welcome.examples, *welcome.questions):
        address, _, anchor = suggestion.to.partition("#")
        assert suggestion.words.best(language)
        assert address in bodies, suggestion
        assert not anchor or anchor in Outline(bodies[address]).values("id"), suggestion


def test_both_home_pages_open_the_same_doors() -> None:
    first, *others = ([question.to for question in WELCOMES[language].questions] for language in BUILT_IN)
    assert all(addresses == first for addresses in others)
