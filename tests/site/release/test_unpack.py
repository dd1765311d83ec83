"""A zip is unpacked into its own folder and nowhere else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from builder.site.release.unpack import UnpackError, unpack

TOP = "casebook-2026-12/"


def zipped(folder: Path, *names: str) -> Path:
    path = folder / "casebook-2026-12.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return path


@pytest.mark.parametrize(
    "name",
    ["../up.txt", f"{TOP}../up.txt", f"{TOP}a/../../up.txt", f"{TOP}/etc/x", "other/x.txt", f"{TOP}a\\..\\b", TOP],
)
def test_what_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    archive = zipped(tmp_path, f"{TOP}index.html", name)
    with pytest.raises(UnpackError) as refused:
        unpack(archive, tmp_path / "site", "2026-12")
    assert (refused.value.code, refused.value.path) == ("bad-path", name)
    assert not list((tmp_path / "site" / "editions").iterdir())
    assert not list(tmp_path.rglob("up.txt"))


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "casebook-2026-12.zip"
    archive.write_text("no zip", encoding="utf-8")
    with pytest.raises(UnpackError) as refused:
        unpack(archive, tmp_path / "site", "2026-12")
    assert refused.value.code == "no-zip"


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    archive, elsewhere = zipped(tmp_path, f"{TOP}index.html"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "SHA256SUMS").write_text("mine", encoding="utf-8")
    (tmp_path / "site" / "editions").mkdir(parents=True)
    (tmp_path / "site" / "editions" / "2026-12").symlink_to(elsewhere)
    with pytest.raises(UnpackError) as refused:
        unpack(archive, tmp_path / "site", "2026-12")
    assert refused.value.code == "foreign"
    assert [path.name for path in elsewhere.iterdir()] == ["SHA256SUMS"]


def test_an_earlier_one_is_replaced_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert unpack(zipped(tmp_path, f"{TOP}index.html", f"{TOP}old.txt"), site, "2026-12") == 3
    assert unpack(zipped(tmp_path, f"{TOP}index.html"), site, "2026-12") == 2
    names = {path.name for path in (site / "editions" / "2026-12").iterdir()}
    assert names == {"index.html", "casebook-2026-12.zip", "SHA256SUMS"}
    assert [path.name for path in (site / "editions").iterdir()] == ["2026-12"], "nothing is left beside it"
