"""The search page: takes the library and the glossary, gives a page that lists everything from A to Z.

With scripts and a query in its address (`?q=`) results.js shows the results in place of the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.language.collation import grouped
from builder.language.languages import LANGUAGES, counterpart
from builder.language.surnames import reading
from builder.language.words import words
from builder.pages import people
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.glossary import view as glossary_page
from builder.pages.html.elements import Html, el, escape, in_data, join, language_span, lines, link
from builder.pages.page import Page
from builder.pages.parts.record_row import facts, title
from builder.pages.search.form import search_form
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Library
from builder.records.model.record import Organisation, Person
from builder.records.model.values import Label

ADDRESS = "search/"
FACETS = ("kind", "place", "type", "theme", "period", "status", "language")
MESSAGE_KEYS = ("narrow", "narrowed", "clear", "more", "sort.label", "sort.relevance", "sort.date", "sort.name")
"""The messages of results.js, besides those of the search box and the names of facets."""


class IndexLine(NamedTuple):
    """A line of the list. lang: of the name, if not in the page's language. reading: of a person's Chinese name."""

    name: str
    lang: str | None
    address: str
    details: Html
    reading: str = ""


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    yield search(edition.library, edition.language, glossary=edition.glossary)


def search(library: Library, language: str, *, glossary: Sequence[GlossaryTerm] = ()) -> Page:
    """The form, the container of the results, and all records, people, organisations and terms by letter."""
    say = words(language)
    index_lines = [*_records(library, language), *_people(library, language), *_terms(glossary, language)]
    letters = grouped(index_lines, name=lambda line: line.reading or line.name, language=language)
    listing = lines(
        el("h2", escape(say("search.list")), id="az"),
        glossary_page.index_line(letters, language),
        *(_letter(letter, letter_lines, language) for letter, letter_lines in letters.items()),
    )
    lead = say.of_language("search.lead", counterpart(language, library.languages))
    body = lines(
        el("h1", escape(say("search.title"))),
        el("p", escape(lead), class_="cb-lead"),
        search_form(language, root="../", large=True),
        el("noscript", el("p", escape(say("search.no-script")), class_="cb-none")),
        el("div", id="casebook-page", hidden=True, **_script_words(language)),
        el("section", listing, id="casebook-list"),
    )
    return Page(language, ADDRESS, "search", say("search.title"), say("search.description"), body)


def _script_words(language: str) -> dict[str, str]:
    """The messages of results.js, as data attributes."""
    say = words(language)
    phrases = {name.replace(".", "-"): say(f"search.{name}") for name in MESSAGE_KEYS}
    return in_data(phrases | {f"facet-{facet}": say(f"search.facet.{facet}") for facet in FACETS})


def _records(library: Library, language: str) -> Iterator[IndexLine]:
    for entry in library.listed:
        best = entry.record.title.best(language)
        lang = _tag(entry.record.title, language)
        name = best[1].text.strip() if best else title(entry, language)
        yield IndexLine(name, lang, entry.address, facts(entry, library, language))


def _people(library: Library, language: str) -> Iterator[IndexLine]:
    """People and organisations, each linked to its anchor on the page of people."""
    kinds: tuple[tuple[str, dict[str, Person | Organisation]], ...] = (
        ("person", {name: mentions[0][1] for name, mentions in library.people.items()}),
        ("organisation", {name: mentions[0][1] for name, mentions in library.organisations.items()}),
    )
    for kind, names in kinds:
        for actor in names.values():
            best = actor.name.best(language)
            if best:
                address = f"{people.ADDRESS}#{people.anchor(actor.name)}"
                name = best[1].text.strip()
                read = reading(name, latin_name(actor.name)) if kind == "person" else ""
                yield IndexLine(name, _tag(actor.name, language), address, _kind(kind, language), read)


def latin_name(name: Label) -> str:
    """The first form of a name in Latin letters, or ''."""
    latin = (passage.text for code, passage in name.passages.items() if LANGUAGES[code].is_latin)
    return next(latin, "")


def _terms(glossary: Sequence[GlossaryTerm], language: str) -> Iterator[IndexLine]:
    for term in glossary:
        yield IndexLine(term.name(language), None, f"{glossary_page.ADDRESS}#{term.id}", _kind("term", language))


def _kind(kind: str, language: str) -> Html:
    return escape(words(language)(f"search.kind.{kind}"))


def _tag(label: Label, language: str) -> str | None:
    best = label.best(language)
    return None if best is None or best[0] == language else LANGUAGES[best[0]].tag


def _letter(letter: str, index_lines: Sequence[IndexLine], language: str) -> Html:
    heading = el("h3", escape(glossary_page.letter_label(letter, language)), id=glossary_page.anchor(letter))
    return lines(heading, el("ul", *map(_item, index_lines), class_="cb-list cb-plain-list"))


def _item(line: IndexLine) -> Html:
    name = link(relative(ADDRESS, line.address), language_span(line.name, line.lang))
    return el("li", join((name, el("span", line.details, class_="cb-row-facts")), " "))
