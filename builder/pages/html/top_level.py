"""Top-level elements: takes HTML, gives each outermost element."""

from __future__ import annotations

import re

from builder.pages.html.elements import VOID, Html

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")


def top_level(text: Html) -> list[Html]:
    """The outermost elements, with all nested elements inside them.

    >>> top_level(Html("<p>a</p>\\n<ul><li><p>b</p></li></ul>"))
    ['<p>a</p>', '<ul><li><p>b</p></li></ul>']
    """
    blocks, depth, start = [], 0, 0
    for tag in _TAG.finditer(text):
        depth += 0 if tag[2] in VOID else -1 if tag[1] else 1
        if depth == 0:
            blocks.append(Html(text[start : tag.end()].strip()))
            start = tag.end()
    return blocks
