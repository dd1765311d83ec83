"""Folders that other commands put into a site: kept by every build, no cause to draw, checked by their lists."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.site.publish import exchange
from builder.site.publish.folder_files import folder_files
from builder.site.publish.manifest import MANIFEST, digest_of, manifest
from builder.site.publish.staging import Staging, recover
from builder.site.publish.verify import Difference, verify
from builder.site.unpublishable import Unpublishable
from tests.archives import archived
from tests.forked import casebook
from tests.site.publish.publishing import publish
from tests.sites import built, odd_base, tree

FILES = {"assets/casebook.js": b"1", "en/index.html": b"old"}
ADDED = {"offline/casebook.zip": b"zip", "editions/2026-12/en/index.html": b"frozen"}
WITHOUT_ADDED = {**FILES, "en/index.html": b"new"}


def put(site: Path, files: dict[str, bytes]) -> None:
    """Put files into a site as another command does: each written beside its place and renamed."""
    for path, data in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        part = (site / path).with_name(".part")
        part.write_bytes(data)
        part.replace(site / path)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(FILES, tmp_path / "site")
    put(tmp_path / "site", ADDED)
    return tmp_path / "site"


def test_every_build_keeps_them_as_the_same_files(site: Path, way: str) -> None:
    inode = (site / "offline/casebook.zip").stat().st_ino
    for number in range(4):
        files = {**FILES, "en/index.html": b"%d" % number}
        assert publish(files, site) == 1
        assert tree(site) == {**files, **ADDED}
        assert (site / "offline/casebook.zip").stat().st_ino == inode


def test_what_is_replaced_or_taken_away_between_builds_stays_so(site: Path) -> None:
    publish(WITHOUT_ADDED, site)
    put(site, {"offline/casebook.zip": b"newer"})
    shutil.rmtree(site / "editions")
    publish(FILES, site)
    assert tree(site) == {**FILES, "offline/casebook.zip": b"newer"}
    publish(WITHOUT_ADDED, site)
    assert tree(site) == {**WITHOUT_ADDED, "offline/casebook.zip": b"newer"}
    assert not (site / "editions").exists()


def test_what_comes_while_pages_are_drawn_is_kept(site: Path) -> None:
    staging = Staging(site)
    written = [path for path, content in WITHOUT_ADDED.items() if staging.put(path, content)]
    put(site, {"offline/late.zip": b"late", "offline/casebook.zip": b"newer"})
    staging.publish(WITHOUT_ADDED, written)
    assert tree(site) == {**WITHOUT_ADDED, **ADDED, "offline/late.zip": b"late", "offline/casebook.zip": b"newer"}


@pytest.mark.parametrize("name", ["offline", "offline/casebook.zip"])
def test_a_link_leads_where_it_led(site: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    place = site / name
    shutil.rmtree(site / "offline")
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(tmp_path / "elsewhere")
    for files in (WITHOUT_ADDED, FILES, WITHOUT_ADDED):
        publish(files, site)
        assert place.readlink() == tmp_path / "elsewhere"


def test_where_a_file_has_one_name_it_is_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("os.link", refuse)
    publish(WITHOUT_ADDED, site)
    assert tree(site) == {**WITHOUT_ADDED, **ADDED}


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_an_exchange_cut_off_at_any_rename_loses_none(
    site: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    monkeypatch.setattr(exchange, "_exchanged_at_once", lambda one, other: False)
    rename, left = Path.rename, [renames]

    def dying(self: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", dying)
    with pytest.raises(KeyboardInterrupt):
        publish(WITHOUT_ADDED, site)
    monkeypatch.setattr(Path, "rename", rename)
    recover(site)
    assert tree(site) == {**(FILES if renames == 0 else WITHOUT_ADDED), **ADDED}


def test_they_have_no_say_in_how_a_site_looks(site: Path) -> None:
    before = folder_files(site).digest
    put(site, {"offline/casebook.zip": b"another", "offline/more/x": b""})
    assert folder_files(site).digest == before
    (site / "en/index.html").write_bytes(b"x")
    assert folder_files(site).digest != before


def test_a_site_may_begin_with_them(tmp_path: Path) -> None:
    put(tmp_path / "site", ADDED)
    publish(FILES, tmp_path / "site")
    assert tree(tmp_path / "site") == {**FILES, **ADDED}
    put(tmp_path / "other", {**ADDED, "mine.txt": b""})
    with pytest.raises(Unpublishable):
        publish(FILES, tmp_path / "other")


@pytest.fixture(scope="module")
def offered(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The base with odd records; its site has its archives and a frozen state. Only to be read."""
    return made_once("odd-offered", _offered)


def _offered(folder: Path) -> None:
    site = built(odd_base(folder))
    archived(folder, site / "offline")
    frozen = {"en/index.html": b"frozen", "zh/index.html": b"frozen too"}
    sums = manifest({path: digest_of(data) for path, data in frozen.items()})
    put(site / "editions" / "2026-06", {**frozen, MANIFEST: sums})


@pytest.fixture
def base(offered: Path, tmp_path: Path) -> Path:
    return shutil.copytree(offered, tmp_path / "base")


def test_the_next_build_does_nothing_and_a_changed_title_little(base: Path) -> None:
    built(base)  # The copy has other inodes than the state knows.
    inode = (base / "site").stat().st_ino
    before = tree(base / "site")
    put(base / "site", {"offline/more.txt": b"more"})
    built(base)
    assert (base / "site").stat().st_ino == inode
    record = next((base / "cases").rglob("seed-house.yml"))
    record.write_text(record.read_text("utf-8").replace("Seed House", "Seed Home"), "utf-8")
    built(base)
    now = tree(base / "site")
    changed = {path for path in before if now.get(path) != before[path]}
    assert 0 < len(changed) < len(before) / 2
    assert not [path for path in changed if path.startswith(("offline/", "editions/"))]
    assert now["offline/more.txt"] == b"more"


def test_their_own_lists_tell_what_was_changed(base: Path) -> None:
    site = base / "site"
    whole = verify(site)
    assert (whole.differences, whole.unlisted) == ((), ())
    assert whole.files == len((site / MANIFEST).read_bytes().splitlines()) + 4 + 2
    (site / "offline" / "casebook-en.zip").write_bytes(b"other")
    (site / "offline" / "casebook-zh.zip").unlink()
    (site / "offline" / "index.html").write_bytes(b"<script>")
    (site / "offline" / "out").symlink_to(base)
    (site / "offline" / "notes.txt").write_bytes(b"")
    (site / "editions" / "2026-06" / "en" / "index.html").write_bytes(b"other")
    assert verify(site)[0] == (
        Difference("editions/2026-06/en/index.html", "changed"),
        Difference("offline/casebook-en.zip", "changed"),
        Difference("offline/casebook-zh.zip", "missing"),
        Difference("offline/index.html", "changed"),
        Difference("offline/out", "foreign"),
    )
    assert verify(site).unlisted == ("offline/notes.txt",)
    said = casebook("verify", folder=base)
    assert said.returncode == 1
    assert "offline/notes.txt was put there by another command" in said.stdout
    assert "changed: offline/index.html\n" in said.stdout


@pytest.mark.parametrize(
    "text",
    ["", "casebookArchive(", "casebookArchive({});\n", 'casebookArchive({"page":{"file":"../x","sha256":"0"}});', "\0"],
)
def test_a_damaged_list_is_told(base: Path, text: str) -> None:
    (base / "site" / "offline" / "archive.js").write_text(text)
    (base / "site" / "editions" / "2026-06" / MANIFEST).write_text("x\n")
    assert {each.path for each in verify(base / "site").differences} == {
        "offline/archive.js",
        f"editions/2026-06/{MANIFEST}",
    }


def test_no_page_can_take_their_place(base: Path) -> None:
    page = base / "content" / "offline" / "index.html"
    page.parent.mkdir()
    page.write_text("<!doctype html>", "utf-8")
    done = casebook("build", folder=base)
    assert done.returncode == 1
    assert (
        "offline/index.html lies in the folder offline/, which belongs to another command" in done.stdout + done.stderr
    )
