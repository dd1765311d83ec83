"""The QR code of an address, as SVG for a page."""

from __future__ import annotations

import segno

from builder.pages.html.elements import Html, el, escape
from builder.pages.record_context import View

QUIET_ZONE = 2
"""Modules of white around it; the paper around that is white as well."""


def qr(view: View) -> Html:
    """The page of the case on the web, to be read off the paper; nothing where the base states no address."""
    address = view.edition.address(view.entry.address)
    if not address:
        return Html("")
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, border=QUIET_ZONE, svgclass="cb-qr-code", lineclass=None, title=view.say("teach.back")
    )
    return el("figure", Html(drawn), el("figcaption", escape(view.say("teach.back"))), class_="cb-qr")
