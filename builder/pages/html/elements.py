"""HTML made of small elements: texts go through escape() or come from prose.py, attributes through el()."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NewType
from urllib.parse import unquote

from builder.records import wording
from builder.records.model.values import FuzzyDate, Period

_BREAK = re.compile(r"(</?(?:div|dl|dd|h[1-6]|li|ol|p|section|table|tbody|td|thead|tr|ul)(?: [^>]*)?>)\n+(?=<)")

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""The elements that have no end tag (HTML 13.1.2)."""
CLOSED = frozenset({"path"})
"""The elements of SVG that are closed in their own tag."""
Html = NewType("Html", str)
"""HTML that is safe to put into a page. Only the modules of this folder make it."""
NOTHING = Html("")
_ADDRESS = re.compile(r"(?:https?://[^\s/\\?#]|mailto:[^\s\\/])[^\s\\]*\Z", re.IGNORECASE)


def escape(text: str) -> Html:
    """A text that means nothing but itself."""
    return Html(html.escape(text, quote=True))


def safe_address(address: str) -> bool:
    """Whether an address may become a link: http, https or mailto, written in full, without backslash or space."""
    return _ADDRESS.match(address) is not None and "\ufdd0" not in unquote(address)


def el(element: str, *children: Html, **attributes: str | bool | None) -> Html:
    """An element. `class_` is class, `aria_label` is aria-label.

    An attribute that is True is written without a value; one that is None or False is left out.

    >>> el("p", escape("a < b"), class_="cb-lead", hidden=True)
    '<p class="cb-lead" hidden>a &lt; b</p>'
    """
    tag = f"<{element}"
    for name, value in attributes.items():
        if value is True:
            tag += f" {_written(name)}"
        elif value is not None and value is not False:
            tag += f' {_written(name)}="{html.escape(value)}"'
    if element in VOID:
        return Html(f"{tag}>")
    if element in CLOSED:
        return Html(f"{tag}/>")
    return Html(f"{tag}>{''.join(children)}</{element}>")


def in_data(values: Mapping[str, str]) -> dict[str, str]:
    """Values for a script as attributes of an element: `count` is data-count."""
    return {f"data-{name}": value for name, value in values.items()}


@cache
def _written(attribute: str) -> str:
    """The name of an attribute as HTML has it, from that of the argument."""
    return attribute.rstrip("_").replace("_", "-")


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Pieces in a row, empty ones left out; `between` is text."""
    return separated(parts, escape(between))


def separated(parts: Iterable[Html], by: Html) -> Html:
    """Pieces in a row with an element between them, empty ones left out."""
    return Html(by.join(part for part in parts if part))


def lines(*parts: Html) -> Html:
    """Pieces one below the other in the source, empty ones left out."""
    return Html("\n".join(part for part in parts if part))


def filled(words: str, **pieces: Html) -> Html:
    """Words of the interface with HTML in their blanks.

    >>> filled("{one} & {other}", one=el("b", escape("A")), other=escape("B"))
    '<b>A</b> &amp; B'
    """
    return Html(escape(words).format(**pieces))


def tight(loose: Html) -> Html:
    """HTML without the line breaks between its blocks, which show nowhere and weigh on a slow line.

    >>> tight(Html("<ul>\\n<li>a</li>\\n</ul>\\n<p>b\\nc</p>"))
    '<ul><li>a</li></ul><p>b\\nc</p>'
    """
    return Html(_BREAK.sub(r"\1", loose))


def link(href: str, text: Html, **attributes: str | bool | None) -> Html:
    """A link within the site; href as address.relative() gives it."""
    return el("a", text, href=href, **attributes)


def outward(address: str, text: Html) -> Html:
    """A link that leaves the site; the bare text where the address is not a safe one."""
    return el("a", text, href=address, rel="nofollow noopener") if safe_address(address) else text


def spoken(text: str, language: str | None) -> Html:
    """Words with the `lang` that they need; None where they are in the language around them."""
    return el("span", escape(text), lang=language) if language else escape(text)


def counted(name: Html, number: int) -> Html:
    """A name with the number of what it leads to behind it."""
    return join((name, el("span", escape(str(number)), class_="cb-count")), " ")


def dated(date: FuzzyDate, language: str) -> Html:
    """A date in words, machine-readable where it is exact."""
    shown, exact = escape(wording.fuzzy_date(date, language)), wording.iso_date(date)
    return el("time", shown, datetime=exact) if exact else shown


def dated_period(period: Period, language: str) -> Html:
    """A period in words; a single date is machine-readable."""
    if period.start is not None and period.end is None and not period.is_range:
        return dated(period.start, language)
    return escape(wording.period(period, language))


def scrolling(table: Html, label: str) -> Html:
    """A table in a region that scrolls sideways on a narrow screen, by keyboard too."""
    return el("div", table, class_="cb-scroll", role="region", tabindex="0", aria_label=label)
