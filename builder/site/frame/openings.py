"""The first paint of a site: takes its parsed frames and its files, gives what it needs on a page, and the files with a
sheet for each section that imports those of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote

from builder.pages import home
from builder.pages.html.elements import Html
from builder.pages.search import view as search
from builder.site.frame.assemble import CURRENT_ATTRIBUTE, FrameKey
from builder.site.frame.first_paint import FirstPaint, importing, sheet_of, sheets_in
from builder.site.frame.first_rules import first_rules
from builder.site.frame.slots import FramePart, beginning


class Opening(NamedTuple):
    """What pages of a section have above their sheets, of a text and the language; and which sheets are their own."""

    draw: Callable[[str, str], Html]
    styles: tuple[str, ...]


SCRIPT = "assets/first_palette.js"
"""Where the theme has what stands in pages, and is no file of the site."""
OPENINGS = {"home": Opening(home.opening, home.STYLES), "search": Opening(search.opening, search.STYLES)}


def first_paint(
    frames: Mapping[FrameKey, tuple[FramePart, ...]], files: Mapping[str, bytes]
) -> tuple[FirstPaint, dict[str, bytes]]:
    """The first paint of the sections that have an opening, the same for all; and the files."""
    beginnings = {
        key: beginning(parts, "body", current=CURRENT_ATTRIBUTE)
        for key, parts in frames.items()
        if key.section in OPENINGS
    }
    sheets = {key.section: _sheets(key, html) for key, html in beginnings.items()}
    every_sheet = dict.fromkeys(chain.from_iterable(sheets.values()))
    openings = [html + OPENINGS[key.section].draw(" ", key.language) for key, html in beginnings.items()]
    rules = first_rules(
        (*openings, *map(_chosen_dark, openings)),
        (files[path].decode() for path in every_sheet if path in files),
    )
    joined = {sheet_of(section): importing(paths).encode() for section, paths in sheets.items()}
    others = {path: data for path, data in files.items() if path != SCRIPT}
    return FirstPaint(rules, files[SCRIPT].decode().strip(), frozenset(sheets)), others | joined


def _chosen_dark(html: str) -> str:
    """A page or its beginning as the script of the first paint leaves it for a reader who chose dark colours."""
    return html.replace("<html", '<html data-palette="dark"', 1).replace(
        'data-md-color-scheme="default"', 'data-md-color-scheme="slate"', 1
    )


def _sheets(key: FrameKey, html: str) -> list[str]:
    """The paths in the site of all sheets of a section's pages, in order. html: of their frame."""
    common = (unquote(href).removeprefix("../" * key.depth) for href in sheets_in(html))
    return [*common, *(f"assets/{path}" for path in OPENINGS[key.section].styles)]
