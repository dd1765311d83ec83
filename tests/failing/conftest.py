"""The small base that the failing inputs are put into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sites import ROOT
from tests.test_cli import put

CONFIG = """\
site_name: Test
site_url: !ENV [SITE_URL, '']
repo_url: !ENV [REPO_URL, '']
docs_dir: builder/content
theme: {name: material}
plugins:
  - casebook:
      vocabulary: builder/vocabulary
"""


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base with this project's vocabularies and no record; the working directory."""
    base = tmp_path / "base"
    shutil.copytree(ROOT / "builder" / "vocabulary", base / "builder" / "vocabulary")
    (base / "builder" / "content").mkdir()
    put(base, "mkdocs.yml", CONFIG)
    monkeypatch.chdir(base)
    for variable in ("SOURCE_DATE_EPOCH", "SITE_URL", "REPO_URL"):
        monkeypatch.delenv(variable, raising=False)
    return base
