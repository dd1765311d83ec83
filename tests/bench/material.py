"""Takes a base; writes its records as the Markdown pages of a project of MkDocs with Material, in two languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

SETTINGS = """\
site_name: Casebook
site_url: https://example.org/
docs_dir: docs
theme:
  name: material
  font: false
plugins:
  - search:
      lang: [en, zh]
validation:
  omitted_files: ignore
nav:
  - index.md
"""


def write_pages(base: Path, folder: Path) -> None:
    """A page a record and language; a page that has not changed is left alone."""
    _write(folder / "mkdocs.yml", SETTINGS)
    _write(folder / "docs" / "index.md", "# Casebook\n")
    for path in sorted([*base.glob("cases/*/*.yml"), *base.glob("policies/*/*.yml")]):
        record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
        for language in ("en", "zh"):
            page = folder / "docs" / language / path.relative_to(base).with_suffix(".md")
            _write(page, "\n\n".join(_sections(record, language)) + "\n")


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _sections(record: dict[str, Any], language: str) -> Iterator[str]:
    """The title, and each other field under a heading of its own."""
    yield f"# {record['title'][language]}"
    for key, value in record.items():
        if key != "title":
            yield f"## {key}"
            yield from _texts(value, language)


def _texts(value: Any, language: str) -> Iterator[str]:
    """All that a field says in one language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, language)
    elif language in value:
        yield value[language]
    else:
        for item in value.values():
            yield from _texts(item, language)
