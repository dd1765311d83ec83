"""Citation tags: takes an item, gives the names and contents of <meta> tags by which reference managers take a page.

Highwire Press tags are what Google Scholar asks for, and Zotero and Mendeley read. Of Dublin Core there is what they
have no name for: the type, without which Zotero takes what has a `citation_title` for an article in a journal, and the
licence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.citation.item import Item
from builder.citation.names import natural_order
from builder.records.model.values import FuzzyDate

Tag = tuple[str, str]
"""Name and content."""


def citation_tags(item: Item, *, online: date | None, licence: str) -> Iterator[Tag]:
    """The tags of a page. online: the day it first stood there; None if that is not known. licence: its address."""
    yield "citation_title", item.title
    for name in item.author:
        yield "citation_author", natural_order(name)
    if item.issued is not None:
        yield "citation_publication_date", _with_slashes(item.issued)
    if online is not None:
        yield "citation_online_date", _with_slashes(FuzzyDate(online.year, online.month, online.day))
    values = (item.language, item.publisher, item.url, item.doi)
    names = ("citation_language", "citation_publisher", "citation_public_url", "citation_doi")
    yield from ((name, value) for name, value in zip(names, values, strict=True) if value)
    yield "DC.type", item.type
    yield "DC.rights", licence


def _with_slashes(day: FuzzyDate) -> str:
    """A date as Google Scholar asks for it: `2026/11/29`, `2026/11` or `2026`."""
    parts = (part for part in (day.year, day.month, day.day) if part is not None)
    return "/".join(f"{part:02}" for part in parts)
