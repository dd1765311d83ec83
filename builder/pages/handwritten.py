"""The hand-written pages of a base: its own, and for those that it lacks the ones that serve any base.

What an edition in the other script lacks is taken from its origin, to be converted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from builder.config import DEFAULTS
from builder.language.chinese import traditional
from builder.language.languages import BUILT_IN, LANGUAGES, folder

DEFAULT = DEFAULTS / "content"
"""Pages that are true of every casebook: how to contribute and to correct, privacy, accessibility."""

ORDER = ("about", "contribute", "corrections", "privacy", "accessibility", "pictures")
"""The usual pages, in the order of the navigation; others follow by name."""

TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *[\"']?(.*?)[\"']? *\n")


def written(content: Path, language: str) -> Mapping[str, Path]:
    """The files of the hand-written pages of a language, by name, in order. content: the base's folder of them."""
    languages = (language,) if not LANGUAGES[language].converted else (LANGUAGES[language].other_script, language)
    folders = [place for each in languages for place in (defaults_of(each), content / folder(each))]
    found = {path.stem: path for place in folders for path in place.glob("*.md")}
    return {name: found[name] for name in sorted(found, key=_order)}


def defaults_of(language: str) -> Path:
    """The folder of the pages that serve any base; in a language that we have none in, those that it falls back to."""
    codes = (language, *LANGUAGES[language].fallback, *BUILT_IN)
    return next(place for code in codes if (place := DEFAULT / folder(code)).is_dir())


def is_converted(page: Path, language: str) -> bool:
    """Whether a file of written() stands in the folder of the other script of the language that it is wanted in."""
    return LANGUAGES[language].converted and page.parent.name != folder(language)


def title_of(page: Path, language: str) -> str:
    """The title in a page's front matter, for readers of a language; the page's name where there is none, which the
    build refuses later.
    """
    match = TITLE.match(page.read_text(encoding="utf-8-sig"))
    title = match[1] if match else page.stem
    return traditional(title) if is_converted(page, language) else title


def _order(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)
