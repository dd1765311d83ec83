"""A page of a frozen site: takes the page as it was built, gives it with a notice at its top, and unlisted.

The links are those of an offline archive, so that it opens from a folder as well. Its canonical address is its own: to
name the present page there would say that both are the same, which is what `noindex` and an edition deny.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from posixpath import dirname, relpath

from builder.language.languages import LANGUAGES, folder
from builder.site.archive.offline_page import INDEX, Shelf, offline_page
from builder.site.unlisted import unlisted

_CARD = re.compile(r'\s*<meta (?:property="og:image[^"]*"|name="twitter:card") [^>]*>')
"""What messengers show of a page: the pictures are not in a frozen site."""
_HEADER = '<header class="md-header'
_BODY = re.compile(r"<body\b[^>]*>")
_NOW = re.compile(r'<a class="casebook-now" data-page="([^"]*)"[^>]*>')


@dataclass(frozen=True)
class Notice:
    """What a page says in a language. text: of which edition and day it is; now: of the link to the present page."""

    text: str
    now: str


def frozen_page(html: str, path: str, shelf: Shelf, notices: Mapping[str, Notice], present: str) -> str:
    """The page at a path of the site. notices: by language. present: the address of the present site, '' if unknown."""
    led = offline_page(html, path, shelf, None)
    bare = unlisted(_CARD.sub("", led).encode()).decode()
    notice = "".join(_paragraph(*each, path, present) for each in _of_page(notices, path))
    block = f'<aside class="casebook-frozen">{notice}</aside>\n'
    before, header, rest = bare.partition(_HEADER)
    if header:
        return before + block + header + rest
    return _BODY.sub(lambda body: body[0] + block, bare, count=1)


def _of_page(notices: Mapping[str, Notice], path: str) -> Collection[tuple[str, Notice]]:
    """The notice in the language of a page; of a page in none, all."""
    own = [each for each in notices.items() if path.startswith(f"{folder(each[0])}/")]
    return own or notices.items()


def _paragraph(language: str, notice: Notice, path: str, present: str) -> str:
    target = f' href="{escape(present + path.removesuffix(INDEX))}"' if present else " hidden"
    link = f'<a class="casebook-now" data-page="{escape(path)}"{target}>{escape(notice.now)}</a>'
    return f'<p class="md-grid" lang="{LANGUAGES[language].tag}">{escape(notice.text)} {link}</p>'


def led_to_present(html: str, at: str, there: Collection[str] | None) -> str:
    """A page of a frozen site that lies at a path of the present one, with links to the pages of that.

    there: the paths of the present site, None where they are not known: then every page is taken to be there.
    """
    return _NOW.sub(lambda link: f'<a class="casebook-now" href="{escape(_way(at, link[1], there))}">', html)


def _way(at: str, path: str, there: Collection[str] | None) -> str:
    """The way from a page to the present one: the same page, or what leads on from its address; where neither is, the
    page of its record, or the list of records, or what stands above.
    """
    target = path
    while there is not None and target not in there and target != INDEX:
        parent = dirname(dirname(target)) if target.endswith(f"/{INDEX}") else dirname(target)
        target = f"{parent}/{INDEX}".lstrip("/")
    return relpath(target, dirname(at))


STYLES = """
.casebook-frozen{background:var(--wash);border-bottom:1px solid var(--line);color:var(--soft);font-size:.7rem;\
line-height:1.5}
.casebook-frozen p{margin:0 auto;padding:.35rem .8rem}
@media screen and (min-width:76.25em){.casebook-frozen p{padding-inline:1.2rem}}
.casebook-frozen a{color:var(--teal);text-decoration:underline;white-space:nowrap}
"""
"""What the sheet of every page says more in a frozen site."""
