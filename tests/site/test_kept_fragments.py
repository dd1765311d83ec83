"""`serve` uses what was made of records that did not change, and shows what a cold build would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from builder import pipeline
from builder.config import read_options
from builder.pages.page import File, Page
from builder.pages.site import Site
from builder.records.reading_cache import ReadingCache
from builder.site.kept_fragments import keep_fragments
from tests.site.state.test_fragments import EDITS, Edit
from tests.three_editions import three_editions

Outputs = Mapping[tuple[str, str, str], list[Page | File]]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return three_editions(tmp_path / "base")


def loaded(base: Path, cache: ReadingCache | None = None) -> Site:
    return pipeline.load(base, read_options(base), cache=cache, dates={})


def drawn(site: Site) -> Outputs:
    """What the views of the base as a whole draw."""
    return {(plan.name, plan.language, plan.subject): list(site.draw(plan)) for plan in site.other_plans("")}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_pages_after_an_edit_are_those_of_a_cold_build(base: Path, edit: Edit) -> None:
    cache = ReadingCache()
    before = loaded(base, cache)
    shown = drawn(before)
    edit(base)
    after = loaded(base, cache)
    keep_fragments(before, after)
    assert drawn(after) == drawn(loaded(base)) != shown


def test_what_nobody_asked_for_after_one_edit_is_kept_for_the_next(base: Path) -> None:
    cache = ReadingCache()
    first = loaded(base, cache)
    drawn(first)
    EDITS["title"](base)
    second = loaded(base, cache)
    keep_fragments(first, second)
    EDITS["date"](base)
    third = loaded(base, cache)
    keep_fragments(second, third)
    assert drawn(third) == drawn(loaded(base))


def test_after_a_title_little_is_made_again(base: Path) -> None:
    cache = ReadingCache()
    before = loaded(base, cache)
    drawn(before)
    made = sum(map(len, before.fragments.taken().values()))
    EDITS["title"](base)
    after = loaded(base, cache)
    keep_fragments(before, after)
    drawn(after)
    assert 0 < sum(map(len, after.fragments.taken().values())) < made / 2


def test_nothing_is_kept_where_settings_are_others(base: Path) -> None:
    before = loaded(base)
    drawn(before)
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(settings.replace("site_name: Odd", "site_name: Another"), "utf-8")
    after = loaded(base)
    assert after.inputs != before.inputs
    keep_fragments(before, after)
    assert drawn(after) == drawn(loaded(base))
