"""All pages but the hand-written ones: takes the library, gives the pages of a language. Names every page module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from builder.glossary import GlossaryTerm
from builder.library import Library
from builder.pages import case, home, lists, people, policy, search_page, sources_page
from builder.pages.glossary import glossary as glossary_page
from builder.pages.page import Page


def pages(
    library: Library,
    language: str,
    dates: Mapping[str, tuple[date, date]],
    *,
    content: Path | None = None,
    glossary: Sequence[GlossaryTerm] = (),
) -> Iterator[Page]:
    """Every page of a language.

    dates: when a record was made and changed, by its path. content: the folder of hand-written texts; None leaves the
    home page to its own general words. glossary: without terms there is no page of them.
    """
    welcome = home.read_welcome(content / language / "home.yml") if content else home.Welcome()
    changed = {path: last for path, (_, last) in dates.items()}
    yield home.home(library, language, welcome=welcome, changed=changed, glossary=bool(glossary))
    yield lists.all_cases(library, language)
    yield lists.all_policies(library, language)
    yield from lists.by_place(library, language)
    yield from lists.by_type(library, language)
    yield from lists.by_theme(library, language)
    yield people.people(library, language)
    yield sources_page.sources(library, language)
    yield search_page.search(library, language, glossary=glossary)
    if glossary:
        yield glossary_page(glossary, language)
    yield from (case.page(entry, library, language) for entry in library.cases)
    yield from (policy.page(entry, library, language) for entry in library.policies)
