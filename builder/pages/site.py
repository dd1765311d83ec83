"""All pages but the hand-written ones: takes the base in a language, gives its pages and files. Names every view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from builder.glossary import GlossaryTerm
from builder.library import Library
from builder.pages import case, glossary, home, lists, people, policy, search_page, sources_page
from builder.pages.edition import Edition
from builder.pages.page import File, Page

VIEWS: tuple[Callable[[Edition], Iterable[Page | File]], ...] = (
    home.view,
    lists.view,
    people.view,
    sources_page.view,
    search_page.view,
    glossary.view,
    case.view,
    policy.view,
)
"""Each gives its pages, and the files that lie beside them. A new view is a module of pages/ and a line here."""


def views(edition: Edition) -> Iterator[Page | File]:
    """Every page and file of a language."""
    for view in VIEWS:
        yield from view(edition)


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
