"""The lists of records: all cases, all policies, and one a place, type and theme. Takes the library, gives pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from builder.language import words
from builder.library import Entry, Library
from builder.pages.edition import Edition
from builder.pages.page import Heading, Page, relative
from builder.pages.rows import SEPARATOR, rows
from builder.pages.shelf import Shelf, shelves


def view(edition: Edition) -> Iterator[Page]:
    """Every list."""
    library, language = edition.library, edition.language
    yield all_cases(library, language)
    yield all_policies(library, language)
    yield from by_place(library, language)
    yield from by_type(library, language)
    yield from by_theme(library, language)


def all_cases(library: Library, language: str) -> Page:
    """Every case by place, with the ways to the other lists above."""
    say = words(language)
    doors = "".join(_doors(library, kind, language, address="cases/") for kind in ("types", "themes"))
    return _by_place(
        library, language, folder="cases", above=f'<dl class="cb-doors">{doors}</dl>', note=say("lists.cases.lead")
    )


def all_policies(library: Library, language: str) -> Page:
    """Every policy by jurisdiction."""
    return _by_place(library, language, folder="policies", above="", note=words(language)("lists.policies.lead"))


def by_place(library: Library, language: str) -> Iterator[Page]:
    """One list a place: its cases, then its policies."""
    return (_shelf_page(shelf, library, language) for shelf in shelves(library, "places"))


def by_type(library: Library, language: str) -> Iterator[Page]:
    """One list a type of case."""
    return (_shelf_page(shelf, library, language) for shelf in shelves(library, "types"))


def by_theme(library: Library, language: str) -> Iterator[Page]:
    """One list a theme: cases, then policies."""
    return (_shelf_page(shelf, library, language) for shelf in shelves(library, "themes"))


def _by_place(library: Library, language: str, *, folder: str, above: str, note: str) -> Page:
    address = folder + "/"
    found = [(shelf, _in_folder(shelf.entries, folder)) for shelf in shelves(library, "places")]
    parts = [(shelf, entries) for shelf, entries in found if entries]
    body = [_head(words(language)(f"lists.{folder}.title"), note), above]
    for shelf, entries in parts:
        target = relative(address, shelf.address)
        name = f'<a href="{target}">{escape(shelf.name(language))}</a>'
        body.append(_section(shelf.term.id, name, entries, library, language, address))
    if not parts:
        body.append(rows((), library, language, address=address))
    headings = tuple(Heading(shelf.term.id, shelf.name(language)) for shelf, _ in parts)
    return _page(language, address, folder, words(language)(f"lists.{folder}.title"), note, body, headings)


def _shelf_page(shelf: Shelf, library: Library, language: str) -> Page:
    say = words(language)
    parts = [(folder, found) for folder in ("cases", "policies") if (found := _in_folder(shelf.entries, folder))]
    body = [_crumb(shelf, language), _head(shelf.name(language), shelf.definition(language))]
    for folder, found in parts:
        body.append(_section(folder, escape(say(f"lists.{folder}.title")), found, library, language, shelf.address))
    if not parts:
        body.append(rows((), library, language, address=shelf.address))
    body.append(_others(shelf, library, language))
    headings = tuple(Heading(folder, say(f"lists.{folder}.title")) for folder, _ in parts)
    name = shelf.name(language)
    description = say("lists.shelf.description", name=name, definition=shelf.definition(language))
    return _page(language, shelf.address, "cases", name, description, body, headings)


def _page(
    language: str,
    address: str,
    section: str,
    title: str,
    description: str,
    body: Iterable[str],
    headings: tuple[Heading, ...],
) -> Page:
    return Page(language, address, section, title, description, "\n".join(filter(None, body)), headings)


def _head(title: str, lead: str) -> str:
    return f"<h1>{escape(title)}</h1>" + (f'\n<p class="cb-lead">{escape(lead)}</p>' if lead else "")


def _crumb(shelf: Shelf, language: str) -> str:
    """The way back, above the title: all cases, and the kind of this list."""
    say = words(language)
    back = f'<a href="{relative(shelf.address, "cases/")}">{escape(say("lists.cases.title"))}</a>'
    return f'<p class="cb-crumbs">{back}{SEPARATOR}{escape(say(f"lists.by.{shelf.kind}"))}</p>'


def _section(anchor: str, name: str, entries: list[Entry], library: Library, language: str, address: str) -> str:
    count = f'<span class="cb-count">{len(entries)}</span>'
    return f'<h2 id="{anchor}">{name} {count}</h2>\n' + rows(entries, library, language, address=address)


def _doors(library: Library, kind: str, language: str, *, address: str, without: str = "") -> str:
    """One line of links to the lists of a kind, each with its count; nothing when there is none."""
    links = [
        f'<li><a href="{relative(address, shelf.address)}">{escape(shelf.name(language))}</a>'
        f' <span class="cb-count">{len(shelf.entries)}</span></li>'
        for shelf in shelves(library, kind)
        if shelf.entries and shelf.term.id != without
    ]
    if not links:
        return ""
    label = escape(words(language)(f"lists.by.{kind}"))
    return f'<div><dt>{label}</dt><dd><ul class="cb-inline">{"".join(links)}</ul></dd></div>'


def _others(shelf: Shelf, library: Library, language: str) -> str:
    """The other lists of the same kind, below the last row."""
    links = _doors(library, shelf.kind, language, address=shelf.address, without=shelf.term.id)
    return f'<dl class="cb-doors cb-doors-end">{links}</dl>' if links else ""


def _in_folder(entries: Iterable[Entry], folder: str) -> list[Entry]:
    return [entry for entry in entries if entry.folder == folder]
