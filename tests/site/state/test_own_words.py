"""A base that brings a language along has its words in what every page is drawn from."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.forked import casebook
from tests.test_other_languages import HARBOUR

PAGE = "site/ja/cases/harbour/seed-house/index.html"


def test_a_changed_word_of_an_own_language_is_on_every_page(tmp_path: Path) -> None:
    base = Path(shutil.copytree(HARBOUR, tmp_path / "base"))
    assert casebook("build", folder=base).returncode == 0
    before = (base / PAGE).read_text(encoding="utf-8")
    path = base / "locales" / "ja" / "case.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("story: 経過", "story: 物語"), encoding="utf-8")
    assert casebook("build", folder=base).returncode == 0
    assert (base / PAGE).read_text(encoding="utf-8") == before.replace("経過", "物語")


def test_a_changed_word_of_a_built_in_language_is_on_every_page(tmp_path: Path) -> None:
    base = Path(shutil.copytree(HARBOUR, tmp_path / "base"))
    words = base / "locales" / "en" / "kinds.yml"
    words.parent.mkdir()
    page = base / "site" / "en" / "compare" / "index.html"
    for name in ("harbour", "quay"):
        words.write_text(f"case: {{one: {name}, many: {name}s, a: a {name}}}\n", encoding="utf-8")
        assert casebook("build", folder=base).returncode == 0
        assert f">Compare {name}s</h1>" in page.read_text(encoding="utf-8")
