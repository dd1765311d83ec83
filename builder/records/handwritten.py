"""The hand-written pages of a base: its own, and for those that it lacks the ones that serve any base.

What an edition in another script lacks is taken from its origin, to be converted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.config import DEFAULTS
from builder.language.chinese import interface_terms, traditional
from builder.language.languages import BUILT_IN, LANGUAGES, folder
from builder.records.problem import Problem
from builder.records.source.file import read_bytes

DEFAULT = DEFAULTS / "content"
"""Pages that are true of every casebook: how to contribute and to correct, privacy, accessibility."""

ORDER = ("about", "contribute", "corrections", "privacy", "accessibility", "pictures")
"""The usual pages, in the order of the navigation; others follow by name."""

_VIEWS = (
    "cases choose cite compare corrected disagreements evidence glossary known lineage map people policies search "
    "sources teach timeline unknown"
)
TAKEN = frozenset({"", *_VIEWS.split()})
"""Names that a page right below its language cannot have: the casebook's own pages lie there."""
_TAXONOMIES = "completeness instruments kinds periods places statuses themes types"
FOLDERS = (TAKEN - {""}) | frozenset(_TAXONOMIES.split())
"""Folders right below a language in which no page may lie: records and terms give the casebook's own pages there."""

MAX_PAGE_BYTES = 4 * 1024 * 1024

TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *[\"']?(.*?)[\"']? *\n")


@dataclass(frozen=True)
class HandwrittenPage:
    """A page of Markdown.

    own_title: of its front matter; its name where there is none, which the build refuses later.
    converted: whether readers get it converted to Traditional.
    """

    name: str
    path: Path
    own_title: str
    converted: bool

    @cached_property
    def title(self) -> str:
        """The title for readers: converted when it is asked for, so that a check does without the tables for it."""
        return traditional(self.own_title, interface_terms()) if self.converted else self.own_title


def read_handwritten(content: Path, language: str) -> tuple[HandwrittenPage, ...]:
    """The hand-written pages of a language, in order. content: the base's folder of them.

    What is wrong with a page site/pages_check.py tells, where the other files of the folder are known too.
    """
    languages = (language,) if not LANGUAGES[language].converted else (LANGUAGES[language].other_script, language)
    folders = [place for code in languages for place in (defaults_of(code), content / folder(code))]
    paths = {path.stem: path for place in folders for path in _pages(place)}
    return tuple(_page(paths[name], language) for name in sorted(paths, key=_rank))


def _pages(folder_path: Path) -> list[Path]:
    """The pages in a folder; none where it cannot be read, which site/pages_check.py tells."""
    try:
        return [path for path in folder_path.iterdir() if path.suffix == ".md"]
    except OSError:
        return []


def defaults_of(language: str) -> Path:
    """The folder of the pages that serve any base; in a language that we have none in, those that it falls back to."""
    codes = (language, *LANGUAGES[language].fallback, *BUILT_IN)
    return next(place for code in codes if (place := DEFAULT / folder(code)).is_dir())


def _page(path: Path, language: str) -> HandwrittenPage:
    data = read_bytes(path, path.name, most=MAX_PAGE_BYTES)
    match = (
        None if isinstance(data, Problem) else TITLE.match(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    )
    converted = LANGUAGES[language].converted and path.parent.name != folder(language)
    return HandwrittenPage(path.stem, path, match[1] if match else path.stem, converted)


def _rank(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)
