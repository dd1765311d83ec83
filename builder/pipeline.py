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
from builder.pages.edition import Edition
from builder.pages.moved import stubs
from builder.pages.page import File, Page
from builder.pages.site import views
from builder.progress import progress
from builder.site import Site


def load(base: Path, options: Options) -> Site:
    """The pages of a base in every language. With errors none, unless `keep_going`: then broken records show theirs."""
    checked = read(base, options)
    if checked.errors and not options.keep_going:
        return Site((), checked.library, checked.problems, options.content)
    dates, library, glossary = history(base), checked.sound, checked.glossary
    shared = Edition(
        library, "", dates, options.content, glossary, site_url=options.site_url or "", mail=options.mail or ""
    )
    made = [one for language in options.languages for one in views(replace(shared, language=language))]
    made += broken_pages(checked.readings, checked.problems, options.languages)
    dated = tuple(_dated(one, dates) for one in progress(made, "pages") if isinstance(one, Page))
    files = stubs(library, options.languages) | {one.path: one.data for one in made if isinstance(one, File)}
    return Site(dated, library, checked.problems, options.content, files, glossary, options.languages)


def _dated(page: Page, dates: Mapping[str, tuple[date, date]]) -> Page:
    if page.record is None or page.record not in dates:
        return page
    created, changed = dates[page.record]
    return replace(page, created=created, changed=changed)
