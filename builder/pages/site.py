"""All pages but the hand-written ones: takes the base in a language, gives its pages and files. Names every view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from builder.glossary import GlossaryTerm
from builder.library import Library
from builder.pages import (
    axis_page,
    case,
    citations,
    cite_page,
    compare,
    counterparts,
    differing,
    disagreements_page,
    glossary,
    home,
    lineage,
    lists,
    parallel,
    people,
    policy,
    search_form,
    search_page,
    source_page,
    sources_page,
    timeline_page,
    unknowns_page,
)
from builder.pages.edition import Edition
from builder.pages.html import tight
from builder.pages.page import File, Page
from builder.pages.teach import papers

VIEWS: tuple[Callable[[Edition], Iterable[Page | File]], ...] = (
    home.view,
    lists.view,
    timeline_page.view,
    lineage.view,
    people.view,
    sources_page.view,
    source_page.view,
    disagreements_page.view,
    unknowns_page.view,
    search_page.view,
    search_form.view,
    glossary.view,
    case.view,
    papers.view,
    policy.view,
    citations.view,
    cite_page.view,
    axis_page.view,
    compare.view,
    parallel.view,
    differing.view,
    counterparts.view,
)
"""Each gives its pages, and the files that lie beside them. A new view is a module of pages/ and a line here."""


def views(edition: Edition) -> Iterator[Page | File]:
    """Every page and file of a language."""
    for view in VIEWS:
        for one in view(edition):
            yield replace(one, body=tight(one.body)) if isinstance(one, Page) else one


def pages(
    library: Library,
    language: str,
    dates: Mapping[str, tuple[date, date]],
    *,
    content: Path | None = None,
    glossary: Sequence[GlossaryTerm] = (),
) -> Iterator[Page]:
    """Every page of a language. The arguments are those of Edition."""
    made = views(Edition(library, language, dates, content, glossary))
    return (one for one in made if isinstance(one, Page))
