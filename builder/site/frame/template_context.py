"""The template variable `casebook`: takes a frame's key or a hand-written page, gives the values for one rendering.

Both use the same templates. In a frame every value of a page is a mark (slots.py); in a hand-written page it is the
value itself, and group marks are empty. The oracle test checks that both give the same HTML.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from builder.language.languages import LANGUAGES, edition_name, folder, short_edition_name
from builder.language.words import words
from builder.pages.address import OFFLINE_FOLDER
from builder.pages.navigation import NavEntry
from builder.pages.page import Page
from builder.pages.parts.addresses import Addresses
from builder.pages.search.form import search_form
from builder.site.frame.assemble import CURRENT_ATTRIBUTE, FrameKey, long_date, script_tags, style_tags
from builder.site.frame.slots import CURRENT_PREFIX, escape_marks, mark

RECORD_DEPTH = 4
"""The depth of records (`en/cases/place/slug/`); lists are above."""

OWN_SEARCH = frozenset({"home", "search"})
"""Sections whose pages have a large search box in the body and none in the header."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""Nothing external, and nothing inline but what first_paint.py allows by its hash.

On file:// pages Chromium treats files as 'self' (tested).
"""
SERVED_POLICY = CONTENT_SECURITY_POLICY.replace(
    "script-src 'self'", "script-src 'self' 'unsafe-inline'; connect-src 'self'"
)
"""For `mkdocs serve`, which injects an inline script that polls for changes. Never in a built site."""


@dataclass(frozen=True)
class Shell:
    """The values that are the same on every page.

    names, footers: the site's name and its footer (HTML), by language. edit: as in Frames.
    site_url: ends in '/' or is ''. posts: postal addresses, by language. verification: name and content of the <meta>
    that search engines look for on home pages. offline: whether footers lead to archives beside the site.
    """

    languages: tuple[str, ...]
    names: Mapping[str, str]
    footers: Mapping[str, str]
    navigation: Mapping[str, tuple[NavEntry, ...]]
    site_url: str
    repo_url: str
    mail: str
    edit: str
    posts: Mapping[str, str]
    policy: str = CONTENT_SECURITY_POLICY
    verification: tuple[tuple[str, str], ...] = ()
    offline: bool = False

    def addresses(self, language: str) -> Addresses:
        """Where readers of a language can turn to."""
        return Addresses(self.repo_url, self.edit, self.mail, self.posts.get(language, ""))


def frame_context(shell: Shell, key: FrameKey) -> dict[str, Any]:
    """The values of a frame: marks."""
    names = (
        "title",
        "description",
        "address",
        "edit",
        "created",
        "changed",
        "dates",
        "noindex",
        "toc",
        "styles",
        "scripts",
        "head",
        "converted",
        "card",
        "card_words",
        "no_card",
    )
    marks: dict[str, Any] = {name: mark(name) for name in names} | {"headings": ()}
    return _common(shell, key.language, key.section) | {
        "page": marks,
        "group": lambda name: mark(f"?{name}"),
        "end": lambda name: mark(f"/{name}"),
        "here": lambda address: mark(f"{CURRENT_PREFIX}{address}"),
        "toc": True,
        "lists": key.depth < RECORD_DEPTH or key.section == "more",
    }


def _no_mark(_: str) -> str:
    """In place of a slot's mark, where the page is rendered whole."""
    return ""


def handwritten_context(shell: Shell, page: Page, languages: Collection[str] | None = None) -> dict[str, Any]:
    """The values of a page that MkDocs renders completely. languages: those that have the page; by default all."""
    present = [code for code in shell.languages if languages is None or code in languages]
    common = _common(shell, page.language, page.section)
    origin = common["origin"]
    return common | {
        "alternates": [edition for edition in common["editions"] if edition["code"] in present],
        "origin": origin if origin and origin["code"] in present else None,
        "page": {
            "title": page.title,
            "description": page.description,
            "address": quote(page.address),
            "edit": shell.edit + quote(page.record) if shell.edit and page.record else "",
            "created": long_date(page.created, page.language),
            "changed": long_date(page.changed, page.language),
            "dates": page.created or page.changed,
            "noindex": not page.indexed,
            "headings": page.headings,
            "styles": style_tags(page),
            "scripts": script_tags(page),
            "head": page.head,
            "converted": page.converted,
            "card": "",
            "card_words": "",
            "no_card": True,
        },
        "group": _no_mark,
        "end": _no_mark,
        "here": lambda address: CURRENT_ATTRIBUTE if address == page.address else "",
        "toc": bool(page.headings),
        "lists": page.depth < RECORD_DEPTH,
    }


def root_context(shell: Shell) -> dict[str, Any]:
    """The values of a page of the root: the choice of language, and 404.html."""
    title = " · ".join(dict.fromkeys(shell.names.values()))
    return _site(shell) | {"names": shell.names, "words": words, "title": title, "navigation": shell.navigation}


def _common(shell: Shell, language: str, section: str) -> dict[str, Any]:
    return _site(shell) | {
        "language": LANGUAGES[language],
        "folder": folder(language),
        "origin": _edition(origin, shell.languages)
        if (origin := LANGUAGES[language].other_script) in shell.languages
        else None,
        "section": section,
        "words": words(language),
        "name": escape_marks(shell.names[language]),
        "footer": escape_marks(shell.footers.get(language, "")),
        "navigation": shell.navigation[language],
        "text": escape_marks,
        "search": lambda root: search_form(language, root=root),
        "own_search": section in OWN_SEARCH,
    }


def _site(shell: Shell) -> dict[str, Any]:
    return {
        "policy": shell.policy,
        "alternates": [_edition(language, shell.languages) for language in shell.languages],
        "editions": [_edition(language, shell.languages) for language in shell.languages],
        "site_url": shell.site_url,
        "verification": shell.verification if shell.site_url else (),
        "repo_url": shell.repo_url,
        "mail": shell.mail,
        "offline": OFFLINE_FOLDER if shell.offline else "",
    }


def _edition(language: str, languages: Collection[str]) -> dict[str, str]:
    """The template values of an edition."""
    declared = LANGUAGES[language]
    return {
        "code": declared.code,
        "tag": declared.tag,
        "name": edition_name(language, languages),
        "short": short_edition_name(language, languages),
        "folder": folder(language),
    }
