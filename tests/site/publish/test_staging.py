"""Staging: the site changes at once or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from builder.site.publish import exchange, staging
from builder.site.publish.staging import locked_site, recover
from builder.site.unpublishable import Unpublishable
from tests.site.publish.publishing import publish

OLD = {"assets/casebook.js": b"1", "a/index.html": b"old", "gone/b/index.html": b"b"}
NEW = {"assets/casebook.js": b"1", "a/index.html": b"new", "c": b"c"}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(OLD, tmp_path / "site")
    return tmp_path / "site"


def test_the_site_holds_exactly_the_files(site: Path, way: str) -> None:
    assert tree(site) == OLD
    assert publish(NEW, site) == 3
    assert tree(site) == NEW
    assert not (site / "gone").exists()
    assert tree(site.with_name(".site.next")) == OLD
    assert publish(OLD, site) == 3
    assert tree(site) == OLD
    assert not site.with_name(".site.journal").exists()


def test_nothing_changed_nothing_written(site: Path) -> None:
    before = site.stat().st_ino
    assert publish(OLD, site) == 0
    assert site.stat().st_ino == before


def test_a_folder_becomes_a_file_and_a_file_a_folder(site: Path) -> None:
    for files in ({"assets/casebook.js": b"", "a": b"x"}, {"assets/casebook.js": b"", "a/b/c": b"x"}, OLD):
        publish(files, site)
        assert tree(site) == files


def test_links_in_the_sibling_are_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_bytes(b"mine")
    publish(NEW, site)
    sibling = tmp_path / ".site.next"
    (sibling / "a" / "index.html").unlink()
    (sibling / "a" / "index.html").symlink_to(tmp_path / "mine" / "index.html")
    (sibling / "c").symlink_to(tmp_path / "mine")
    publish({**NEW, "a/index.html": b"newer"}, site)
    assert (tmp_path / "mine" / "index.html").read_bytes() == b"mine"
    assert not (site / "a" / "index.html").is_symlink()


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_an_exchange_cut_off_at_any_rename_is_mended(site: Path, monkeypatch: pytest.MonkeyPatch, renames: int) -> None:
    monkeypatch.setattr(exchange, "_exchanged_at_once", lambda one, other: False)
    rename, left = Path.rename, [renames]

    def dying(self: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", dying)
    if renames < 3:
        with pytest.raises(KeyboardInterrupt):
            publish(NEW, site)
    else:
        publish(NEW, site)
    monkeypatch.setattr(Path, "rename", rename)
    recover(site)
    assert tree(site) == (OLD if renames == 0 else NEW)
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.next", "site"]


def test_two_builds_at_once_are_refused(site: Path) -> None:
    with locked_site(site):
        with pytest.raises(Unpublishable) as fault, locked_site(site):
            pass
        assert fault.value.code == "busy"
    with locked_site(site):
        pass


def test_a_full_disk_leaves_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(staging, "_write", full)
    with pytest.raises(Unpublishable) as fault:
        publish(NEW, site)
    assert fault.value.code == "full"
    assert tree(site) == OLD


def test_only_a_folder_of_ours_is_written(site: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(site)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    for name, code in (("linked", "not_a_folder"), ("other", "foreign")):
        with pytest.raises(Unpublishable) as fault:
            publish(NEW, tmp_path / name)
        assert fault.value.code == code
    (tmp_path / "empty").mkdir()
    publish(NEW, tmp_path / "empty")
    assert tree(tmp_path / "empty") == NEW


@pytest.mark.parametrize("path", ["../out", "/out", "a//b", "a/../../out"])
def test_no_path_leads_out_of_the_site(site: Path, path: str) -> None:
    with pytest.raises(ValueError, match=r"out|a//b"):
        publish({path: b""}, site)


def test_a_lock_that_is_a_link_is_refused_and_not_written(site: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    (tmp_path / ".site.lock").symlink_to(precious)
    with pytest.raises(Unpublishable) as refused, locked_site(site):
        pass
    assert refused.value.code == "lock"
    assert precious.read_bytes() == b"precious"
    (tmp_path / ".site.lock").unlink()
    os.mkfifo(tmp_path / ".site.lock")
    with pytest.raises(Unpublishable), locked_site(site):
        pass
    (tmp_path / ".site.lock").unlink()
    (tmp_path / ".site.lock").write_bytes(b"kept")
    with locked_site(site):
        assert (tmp_path / ".site.lock").read_bytes() == b"kept"


def test_neither_a_link_nor_a_second_name_is_written_through(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(NEW, site)
    backup = tmp_path / "backup"
    backup.hardlink_to(tmp_path / ".site.next" / "a" / "index.html")
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    (tmp_path / ".site.journal").symlink_to(precious)
    monkeypatch.setattr(exchange, "_exchanged_at_once", lambda one, other: False)
    publish({**NEW, "a/index.html": b"newer"}, site)
    assert (precious.read_bytes(), backup.read_bytes()) == (b"precious", b"old")


def inode(path: Path) -> int:
    return path.stat(follow_symlinks=False).st_ino


def test_what_did_not_change_has_a_second_name(site: Path) -> None:
    publish(NEW, site)
    sibling = site.with_name(".site.next")
    assert inode(site / "assets/casebook.js") == inode(sibling / "assets/casebook.js")
    assert inode(site / "a/index.html") != inode(sibling / "a/index.html")
    publish(OLD, site)
    assert inode(site / "assets/casebook.js") == inode(sibling / "assets/casebook.js")
    assert (tree(site), tree(sibling)) == (OLD, NEW)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EXDEV, errno.EMLINK])
def test_without_second_names_it_is_copied(site: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refused(source: Path, target: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refused)
    for files in (NEW, OLD, NEW):
        publish(files, site)
        assert tree(site) == files
    assert inode(site / "assets/casebook.js") != inode(site.with_name(".site.next") / "assets/casebook.js")


def test_a_file_with_two_names_is_not_written_through(site: Path) -> None:
    """The previous generation keeps what it says, whatever is written to the next."""
    publish(NEW, site)
    previous = tree(site)
    for number in range(3):
        changed = dict.fromkeys(NEW, b"%d" % number)
        publish(changed, site)
        assert (tree(site), tree(site.with_name(".site.next"))) == (changed, previous)
        previous = changed


def test_links_in_the_site_are_replaced_by_files(site: Path, tmp_path: Path) -> None:
    """A folder that somebody replaced by a link to one with the same files is no part of the site."""
    (site / "a").rename(tmp_path / "mine")
    (site / "a").symlink_to(tmp_path / "mine")
    (tmp_path / "page").write_bytes(b"b")
    (site / "gone/b/index.html").unlink()
    (site / "gone/b/index.html").symlink_to(tmp_path / "page")
    publish(OLD, site)
    assert tree(site) == OLD
    assert not any(path.is_symlink() for path in site.rglob("*"))
    publish({**OLD, "a/index.html": b"other"}, site)
    assert (tmp_path / "mine/index.html").read_bytes() == b"old"
    assert inode(site / "a/index.html") != inode(tmp_path / "mine/index.html")


def test_links_to_folders_in_the_sibling_are_removed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/index.html").write_bytes(b"mine")
    (tmp_path / ".site.next").mkdir()
    (tmp_path / ".site.next/a").symlink_to(tmp_path / "mine")
    (tmp_path / ".site.next/assets").symlink_to(tmp_path / "mine")
    publish(NEW, site)
    assert tree(site) == NEW
    assert tree(tmp_path / "mine") == {"index.html": b"mine"}


def test_a_file_and_a_folder_change_places_in_the_sibling(site: Path) -> None:
    """What is shared comes to lie where the previous generation has a folder, and the reverse."""
    first = {"assets/casebook.js": b"1", "x": b"x", "y/z": b"z"}
    second = {"assets/casebook.js": b"1", "x/w": b"w", "y": b"y"}
    for files in (first, second, {**second, "new": b"n"}, {**first, "new": b"n"}, second):
        publish(files, site)
        assert tree(site) == files
