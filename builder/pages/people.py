"""People and organisations with the records that name them. Takes the library, gives a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from builder.language.chinese import simplified_name
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.page import Heading, Page
from builder.pages.parts.record_row import link, spoken, title
from builder.pages.parts.search_documents import all_names, search_document, searchable, shown_name
from builder.records import wording
from builder.records.model.library import Entry, Library
from builder.records.model.record import Actor
from builder.records.model.values import Label
from builder.search.search_document import SearchDocument

ADDRESS = "people/"
Mention = tuple[Entry, Actor]


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    yield people(edition.library, edition.language)


def people(library: Library, language: str) -> Page:
    """The page: people, then organisations that have no record of their own."""
    say = words(language)
    parts: tuple[tuple[str, Mapping[str, Sequence[Mention]]], ...] = (
        ("people", library.people),
        ("organisations", library.organisations),
    )
    body = [f"<h1>{escape(say('people.title'))}</h1>", f'<p class="cb-lead">{escape(say("people.lead"))}</p>']
    taken: set[str] = {part for part, _ in parts}
    for part, groups in parts:
        heading = f'{escape(say(f"people.{part}"))} <span class="cb-count">{len(groups)}</span>'
        body.append(f'<h2 id="{part}">{heading}</h2>')
        body.append(
            _index(groups.values(), language, taken=taken)
            if groups
            else f'<p class="cb-none">{escape(say("people.none"))}</p>'
        )
    headings = tuple(Heading(part, say(f"people.{part}")) for part, _ in parts)
    page = Page(language, ADDRESS, "people", say("people.title"), say("people.lead"), "\n".join(body), headings)
    return searchable(page, more=_documents(library, language))


def _documents(library: Library, language: str) -> Iterator[SearchDocument]:
    """Everybody at the anchor on this page; of two of the same name the first has it."""
    found: dict[str, SearchDocument] = {}
    kinds: tuple[tuple[str, Iterable[Sequence[Mention]]], ...] = (
        ("person", library.people.values()),
        ("organisation", library.organisations.values()),
    )
    for kind, groups in kinds:
        for group in groups:
            document = _document(kind, group, library, language)
            found.setdefault(document.address, document)
    return iter(found.values())


def _document(kind: str, group: Sequence[Mention], library: Library, language: str) -> SearchDocument:
    places = dict.fromkeys(entry.place for entry, _ in group)
    return search_document(
        language,
        f"{ADDRESS}#{anchor(group[0][1].name)}",
        kind,
        shown_name(group[0][1].name, language),
        names=all_names(*(one.name for _, one in group)),
        body=" ".join(_in_words(entry, one, language) for entry, one in group),
        facets={"place": tuple(places)},
        where=" · ".join(library.vocabularies.name("places", place, language) for place in places),
    )


def _in_words(entry: Entry, one: Actor, language: str) -> str:
    """A mention as plain text: role, record, time."""
    role, record = shown_name(one.role, language), title(entry, language)
    time = wording.since_until(one.since, one.until, language)
    return f"{words(language)('search.mention', role=role, record=record)} {time}".strip()


def anchor(name: Label) -> str:
    """The id of a name on this page: its Latin letters (`xu-qizhi`), else the name itself without spaces, in Simplified
    characters: the same in every edition.
    """
    latin_first = sorted(name.passages, key=lambda code: not LANGUAGES[code].is_latin)
    text = simplified_name(name.passages[latin_first[0]].text if latin_first else "")
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "unnamed"


def _index(groups: Iterable[Sequence[Mention]], language: str, *, taken: set[str]) -> str:
    """The names in the order of the code points of the name that the reader sees. taken: ids on the page, added to."""
    items = sorted(groups, key=lambda group: _shown(group[0][1].name, language).casefold())
    return (
        '<ul class="cb-list cb-names-list">' + "".join(_item(group, language, taken=taken) for group in items) + "</ul>"
    )


def _item(group: Sequence[Mention], language: str, *, taken: set[str]) -> str:
    name = group[0][1].name
    place = anchor(name)
    mark = f' id="{escape(place)}"' if place not in taken else ""
    taken.add(place)
    mentions = "".join(_mention(entry, named, language) for entry, named in group)
    other = _other_names(name, language)
    shown = f'<p class="cb-row-title">{spoken(name, language)}{other}</p>'
    return f'<li class="cb-row"{mark}>{shown}<ul class="cb-mentions">{mentions}</ul></li>'


def _mention(entry: Entry, named: Actor, language: str) -> str:
    time = wording.since_until(named.since, named.until, language)
    role = spoken(named.role, language) + (f' <span class="cb-when">{escape(time)}</span>' if time else "")
    return f'<li>{link(entry, language, address=ADDRESS)}<span class="cb-role">{role}</span></li>'


def _shown(name: Label, language: str) -> str:
    best = name.best(language)
    return best[1].text if best else ""


def _other_names(name: Label, language: str) -> str:
    """The name in the other scripts, each with its `lang`, where it differs from the one shown."""
    seen = {_shown(name, language)}
    parts = []
    for code in name.languages():
        if (passage := name.get(code)) and passage.text not in seen:
            seen.add(passage.text)
            parts.append(f' <span class="cb-other-name" lang="{LANGUAGES[code].tag}">{escape(passage.text)}</span>')
    return "".join(parts)
