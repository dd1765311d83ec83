"""The site before it is framed: what the pipeline gives and frame/ hangs, with its navigation and its search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.conversion import converted, glossary_in_script, in_script, terms
from builder.language import LANGUAGES, WRITTEN
from builder.pages.edition import Edition
from builder.pages.navigation import NavEntry, navigation
from builder.pages.page import Page
from builder.pages.search_files import search
from builder.pages.written import written
from builder.problem import Problem
from builder.script import traditional_html


@dataclass(frozen=True)
class Site:
    """What is hung into frames: pages, further files by their path in the site, and the problems found on the way.

    editions: what the pages are made from, by language. content: the folder of the hand-written pages.
    """

    pages: tuple[Page, ...]
    editions: Mapping[str, Edition]
    problems: tuple[Problem, ...]
    content: Path
    files: Mapping[str, bytes] = field(default_factory=dict)

    def navigation(self, language: str) -> tuple[NavEntry, ...]:
        """The navigation in a language."""
        edition = self.editions[language]
        return navigation(edition.library, language, written(self.content, language), glossary=bool(edition.glossary))

    def traditional(self, html: str) -> str:
        """Hand-written Simplified HTML or text for readers in Taiwan, with the base's words."""
        words = next((edition.words for edition in self.editions.values()), None)
        return traditional_html(html, words)

    def search(self, written: Sequence[Page]) -> Mapping[str, bytes]:
        """The files of the search, over these pages and the hand-written ones."""
        return search(self.editions, self.pages, written)


def editions(shared: Edition, languages: Iterable[str]) -> Mapping[str, Edition]:
    """A base in each language, in the script of its readers, from what all of them share."""
    known = terms(shared.library, shared.glossary)
    return {
        language: replace(
            shared,
            language=language,
            library=in_script(shared.library, language, known=known),
            glossary=glossary_in_script(shared.glossary, language, known=known),
            words=known,
        )
        for language in languages
    }


def converted_pages(edition: Edition) -> Mapping[str | None, str]:
    """The language from which the pages of an edition were converted: by the path of a record, None for all others."""
    origins: dict[str | None, str] = {entry.path: converted(entry.record) for entry in edition.library.entries}
    origins[None] = "" if edition.language in WRITTEN else LANGUAGES[edition.language].origin
    return origins
