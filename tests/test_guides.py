"""The guides: the same questions in every language, each answer led back to a record, at the end what is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path
from posixpath import join, normpath

import pytest

from builder.language.languages import BUILT_IN, written_languages
from builder.records.handwritten import GUIDES, HandwrittenPage, read_handwritten
from tests.pages.reading import Outline, pages_of, real_library

CONTENT = Path(__file__).resolve().parents[1] / "builder" / "content"
NAMES = tuple(f"{GUIDES}/{name}" for name in ("registration", "money", "government-or-ngo", "taiwan", "disaster"))
UNKNOWN = frozenset({"## What is not known", "## 还不知道的", "## 還不知道的"})
LINK = re.compile(r"\]\(([^)\s]+)\)")
RECORD = re.compile(r"\]\(\.\./\.\./(?:cases|policies)/[a-z]+/")
WRITTEN = written_languages(BUILT_IN)


def guides(language: str) -> Mapping[str, HandwrittenPage]:
    pages = {page.name: page for page in read_handwritten(CONTENT, language)}
    return {name: page for name, page in pages.items() if name.partition("/")[0] == GUIDES}


def blocks(language: str, name: str) -> list[str]:
    """The paragraphs, lists and headings after the title."""
    text = guides(language)[name].path.read_text(encoding="utf-8")
    return text.partition("\n# ")[2].split("\n\n")[1:]


@cache
def drawn(language: str) -> Mapping[str, frozenset[str]]:
    """The anchors of the pages that are drawn, by address."""
    return {page.address: frozenset(Outline(page.body).values("id")) for page in pages_of(real_library(), language)}


@pytest.mark.parametrize("language", BUILT_IN)
def test_every_language_has_all_guides_in_the_same_order(language: str) -> None:
    assert tuple(guides(language)) == (GUIDES, *NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", BUILT_IN)
def test_every_paragraph_leads_to_a_record(language: str, name: str) -> None:
    _, *told = blocks(language, name)
    paragraphs = [block for block in takewhile(lambda block: block not in UNKNOWN, told) if not block.startswith("## ")]
    assert len(paragraphs) > 8
    assert [block for block in paragraphs if not RECORD.search(block)] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", BUILT_IN)
def test_each_ends_with_what_is_not_known(language: str, name: str) -> None:
    *_, heading, last = blocks(language, name)
    assert heading in UNKNOWN
    assert len(re.findall(r"^- ", last, re.MULTILINE)) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_language_leads_to_the_same_places(name: str) -> None:
    first, *others = (sorted(LINK.findall("\n".join(blocks(language, name)))) for language in BUILT_IN)
    assert all(links == first for links in others)


@pytest.mark.parametrize("name", [GUIDES, *NAMES])
@pytest.mark.parametrize("language", WRITTEN)
def test_links_and_their_anchors_lead_somewhere(language: str, name: str) -> None:
    for link in LINK.findall("\n".join(blocks(language, name))):
        path, _, anchor = link.partition("#")
        if path.endswith(".md"):
            assert f"{GUIDES}/{path.removesuffix('.md')}" in guides(language)
        else:
            address = f"{normpath(join(name, path))}/"
            assert address in drawn(language), link
            assert not anchor or anchor in drawn(language)[address], link


@pytest.mark.parametrize("language", WRITTEN)
def test_the_index_asks_each_question_as_its_guide_does(language: str) -> None:
    index = guides(language)[GUIDES].path.read_text(encoding="utf-8")
    for name in NAMES:
        page = guides(language)[name]
        assert f"[{page.title}]({name.removeprefix(f'{GUIDES}/')}.md)" in index
        assert f"\n# {page.title}\n" in page.path.read_text(encoding="utf-8")
