"""The citation in the head of a record's page, for reference managers: takes its context, gives <meta> elements."""

from __future__ import annotations

from builder.citation.meta_tags import citation_tags
from builder.pages.cite.blocks import LICENCE
from builder.pages.cite.files import item_of
from builder.pages.html.elements import NOTHING, Html, el, join
from builder.pages.record_context import RecordContext


def tags(context: RecordContext) -> Html:
    """The elements; none where the base states no address, without which there is nothing to cite."""
    item = item_of(context.entry, context.edition)
    if not item.url:
        return NOTHING
    created, _ = context.edition.dates.get(context.entry.path, (None, None))
    found = citation_tags(item, online=created, licence=LICENCE)
    return join(el("meta", name=name, content=content) for name, content in found)
