"""Ways to the parts of a page, for screens without a table of contents beside it: takes links, gives them in a line."""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import NOTHING, Html, el, escape, link
from builder.pages.page import Heading


def ways(links: Iterable[Html], *, label: str) -> Html:
    """Links in a line; NOTHING without any. label: what a screen reader calls them."""
    items = [el("li", each) for each in links]
    return el("nav", el("ul", *items, class_="cb-inline"), class_="cb-letters", aria_label=label) if items else NOTHING


def ways_to(headings: Iterable[Heading], *, label: str) -> Html:
    """Links to the headings of a page."""
    return ways((link(f"#{heading.id}", escape(heading.title)) for heading in headings), label=label)
