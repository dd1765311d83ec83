"""Doors: takes lists of a kind with their counts, gives one line of links to them, as safe HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from builder.analysis.taxonomy import Shelf
from builder.language.words import words
from builder.pages.address import relative


def doors(kind: str, counted: Iterable[tuple[Shelf, int]], language: str, *, address: str, facet: str = "") -> str:
    """A line of a definition list; nothing without a list. facet: under which name a script offers them as choices."""
    links = "".join(_door(shelf, count, language, address=address, choice=bool(facet)) for shelf, count in counted)
    if not links:
        return ""
    label = escape(words(language)(f"browse.facet.{facet}" if facet else f"lists.by.{kind}"))
    name = f' data-facet="{facet}"' if facet else ""
    return f'<div{name}><dt>{label}</dt><dd><ul class="cb-inline">{links}</ul></dd></div>'


def _door(shelf: Shelf, count: int, language: str, *, address: str, choice: bool) -> str:
    value = f' data-value="{escape(shelf.term.id)}"' if choice else ""
    target, name = relative(address, shelf.address), escape(shelf.name(language))
    return f'<li{value}><a href="{target}">{name}</a> <span class="cb-count">{count}</span></li>'
