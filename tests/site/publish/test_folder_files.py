"""The looks of a folder: another digest for every change of a file, one that follows a publication, empty folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.site.publish.folder_files import LINK, folder_files
from builder.site.publish.staging import Staging
from tests.site.publish.publishing import publish

FILES = {"index.html": b"a", "en/a/index.html": b"b", "assets/casebook.js": b"c"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(FILES, tmp_path / "site")
    return tmp_path / "site"


def _replace(site: Path) -> None:
    (site / "en/a/index.html").replace(site / "index.html")


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "index.html").write_bytes(b"z"),
        lambda site: (site / "index.html").unlink(),
        lambda site: (site / "new").write_bytes(b""),
        lambda site: (site / "link").symlink_to(site / "index.html"),
        lambda site: (site / "index.html").chmod(0o600),
        _replace,
    ],
)
def test_any_change_of_a_file_changes_the_digest(site: Path, change: Callable[[Path], object]) -> None:
    before = folder_files(site).digest
    assert folder_files(site).digest == before
    change(site)
    assert folder_files(site).digest != before


def test_a_second_name_elsewhere_is_no_change(site: Path) -> None:
    before = folder_files(site).digest
    os.link(site / "index.html", site.parent / "other")
    assert folder_files(site).digest == before


def test_no_folder_has_no_digest(tmp_path: Path) -> None:
    assert folder_files(tmp_path / "site").digest == b""


def test_links_are_none_of_a_site(site: Path) -> None:
    (site / "link").symlink_to(site / "index.html")
    (site / "away").symlink_to(site.parent)
    files = folder_files(site)
    assert sorted(files.links()) == ["away", "link"]
    assert (files.inode("link"), files.inode("none")) == (LINK, None)


def test_empty_folders_the_innermost_first(site: Path) -> None:
    (site / "en/b/c").mkdir(parents=True)
    assert folder_files(site).empty() == ["en/b/c/", "en/b/"]


@pytest.mark.parametrize("change", [{"index.html": b"x"}, {"en/b/index.html": b"new"}, {"en/a/index.html": None}, {}])
def test_how_a_site_looks_after_a_publication_is_known_without_a_walk(
    site: Path, change: dict[str, bytes | None]
) -> None:
    for _ in range(2):  # The second time with a sibling from before.
        files = {path: data for path, data in {**FILES, **change}.items() if data is not None}
        staging = Staging(site)
        staging.publish(files, [path for path, content in files.items() if staging.put(path, content)])
        assert staging.published.digest == folder_files(site).digest
        assert staging.published.looks == folder_files(site).looks
        change = {**change, "index.html": b"again"}


def test_a_copy_counts_as_new(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    files = {**FILES, "index.html": b"x"}
    staging = Staging(site)
    staging.publish(files, [path for path, content in files.items() if staging.put(path, content)])
    assert staging.published.looks == folder_files(site).looks


def test_what_is_left_of_a_build_that_was_ended_is_gone(site: Path) -> None:
    (site.parent / ".site.next/en/left/empty").mkdir(parents=True)
    (site.parent / ".site.next/en/gone.html").write_bytes(b"x")
    publish({**FILES, "index.html": b"x"}, site)
    assert sorted(path.name for path in site.rglob("*")) == [
        "a",
        "assets",
        "casebook.js",
        "en",
        "index.html",
        "index.html",
    ]
