"""The link from a record to the form in which it is changed: takes the record's context, gives the link."""

from __future__ import annotations

from builder.pages.contribute.form.view import ADDRESS
from builder.pages.html.elements import Html, link
from builder.pages.record_context import RecordContext


def change_link(context: RecordContext) -> Html:
    """To the form, with the record open."""
    return link(f"{context.to(ADDRESS)}?record={context.entry.reference}", context.word("cite.change"))
