"""The words of a page: takes the HTML that this project made of a record, gives plain text for the search, fast."""

from __future__ import annotations

import re
from html import unescape

_LEFT_OUT = re.compile(
    r"<nav\b.*?</nav>|<h[1-3]\b.*?</h[1-3]>|<(?:script|style|caption|thead)\b.*?</(?:script|style|caption|thead)>"
    r'|<p class="cb-(?:names|status|tools|crumbs|backlinks|declared|mistake|banner)\b.*?</p>'
    r'|<section class="cb-section cb-section-(?:contributors|cite)".*?</section>',
    re.DOTALL,
)
"""Ways, marks and what is the same on every page. h1 to h3 are the title and the fixed headings of records."""

_INLINE = re.compile(
    r'<sup\b.*?</sup>|<span class="cb-note".*?</span>|<a class="headerlink".*?</a>'
    r"|</?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|small|span|strong|sub|time|u|wbr)\b[^>]*>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"<h[3-6]>(.*?)</h[3-6]>", re.DOTALL)


def plain_text(html: str) -> str:
    """The running text of a page's HTML.

    Inline elements leave no gap (a word may be half a link), all others a space.

    >>> plain_text("<h1>Park</h1><p>孵<em>化</em>器<sup>[1]</sup></p><p>A &lt; B</p>")
    '孵化器 A < B'
    """
    return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", _LEFT_OUT.sub(" ", html)))).split())


def own_headings(html: str) -> list[str]:
    """The headings that a record's author wrote: those of the page itself have an id."""
    return [plain_text(heading) for heading in _HEADING.findall(html)]
