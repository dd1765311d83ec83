"""What is installed is whole: the files that are no Python, and the licences of what others made."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("builder/language/locales", "builder/pages/share_card", "builder/theme")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-records"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "builder", folder / "builder", ignore=shutil.ignore_patterns("__pycache__"))
    build = "from setuptools import build_meta; build_meta.build_wheel('dist')"
    (folder / "dist").mkdir()
    subprocess.run([sys.executable, "-W", "ignore", "-c", build], cwd=folder, check=True, capture_output=True)
    (made,) = (folder / "dist").glob("*.whl")
    return zipfile.ZipFile(made)


@pytest.mark.parametrize("part", PARTS)
def test_every_file_of_the_program_is_in_the_wheel(wheel: zipfile.ZipFile, part: str) -> None:
    files = {path for path in (ROOT / part).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(ROOT).as_posix() for path in files} <= set(wheel.namelist())


def test_the_licences_of_what_others_made_are_named(wheel: zipfile.ZipFile) -> None:
    named = {name.partition("/licenses/")[2] for name in wheel.namelist() if "/licenses/" in name}
    assert {"LICENSE", "builder/language/NOTICE", "builder/pages/share_card/NOTICE"} <= named
    assert "SIL OPEN FONT LICENSE" in wheel.read("builder/pages/share_card/OFL.txt").decode()
