"""The hand-written pages of a base: its own, and for those that it lacks the ones that serve any base."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

DEFAULT = Path(__file__).parents[1] / "defaults" / "content"
"""Pages that are true of every casebook: how to contribute and to correct, privacy, accessibility."""

ORDER = ("about", "contribute", "corrections", "privacy", "accessibility", "pictures")
"""The usual pages, in the order of the navigation; others follow by name."""

TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *[\"']?(.*?)[\"']? *\n")


def written(content: Path, language: str) -> Mapping[str, Path]:
    """The files of the hand-written pages of a language, by name, in order. content: the base's folder of them."""
    found = {path.stem: path for folder in (DEFAULT, content) for path in (folder / language.lower()).glob("*.md")}
    return {name: found[name] for name in sorted(found, key=_order)}


def title_of(page: Path) -> str:
    """The title in a page's front matter; its name where there is none, which the build refuses later."""
    match = TITLE.match(page.read_text(encoding="utf-8-sig"))
    return match[1] if match else page.stem


def _order(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)
