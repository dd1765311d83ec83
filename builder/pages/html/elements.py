"""HTML from small elements: text is escaped by escape() or comes from prose.py, attributes are escaped by el()."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NewType
from urllib.parse import unquote

from builder.records import wording
from builder.records.model.values import FuzzyDate, Period

_BREAK = re.compile(r">\n+(?=<)")
_BLOCK_TAG = re.compile(r"</?(?:div|dl|dd|h[1-6]|li|ol|p|section|table|tbody|td|thead|tr|ul)(?: [^>]*)?>\Z")

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""The elements without end tag (HTML 13.1.2)."""
CLOSED = frozenset({"path"})
"""The SVG elements that are written self-closing."""
_WITHOUT_CONTENT = {**dict.fromkeys(VOID, ">"), **dict.fromkeys(CLOSED, "/>")}
"""The elements without content, by name, with the end of their tag."""
Html = NewType("Html", str)
"""HTML that is safe to put into a page. Only the modules of this folder create it from str."""
NOTHING = Html("")
_ADDRESS = re.compile(r"(?:https?://[^\s/\\?#]|mailto:[^\s\\/])[^\s\\]*\Z", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def escape(text: str) -> Html:
    """Text as HTML."""
    return Html(html.escape(text, quote=True))


def safe_address(address: str) -> bool:
    """Whether an address may be linked: an absolute http, https or mailto URL without backslash or space."""
    return _ADDRESS.match(address) is not None and "\ufdd0" not in unquote(address)


def el(element: str, *children: Html, **attributes: str | bool | None) -> Html:
    """An element. `class_` stands for class, `aria_label` for aria-label.

    An attribute that is True is written without value; None and False omit it.

    >>> el("p", escape("a < b"), class_="cb-lead", hidden=True)
    '<p class="cb-lead" hidden>a &lt; b</p>'
    """
    tag = f"<{element}"
    for name, value in attributes.items():
        if value is not None and value is not False:
            tag += _attribute(name, value)
    if element in _WITHOUT_CONTENT:
        return Html(tag + _WITHOUT_CONTENT[element])
    return Html(f"{tag}>{''.join(children)}</{element}>")


def in_data(values: Mapping[str, str]) -> dict[str, str]:
    """Values for a script as data attributes: `count` becomes data-count."""
    return {f"data-{name}": value for name, value in values.items()}


@lru_cache(maxsize=16_384)
def _attribute(keyword: str, value: str | bool) -> str:
    """An attribute as it stands in a tag, from the keyword argument."""
    name = keyword.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(str(value), quote=True)}"'


def join(parts: Iterable[Html], separator: str = "") -> Html:
    """The non-empty parts joined by a separator, which is text."""
    return separated(parts, escape(separator))


def separated(parts: Iterable[Html], separator: Html) -> Html:
    """The non-empty parts joined by a separator, which is HTML."""
    return Html(separator.join(filter(None, parts)))


def lines(*parts: Html) -> Html:
    """The non-empty parts, each on a line of its own in the source."""
    return Html("\n".join(filter(None, parts)))


def fill_placeholders(words: str, **pieces: Html) -> Html:
    """A message of the interface with HTML in its placeholders.

    >>> fill_placeholders("{one} & {other}", one=el("b", escape("A")), other=escape("B"))
    '<b>A</b> &amp; B'
    """
    return Html(escape(words).format(**pieces))


def without_block_breaks(html: Html) -> Html:
    """HTML without the line breaks between blocks, which do not show and cost bytes.

    >>> without_block_breaks(Html("<ul>\\n<li>a</li>\\n</ul>\\n<p>b\\nc</p>"))
    '<ul><li>a</li></ul><p>b\\nc</p>'
    """
    pieces, at = [], 0
    for line_break in _BREAK.finditer(html):
        tag_end = line_break.start() + 1
        if _BLOCK_TAG.match(html, html.rfind("<", at, tag_end), tag_end):
            pieces.append(html[at:tag_end])
            at = line_break.end()
    return Html("".join((*pieces, html[at:])))


def link(href: str, text: Html, **attributes: str | bool | None) -> Html:
    """A link within the site. href: as from address.relative()."""
    return el("a", text, href=href, **attributes)


def external_link(address: str, text: Html) -> Html:
    """An external link; only the text if the address is not safe."""
    return el("a", text, href=address, rel="nofollow noopener") if safe_address(address) else text


def language_span(text: str, language: str | None) -> Html:
    """Text with a `lang` attribute. language: its tag; None if the surrounding language applies."""
    return el("span", escape(text), lang=language) if language else escape(text)


def with_count(name: Html, number: int) -> Html:
    """A name followed by a count."""
    return join((name, el("span", escape(str(number)), class_="cb-count")), " ")


def date_element(date: FuzzyDate, language: str) -> Html:
    """A date in words; as <time> with datetime if it is exact."""
    text, iso_date = escape(wording.fuzzy_date(date, language)), wording.iso_date(date)
    return el("time", text, datetime=iso_date) if iso_date else text


def period_element(period: Period, language: str) -> Html:
    """A period in words; a single date as in date_element()."""
    if period.start is not None and period.end is None and not period.is_range:
        return date_element(period.start, language)
    return escape(wording.period(period, language))


def scrolling(table: Html, label: str) -> Html:
    """A table in a focusable region that scrolls sideways on a narrow screen."""
    return el("div", table, class_="cb-scroll", role="region", tabindex="0", aria_label=label)
