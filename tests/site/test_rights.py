"""Rights, full disks, disks only to be read: every refusal of the system ends in a sentence with the path."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.config import DEFAULTS
from tests.forked import casebook
from tests.site.test_base_check import ABOUT, CONFIG
from tests.sites import ROOT
from tests.test_cli import GOOD, put

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="rights are taken by capset(2)")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    put(tmp_path, "content/en/about.md", ABOUT)
    put(tmp_path, "content/en/home.yml", "sentence: A base.\n")
    put(tmp_path, "mkdocs.yml", f"{CONFIG}:\n      vocabulary: vocabulary\n")
    shutil.copytree(DEFAULTS / "vocabulary", tmp_path / "vocabulary")
    return tmp_path


@pytest.mark.parametrize(
    "path",
    [
        "cases",
        "cases/chengdu",
        "cases/chengdu/good.yml",
        "mkdocs.yml",
        "vocabulary",
        "vocabulary/types.yml",
        "content",
        "content/en",
        "content/en/about.md",
        "content/en/home.yml",
    ],
)
def test_what_may_not_be_read_is_named(base: Path, path: str) -> None:
    mode = (base / path).stat().st_mode
    (base / path).chmod(0)
    for command in ("check", "build"):
        done = casebook(command, folder=base, rights=False, LC_ALL="C")
        assert (done.returncode, done.stderr) == (1, "")
        lines = [line for line in done.stdout.splitlines() if ": error: " in line]
        assert all(line.endswith("(Permission denied) [unreadable-file]") for line in lines), done.stdout
        assert lines[0].startswith(f"{path}:1:1: ")
    (base / path).chmod(mode)
    assert not (base / "site").exists()


def test_a_site_that_may_not_be_written_stays(base: Path) -> None:
    assert casebook("build", folder=base, rights=False, LC_ALL="C").returncode == 0
    put(base, "cases/chengdu/good.yml", GOOD.replace("A park", "Another park"))
    for path in (base / "site", base / ".site.next"):
        path.mkdir(exist_ok=True)
        mode = path.stat().st_mode
        path.chmod(0)
        done = casebook("build", folder=base, rights=False, LC_ALL="C")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert str(base) in done.stderr
        assert "Permission denied" in done.stderr
        path.chmod(mode)
    assert "A park" in (base / "site" / "en" / "cases" / "chengdu" / "good" / "index.html").read_text("utf-8")


def test_a_new_record_needs_a_folder_that_may_be_written(base: Path) -> None:
    (base / "cases").chmod(0o555)
    done = casebook("new", "case", "shanghai/x", folder=base, rights=False, LC_ALL="C")
    assert done.returncode == 1
    assert done.stderr.startswith("cases/shanghai/x.yml:1:1: error: ")
    assert "[unwritable-file]" in done.stderr
    (base / "cases").chmod(0o755)


SCRIPT = """
set -e
mount -t tmpfs -o size=300k tmpfs disk
cp -r cases content vocabulary mkdocs.yml disk
cd disk
set +e
{python} -m builder build; echo "exit $?"
rm -rf .site.next
head -c 400k /dev/zero > filling
{python} -m builder new case chengdu/empty; echo "exit $?"
ls cases/chengdu
mount -o remount,ro .
{python} -m builder build; echo "exit $?"
{python} -m builder new case chengdu/empty; echo "exit $?"
"""


def test_a_full_disk_and_one_that_is_only_to_be_read(base: Path) -> None:
    if subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "x", base], check=False).returncode:
        pytest.skip("no disk may be mounted here")
    (base / "disk").mkdir()
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", SCRIPT.format(python=sys.executable)],
        cwd=base,
        env={
            "PYTHONPATH": str(ROOT),
            "NO_MKDOCS_2_WARNING": "1",
            "LC_ALL": "C",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.stdout.split("\n") == ["exit 1", "exit 1", "good.yml", "exit 1", "exit 1", ""]
    for said in ("the disk is full", "(No space left on device) [unwritable-file]", "Read-only file system"):
        assert said in done.stderr
