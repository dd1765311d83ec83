"""What is read of a base is read once: its pages are drawn from that alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.config import read_options
from builder.pages.navigation import NavEntry
from builder.pages.site import Site
from builder.pipeline import planned
from builder.records.load import read
from tests.three_editions import three_editions

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name in ("cases", "policies", "builder/content", "builder/vocabulary"):
        shutil.copytree(ROOT / name, tmp_path / "base" / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "base")
    return tmp_path / "base"


def navigations(site: Site) -> list[tuple[NavEntry, ...]]:
    return [site.navigation(language) for language in site.editions]


def test_pages_are_drawn_without_the_folder_of_the_base(tmp_path: Path) -> None:
    base = three_editions(tmp_path / "base")
    options = read_options(base)
    checked = read(base, options)
    assert not checked.errors
    before = planned(checked, {}, options)
    assert len(before.pages) > 100
    assert before.files
    base.rename(base.with_name("gone"))
    after = planned(checked, {}, options)
    assert after.pages == before.pages
    assert after.files == before.files
    assert navigations(after) == navigations(before)


def loaded_by_check(base: Path) -> set[str]:
    code = (
        "import sys; from builder.cli import main\ntry: main(['check'])\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=base, capture_output=True, encoding="utf-8", check=True)
    return set(run.stderr.split())


def test_a_check_loads_neither_pages_nor_what_draws_them(base: Path) -> None:
    """Whoever writes a record waits for the check: it starts without MkDocs, Babel and the pages.

    The base has the project's own mkdocs.yml and hand-written pages, which are judged too.
    """
    loaded = loaded_by_check(base)
    assert {"builder.records.load", "builder.site.pages_check", "builder.site.settings_check"} <= loaded
    heavy = {"builder.pages", "builder.site.frame", "builder.site.plugin", "builder.search", "builder.pipeline"}
    heavy |= {"mkdocs", "material", "jinja2", "babel", "markdown", "pathspec", "numpy", "minify", "tinycss2"}
    assert heavy.isdisjoint(loaded)


def test_a_check_of_a_setting_out_of_the_ordinary_asks_mkdocs(base: Path) -> None:
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("dev_addr: 127.0.0.1:8001\n")
    assert "mkdocs.config" in loaded_by_check(base)
