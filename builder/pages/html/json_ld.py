"""Structured data: takes data in the words of schema.org, gives the element that holds them in a page."""

from __future__ import annotations

import json

from builder.pages.html.elements import Html


def json_ld(data: object) -> Html:
    """Data as an element, a block of data and no script. No text in it can end the element.

    >>> json_ld({"name": "</script>"})
    '<script type="application/ld+json">{"name":"\\\\u003c/script>"}</script>'
    """
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Html(f'<script type="application/ld+json">{written}</script>')
