"""Whole sites for the tests, built as a user would: this base's own, and a small one with odd records."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.forked import casebook

ROOT = Path(__file__).parents[1]
ODD = ROOT / "tests" / "pages" / "records_base"
CONFIG = """\
site_name: Odd
site_url: ''
docs_dir: content
theme:
  name: material
plugins:
  - casebook:
      languages: [en, zh]
      vocabulary: vocabulary
"""


ADDRESS, REPOSITORY, MAIL = (
    "https://casebook.example/",
    "https://github.com/casebook/casebook",
    "editors@casebook.example",
)
"""With what a site is published."""


def copy_of_this_base(folder: Path) -> Path:
    """What the site of this base is made of, elsewhere: records, content, vocabulary, configuration."""
    shutil.copytree(ROOT / "cases", folder / "cases")
    shutil.copytree(ROOT / "policies", folder / "policies")
    for part in ("content", "vocabulary"):
        shutil.copytree(ROOT / "builder" / part, folder / part)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace(": builder/", ": ")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def base_of(folder: Path, records: Mapping[str, str]) -> Path:
    """A base in three editions with the vocabulary of this one and these records, by their path."""
    shutil.copytree(ROOT / "builder" / "vocabulary", folder / "vocabulary")
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG.replace("[en, zh]", "[en, zh, zh-Hant]"), encoding="utf-8")
    for path, text in records.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def published(folder: Path) -> Path:
    """The site of this base as it is published: with an address, a repository, a mail address and its archives."""
    return built(
        copy_of_this_base(folder), SITE_URL=ADDRESS, REPO_URL=REPOSITORY, CASEBOOK_MAIL=MAIL, CASEBOOK_OFFLINE="true"
    )


def odd_base(folder: Path) -> Path:
    """A base with one hand-written page and odd records: hostile, retired, in one language, with almost nothing."""
    shutil.copytree(ODD, folder)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for language in ("en", "zh"):
        page = folder / "content" / language / "about.md"
        page.parent.mkdir(parents=True)
        page.write_text("---\ntitle: About\ndescription: About it\n---\n# About\n", encoding="utf-8")
    return folder


def built(base: Path, **variables: str) -> Path:
    """The site of a base. variables: of the command."""
    done = casebook("build", folder=base, rights=True, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return base / "site"


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
