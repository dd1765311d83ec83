"""The search page. Takes the library and the glossary, gives a page that lists everything from A to Z without scripts.

With scripts and words in its address (`?q=`) it shows the results in place of the list; results.js draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from builder.language.collation import grouped
from builder.language.languages import LANGUAGES, counterpart
from builder.language.words import words
from builder.pages import people
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.glossary import view as glossary_page
from builder.pages.html.elements import spoken
from builder.pages.page import Page
from builder.pages.parts.record_row import facts, title
from builder.pages.search.form import search_form
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Library
from builder.records.model.record import Organisation, Person
from builder.records.model.values import Label

ADDRESS = "search/"
FACETS = ("kind", "place", "type", "theme", "period", "status", "language")
TOLD = ("narrow", "narrowed", "clear", "more", "sort.label", "sort.relevance", "sort.date", "sort.name")
"""What the script of the results says, besides what the box says and the names of the facets."""


class IndexLine(NamedTuple):
    """A line of the list. lang: of the name, where it is not in the page's language. about: HTML."""

    name: str
    lang: str | None
    address: str
    about: str


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    yield search(edition.library, edition.language, glossary=edition.glossary)


def search(library: Library, language: str, *, glossary: Sequence[GlossaryTerm] = ()) -> Page:
    """The form, the place of the results, and all records, people, organisations and terms by their letters."""
    say = words(language)
    lines = [*_records(library, language), *_named(library, language), *_terms(glossary, language)]
    letters = grouped(lines, name=lambda line: line.name, language=language)
    told = "".join(f' data-{name.replace(".", "-")}="{escape(say(f"search.{name}"))}"' for name in TOLD)
    told += "".join(f' data-facet-{facet}="{escape(say(f"search.facet.{facet}"))}"' for facet in FACETS)
    listed = "\n".join(_letter(each, found, language) for each, found in letters.items())
    body = (
        f"<h1>{escape(say('search.title'))}</h1>\n"
        f'<p class="cb-lead">{escape(say.of_language("search.lead", counterpart(language, library.languages)))}</p>\n'
        f"{search_form(language, root='../', large=True)}\n"
        f'<noscript><p class="cb-none">{escape(say("search.no-script"))}</p></noscript>\n'
        f'<div id="casebook-page" hidden{told}></div>\n'
        f'<section id="casebook-list"><h2 id="az">{escape(say("search.list"))}</h2>\n'
        f"{glossary_page.index_line(letters, language)}\n{listed}</section>"
    )
    return Page(language, ADDRESS, "search", say("search.title"), say("search.description"), body)


def _records(library: Library, language: str) -> Iterator[IndexLine]:
    for entry in library.listed:
        best = entry.record.title.best(language)
        lang = _tag(entry.record.title, language)
        name = best[1].text.strip() if best else title(entry, language)
        yield IndexLine(name, lang, entry.address, facts(entry, library, language))


def _named(library: Library, language: str) -> Iterator[IndexLine]:
    """People and organisations at the anchor that they have on their page; one anchor once."""
    kinds: tuple[tuple[str, dict[str, Person | Organisation]], ...] = (
        ("person", {name: found[0][1] for name, found in library.people.items()}),
        ("organisation", {name: found[0][1] for name, found in library.organisations.items()}),
    )
    for kind, found in kinds:
        for one in found.values():
            best = one.name.best(language)
            if best:
                address = f"{people.ADDRESS}#{people.anchor(one.name)}"
                yield IndexLine(best[1].text.strip(), _tag(one.name, language), address, _kind(kind, language))


def _terms(glossary: Sequence[GlossaryTerm], language: str) -> Iterator[IndexLine]:
    for term in glossary:
        yield IndexLine(term.name(language), None, f"{glossary_page.ADDRESS}#{term.id}", _kind("term", language))


def _kind(kind: str, language: str) -> str:
    return escape(words(language)(f"search.kind.{kind}"))


def _tag(label: Label, language: str) -> str | None:
    best = label.best(language)
    return None if best is None or best[0] == language else LANGUAGES[best[0]].tag


def _letter(letter: str, lines: Sequence[IndexLine], language: str) -> str:
    rows = "".join(
        f'<li><a href="{escape(relative(ADDRESS, line.address))}">{spoken(line.name, line.lang)}</a>'
        f' <span class="cb-row-facts">{line.about}</span></li>'
        for line in lines
    )
    heading = escape(glossary_page.shown(letter, language))
    return f'<h3 id="{glossary_page.anchor(letter)}">{heading}</h3>\n<ul class="cb-list cb-plain-list">{rows}</ul>'
