"""What a module of pages/ gives: pages before they are framed, and files that lie beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from builder.pages.html.elements import NOTHING, Html
from builder.pages.html.trusted import trusted
from builder.search.search_document import SearchDocument


@dataclass(frozen=True)
class Heading:
    """A line of the table of contents. `title` is plain text, `id` the anchor in the body."""

    id: str
    title: str
    children: tuple[Heading, ...] = ()


SECTIONS = ("home", "guides", "cases", "policies", "people", "teach", "sources", "glossary", "search", "more")
"""The entries of the navigation that a page can belong to; `guides` and `more` hold the hand-written pages."""

SHEETS_HERE = trusted("<!-- sheets -->")
"""In a page's body, where what stands above is painted before the style sheets come (site/frame/first_paint.py)."""

DEPTHS: Mapping[str, Sequence[int]] = {
    "home": (1,),
    "cases": (2, 3, 4, 5, 6),
    "policies": (2, 3, 4, 5),
    "people": (2,),
    "teach": (2,),
    "sources": (2, 3),
    "glossary": (2,),
    "search": (2,),
    "more": (3, 4),
}
"""The depths at which pages of a section lie (Page.depth): what is not here has no frame, as hand-written pages."""


@dataclass(frozen=True)
class SharePicture:
    """The picture that is shown where a page is shared. path: below the site's root. words: what stands on it."""

    path: str
    words: str


@dataclass(frozen=True)
class Page:
    """One page in one language.

    address: below the language's folder, without a leading and with a trailing '/'; '' is that language's home.
    section: the entry of the navigation that it belongs to, one of SECTIONS.
    title, description: plain text. body: with the <h1>; its links are relative to the page.
    record: the path of its record below the base, for the edit link; None for a generated list.
    created, changed: from git; None where git is silent.
    indexed: False puts `noindex` on it and keeps it out of the sitemap (drafts, results of the search).
    styles, scripts: what this page needs beside what every page has, as paths below assets/ ('compare.css').
    early: scripts that run before anything of the page is painted, so they hold it up.
    head: what stands in the head, structured data for instance; a script in it would not run.
    converted: the language, in the other script, from which its text or a part of it was converted; '' for none.
    documents: what the search finds on it: the page itself, and things with an anchor on it.
    card: its own picture for sharing; None for that of the site.
    """

    language: str
    address: str
    section: str
    title: str
    description: str
    body: Html
    headings: tuple[Heading, ...] = ()
    record: str | None = None
    created: date | None = None
    changed: date | None = None
    indexed: bool = True
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    early: tuple[str, ...] = ()
    head: Html = NOTHING
    converted: str = ""
    documents: tuple[SearchDocument, ...] = ()
    card: SharePicture | None = None

    def __post_init__(self) -> None:
        """A page in no section would have a frame without a place in the navigation."""
        if self.section not in SECTIONS:
            raise ValueError(f"{self.address}: no section {self.section!r}; there are {', '.join(SECTIONS)}")

    @property
    def depth(self) -> int:
        """How many folders the page lies below the site's root: the number of '../' back to it."""
        return 1 + self.address.count("/")


@dataclass(frozen=True)
class File:
    """A file beside the pages. path: below the site's root, with the language's folder (`en/cases/a/b/x.pptx`)."""

    path: str
    data: bytes
