"""The hand-written pages of a base: its own, and for those that it lacks the ones that serve any base.

What an edition in another script lacks is taken from its origin, to be converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
COURSE = "course"
"""The page of a course: a base with one leads to it from its teaching material."""

_VIEWS = (
    "cases choose cite compare contributors corrected data disagreements editions evidence glossary known lineage map "
    "people policies search sources teach timeline unknown uses"
)
TAKEN = frozenset({"", *_VIEWS.split()})
"""Names that a page right below its language cannot have: the casebook's own pages lie there."""
TAXONOMIES = ("completeness", "instruments", "kinds", "periods", "places", "statuses", "themes", "types")
"""Folders right below a language that have a page a term, with its records."""
CONTRIBUTE = "contribute"
"""The page, and the folder, of those who contribute: a base may write the page, the folder is the casebook's."""
FOLDERS = (TAKEN - {""}) | frozenset((*TAXONOMIES, CONTRIBUTE))
"""Folders right below a language in which no page may lie: records and terms give the casebook's own pages there."""

GUIDES = "guides"
"""The folder, right below a language, of pages that answer a question from the records."""

MAX_PAGE_BYTES = 4 * 1024 * 1024

TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *[\"']?(.*?)[\"']? *\n")
_GUIDE = re.compile(r"\]\(([\w-]+)\.md[)#]")


@dataclass(frozen=True)
class HandwrittenPage:
    """A page of Markdown.

    name: its address without the last slash, `about` or `guides/money`.
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
    found = {name: (path, place.name) for place in folders for name, path in _named(place)}
    named = _guides_in_order(found[GUIDES][0]) if GUIDES in found else ()
    ranks = {name: rank for rank, name in enumerate((*ORDER, GUIDES, *named))}
    order = sorted(found, key=lambda name: (ranks.get(name, len(ranks)), name))
    return tuple(_page(name, *found[name], language=language) for name in order)


def _named(place: Path) -> Iterator[tuple[str, Path]]:
    """The pages of a language by name, with its guides."""
    yield from ((path.stem, path) for path in _pages(place))
    for path in _pages(place / GUIDES):
        yield (GUIDES if path.stem == "index" else f"{GUIDES}/{path.stem}"), path


def _pages(folder_path: Path) -> list[Path]:
    """The pages in a folder; none where it cannot be read, which site/pages_check.py tells."""
    try:
        return [path for path in folder_path.iterdir() if path.suffix == ".md"]
    except OSError:
        return []


def _guides_in_order(index: Path) -> tuple[str, ...]:
    """The guides in the order in which their index leads to them."""
    return tuple(f"{GUIDES}/{name}" for name in dict.fromkeys(_GUIDE.findall(page_text(index))))


def page_text(path: Path) -> str:
    """The text of a page; '' where it cannot be read, which site/pages_check.py tells."""
    data = read_bytes(path, path.name, most=MAX_PAGE_BYTES)
    return "" if isinstance(data, Problem) else data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def defaults_of(language: str) -> Path:
    """The folder of the pages that serve any base; in a language that we have none in, those that it falls back to."""
    codes = (language, *LANGUAGES[language].fallback, *BUILT_IN)
    return next(place for code in codes if (place := DEFAULT / folder(code)).is_dir())


def _page(name: str, path: Path, origin: str, *, language: str) -> HandwrittenPage:
    """A page. origin: the folder of the language that it was found in."""
    match = TITLE.match(page_text(path))
    converted = LANGUAGES[language].converted and origin != folder(language)
    return HandwrittenPage(name, path, match[1] if match else path.stem, converted)
