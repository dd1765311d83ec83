"""Navigation: takes the library, gives the entries that the frame draws in its side panel, in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.language import words
from builder.library import Library
from builder.pages.shelf import shelves
from builder.pages.written import title_of


@dataclass(frozen=True)
class NavEntry:
    """A line of the navigation. address: below the language, as in Page.address; None for a branch without a page.

    section: the Page.section under which it stands open. count: how many records it leads to; None says nothing.
    """

    title: str
    address: str | None
    section: str
    children: tuple[NavEntry, ...] = ()
    count: int | None = None


def navigation(
    library: Library, language: str, pages: Mapping[str, Path], *, glossary: bool = False
) -> tuple[NavEntry, ...]:
    """The entries from top to bottom. No address is given twice, so that one entry at most is the current one.

    pages: the hand-written pages by name, as written() gives them. glossary: whether the base has one.
    """
    say = words(language)
    titles = {name: say.get(f"navigation.{name}") or title_of(page) for name, page in pages.items()}
    more = tuple(NavEntry(title, f"{name}/", "more") for name, title in titles.items())
    return (
        NavEntry(say("navigation.home"), "", "home"),
        NavEntry(say("navigation.cases"), None, "cases", _cases(library, language)),
        NavEntry(say("navigation.policies"), "policies/", "policies", count=_listed(library, "policies")),
        NavEntry(say("navigation.people"), "people/", "people"),
        NavEntry(say("navigation.sources"), "sources/", "sources"),
        *((NavEntry(say("navigation.glossary"), "glossary/", "glossary"),) if glossary else ()),
        NavEntry(say("navigation.more"), None, "more", more),
    )


def _cases(library: Library, language: str) -> tuple[NavEntry, ...]:
    every = NavEntry(words(language)("navigation.all"), "cases/", "cases", count=_listed(library, "cases"))
    ways = (_way(library, kind, language) for kind in ("places", "types", "themes"))
    return (every, *(way for way in ways if way.children))


def _way(library: Library, kind: str, language: str) -> NavEntry:
    """`By place`, with one line a place that has records."""
    lines = tuple(
        NavEntry(shelf.name(language), shelf.address, "cases", count=len(shelf.entries))
        for shelf in shelves(library, kind)
        if shelf.entries
    )
    return NavEntry(words(language)(f"navigation.{kind}"), None, "cases", lines)


def _listed(library: Library, folder: str) -> int:
    return sum(entry.folder == folder for entry in library.listed)
