"""HTML as plain text: takes a page of prose that was drawn by MkDocs, or a table of ours, gives its running text."""

from __future__ import annotations

from html.parser import HTMLParser

LEFT_OUT = frozenset({"nav", "h1", "h2", "h3", "script", "style", "caption", "thead", "sup"})
"""Ways, marks and headings, which a document has by themselves."""
INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q"),
        *("small", "span", "strong", "sub", "time", "u", "wbr"),
    }
)
"""Elements that leave no gap: a word may be half a link."""


class _Text(HTMLParser):
    """Collects the text; depth says within how many elements of LEFT_OUT it stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag in LEFT_OUT
        self.gap(tag)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in LEFT_OUT
        self.gap(tag)

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.pieces.append(data)

    def gap(self, tag: str) -> None:
        if tag not in INLINE and tag != "sup":
            self.pieces.append(" ")


def plain_text(html: str) -> str:
    """The running text of HTML.

    >>> plain_text("<h1>Park</h1><p>孵<em>化</em>器<sup>[1]</sup></p><p>A &lt; B</p>")
    '孵化器 A < B'
    """
    reader = _Text()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.pieces).split())
