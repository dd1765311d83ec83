"""HTML to plain text: takes a page rendered by MkDocs or a table, gives its text for the search index."""

from __future__ import annotations

from html.parser import HTMLParser

EXCLUDED = frozenset({"nav", "h1", "h2", "h3", "script", "style", "caption", "thead", "sup"})
"""Navigation, citation marks and headings, which a search document has as separate fields or not at all."""
INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q"),
        *("small", "span", "strong", "sub", "time", "u", "wbr"),
    }
)
"""Elements that do not separate words: half a word may be a link."""


class _Text(HTMLParser):
    """Collects text. depth: the number of open EXCLUDED elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag in EXCLUDED
        self.add_gap(tag)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in EXCLUDED
        self.add_gap(tag)

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.pieces.append(data)

    def add_gap(self, tag: str) -> None:
        if tag not in INLINE and tag != "sup":
            self.pieces.append(" ")


def plain_text(html: str) -> str:
    """The plain text of HTML, on one line.

    >>> plain_text("<h1>Park</h1><p>孵<em>化</em>器<sup>[1]</sup></p><p>A &lt; B</p>")
    '孵化器 A < B'
    """
    reader = _Text()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.pieces).split())
