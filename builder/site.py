"""The site before it is framed: what the pipeline gives and frame/ hangs, with its navigation and its search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.glossary import GlossaryTerm
from builder.library import Library
from builder.pages.navigation import NavEntry, navigation
from builder.pages.page import Page
from builder.pages.search_files import search
from builder.pages.written import written
from builder.problem import Problem


@dataclass(frozen=True)
class Site:
    """What is hung into frames: pages, further files by their path in the site, and the problems found on the way."""

    pages: tuple[Page, ...]
    library: Library
    problems: tuple[Problem, ...]
    content: Path
    files: Mapping[str, bytes] = field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    languages: tuple[str, ...] = ()

    def navigation(self, language: str) -> tuple[NavEntry, ...]:
        """The navigation in a language."""
        return navigation(self.library, language, written(self.content, language), glossary=bool(self.glossary))

    def search(self, written: Sequence[Page]) -> Mapping[str, bytes]:
        """The files of the search, over these pages and the hand-written ones."""
        return search(self.library, self.pages, written, languages=self.languages, glossary=self.glossary)
