"""Line ends in HTML: takes the HTML of a text as its author wrapped it, gives it with each paragraph on one line.

Browsers show a line end as a space, also line_separator Han characters, where there is none (language/line_ends.py).
"""

from __future__ import annotations

import re
from html import unescape

from builder.language.line_ends import line_separator
from builder.records.markdown import MARK

_BLOCKS = "p|ul|ol|li|dl|dt|dd|blockquote|hr|br|div|table|caption|thead|tbody|tfoot|tr|th|td|h[1-6]"
_BLOCKS += "|section|article|aside|figure|figcaption|details|summary|img|video|audio|iframe|form|button"
_APART = re.compile(
    rf"(<(pre|script|style|textarea|svg|math)\b.*?</\2>|<!--.*?-->|</?(?:{_BLOCKS})(?:\s[^>]*)?>)",
    re.DOTALL | re.IGNORECASE,
)
"""What paragraphs end at, and what keeps its line ends."""
_EXAMINED = 64
"""How many characters before a line end are kept."""
_INVISIBLE = re.compile(rf"<[^>]*>|\s*{MARK.pattern}")


def join_soft_breaks(markup: str) -> str:
    """HTML in which line ends within a paragraph are nothing or a space.

    >>> join_soft_breaks("<p>社区<em>服务</em>\\n中心</p>\\n<p>one\\ntwo</p>")
    '<p>社区<em>服务</em>中心</p>\\n<p>one two</p>'
    """
    if "\n" not in markup.strip():
        return markup
    pieces: list[str] = []
    at = 0
    for apart in _APART.finditer(markup):
        pieces += _paragraph(markup[at : apart.start()]), apart[0]
        at = apart.end()
    return "".join((*pieces, _paragraph(markup[at:])))


def _paragraph(markup: str) -> str:
    if "\n" not in markup or not markup.strip():
        return markup
    first, *rest = markup.split("\n")
    pieces, before, pending = [first], _visible(first), False
    for line in rest:
        if visible := _visible(line):
            pieces.append(line_separator(before, visible) if before or first else "\n")
            before = (before + visible)[-_EXAMINED:]
        pieces.append(line)
        pending = not visible
    return "".join(pieces) + ("\n" if pending else "")


def _visible(markup: str) -> str:
    """What readers see of a line: no elements, no citations."""
    return unescape(_INVISIBLE.sub("", markup))
