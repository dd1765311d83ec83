"""The home page, to be understood in five seconds. Takes the library, the base's own words and dates of change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

from builder.analysis.taxonomy import places_on_map, term_listings
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import (
    NOTHING,
    Html,
    el,
    escape,
    fill_placeholders,
    join,
    lines,
    link,
    separated,
    with_count,
)
from builder.pages.lineage.door import door
from builder.pages.map.picture import ADDRESS as MAP
from builder.pages.page import Page
from builder.pages.parts.record_row import SEPARATOR, by_title, legend, line, text_html
from builder.pages.parts.record_row import link as record_link
from builder.pages.parts.search_documents import searchable
from builder.pages.provenance.conflicts import conflict_count
from builder.pages.search.form import search_form
from builder.records.model.library import Entry, Library, Link
from builder.records.model.record import Case
from builder.records.welcome import Suggestion, Welcome

MAX_QUESTIONS, MAX_CONNECTIONS, MAX_LATEST = 4, 3, 5


def view(edition: Edition) -> Iterator[Page]:
    """The page, in the words that this base has for it."""
    changed = {path: last for path, (_, last) in edition.dates.items()}
    yield home(edition.library, edition.language, welcome=edition.welcome, changed=changed)


def home(library: Library, language: str, *, welcome: Welcome, changed: Mapping[str, date]) -> Page:
    """The home page. changed: when each record changed, by the path of its file; empty where git is silent."""
    say = words(language)
    welcome_sentence = welcome.sentence.best(language) if welcome.sentence else None
    sentence = welcome_sentence[1].text if welcome_sentence else say("home.sentence")
    parts = lines(
        el("h1", escape(sentence), class_="cb-home-sentence"),
        _search(welcome.examples, language),
        el("div", *_entry_sections(library, language, questions=welcome.questions), class_="cb-home-ways"),
        _latest(library, language, changed=changed),
        _counts(library, language),
    )
    body = el("div", parts, class_="cb-home")
    return searchable(Page(language, "", "home", say("home.title"), sentence, body, styles=("home.css",)), kind="page")


def _search(examples: Sequence[Suggestion], language: str) -> Html:
    """The search box, large, and below it what one may search for."""
    form = search_form(language, root="", large=True)
    if not examples:
        return form
    links = separated((_suggestion(example, language) for example in examples), SEPARATOR)
    return join((form, el("p", escape(words(language)("home.try")), escape(" "), links, class_="cb-home-examples")))


def _suggestion(suggestion: Suggestion, language: str) -> Html:
    return link(suggestion.to, text_html(suggestion.words, language))


def _entry_sections(library: Library, language: str, *, questions: Sequence[Suggestion]) -> Iterator[Html]:
    """The three ways in; one that has nothing behind it is left out."""
    say = words(language)
    sections = (
        ("question", _questions(library, language, questions=questions)),
        ("place", _places(library, language)),
        ("lineage", _lineage(library, language)),
    )
    for name, content in sections:
        if content:
            yield el("section", el("h2", escape(say(f"home.{name}")), id=name), content, class_="cb-home-way")


def _questions(library: Library, language: str, *, questions: Sequence[Suggestion]) -> Html:
    """The base's own questions; without any, the shortest that each record asks its class, in the library's order."""
    items = [el("li", _suggestion(question, language)) for question in questions]
    return _list(islice(items or _record_questions(library, language), MAX_QUESTIONS))


def _record_questions(library: Library, language: str) -> Iterator[Html]:
    for entry in library.listed:
        if entry.folder == "cases":
            make = partial(_question_item, language=language)
            if item := library.of_entry("question", entry, make, language=language):
                yield item


def _question_item(entry: Entry, language: str) -> Html:
    question = _question(entry, language)
    if not question:
        return NOTHING
    title = el("span", text_html(entry.record.title, language), class_="cb-role")
    return el("li", link(entry.address, question), title)


def _question(entry: Entry, language: str) -> Html:
    if not isinstance(entry.record, Case) or entry.record.teaching is None:
        return NOTHING
    teaching = entry.record.teaching
    decision_questions = (teaching.decision.question,) if teaching.decision else ()
    questions = (text_html(text, language) for text in (*teaching.questions, *decision_questions))
    return min(questions, key=len, default=NOTHING)


def _places(library: Library, language: str) -> Html:
    places = _list(
        el("li", with_count(link(listing.address, escape(listing.name(language))), len(listing.entries)))
        for listing in term_listings(library, "places")
        if listing.entries
    )
    on_map = el("p", link(MAP, escape(words(language)("home.map"))), class_="cb-more")
    return join((places, on_map)) if places_on_map(library) else places


def _list(items: Iterable[Html]) -> Html:
    """Items one below the other; nothing for none."""
    list_items = tuple(items)
    return el("ul", *list_items, class_="cb-lines") if list_items else NOTHING


def _lineage(library: Library, language: str) -> Html:
    """A few relations as sentences; nothing if there are none."""
    sentences = _list(el("li", _sentence(connection, library, language)) for connection in _connections(library))
    return join((sentences, door(Edition(library, language)))) if sentences else NOTHING


def _connections(library: Library) -> list[Link]:
    """A few relations, each of another record and another type, in the order of the vocabulary of types."""
    ranks = {type_id: rank for rank, type_id in enumerate(library.vocabularies.table("relations"))}
    listed = {entry.reference for entry in library.listed}
    connections = [
        connection
        for links in library.links.values()
        for connection in links
        if not connection.reverse and {connection.entry.reference, connection.other.reference} <= listed
    ]
    selected: list[Link] = []
    for connection in sorted(connections, key=lambda link: ranks.get(link.given.type.id, len(ranks))):
        is_new_type = all(connection.given.type.id != other.given.type.id for other in selected)
        if is_new_type and all(connection.entry.reference != other.entry.reference for other in selected):
            selected.append(connection)
    return selected[:MAX_CONNECTIONS]


def _sentence(connection: Link, library: Library, language: str) -> Html:
    return fill_placeholders(
        words(language)("home.connection"),
        one=record_link(connection.entry, language, address=""),
        relation=escape(library.vocabularies.name("relations", connection.given.type.id, language)),
        other=record_link(connection.other, language, address=""),
    )


def _latest(library: Library, language: str, *, changed: Mapping[str, date]) -> Html:
    """What changed last, where git knows; else the first records by title, under a heading that claims nothing more."""
    say = words(language)
    entries = by_title(library.listed, library, language)
    if not entries:
        return el("p", escape(say("home.empty")), class_="cb-none")
    dated = sorted((e for e in entries if e.path in changed), key=lambda e: changed[e.path], reverse=True)
    heading = el("h2", escape(say("home.new" if dated else "home.some")), id="new")
    shown = (dated or entries)[:MAX_LATEST]
    latest = _list(line(entry, library, language, address="") for entry in shown)
    all_link = el("p", link("cases/", escape(say("home.all"))), class_="cb-more")
    return el("section", heading, latest, legend(shown, library, language, address=""), all_link, class_="cb-home-new")


def _counts(library: Library, language: str) -> Html:
    """How much there is, and how much of it is in dispute: numbers that grow by themselves."""
    say, listed = words(language), library.listed
    contents = [library.of_entry("size", entry, _size) for entry in listed]
    counts = {
        "cases": sum(entry.folder == "cases" for entry in listed),
        "policies": sum(entry.folder == "policies" for entry in listed),
        "sources": len(library.sources),
        "figures": sum(figures for figures, _ in contents),
        "disagreements": sum(disagreements for _, disagreements in contents),
    }
    rows = (
        el("div", el("dt", escape(say(f"home.size.{name}"))), el("dd", escape(str(count))))
        for name, count in counts.items()
    )
    return el("section", el("h2", escape(say("home.size.title")), id="size"), el("dl", *rows), class_="cb-home-size")


def _size(entry: Entry) -> tuple[int, int]:
    """How many figures and disagreements are in a record."""
    return len(entry.record.facts), conflict_count(entry.record)
