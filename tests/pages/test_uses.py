"""The page of who uses the base: what somebody told, the newest first, and an honest word where nobody has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.pages import uses
from builder.pages.edition import Edition
from builder.pages.site import editions
from builder.records.uses import FILE, read_uses
from tests.forked import casebook
from tests.pages.reading import Outline, library
from tests.sites import ROOT, built, odd_base

ENTRIES = """\
older:
  who: {en: A school, zh: 某学校}
  where: {en: Chengdu, zh: 成都}
  when: 2025-03
  what: {en: "<b>A seminar</b>", zh: 关于志愿者的课}
  agreed: 2026-07-01
newer:
  who: {en: A foundation, zh: 某基金会}
  where: {en: Taipei, zh: 台北}
  when: 2026-01 ..
  what: {en: A training, zh: 培训}
  link: https://example.org/training
  agreed: 2026-07-01
"""


def page(language: str, folder: Path, *, entries: str = "", mail: str = "", repository: str = "") -> Outline:
    (folder / FILE).write_text(entries, encoding="utf-8")
    found = read_uses(folder / FILE, base=folder).found
    shared = replace(Edition(library(), ""), uses=found, mail=mail, repository=repository, names={"": "Odd"})
    (drawn,) = uses.view(editions(shared, ["en", "zh", "zh-Hant"])[language])
    return Outline(drawn.body)


def test_the_newest_stands_first_and_nothing_is_markup(tmp_path: Path) -> None:
    drawn = page("en", tmp_path, entries=ENTRIES)
    assert drawn.text.index("A foundation") < drawn.text.index("A school")
    assert "<b>A seminar</b>" in drawn.text
    assert "https://example.org/training" in drawn.values("href")
    assert "Nobody has told us" not in drawn.text


def test_readers_in_taiwan_have_their_script(tmp_path: Path) -> None:
    assert "某學校" in page("zh-Hant", tmp_path, entries=ENTRIES).text


@pytest.mark.parametrize(
    ("language", "none"), [("en", "Nobody has told us of a use yet."), ("zh", "还没有人告诉我们。")]
)
def test_where_nobody_has_told_it_says_so(tmp_path: Path, language: str, none: str) -> None:
    drawn = page(language, tmp_path)
    assert none in drawn.text
    assert not [tag for tag, attributes in drawn.tags if attributes.get("class") == "cb-row"]


def test_it_names_the_ways_that_this_copy_has(tmp_path: Path) -> None:
    assert "names no address to write to" in page("en", tmp_path).text
    both = page("en", tmp_path, mail="a@b.example", repository="https://example.org/base")
    assert "mailto:a@b.example?subject=A%20use%20of%20Odd" in both.values("href")
    assert "https://example.org/base/issues/new" in both.values("href")
    assert "names no address" not in both.text


def test_a_build_has_what_the_file_has_and_the_next_what_it_has_then(tmp_path: Path) -> None:
    base = odd_base(tmp_path / "base")
    path = built(base) / "en" / "uses" / "index.html"
    assert "Nobody has told us" in path.read_text("utf-8")
    (base / "content" / FILE).write_text(ENTRIES, "utf-8")
    built(base)
    assert "A foundation" in path.read_text("utf-8")
    (base / "content" / FILE).write_text(ENTRIES.replace("agreed: 2026-07-01", "agreed: soon"), "utf-8")
    done = casebook("build", folder=base)
    assert done.returncode == 1
    assert f"content/{FILE}:6:11" in done.stdout


def test_this_base_has_invented_none() -> None:
    assert not (ROOT / "builder" / "content" / FILE).exists()
