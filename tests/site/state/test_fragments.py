"""Fragments of a build before give the same pages as none, whatever was changed in between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from builder import pipeline
from builder.config import read_options
from builder.pages.page import File, Page
from builder.site.state.fragment_state import FRAGMENTS, FragmentState
from tests.three_editions import three_editions

Outputs = Mapping[str, list[Page | File]]
Edit = Callable[[Path], None]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return three_editions(tmp_path / "base")


def drawn(base: Path, state: Path | None) -> Outputs:
    """What the views of the base as a whole draw. state: where fragments are kept."""
    site = pipeline.load(base, read_options(base), dates={})
    fragments = FragmentState(site, state) if state else None
    outputs = {plan.name: list(site.draw(plan)) for plan in site.other_plans("")}
    if fragments:
        fragments.add(site.fragments.taken())
        fragments.save()
    return outputs


def records(base: Path) -> Iterator[Path]:
    yield from sorted([*base.glob("cases/*/*.yml"), *base.glob("policies/*/*.yml")])


def replaced(pattern: str, words: str) -> Edit:
    """An edit of the first place of each record where a pattern is found, record by record."""

    def edit(base: Path) -> None:
        found = ((path, path.read_text(encoding="utf-8")) for path in records(base))
        path, text = next((path, text) for path, text in found if re.search(pattern, text, re.MULTILINE))
        path.write_text(re.sub(pattern, words, text, count=1, flags=re.MULTILINE), encoding="utf-8")

    return edit


EDITS = {
    "title": replaced(r"^  en: .*", "  en: Another title"),
    "Chinese title": replaced(r"^  zh: (\S+)$", r"  zh: 新\1里程"),
    "date": replaced(r"(?<![\w-])20\d\d\b", "1997"),
    "review": replaced(r"^  status: (?:draft|published|in-review)", "  status: retired"),
    "role": replaced(r"(role:\s+\{?\s*en: )", r"\1Acting "),
    "source": replaced(r"^(    title: )(?=\w)", r"\1Zzz "),
    "how far a source was read": replaced(r"^(    title: Doors .*)$", r"\1\n    read: second-hand"),
    "relation": replaced(r"^(    to: )cases/lake/boat-school$", r"\1policies/hill/shut-window"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_pages_are_the_same_with_fragments_of_the_build_before(base: Path, tmp_path: Path, edit: Edit) -> None:
    state = tmp_path / "state"
    before = drawn(base, state)
    edit(base)
    now = drawn(base, state)
    assert now == drawn(base, None)
    assert now != before


def test_nothing_is_made_again_where_nothing_changed(base: Path, tmp_path: Path) -> None:
    before = drawn(base, tmp_path / "state")
    site = pipeline.load(base, read_options(base), dates={})
    FragmentState(site, tmp_path / "state")
    assert {plan.name: list(site.draw(plan)) for plan in site.other_plans("")} == before
    assert site.fragments.taken() == {}


def test_a_damaged_file_costs_making_them_anew(base: Path, tmp_path: Path) -> None:
    before = drawn(base, tmp_path / "state")
    path = tmp_path / "state" / FRAGMENTS
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert drawn(base, tmp_path / "state") == before
