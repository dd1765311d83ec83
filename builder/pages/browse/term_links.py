"""Links to shelves: takes the shelves of a kind with counts, gives one line of links."""

from __future__ import annotations

from collections.abc import Iterable

from builder.analysis.taxonomy import TermListing
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.elements import NOTHING, Html, el, escape, link, with_count


def link_line(
    kind: str, counts: Iterable[tuple[TermListing, int]], language: str, *, address: str, facet: str = ""
) -> Html:
    """One entry of a definition list; NOTHING without listings. facet: the name by which the script filters."""
    items = [_link_item(listing, count, language, address=address, choice=bool(facet)) for listing, count in counts]
    if not items:
        return NOTHING
    label = el("dt", escape(words(language)(f"browse.facet.{facet}" if facet else f"lists.by.{kind}")))
    return el("div", label, el("dd", el("ul", *items, class_="cb-inline")), data_facet=facet or None)


def _link_item(listing: TermListing, count: int, language: str, *, address: str, choice: bool) -> Html:
    name = link(relative(address, listing.address), escape(listing.name(language)))
    return el("li", with_count(name, count), data_value=listing.term.id if choice else None)
