"""The end of a record's page: takes its context, gives one citation, the licence, ways to all else and back to us.

Only what belongs on paper stands here; the other style, files and the QR code have a page of their own.
"""

from __future__ import annotations

from builder.pages.cite.blocks import licence, styled_citations
from builder.pages.cite.files import CITE_FOLDER, item_of
from builder.pages.html.elements import Html, el, join, lines, link
from builder.pages.parts.mistake_mail import report
from builder.pages.record_context import RecordContext


def cite(context: RecordContext) -> Html:
    """The citation in the style that is usual in the language, the licence, and the way to report a mistake."""
    usual, _ = styled_citations(item_of(context.entry, context.edition), context.language)
    ways = (link(CITE_FOLDER, context.word("cite.more")), link(report(context), context.word("cite.mistake")))
    return lines(
        el("p", usual.text, lang=usual.tag),
        licence(context),
        el("p", join(ways, " · "), class_="cb-mistake"),
    )
