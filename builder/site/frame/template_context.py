"""What the templates get as `casebook`: takes a frame's key or a hand-written page, gives the values of one rendering.

The same templates draw both. In a frame every value of a page is a mark (slots.py); in a hand-written page it is the
value itself, and the marks around groups are empty. That the two come out alike is what the oracle test holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.navigation import NavEntry
from builder.pages.page import Page
from builder.pages.search.form import search_form
from builder.site.frame.assemble import CURRENT, FrameKey, assets, day
from builder.site.frame.slots import HERE, mark, unmarked

RECORD_DEPTH = 4
"""Records lie this deep (`en/cases/place/slug/`), lists above them."""

OWN_SEARCH = frozenset({"home", "search"})
"""Sections whose pages have the search box in their text, large, and none in the header."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""Nothing from elsewhere, nothing inline. In a file:// page Chromium takes 'self' for files (seen by a test)."""
SERVED_POLICY = CONTENT_SECURITY_POLICY.replace(
    "script-src 'self'", "script-src 'self' 'unsafe-inline'; connect-src 'self'"
)
"""`mkdocs serve` puts a script into each page that asks it for changes. Never in a built site."""


@dataclass(frozen=True)
class Shell:
    """What is the same on every page of the site.

    names, footers: the site's name and its last line (HTML), by language. edit: as in Frames.
    site_url: ends in '/' or is ''.
    """

    languages: tuple[str, ...]
    names: Mapping[str, str]
    footers: Mapping[str, str]
    navigation: Mapping[str, tuple[NavEntry, ...]]
    site_url: str
    repo_url: str
    mail: str
    edit: str
    policy: str = CONTENT_SECURITY_POLICY


def framed(shell: Shell, key: FrameKey) -> dict[str, Any]:
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
        "assets",
        "head",
        "converted",
    )
    marks: dict[str, Any] = {name: mark(name) for name in names} | {"headings": ()}
    return _common(shell, key.language, key.section) | {
        "page": marks,
        "group": lambda name: mark(f"?{name}"),
        "end": lambda name: mark(f"/{name}"),
        "here": lambda address: mark(f"{HERE}{address}"),
        "toc": True,
        "lists": key.depth < RECORD_DEPTH,
    }


def written(shell: Shell, page: Page) -> dict[str, Any]:
    """The values of a page that MkDocs draws whole."""
    silent: Callable[[str], str] = lambda name: ""  # noqa: E731 - a mark that is not there
    return _common(shell, page.language, page.section) | {
        "page": {
            "title": page.title,
            "description": page.description,
            "address": quote(page.address),
            "edit": shell.edit + quote(page.record) if shell.edit and page.record else "",
            "created": day(page.created, page.language),
            "changed": day(page.changed, page.language),
            "dates": page.created or page.changed,
            "noindex": not page.indexed,
            "headings": page.headings,
            "assets": assets(page),
            "head": page.head,
            "converted": page.converted,
        },
        "group": silent,
        "end": silent,
        "here": lambda address: CURRENT if address == page.address else "",
        "toc": bool(page.headings),
        "lists": page.depth < RECORD_DEPTH,
    }


def bare(shell: Shell) -> dict[str, Any]:
    """The values of a page outside the languages: the choice of a language, and the page for a wrong address."""
    title = " · ".join(dict.fromkeys(shell.names.values()))
    return _site(shell) | {"names": shell.names, "words": words, "title": title}


def _common(shell: Shell, language: str, section: str) -> dict[str, Any]:
    return _site(shell) | {
        "language": LANGUAGES[language],
        "folder": folder(language),
        "origin": _edition(origin, shell.languages)
        if (origin := LANGUAGES[language].other_script) in shell.languages
        else None,
        "section": section,
        "words": words(language),
        "name": unmarked(shell.names[language]),
        "footer": unmarked(shell.footers.get(language, "")),
        "navigation": shell.navigation[language],
        "text": unmarked,
        "search": lambda root: search_form(language, root=root),
        "own_search": section in OWN_SEARCH,
    }


def _site(shell: Shell) -> dict[str, Any]:
    return {
        "policy": shell.policy,
        "editions": [_edition(language, shell.languages) for language in shell.languages],
        "site_url": shell.site_url,
        "repo_url": shell.repo_url,
        "mail": shell.mail,
    }


def _edition(language: str, languages: Collection[str]) -> dict[str, str]:
    """An edition among those of the site: its name says the script where both are there."""
    known = LANGUAGES[language]
    both = known.other_script in languages
    name = known.script_name if both else known.name
    return {
        "code": known.code,
        "tag": known.tag,
        "name": name,
        "short": known.short if len(languages) > 2 else name,
        "folder": folder(language),
    }
