"""A repository with a base, and what GitHub would say of a pull request to it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.config import DEFAULTS
from tests.site.preview.test_preview import git
from tests.site.test_serve import CONFIG
from tests.test_cli import GOOD, put

RUN = "https://github.com/casebook/casebook/actions/runs/42"
PARK = "cases/chengdu/good.yml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base in a folder of its repository, committed."""
    base = tmp_path / "repository" / "base"
    put(base, PARK, GOOD)
    put(base, "mkdocs.yml", CONFIG)
    shutil.copytree(DEFAULTS / "vocabulary", base / "vocabulary")
    git(base.parent, "init", "-q")
    git(base, "add", "-A")
    git(base, "commit", "-qm", "first")
    return base


Said = Callable[..., list[str]]


@pytest.fixture
def said(tmp_path: Path) -> Said:
    """Writes what GitHub says into files, as a workflow fetches it; gives the options of the command."""

    def write(
        *, association: str = "MEMBER", files: tuple[str, ...] = (PARK,), previews: tuple[int, ...] = ()
    ) -> list[str]:
        answers = {
            "event": {"action": "completed", "workflow_run": {"id": 42, "html_url": RUN, "event": "pull_request"}},
            "pull": {"number": 7, "author_association": association},
            "files": [[{"filename": name, "status": "modified"} for name in files]],
            "artifacts": {"artifacts": [{"id": 1, "name": "site"}, *({"id": n, "name": "preview"} for n in previews)]},
        }
        options: list[str] = []
        for name, answer in answers.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(answer), encoding="utf-8")
            options += [f"--{name}", str(tmp_path / f"{name}.json")]
        return options

    return write
