"""The pipeline: read and check the records, render their pages. site/frame/ frames these, site/publish/ writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from builder.config import Options
from builder.pages.broken import broken_pages
from builder.pages.edition import Edition
from builder.pages.page import File, Page
from builder.pages.redirects import moved
from builder.pages.site import Site, converted_pages, editions, views
from builder.pages.teach.downloads import downloads
from builder.records.history import history
from builder.records.load import Checked, read
from builder.records.progress import progress


def load(base: Path, options: Options) -> Site:
    """The pages of a base in every language; none if a record has errors, with `keep_going` pages of the errors."""
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
    by_language = editions(shared, options.languages, welcomes=checked.welcomes, handwritten=checked.handwritten)
    outputs = [output for edition in by_language.values() for output in _with_origin(edition)]
    outputs += broken_pages(checked.readings, checked.problems, options.languages)
    pages = tuple(_with_dates(output, dates) for output in progress(outputs, "pages") if isinstance(output, Page))
    other_files = (*downloads(by_language), *(output for output in outputs if isinstance(output, File)))
    files = {output.path: output.data for output in other_files}
    at_old_addresses = dict(moved(by_language, pages=pages, files=files))
    return Site(pages, by_language, checked.problems, at_old_addresses | files)


def _with_origin(edition: Edition) -> Iterator[Page | File]:
    """The pages and files of an edition; `converted` of a page is the language that it was converted from."""
    origin = converted_pages(edition)
    for output in views(edition):
        yield replace(output, converted=origin.get(output.record, "")) if isinstance(output, Page) else output


def _with_dates(page: Page, dates: Mapping[str, tuple[date, date]]) -> Page:
    if page.record is None or page.record not in dates:
        return page
    created, changed = dates[page.record]
    return replace(page, created=created, changed=changed)
