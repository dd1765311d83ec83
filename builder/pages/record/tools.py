"""What a reader can do with a record's text, in a line below its status: read it in two languages, ask for terms.

The button appears where scripts run; without them the line has the links alone.
"""

from __future__ import annotations

from builder.pages.html.elements import Html, el, join, link
from builder.pages.record import parallel
from builder.pages.record_context import RecordContext


def tools(context: RecordContext) -> Html:
    """The line."""
    beside = link(parallel.BELOW, context.word("parallel.link"))
    return el("p", join((beside, _terms(context)), " · "), class_="cb-tools")


def _terms(context: RecordContext) -> Html:
    if not context.edition.glossary:
        return Html("")
    return el("button", context.word("counterparts.show"), type="button", hidden="", id="terms")
