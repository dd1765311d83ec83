"""The search page: takes the library and the glossary, gives a page that lists everything from A to Z.

With scripts and a query in its address (`?q=`) results.js shows the results in place of the list. What it says until
then is there from the start, and keeps their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from builder.language.collation import PINYIN, grouped_by_key, sort_key
from builder.language.languages import LANGUAGES, counterpart
from builder.language.surnames import reading
from builder.language.words import words
from builder.pages import people
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.glossary import view as glossary_page
from builder.pages.html.elements import Html, el, escape, in_data, join, language_span, lines, link
from builder.pages.page import SHEETS_HERE, Page
from builder.pages.parts.name_anchor import anchor
from builder.pages.parts.record_row import facts, title
from builder.pages.parts.search_documents import shown_name
from builder.pages.search.form import search_form
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Entry, Library
from builder.records.model.record import Actor
from builder.records.model.values import Label

ADDRESS = "search/"
STYLES = ("home.css", "facets.css")
FACETS = ("kind", "place", "type", "theme", "period", "status", "language")
MESSAGE_KEYS = ("narrow", "narrowed", "clear", "more", "sort.label", "sort.relevance", "sort.date", "sort.name")
"""The messages of results.js, besides those of the search box and the names of facets."""


class IndexLine(NamedTuple):
    """A line of the list. lang: of the name, if not in the page's language. key: by which it is sorted.

    reading: of a person's Chinese name.
    """

    name: str
    lang: str | None
    address: str
    details: Html
    key: str
    reading: str = ""


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    yield search(edition.library, edition.language, glossary=edition.glossary)


def search(library: Library, language: str, *, glossary: Sequence[GlossaryTerm] = ()) -> Page:
    """The form, the container of the results, and all records, people, organisations and terms by letter."""
    say = words(language)
    index_lines = [*_records(library, language), *_people(library, language), *_terms(glossary, language)]
    letters = grouped_by_key((line.key, line.reading or line.name, line) for line in index_lines)
    listing = lines(
        el("h2", escape(say("search.list")), id="az"),
        glossary_page.index_line(letters, language),
        *(_letter(letter, letter_lines, language) for letter, letter_lines in letters.items()),
    )
    lead = say.of_language("search.lead", counterpart(language, library.languages))
    looking = el("p", escape(say("search.looking")), class_="cb-looking")
    body = lines(
        opening(lead, language),
        SHEETS_HERE,
        el("noscript", el("p", escape(say("search.no-script")), class_="cb-none")),
        el("div", looking, id="casebook-page", class_="cb-search-page", **_script_words(language)),
        el("section", listing, id="casebook-list"),
    )
    return Page(
        language,
        ADDRESS,
        "search",
        say("search.title"),
        say("search.description"),
        body,
        indexed=False,
        styles=STYLES,
    )


def opening(lead: str, language: str) -> Html:
    """What stands on the page above its style sheets."""
    return lines(
        el("h1", escape(words(language)("search.title"))),
        el("p", escape(lead), class_="cb-lead"),
        search_form(language, root="../", large=True),
    )


def _script_words(language: str) -> dict[str, str]:
    """The messages of results.js, as data attributes."""
    say = words(language)
    phrases = {name.replace(".", "-"): say(f"search.{name}") for name in MESSAGE_KEYS}
    return in_data(phrases | {f"facet-{facet}": say(f"search.facet.{facet}") for facet in FACETS})


def _records(library: Library, language: str) -> Iterator[IndexLine]:
    make = partial(_record, library=library, language=language)
    return (library.of_entry("index-line", entry, make, language=language) for entry in library.listed)


def _record(entry: Entry, library: Library, language: str) -> IndexLine:
    name, lang = title(entry, language).strip(), _tag(entry.record.title, language)
    return IndexLine(name, lang, entry.address, facts(entry, library, language), sort_key(name, language))


def _people(library: Library, language: str) -> Iterator[IndexLine]:
    """People and organisations, each linked to its anchor on the page of people."""
    kinds: tuple[tuple[str, Mapping[str, tuple[tuple[Entry, Actor], ...]]], ...] = (
        ("person", library.people),
        ("organisation", library.organisations),
    )
    for kind, index in kinds:
        make = partial(_actor, kind, index, language)
        lines_of_kind = (
            library.fragment(f"index-{kind}", name, partial(make, name), language=language) for name in index
        )
        yield from filter(None, lines_of_kind)


def _actor(
    kind: str, index: Mapping[str, tuple[tuple[Entry, Actor], ...]], language: str, name: str
) -> IndexLine | None:
    """The line of a person or organisation, as the first record has the name."""
    label = index[name][0][1].name
    if not label.best(language):
        return None
    shown = shown_name(label, language)
    read = reading(shown, latin_name(label)) if kind == "person" else ""
    address, key = f"{people.ADDRESS}#{anchor(label)}", sort_key(_sorted_by(shown, read, language), language)
    return IndexLine(shown, _tag(label, language), address, _kind(kind, language), key, read)


def _sorted_by(shown: str, read: str, language: str) -> str:
    """What a name is sorted by: how it is read, where sound is the order."""
    return read if read and LANGUAGES[language].collation == PINYIN else shown


def latin_name(name: Label) -> str:
    """The first form of a name in Latin letters, or ''."""
    latin = (passage.text for code, passage in name.passages.items() if LANGUAGES[code].is_latin)
    return next(latin, "")


def _terms(glossary: Sequence[GlossaryTerm], language: str) -> Iterator[IndexLine]:
    for term in glossary:
        name, address = term.name(language), f"{glossary_page.ADDRESS}#{term.id}"
        yield IndexLine(name, None, address, _kind("term", language), sort_key(name, language))


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
