"""Citations on a page: takes HTML in which citations are placeholders, gives it with the sources numbered, in one pass.

A placeholder is an element that no text of a record can write: text is escaped, and the cleaner of record prose knows
no such element. Parts of a page are made in any order; numbers follow the order in which the page shows them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from html import unescape

from builder.pages.html.elements import Html, escape
from builder.records.model.values import Citation

Numbers = Mapping[str, int]
"""The number of each source that a page cites, by its key, in the order of the page."""

_MARK = re.compile(r'<cb-cite key="([^"]*)" locator="([^"]*)"></cb-cite>')
_NAMED = re.compile(r'<cb-source key="([^"]*)">(.*?)</cb-source>', re.DOTALL)
_KEY = re.compile(r'<cb-(?:cite|source) key="([^"]*)"')


def marks(citations: Iterable[Citation]) -> Html:
    """The marks of citations behind a statement, still without numbers."""
    return mark_group((citation.key, citation.locator) for citation in citations)


def mark_group(pairs: Iterable[tuple[str, str]]) -> Html:
    """The marks of (key, locator) pairs in one group; nothing for none."""
    placeholders = [
        f'<cb-cite key="{escape(key)}" locator="{escape(locator)}"></cb-cite>' for key, locator in pairs if key
    ]
    return Html(f"<sup>{' '.join(placeholders)}</sup>" if placeholders else "")


def named(key: str, name: Html) -> Html:
    """A source by its name, to become a link to its line, with its number behind it."""
    return Html(f'<cb-source key="{escape(key)}">{name}</cb-source>')


def numbers_of(pieces: Iterable[Html], known: Container[str]) -> Numbers:
    """The sources that pieces of a page cite, numbered as they first appear. known: the keys that are declared."""
    keys = (unescape(key) for piece in pieces for key in _KEY.findall(piece))
    return {key: number for number, key in enumerate(dict.fromkeys(key for key in keys if key in known), start=1)}


def numbered(html: Html, numbers: Numbers) -> Html:
    """The HTML with a number, linked to the source's line, in place of each placeholder; `[key?]` without a number."""

    def mark(found: re.Match[str]) -> str:
        number = numbers.get(unescape(found[1]))
        if number is None:
            return f"[{found[1]}?]"
        shown = f"{number}, {found[2]}" if found[2] else str(number)
        return f'<a href="#{line_anchor(number)}">[{shown}]</a>'

    def name(found: re.Match[str]) -> str:
        number = numbers.get(unescape(found[1]))
        return f'<a href="#{line_anchor(number)}">{found[2]} [{number}]</a>' if number else f"[{found[1]}?]"

    return Html(_NAMED.sub(name, _MARK.sub(mark, html)))


def line_anchor(number: int) -> str:
    """The id of a source's line in the numbered list of a page: short, for it stands at every claim (`s4`)."""
    return f"s{number}"
