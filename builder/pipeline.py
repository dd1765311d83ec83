"""The story in one page: read and check the records, make their pages. frame/ hangs those, publish/ puts them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from builder.frame import Options
from builder.glossary import GlossaryTerm
from builder.history import history
from builder.intake import read
from builder.library import Library
from builder.pages.broken import broken_pages
from builder.pages.moved import stubs
from builder.pages.navigation import NavEntry, navigation
from builder.pages.page import Page
from builder.pages.search_files import search
from builder.pages.site import pages
from builder.pages.written import written
from builder.problem import Problem
from builder.progress import progress


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


def load(base: Path, options: Options) -> Site:
    """The pages of a base in every language. With errors none, unless `keep_going`: then broken records show theirs."""
    checked = read(base, options)
    if checked.errors and not options.keep_going:
        return Site((), checked.library, checked.problems, options.content)
    dates, library, glossary = history(base), checked.sound, checked.glossary
    made = [
        page
        for language in options.languages
        for page in pages(library, language, dates, content=options.content, glossary=glossary)
    ]
    made += broken_pages(checked.readings, checked.problems, options.languages)
    dated = tuple(_dated(page, dates) for page in progress(made, "pages"))
    files = stubs(library, options.languages)
    return Site(dated, library, checked.problems, options.content, files, glossary, options.languages)


def _dated(page: Page, dates: Mapping[str, tuple[date, date]]) -> Page:
    if page.record is None or page.record not in dates:
        return page
    created, changed = dates[page.record]
    return replace(page, created=created, changed=changed)
