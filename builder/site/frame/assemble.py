"""Assembly: takes a page and the parsed frames, gives complete HTML. Needs neither MkDocs nor Jinja."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import escape

from builder.language.languages import folder
from builder.pages.html.line_breaks import with_heading_breaks, with_whole_dates
from builder.pages.navigation import NavEntry
from builder.pages.page import DEPTHS, Heading, Page
from builder.records.wording import full_date
from builder.site.frame.first_paint import NO_FIRST_PAINT, FirstPaint
from builder.site.frame.slots import CURRENT_PREFIX, FramePart, fill

CURRENT_ATTRIBUTE = ' aria-current="page"'
"""The attribute of the current page's navigation entry."""


class FrameKey(NamedTuple):
    """The key of a frame, which is shared by all pages of a language, section and depth below the site's root."""

    language: str
    section: str
    depth: int


@dataclass(frozen=True)
class Frames:
    """Parsed frames, and the navigation in them. edit: URL prefix of edit links, before the path; '' for none."""

    parts: Mapping[FrameKey, tuple[FramePart, ...]]
    navigation: Mapping[str, tuple[NavEntry, ...]]
    edit: str = ""
    first_paint: FirstPaint = NO_FIRST_PAINT

    def render(self, page: Page) -> str:
        """The complete HTML of a page."""
        html = fill(self.parts[key_of(page)], slot_values(page, edit=self.edit))
        return self.first_paint.of(html, page.section, root="../" * page.depth)


def key_of(page: Page) -> FrameKey:
    """The key of a page's frame."""
    return FrameKey(page.language, page.section, page.depth)


def all_keys(languages: Iterable[str]) -> frozenset[FrameKey]:
    """The key of every frame that a page in these languages may have."""
    return frozenset(
        FrameKey(language, section, depth)
        for language in languages
        for section, depths in DEPTHS.items()
        for depth in depths
    )


def path_of(page: Page) -> str:
    """The path of a page in the site: 'en/cases/chengdu/park/index.html'."""
    return f"{folder(page.language)}/{page.address}index.html"


def slot_values(page: Page, *, edit: str) -> dict[str, str]:
    """The HTML for each slot of a page's frame."""
    return {
        "title": escape_html(page.title),
        "description": escape_html(page.description),
        "address": quote(page.address),
        "body": with_whole_dates(with_heading_breaks(page.body, page.language), page.language),
        "toc": toc(page.headings),
        "edit": escape_html(edit + quote(page.record)) if edit and page.record else "",
        "created": long_date(page.created, page.language),
        "changed": long_date(page.changed, page.language),
        "dates": "shown" if page.created or page.changed else "",
        "noindex": "" if page.indexed else "shown",
        "styles": style_tags(page),
        "scripts": script_tags(page),
        "head": page.head,
        "card": escape_html(page.card.path) if page.card else "",
        "card_words": escape_html(page.card.words) if page.card else "",
        "no_card": "" if page.card else "shown",
        "converted": page.converted,
        f"{CURRENT_PREFIX}{page.address}": CURRENT_ATTRIBUTE,
    }


def asset_paths(page: Page) -> list[str]:
    """The paths in the site of the page's own styles and scripts."""
    return [f"assets/{path}" for path in (*page.styles, *page.early, *page.scripts)]


def style_tags(page: Page) -> str:
    """The tags that load what the first paint waits for beside the site's own sheets and script.

    They stand before that script. A browser does not look ahead of a script where a page has its security policy in a
    <meta>, so what stood behind it would be asked for only when it has come; a preload asks for scripts at once.
    """
    sheets = (f'<link rel="stylesheet" href="{_href(page, path)}">' for path in page.styles)
    scripts = (f'<link rel="preload" href="{_href(page, path)}" as="script">' for path in page.early)
    return "".join((*sheets, *scripts))


def script_tags(page: Page) -> str:
    """The tags of the page's own scripts: those that hold up the page, then those that come when it is there."""
    early = (f'<script src="{_href(page, path)}"></script>' for path in page.early)
    later = (f'<script src="{_href(page, path)}" defer></script>' for path in page.scripts)
    return "".join((*early, *later))


def _href(page: Page, path: str) -> str:
    return "../" * page.depth + f"assets/{escape_html(path)}"


def toc(headings: tuple[Heading, ...]) -> str:
    """The <li> elements of the table of contents, as in partials/toc-item.html."""
    return "".join(map(_toc_item, headings))


def _toc_item(heading: Heading) -> str:
    inner = f"<ul>{toc(heading.children)}</ul>" if heading.children else ""
    link = f'<a href="#{escape_html(heading.id)}">{escape_html(heading.title)}</a>'
    return f"<li>{link}{inner}</li>"


@lru_cache(maxsize=4096)
def long_date(value: date | None, language: str) -> str:
    """A date in the long format of the language; '' for None."""
    return "" if value is None else full_date(value, language)


def escape_html(text: str) -> str:
    """Text escaped like Jinja's `e`."""
    return str(escape(text))
