"""The navigation: what it leads to exists, once each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from builder.pages.navigation import NavEntry
from builder.pages.navigation import navigation as navigate
from builder.pages.page import SECTIONS
from builder.records.handwritten import COURSE, GUIDES, ORDER, read_handwritten
from builder.records.model.library import Library
from tests.pages.reading import ROOT, library, pages_of, real_library

LANGUAGES = ("en", "zh")
CONTENT = ROOT / "builder" / "content"


def navigation(library: Library, language: str) -> tuple[NavEntry, ...]:
    return navigate(library, language, read_handwritten(CONTENT, language))


def flat(entries: Iterable[NavEntry]) -> Iterator[NavEntry]:
    for entry in entries:
        yield entry
        yield from flat(entry.children)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [library, real_library])
def test_every_entry_leads_to_a_page(base: Callable[[], Library], language: str) -> None:
    addresses = [entry.address for entry in flat(navigation(base(), language)) if entry.address is not None]
    written = {page.name for page in read_handwritten(CONTENT, language)}
    guides = {name for name in written if name.startswith(GUIDES) or name == COURSE}
    made = {page.address for page in pages_of(base(), language)} | {f"{name}/" for name in {*ORDER, *guides}}
    assert set(addresses) <= made
    assert len(addresses) == len(set(addresses))


def test_only_hand_written_pages_that_exist_are_listed(tmp_path: Path) -> None:
    entries = navigate(library(), "zh", read_handwritten(tmp_path, "zh"))
    assert [entry.address for entry in entries[-1].children] == [
        "contribute/",
        "contribute/form/",
        "corrections/",
        "privacy/",
        "accessibility/",
    ]


def test_guides_stand_in_the_order_of_their_index(tmp_path: Path) -> None:
    guides = tmp_path / "en" / "guides"
    guides.mkdir(parents=True)
    for name, text in {"a": "", "b": "", "c": "", "index": "[c](c.md) and [a](a.md)"}.items():
        (guides / f"{name}.md").write_text(f"---\ntitle: Of {name}\ndescription: x\n---\n{text}", encoding="utf-8")
    entries = navigate(library(), "en", read_handwritten(tmp_path, "en"))
    branch = next(entry for entry in entries if entry.section == "guides")
    assert [(entry.title, entry.address) for entry in branch.children] == [
        ("All guides", "guides/"),
        ("Of c", "guides/c/"),
        ("Of a", "guides/a/"),
        ("Of b", "guides/b/"),
    ]
    assert not any("guides" in (entry.address or "") for entry in entries[-1].children)


def test_places_stand_in_the_order_of_the_vocabulary() -> None:
    cases = next(entry for entry in navigation(library(), "en") if entry.section == "cases")
    places = next(entry for entry in cases.children if entry.title == "By place")
    assert [entry.address for entry in places.children] == ["places/hill/", "places/lake/"]


def test_every_entry_belongs_to_a_section() -> None:
    assert {entry.section for entry in flat(navigation(library(), "zh"))} <= set(SECTIONS)


def test_an_empty_base_has_no_branches_that_lead_nowhere() -> None:
    entries = navigation(Library((), library().vocabularies), "en")
    cases = next(entry for entry in entries if entry.section == "cases")
    assert [entry.title for entry in cases.children] == ["All cases"]
