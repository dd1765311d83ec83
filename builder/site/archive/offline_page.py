"""A page as it stands in an offline archive: takes its HTML, gives the same with links that open from a folder.

Folders do not open from file://, so a link to one leads to its index.html. What lies elsewhere is marked: other sites,
and pages of this one that the archive does not have, which lead to the web where the site's address is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

INDEX = "index.html"
_TAGS = re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>"
    r"""|<(?:a|area|form|link|meta)\b(?:[^"'>]|"[^"]*"|'[^']*')*>|</a\s*>""",
    re.DOTALL,
)
"""Comments, scripts and styles, in which nothing is a link; tags that may hold one; ends of links."""
_ADDRESS = re.compile(r'(\s(?:href|action)=")([^"]*)"')
_REFRESH = re.compile(r'(\scontent="\d+; url=)([^"]*)"')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_OUTSIDE = re.compile(r"https?:|//")
_OTHER_EDITION = re.compile(r'\s(?:rel|data-language)="[^"]*"')
_END_OF_FOOTER = "</footer>"


@dataclass(frozen=True)
class Shelf:
    """What an archive has. paths: of its files, from the top of the site; address: of the site on the web, ending in
    /, '' where it is not known; absent: the folders of editions that the archive is without; left_out: files of the
    site whose contents the archive has in other files.
    """

    paths: Collection[str]
    address: str = ""
    absent: Collection[str] = ()
    left_out: Collection[str] = ()


@dataclass(frozen=True)
class Notes:
    """What pages say in the archive, in their language. outside: of a link, to who hears it; copy: of the page, at its
    foot; present: the words of the link to the page as it is now; left_out: what stands behind the words of a
    link to a file of Shelf.left_out.
    """

    outside: str
    copy: str
    present: str
    left_out: str


def offline_page(html: str, path: str, shelf: Shelf, notes: Notes | None) -> str:
    """The page at a path of the site as the archive has it. notes: None for a page that is in no language."""
    marks: list[str] = []
    kept = html if notes else _without_editions(html, shelf)
    led = _TAGS.sub(partial(_tag, path=path, shelf=shelf, marks=marks, notes=notes), kept)
    return _with_foot(led, path, shelf, notes) if notes else led


def _tag(found: re.Match[str], *, path: str, shelf: Shelf, marks: list[str], notes: Notes | None) -> str:
    """A tag with its address led to a file. marks: the words that the link which is open gets at its end."""
    tag = found[0]
    if tag.startswith("</"):
        return (marks.pop() if marks else "") + tag
    if tag.startswith(("<!", "<script", "<style")):
        return tag
    pattern = _REFRESH if tag.startswith("<meta") else _ADDRESS
    address = pattern.search(tag)
    if address is None:
        return tag
    target = _target(unescape(address[2]), path, shelf)
    if tag.startswith("<link"):
        return _resource(tag, address, target)
    is_outside = target is not None and bool(_OUTSIDE.match(target)) and tag.startswith("<a")
    if notes and tag.startswith("<a "):
        marks.append(_said(unescape(address[2]), path, shelf, notes, is_outside=is_outside))
    return _led(tag, address, target, is_outside=is_outside)


def _said(address: str, path: str, shelf: Shelf, notes: Notes, *, is_outside: bool) -> str:
    """What a link says at its end: to who hears it, that it leads to the web; to all, that a file is not here."""
    outside = f'<span class="casebook-outside"> ({escape(notes.outside)})</span>' if is_outside else ""
    is_left_out = not _SCHEME.match(address) and normpath(join(dirname(path), unquote(address))) in shelf.left_out
    return outside + (escape(notes.left_out) if is_left_out else "")


def _resource(tag: str, address: re.Match[str], target: str | None) -> str:
    """What the head of a page names: a sheet, or the page in other languages. Of those only what is there."""
    is_alternate = ' rel="alternate"' in tag
    if target is None or (is_alternate and _OUTSIDE.match(target) and not _OUTSIDE.match(address[2])):
        return ""
    return _replaced(tag, address, target)


def _led(tag: str, address: re.Match[str], target: str | None, *, is_outside: bool) -> str:
    """A link with its target; without one, the words alone, and of the way to another edition not even these."""
    if target is None:
        bare = tag[: address.start()] + tag[address.end() :]
        return bare.replace("<a", "<a hidden", 1) if " data-language=" in tag else bare
    led = _replaced(tag, address, target)
    if not is_outside:
        return led
    return led if ' rel="external' in led else _external(led, address)


def _external(tag: str, address: re.Match[str]) -> str:
    """A link with `rel="external"`: to another edition that is not here, in place of what its script goes by."""
    if not _OUTSIDE.match(address[2]):
        tag = _OTHER_EDITION.sub("", tag)
    if ' rel="' in tag:
        return tag.replace(' rel="', ' rel="external ', 1)
    return tag.replace("<a", '<a rel="external"', 1)


def _replaced(tag: str, address: re.Match[str], target: str) -> str:
    return f'{tag[: address.start()]}{address[1]}{escape(target)}"{tag[address.end() :]}'


def _target(address: str, path: str, shelf: Shelf) -> str | None:
    """Where a link leads: to a file of the archive, to the web, or, None, nowhere."""
    below = re.match(r"[^?#]*", address)
    place = below[0] if below else ""
    if not place or _SCHEME.match(address):
        return address
    full = normpath(join(dirname(path), unquote(place)))
    full = "" if full == "." else full
    is_folder = place.endswith("/") or place.rpartition("/")[2] in {".", ".."}
    if not is_folder and full in shelf.paths:
        return address
    if f"{full}/{INDEX}".lstrip("/") in shelf.paths:
        return f"{place.rstrip('/')}/{INDEX}{address[len(place) :]}"
    if not shelf.address:
        return None
    return f"{shelf.address}{quote(full)}{'/' if is_folder and full else ''}{address[len(place) :]}"


def _with_foot(html: str, path: str, shelf: Shelf, notes: Notes) -> str:
    """A page that says at its foot of what day it is and where the present one stands."""
    body, end, rest = html.rpartition(_END_OF_FOOTER)
    if not end:
        return html
    address = f"{shelf.address}{quote(path.removesuffix(INDEX))}"
    present = (
        f' <a rel="external" href="{escape(address)}">{escape(notes.present)}'
        f'<span class="casebook-outside"> ({escape(notes.outside)})</span></a>'
        if shelf.address
        else ""
    )
    foot = f'<p class="md-copyright casebook-copy">{escape(notes.copy)}{present}</p>'
    block = f'<div class="md-footer-meta md-typeset"><div class="md-footer-meta__inner md-grid">{foot}</div></div>'
    return body + block + end + rest


def _without_editions(html: str, shelf: Shelf) -> str:
    """The page at the top, a list of links to the editions, without those that the archive does not have."""
    absent = "|".join(map(re.escape, shelf.absent))
    return re.sub(rf'<li><a href="\./(?:{absent})/"[^>]*>[^<]*</a></li>', "", html) if absent else html


STYLES = """
.casebook-outside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a[href^="http:"]::after,a[href^="https:"]::after{content:"\\2197";content:"\\2197" / "";font-size:.75em;\
padding-inline-start:.15em;text-decoration:none;display:inline-block}
.casebook-languages a[hidden]{display:none}
"""
"""What the sheet of every page says more in an archive: the sign at links to the outside, for those made by scripts
too. Browsers that know no words for a generated sign take the first of the two."""
