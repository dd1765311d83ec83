"""JSON-LD: takes data with the vocabulary of schema.org, gives the element that embeds them in a page."""

from __future__ import annotations

import json

from builder.pages.html.elements import Html


def json_ld(data: object) -> Html:
    """Data as a <script> data block, which is never run. `<` is escaped, so that no text can end the element.

    >>> json_ld({"name": "</script>"})
    '<script type="application/ld+json">{"name":"\\\\u003c/script>"}</script>'
    """
    json_text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Html(f'<script type="application/ld+json">{json_text}</script>')
