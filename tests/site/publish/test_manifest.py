"""The manifest: what a site is, said so that anybody can check it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from builder.cli import main
from builder.site.publish.manifest import MANIFEST, ManifestError, digest_of, manifest
from builder.site.publish.verify import Difference, verify
from tests.site.publish.publishing import publish

FILES = {"assets/casebook.js": b"1", "zh/案例/index.html": b"old", "a b": b"", "line\nend": b"2", "back\\slash": b"3"}
DIGESTS = {path: digest_of(data) for path, data in FILES.items()}
NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(FILES | {MANIFEST: manifest(DIGESTS)}, tmp_path / "site")
    return tmp_path / "site"


def test_a_site_as_it_was_built(site: Path) -> None:
    assert verify(site) == ((), len(FILES), ())


def test_every_difference_is_named(site: Path) -> None:
    (site / "assets/casebook.js").write_bytes(b"2")
    (site / "a b").unlink()
    (site / "zh/案例/index.html").unlink()
    (site / "zh/案例/index.html").symlink_to(site / "a b")
    (site / "evil.js").write_bytes(b"")
    (site / "out").symlink_to("/")
    assert verify(site)[0] == (
        Difference("a b", "missing"),
        Difference("assets/casebook.js", "changed"),
        Difference("evil.js", "foreign"),
        Difference("out", "foreign"),
        Difference("zh/案例/index.html", "changed"),
    )


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not on this machine")
def test_coreutils_reads_it(site: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", MANIFEST], cwd=site, check=True)


@given(st.dictionaries(NAMES, st.binary(max_size=9), max_size=5))
def test_names_of_any_kind_come_back(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    files = {
        name: data for name, data in files.items() if name not in (".", "..", MANIFEST) and len(name.encode()) < 99
    }
    folder = tmp_path_factory.mktemp("site")
    for name, data in {**files, MANIFEST: manifest({name: digest_of(data) for name, data in files.items()})}.items():
        (folder / name).write_bytes(data)
    assert verify(folder)[:2] == ((), len(files))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("x", 1),
        (f"{'0' * 64}  ../a", 1),
        (f"{'0' * 64}  /etc/passwd", 1),
        (f"{'0' * 64}  a\n{'0' * 64}  a", 2),
        (f"{'0' * 63}  a", 1),
    ],
)
def test_a_damaged_manifest(site: Path, line: str, number: int) -> None:
    (site / MANIFEST).write_text(line + "\n", "utf-8")
    with pytest.raises(ManifestError) as caught:
        verify(site)
    assert caught.value.line == number


def test_what_the_command_says(site: Path) -> None:
    runner = CliRunner()
    same = runner.invoke(main, ["verify", str(site)])
    assert (same.exit_code, same.output) == (0, "All 5 files are as they were built.\n")
    (site / "a b").write_bytes(b"x")
    changed = runner.invoke(main, ["verify", str(site), "--lang", "zh"])
    assert (changed.exit_code, changed.output) == (1, "已改动：a b\n有 1 处不一致；清单列出 5 个文件。\n")
    (site / MANIFEST).unlink()
    missing = runner.invoke(main, ["verify", str(site)])
    assert missing.exit_code == 1
    assert "There is no SHA256SUMS" in missing.output
    assert "Traceback" not in missing.output
