"""Joining: takes a page and the cut frames, gives the whole HTML. Needs neither MkDocs nor Jinja."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from babel.dates import format_date
from markupsafe import escape

from builder.language.languages import LANGUAGES, folder
from builder.pages.navigation import NavEntry
from builder.pages.page import Heading, Page
from builder.site.frame.slots import HERE, FramePart, fill

CURRENT = ' aria-current="page"'
"""What the navigation entry of the page itself carries."""


class FrameKey(NamedTuple):
    """One frame serves every page of a language, a section and a depth below the site's root."""

    language: str
    section: str
    depth: int


@dataclass(frozen=True)
class Frames:
    """Cut frames, and what they were drawn from. edit: the address that a record's path is put after; '' for none."""

    parts: Mapping[FrameKey, tuple[FramePart, ...]]
    navigation: Mapping[str, tuple[NavEntry, ...]]
    edit: str = ""

    def join(self, page: Page) -> str:
        """The whole HTML of a page."""
        return fill(self.parts[key_of(page)], values(page, edit=self.edit))

    def missing(self, pages: Iterable[Page]) -> frozenset[FrameKey]:
        """The frames that these pages need and that are not here."""
        return keys_of(pages) - self.parts.keys()


def key_of(page: Page) -> FrameKey:
    """The frame a page hangs in."""
    return FrameKey(page.language, page.section, page.depth)


def keys_of(pages: Iterable[Page]) -> frozenset[FrameKey]:
    """All frames that these pages hang in."""
    return frozenset(map(key_of, pages))


def path_of(page: Page) -> str:
    """Where a page lies in the site: 'en/cases/chengdu/park/index.html'."""
    return f"{folder(page.language)}/{page.address}index.html"


def values(page: Page, *, edit: str) -> dict[str, str]:
    """What fills the slots of a page's frame, as HTML."""
    return {
        "title": escaped(page.title),
        "description": escaped(page.description),
        "address": quote(page.address),
        "body": page.body,
        "toc": toc(page.headings),
        "edit": escaped(edit + quote(page.record)) if edit and page.record else "",
        "created": day(page.created, page.language),
        "changed": day(page.changed, page.language),
        "dates": "shown" if page.created or page.changed else "",
        "noindex": "" if page.indexed else "shown",
        "assets": assets(page),
        "head": page.head,
        "converted": page.converted,
        f"{HERE}{page.address}": CURRENT,
    }


def assets_of(page: Page) -> list[str]:
    """The paths in the site of the styles and scripts that this page alone needs."""
    return [f"assets/{path}" for path in (*page.styles, *page.scripts)]


def assets(page: Page) -> str:
    """The links to what this page alone needs."""
    root = "../" * page.depth
    links = [
        f'<link rel="stylesheet" href="{root}{escaped(path)}">'
        if path.endswith(".css")
        else f'<script src="{root}{escaped(path)}" defer></script>'
        for path in assets_of(page)
    ]
    return "".join(links)


def toc(headings: tuple[Heading, ...]) -> str:
    """The lines of the table of contents, as partials/toc-item.html writes them."""
    return "".join(map(_toc_item, headings))


def _toc_item(heading: Heading) -> str:
    inner = f"<ul>{toc(heading.children)}</ul>" if heading.children else ""
    link = f'<a href="#{escaped(heading.id)}">{escaped(heading.title)}</a>'
    return f"<li>{link}{inner}</li>"


@lru_cache(maxsize=4096)
def day(value: date | None, language: str) -> str:
    """A day as the language writes it; '' for none."""
    return "" if value is None else format_date(value, "long", locale=LANGUAGES[language].cldr)


def escaped(text: str) -> str:
    """Text as HTML, escaped as Jinja's `e` does."""
    return str(escape(text))
