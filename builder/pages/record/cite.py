"""The end of a record's page: takes its context, gives one citation, the licence, and links to further pages.

The other style, files and the QR code are on a page of their own, so that they are not printed with the record.
"""

from __future__ import annotations

from builder.pages.cite.blocks import licence, named_citation, styled_citations
from builder.pages.cite.files import CITE_FOLDER, item_of
from builder.pages.html.elements import Html, el, join, lines, link
from builder.pages.parts.mistake_mail import report
from builder.pages.record.change import change_link
from builder.pages.record_context import RecordContext
from builder.pages.releases.holding_line import newest_holding


def cite(context: RecordContext) -> Html:
    """The citation in the usual style, by its name; the licence; links to all, to report a mistake and to the form."""
    citation, _ = styled_citations(item_of(context.entry, context.edition), context.language)
    links = (
        link(CITE_FOLDER, context.word("cite.more")),
        link(report(context), context.word("cite.mistake")),
        change_link(context),
    )
    return lines(
        el("dl", el("div", *named_citation(citation, context.language)), class_="cb-terms"),
        licence(context),
        newest_holding(context),
        el("p", join(links, " · "), class_="cb-mistake"),
    )
