"""Top-level elements: takes HTML, gives each outermost element."""

from __future__ import annotations

import re
from functools import lru_cache

from builder.pages.html.elements import VOID, Html

KEPT = 512
"""How many texts are kept in parts: a text stands beside that of several other languages."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")


@lru_cache(maxsize=KEPT)
def top_level(text: Html) -> tuple[Html, ...]:
    """The outermost elements, with all nested elements inside them.

    >>> top_level(Html("<p>a</p>\\n<ul><li><p>b</p></li></ul>"))
    ('<p>a</p>', '<ul><li><p>b</p></li></ul>')
    """
    blocks: list[Html] = []
    depth, start = 0, 0
    for tag in _TAG.finditer(text):
        depth += 0 if tag[2] in VOID else -1 if tag[1] else 1
        if depth == 0:
            blocks.append(Html(text[start : tag.end()].strip()))
            start = tag.end()
    return tuple(blocks)
