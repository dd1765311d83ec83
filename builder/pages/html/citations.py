"""Citation numbering: takes HTML with placeholders for citations, gives it with numbers linked to the list of sources.

A placeholder is an element that record text cannot produce: text is escaped, and the sanitiser of prose does not allow
it. Parts of a page may be rendered in any order; numbers follow the order of the finished page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from html import unescape

from builder.pages.html.elements import Html, escape
from builder.records.model.values import Citation, QuoteId

Quotes = frozenset[QuoteId]
"""Quotes that a page cites."""
Numbers = Mapping[str, int]
"""The number of each source that a page cites, by key, in order of first citation."""

_MARK = re.compile(r'<cb-cite key="([^"]*)" quote="([^"]*)" locator="([^"]*)"></cb-cite>')
_SOURCE_MARK = re.compile(r'<cb-source key="([^"]*)" quote="([^"]*)">(.*?)</cb-source>', re.DOTALL)
_QUOTES = re.compile(r'<cb-(?:cite|source) key="([^"]*)" quote="([^"]+)"')
_KEY = re.compile(r'<cb-(?:cite|source) key="([^"]*)"')


def marks(citations: Iterable[Citation]) -> Html:
    """Placeholders for the citations of a statement."""
    return mark_group((citation.key, citation.quote, citation.locator) for citation in citations)


def mark_group(parts: Iterable[tuple[str, str, str]]) -> Html:
    """Placeholders for sources by key, quote and locator in one <sup>, one a place; empty without any."""
    placeholders = [_mark(*place) for place in _joined(parts) if place[0]]
    return Html(f"<sup>{' '.join(placeholders)}</sup>" if placeholders else "")


def _joined(parts: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Key, ids of quotes with spaces between and locator of each place in a source, in the order of the first ones: the
    same number twice would tell readers nothing.
    """
    places: dict[tuple[str, str], dict[str, None]] = {}
    for key, quote, locator in parts:
        places.setdefault((key, locator), {})[quote] = None
    yield from ((key, " ".join(filter(None, quotes)), locator) for (key, locator), quotes in places.items())


def _mark(key: str, quotes: str, locator: str) -> str:
    return f'<cb-cite key="{escape(key)}" quote="{escape(quotes)}" locator="{escape(locator)}"></cb-cite>'


def by_source(citations: Iterable[Citation]) -> Collection[Sequence[Citation]]:
    """The citations of each source together, in the order of the first ones; each place in it once."""
    places: dict[str, dict[tuple[str, str], Citation]] = {}
    for citation in citations:
        places.setdefault(citation.key, {}).setdefault((citation.quote, citation.locator), citation)
    return [tuple(of_source.values()) for of_source in places.values()]


def source_mark(citations: Sequence[Citation], name: Html) -> Html:
    """Placeholders that show a source by name, to become a link to its quote or line followed by its number; then a
    number for each further place in it. citations: of this source, at least one.
    """
    (key, quotes, _), *further = _joined((one.key, one.quote, one.locator) for one in citations)
    named = f'<cb-source key="{escape(key)}" quote="{escape(quotes)}">{name}</cb-source>'
    return Html(" ".join((named, *(_mark(*place) for place in further))))


def numbers_of(pieces: Iterable[Html], declared: Container[str]) -> Numbers:
    """The declared sources that pieces of a page cite, numbered in order of first citation."""
    keys = (unescape(key) for piece in pieces for key in _KEY.findall(piece))
    return {key: number for number, key in enumerate(dict.fromkeys(key for key in keys if key in declared), start=1)}


def quotes_of(pieces: Iterable[Html]) -> Quotes:
    """The quotes that pieces of a page cite."""
    found = ((unescape(key), unescape(quotes)) for piece in pieces for key, quotes in _QUOTES.findall(piece))
    return frozenset((key, quote) for key, quotes in found for quote in quotes.split(" "))


def number_marks(html: Html, numbers: Numbers, *, quotes: Quotes = frozenset()) -> Html:
    """The HTML with each placeholder replaced by a number linked to the source's line, or `[key?]` without a number.

    quotes: those that the lines have. A citation leads to the first of its own; the others are named in `data-and`, and
    shown with it where the mark is opened in place.
    """

    def replace_mark(match: re.Match[str]) -> str:
        number = numbers.get(unescape(match[1]))
        if number is None:
            return f"[{match[1]}?]"
        label = f"{number}, {match[3]}" if match[3] else str(number)
        return f"<a {target(number, match)}>[{label}]</a>"

    def replace_name(match: re.Match[str]) -> str:
        number = numbers.get(unescape(match[1]))
        return f"<a {target(number, match)}>{match[3]} [{number}]</a>" if number else f"[{match[1]}?]"

    def target(number: int, match: re.Match[str]) -> str:
        shown = [quote for quote in match[2].split(" ") if (unescape(match[1]), unescape(quote)) in quotes]
        if not shown:
            return f'href="#{line_anchor(number)}"'
        first, *others = shown
        more = f' data-and="{" ".join(others)}"' if others else ""
        return f'href="#{quote_anchor(number, first)}"{more}'

    return Html(_SOURCE_MARK.sub(replace_name, _MARK.sub(replace_mark, html)))


def line_anchor(number: int) -> str:
    """The id of a source's line in the page's list of sources (`s4`); short, because every citation links to it."""
    return f"s{number}"


def quote_anchor(number: int, quote: str) -> str:
    """The id of a quote in a source's line (`s4-rooms`)."""
    return f"{line_anchor(number)}-{quote}"
