"""The story in one page: read and check the records, make their pages. frame/ hangs those, publish/ puts them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from builder.frame import Options
from builder.history import history
from builder.intake import read
from builder.pages.broken import broken_pages
from builder.pages.moved import stubs
from builder.pages.page import Page
from builder.pages.site import pages
from builder.progress import progress
from builder.site import Site


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
