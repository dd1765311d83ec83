"""Building: in one process or several, from nothing or from the state of the last build, a base gives one site."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builder.config import CONFIG
from builder.records.model.fragments import Fragment, Group
from builder.site import building
from builder.site.building import publish_site
from builder.site.drawing import Drawing
from builder.site.mkdocs_run import run
from builder.site.publish.manifest import MANIFEST
from builder.site.publish.places import state_folder
from builder.site.state.fragment_state import FragmentState
from builder.site.unpublishable import Unpublishable, in_words
from tests.bench.records import write_base
from tests.sites import tree
from tests.three_editions import built

RECORDS = 30
MOST_PLANS, MOST_FILES = 0.16, 0.03
"""The shares of plans and of files that an edit of one text may cost; 0.12 and 0.01 are what it does."""


def published(site: Path, *, processes: int = 1, state: Path | None = None) -> int:
    """Publish the base of built() there; the number of changes."""
    one = built()
    return publish_site(one.site, one.frames, site, may_drop=True, processes=processes, state=state).changes


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a state, which each test leaves as whole as it was."""
    folder = tmp_path_factory.mktemp("built")
    published(folder / "site", state=folder / ".site.state")
    return folder / "site"


def test_several_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "WORTH_FORKING", 1)
    published(tmp_path / "site", processes=3)
    assert tree(tmp_path / "site") == tree(built().folder)
    assert multiprocessing.active_children() == []


def test_what_did_not_change_is_neither_drawn_nor_written(site: Path, drawn: list[str]) -> None:
    published(site, state=state_folder(site))
    drawn.clear()
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert published(site, state=state_folder(site)) == 0
    assert drawn == []
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _turned(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)


def _is_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _is_below_a_file(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_bytes(b"a file")


@pytest.mark.parametrize(
    "damage",
    [
        _cut,
        _turned,
        _is_folder,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"cos\nsystem\n(S'touch /tmp/x'\ntR."),
        lambda path: shutil.rmtree(path.parent),
        _is_below_a_file,
    ],
)
def test_a_state_that_is_not_sound_costs_a_whole_build(
    site: Path, drawn: list[str], damage: Callable[[Path], object]
) -> None:
    whole = tree(site)
    published(site, state=state_folder(site))
    drawn.clear()
    damage(state_folder(site) / "build")
    assert published(site, state=state_folder(site)) == 0
    if damage in (_is_folder, _is_below_a_file):
        _remove(state_folder(site))
    assert len(drawn) == len(built().site.plans)
    assert tree(site) == whole


def test_the_state_of_another_program_is_not_used(
    site: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.site.state.keeper.program_version", lambda: b"another")
    assert published(site, state=state_folder(site)) == 0
    assert len(drawn) == len(built().site.plans)


def test_the_state_of_another_site_is_not_used(site: Path, drawn: list[str]) -> None:
    other = site.with_name("other")
    assert published(other, state=state_folder(site)) == len(tree(site))
    assert len(drawn) == len(built().site.plans)
    assert tree(other) == tree(site)


@pytest.mark.parametrize("path", ["en/index.html", "assets/casebook.css", MANIFEST, "en/more.html"])
def test_what_somebody_changed_in_the_site_is_put_right(site: Path, path: str) -> None:
    whole = tree(site)
    (site / path).unlink(missing_ok=True)
    (site / path).write_bytes(b"mine")
    assert published(site, state=state_folder(site)) == 1
    assert tree(site) == whole


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base of made-up records in two languages."""
    base = write_base(tmp_path / "base", RECORDS)
    settings = (base / CONFIG).read_text(encoding="utf-8")
    (base / CONFIG).write_text(settings.replace("[en, zh, zh-Hant]", "[en, zh]"), encoding="utf-8")
    return base


def test_an_edit_of_one_text_costs_few_plans_and_files(base: Path, drawn: list[str]) -> None:
    plans = len(run(base / CONFIG).collector.site.plans)
    files = len(tree(base / "site"))
    assert len(drawn) == plans
    drawn.clear()
    record = min((base / "cases").rglob("*.yml"))
    text = record.read_text(encoding="utf-8")
    assert "summary:\n  en: |\n" in text
    record.write_text(text.replace("summary:\n  en: |\n", "summary:\n  en: |\n    Now. "), encoding="utf-8")
    changes = run(base / CONFIG).published.changes
    assert 0 < len(drawn) <= MOST_PLANS * plans
    assert 0 < changes <= MOST_FILES * files
    drawn.clear()
    assert run(base / CONFIG).published.changes == 0
    assert drawn == []


def test_several_processes_do_not_make_the_same(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counter[tuple[Group, str]]()
    add = FragmentState.add

    def counted(state: FragmentState, fragments: Mapping[Group, Mapping[str, Fragment]]) -> None:
        made.update((group, subject) for group, subjects in fragments.items() for subject in subjects)
        add(state, fragments)

    monkeypatch.setattr(FragmentState, "add", counted)
    monkeypatch.setattr(building, "cores", lambda: 2)
    run(base / CONFIG)
    assert made
    twice = {group for (group, _), number in made.items() if number > 1}
    assert all(language == "" for _, language in twice), twice  # Ids alone, which take no time.


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_process_that_is_ended_from_without_is_told_in_a_sentence(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tree(site)
    monkeypatch.setattr(building, "WORTH_FORKING", 1)
    monkeypatch.setattr(Drawing, "draw", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(Unpublishable) as refused:
        published(site, processes=2)
    said = in_words(refused.value, place=site, language="en")
    assert said.startswith("a process that draws pages was ended from outside")
    assert tree(site) == whole
