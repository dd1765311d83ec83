"""The home page, to be understood in five seconds. Takes the library, the base's own words and dates of change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from builder.analysis.taxonomy import term_listings
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, counted, el, escape, filled, join, lines, link, separated
from builder.pages.lineage.view import door
from builder.pages.page import Page
from builder.pages.parts.record_row import SEPARATOR, by_title, line, spoken
from builder.pages.parts.record_row import link as record_link
from builder.pages.parts.search_documents import searchable
from builder.pages.provenance.conflicts import number
from builder.pages.search.form import search_form
from builder.records.model.library import Entry, Library, Link
from builder.records.model.record import Case
from builder.records.welcome import Suggestion, Welcome

QUESTIONS, CONNECTIONS, LATEST = 4, 3, 5


def view(edition: Edition) -> Iterator[Page]:
    """The page, in the words that this base has for it."""
    changed = {path: last for path, (_, last) in edition.dates.items()}
    yield home(edition.library, edition.language, welcome=edition.welcome, changed=changed)


def home(library: Library, language: str, *, welcome: Welcome, changed: Mapping[str, date]) -> Page:
    """The home page. changed: when each record changed, by the path of its file; empty where git is silent."""
    say = words(language)
    own = welcome.sentence.best(language) if welcome.sentence else None
    sentence = own[1].text if own else say("home.sentence")
    parts = lines(
        el("h1", escape(sentence), class_="cb-home-sentence"),
        _search(welcome.examples, language),
        el("div", *_ways(library, language, asked=welcome.questions), class_="cb-home-ways"),
        _latest(library, language, changed=changed),
        _size(library, language),
    )
    body = el("div", parts, class_="cb-home")
    return searchable(Page(language, "", "home", say("home.title"), sentence, body), kind="page")


def _search(examples: Sequence[Suggestion], language: str) -> Html:
    """The search box, large, and below it what one may search for."""
    form = search_form(language, root="", large=True)
    if not examples:
        return form
    links = separated((_suggestion(example, language) for example in examples), SEPARATOR)
    return join((form, el("p", escape(words(language)("home.try")), escape(" "), links, class_="cb-home-examples")))


def _suggestion(suggestion: Suggestion, language: str) -> Html:
    return link(suggestion.to, spoken(suggestion.words, language))


def _ways(library: Library, language: str, *, asked: Sequence[Suggestion]) -> Iterator[Html]:
    """The three ways in; one that has nothing behind it is left out."""
    say = words(language)
    ways = (
        ("question", _questions(library, language, asked=asked)),
        ("place", _places(library, language)),
        ("lineage", _lineage(library, language)),
    )
    for name, inside in ways:
        if inside:
            yield el("section", el("h2", escape(say(f"home.{name}")), id=name), inside, class_="cb-home-way")


def _questions(library: Library, language: str, *, asked: Sequence[Suggestion]) -> Html:
    """The base's own questions; without any, the shortest that each record asks its class, in the library's order."""
    items = [el("li", _suggestion(question, language)) for question in asked] or _asked_by_records(library, language)
    return _listed(islice(items, QUESTIONS))


def _asked_by_records(library: Library, language: str) -> Iterator[Html]:
    for entry in library.cases:
        if entry.status != "retired" and (question := _question(entry, language)):
            title = el("span", spoken(entry.record.title, language), class_="cb-role")
            yield el("li", link(entry.address, question), title)


def _question(entry: Entry, language: str) -> Html:
    if not isinstance(entry.record, Case) or entry.record.teaching is None:
        return NOTHING
    teaching = entry.record.teaching
    decisive = (teaching.decision.question,) if teaching.decision else ()
    questions = (spoken(text, language) for text in (*teaching.questions, *decisive))
    return min(questions, key=len, default=NOTHING)


def _places(library: Library, language: str) -> Html:
    return _listed(
        el("li", counted(link(listing.address, escape(listing.name(language))), len(listing.entries)))
        for listing in term_listings(library, "places")
        if listing.entries
    )


def _listed(items: Iterable[Html]) -> Html:
    """Items one below the other; nothing for none."""
    shown = tuple(items)
    return el("ul", *shown, class_="cb-lines") if shown else NOTHING


def _lineage(library: Library, language: str) -> Html:
    """A few connections as sentences, each of another record and another kind; kinds in their vocabulary's order."""
    order = list(library.vocabularies.table("relations"))
    links = [each for reference in library.links.values() for each in reference if not each.reverse]
    links = [each for each in links if {"retired"}.isdisjoint((each.entry.status, each.other.status))]
    links.sort(key=lambda each: order.index(each.relation.type.id) if each.relation.type.id in order else len(order))
    shown: list[Link] = []
    for each in links:
        kinds, subjects = {one.relation.type.id for one in shown}, {one.entry.reference for one in shown}
        if each.relation.type.id not in kinds and each.entry.reference not in subjects and len(shown) < CONNECTIONS:
            shown.append(each)
    sentences = _listed(el("li", _sentence(each, library, language)) for each in shown)
    return join((sentences, door(Edition(library, language)))) if sentences else NOTHING


def _sentence(each: Link, library: Library, language: str) -> Html:
    return filled(
        words(language)("home.connection"),
        one=record_link(each.entry, language, address=""),
        relation=escape(library.vocabularies.name("relations", each.relation.type.id, language)),
        other=record_link(each.other, language, address=""),
    )


def _latest(library: Library, language: str, *, changed: Mapping[str, date]) -> Html:
    """What changed last, where git knows; else the first records by title, under a heading that claims nothing more."""
    say = words(language)
    entries = by_title(library.listed, language)
    if not entries:
        return el("p", escape(say("home.empty")), class_="cb-none")
    dated = sorted((e for e in entries if e.path in changed), key=lambda e: changed[e.path], reverse=True)
    heading = el("h2", escape(say("home.new" if dated else "home.some")), id="new")
    listed = _listed(line(entry, library, language, address="") for entry in (dated or entries)[:LATEST])
    every = el("p", link("cases/", escape(say("home.all"))), class_="cb-more")
    return el("section", heading, listed, every, class_="cb-home-new")


def _size(library: Library, language: str) -> Html:
    """How much there is, and how much of it is in dispute: numbers that grow by themselves."""
    say, listed = words(language), library.listed
    counts = {
        "cases": sum(entry.folder == "cases" for entry in listed),
        "policies": sum(entry.folder == "policies" for entry in listed),
        "sources": len(library.sources),
        "figures": sum(len(entry.record.facts) for entry in listed),
        "disagreements": sum(number(entry.record) for entry in listed),
    }
    rows = (
        el("div", el("dt", escape(say(f"home.size.{name}"))), el("dd", escape(str(count))))
        for name, count in counts.items()
    )
    return el("section", el("h2", escape(say("home.size.title")), id="size"), el("dl", *rows), class_="cb-home-size")
