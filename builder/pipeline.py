"""The story in one page: read and check the records, make their pages. frame/ hangs those, publish/ puts them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from builder.config import Options
from builder.pages.broken import broken_pages
from builder.pages.edition import Edition
from builder.pages.page import File, Page
from builder.pages.redirects import stubs
from builder.pages.site import Site, converted_pages, editions, views
from builder.pages.teach.downloads import downloads
from builder.records.history import history
from builder.records.load import Checked, read
from builder.records.progress import progress


def load(base: Path, options: Options) -> Site:
    """The pages of a base in every language. With errors none, unless `keep_going`: then broken records show theirs."""
    checked = read(base, options)
    if checked.errors and not options.keep_going:
        return Site((), {}, checked.problems)
    return draw(checked, history(base), options)


def draw(checked: Checked, dates: Mapping[str, tuple[date, date]], options: Options) -> Site:
    """The pages of a base that has been read. Nothing more is read from its folder."""
    shared = Edition(
        checked.sound,
        "",
        dates,
        checked.files,
        checked.glossary,
        checked.comparisons.by_slug,
        site_url=options.site_url or "",
        mail=options.mail or "",
        names=options.names,
    )
    found = editions(shared, options.languages, welcomes=checked.welcomes, handwritten=checked.handwritten)
    made = [one for edition in found.values() for one in _marked(edition)]
    made += broken_pages(checked.readings, checked.problems, options.languages)
    dated = tuple(_dated(one, dates) for one in progress(made, "pages") if isinstance(one, Page))
    beside = (*downloads(found), *(one for one in made if isinstance(one, File)))
    files = stubs(found) | {one.path: one.data for one in beside}
    return Site(dated, found, checked.problems, files)


def _marked(edition: Edition) -> Iterator[Page | File]:
    """The pages of an edition, each with the language that it was converted from."""
    origin = converted_pages(edition)
    for one in views(edition):
        yield replace(one, converted=origin.get(one.record, "")) if isinstance(one, Page) else one


def _dated(page: Page, dates: Mapping[str, tuple[date, date]]) -> Page:
    if page.record is None or page.record not in dates:
        return page
    created, changed = dates[page.record]
    return replace(page, created=created, changed=changed)
