"""Dates of records: from git, in one pass, and silence where git does not know."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from builder.records.history import history

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")


def git(folder: Path, *words: str, day: str = "2020-01-01") -> None:
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "n"), ("EMAIL", "e@example.org"), ("DATE", f"{day}T12:00:00+0000"))
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *words], cwd=folder, env=os.environ | who | alone, check=True, capture_output=True)


def commit(folder: Path, day: str, **files: str) -> None:
    for name, text in files.items():
        path = folder / f"cases/{name.replace('__', '/')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "-m", day, day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-b", "main")
    commit(folder, "2020-01-01", chengdu__park="one\n" * 20, shanghai__npi="npi")
    commit(folder, "2021-02-02", chengdu__park="one\n" * 20 + "two", chengdu__新="中文")
    return folder


def test_first_and_last_day_of_every_file(repository: Path) -> None:
    assert history(repository) == {
        "cases/chengdu/park.yml": (date(2020, 1, 1), date(2021, 2, 2)),
        "cases/shanghai/npi.yml": (date(2020, 1, 1), date(2020, 1, 1)),
        "cases/chengdu/新.yml": (date(2021, 2, 2), date(2021, 2, 2)),
    }


def test_a_moved_record_keeps_its_first_day(repository: Path) -> None:
    (repository / "cases/shanghai").mkdir(exist_ok=True)
    git(repository, "mv", "cases/chengdu/park.yml", "cases/shanghai/moved.yml")
    commit(repository, "2022-03-03")
    assert history(repository)["cases/shanghai/moved.yml"] == (date(2020, 1, 1), date(2022, 3, 3))


def test_a_base_below_the_repository_has_its_own_paths(repository: Path) -> None:
    assert history(repository / "cases")["chengdu/park.yml"] == (date(2020, 1, 1), date(2021, 2, 2))


def test_silence_where_git_does_not_know(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plain").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert history(tmp_path / "plain") == {}
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "shallow")
    assert history(tmp_path / "shallow") == {}
    git(tmp_path / "plain", "init")
    assert history(tmp_path / "plain") == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history(repository) == {}
