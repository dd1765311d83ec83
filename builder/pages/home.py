"""The home page, to be understood in five seconds. Takes the library, the base's own words and dates of change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import islice

from builder.analysis.conditions import cases_with_conditions, has_tables_of_cases
from builder.analysis.taxonomy import places_on_map, term_listings
from builder.language.words import words
from builder.pages.choose.view import ADDRESS as CHOOSE
from builder.pages.edition import Edition
from builder.pages.feed.view import feed_link
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
from builder.pages.known.view import ADDRESS as KNOWN
from builder.pages.lineage.door import door
from builder.pages.map.picture import ADDRESS as MAP
from builder.pages.page import SHEETS_HERE, Page
from builder.pages.parts.record_row import SEPARATOR, by_title, facts, text_html
from builder.pages.parts.record_row import link as record_link
from builder.pages.parts.search_documents import searchable
from builder.pages.provenance.conflicts import conflict_count
from builder.pages.provenance.unknown_values import unknown_values
from builder.pages.record_context import RecordContext
from builder.pages.search.form import search_form
from builder.records.handwritten import GUIDES
from builder.records.model.library import Entry, Library, Link
from builder.records.model.quotes import is_checked
from builder.records.model.record import Case
from builder.records.welcome import Suggestion
from builder.records.wording import number

MAX_QUESTIONS, MAX_CONNECTIONS, MAX_LATEST = 5, 3, 5
SIZE = {
    "cases": "cases/",
    "policies": "policies/",
    "sources": "sources/",
    "quotes": "evidence/",
    "figures": "",
    "disagreements": "disagreements/",
    "unknown": "unknown/",
    "in-review": "",
}
"""What is counted, and where it can be seen; '' where no page lists it."""
STYLES = ("home.css",)


def view(edition: Edition) -> Iterator[Page]:
    """The page, in the words that this base has for it."""
    yield home(edition)


def home(edition: Edition) -> Page:
    """The home page."""
    say, welcome, language = words(edition.language), edition.welcome, edition.language
    welcome_sentence = welcome.sentence.best(language) if welcome.sentence else None
    sentence = welcome_sentence[1].text if welcome_sentence else say("home.sentence")
    parts = lines(
        opening(sentence, language),
        SHEETS_HERE,
        _examples(welcome.examples, language),
        el("div", *_entry_sections(edition), class_="cb-home-ways"),
        _latest(edition),
        _counts(edition),
    )
    body = el("div", parts, class_="cb-home")
    head = feed_link(None, edition, at="")
    page = Page(language, "", "home", say("home.title"), sentence, body, styles=STYLES, head=head)
    return searchable(page, kind="page")


def opening(sentence: str, language: str) -> Html:
    """What stands on the page above its style sheets: what this is, and the search box, large."""
    return lines(el("h1", escape(sentence), class_="cb-home-sentence"), search_form(language, root="", large=True))


def _examples(examples: Sequence[Suggestion], language: str) -> Html:
    """What one may search for."""
    if not examples:
        return NOTHING
    links = separated((_suggestion(example, language) for example in examples), SEPARATOR)
    return el("p", escape(words(language)("home.try")), escape(" "), links, class_="cb-home-examples")


def _suggestion(suggestion: Suggestion, language: str) -> Html:
    return link(suggestion.to, text_html(suggestion.words, language))


def _entry_sections(edition: Edition) -> Iterator[Html]:
    """The three ways in; one that has nothing behind it is left out."""
    say = words(edition.language)
    ways = {"question": _questions(edition), "place": _places(edition), "lineage": _lineage(edition)}
    for name, content in ways.items():
        if content:
            yield el("section", el("h2", escape(say(f"home.{name}")), id=name), content, class_="cb-home-way")


def _ways_on(*ways: tuple[str, str] | None) -> Html:
    """Links to pages, address and words, in a line below a way in; NOTHING without any."""
    links = tuple(link(address, escape(text)) for address, text in filter(None, ways))
    return el("p", separated(links, SEPARATOR), class_="cb-more") if links else NOTHING


def _questions(edition: Edition) -> Html:
    """The base's own questions, else its guides, else the shortest that each record asks its class; then the choice."""
    say, library, language = words(edition.language), edition.library, edition.language
    own = [el("li", _suggestion(question, language)) for question in edition.welcome.questions]
    guides = [el("li", link(address, escape(title))) for address, title in _guides(edition)]
    questions = islice(own or guides or _record_questions(library, language), MAX_QUESTIONS)
    choice = [el("li", link(CHOOSE, escape(say("choose.title"))))] if cases_with_conditions(library) else []
    all_guides = (f"{GUIDES}/", say("navigation.all-guides")) if guides else None
    return join((_list((*questions, *choice)), _ways_on(all_guides)))


def _guides(edition: Edition) -> Iterator[tuple[str, str]]:
    """Address and title of each guide, in order; its title is a question."""
    for page in edition.handwritten:
        if page.name.startswith(f"{GUIDES}/"):
            yield f"{page.name}/", page.title


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


def _places(edition: Edition) -> Html:
    """The places that have records, in a line; the map, and what is known of each."""
    say, library = words(edition.language), edition.library
    places = tuple(
        el("li", with_count(link(listing.address, escape(listing.name(edition.language))), len(listing.entries)))
        for listing in term_listings(library, "places")
        if listing.entries
    )
    on_map = (MAP, say("home.map")) if places_on_map(library) else None
    known = (KNOWN, say("known.title")) if has_tables_of_cases(library) else None
    return join((el("ul", *places, class_="cb-lines cb-home-places"), _ways_on(on_map, known))) if places else NOTHING


def _list(items: Iterable[Html]) -> Html:
    """Items one below the other; nothing for none."""
    list_items = tuple(items)
    return el("ul", *list_items, class_="cb-lines") if list_items else NOTHING


def _lineage(edition: Edition) -> Html:
    """A few relations as sentences; nothing if there are none."""
    library, language = edition.library, edition.language
    sentences = _list(el("li", _sentence(connection, library, language)) for connection in _connections(library))
    return join((sentences, door(edition))) if sentences else NOTHING


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


def _latest(edition: Edition) -> Html:
    """What changed last, where git knows; else the first records by title, under a heading that claims nothing more.

    Of records changed on one day those come first that were made last.
    """
    say, library, dates = words(edition.language), edition.library, edition.dates
    entries = by_title(library.listed, library, edition.language)
    if not entries:
        return el("p", escape(say("home.empty")), class_="cb-none")
    dated = sorted((e for e in entries if e.path in dates), key=lambda e: dates[e.path][::-1], reverse=True)
    heading = el("h2", escape(say("home.new" if dated else "home.some")), id="new")
    latest = _list(_line(entry, edition) for entry in (dated or entries)[:MAX_LATEST])
    ways = _ways_on(("cases/", say("home.all")), ("policies/", say("navigation.all-policies")))
    return el("section", heading, latest, ways, class_="cb-home-new")


def _line(entry: Entry, edition: Edition) -> Html:
    """Title and facts of a record. How strong its evidence is stands in the lists, where the marks are explained."""
    about = el("span", facts(entry, edition.library, edition.language), class_="cb-row-facts")
    return el("li", record_link(entry, edition.language, address=""), escape(" "), about)


def _counts(edition: Edition) -> Html:
    """How much there is, how much of it is in dispute or open, and how much is not finished: numbers that grow by
    themselves, each with the page where it can be seen.
    """
    say, counts = words(edition.language), _sizes(edition)
    counted = partial(number, language=edition.language)
    rows = (
        el("div", el("dt", _where(say(f"home.size.{name}"), address)), el("dd", escape(counted(Decimal(counts[name])))))
        for name, address in SIZE.items()
    )
    return el("section", el("h2", escape(say("home.size.title")), id="size"), el("dl", *rows), class_="cb-home-size")


def _where(text: str, address: str) -> Html:
    return link(address, escape(text)) if address else escape(text)


def _sizes(edition: Edition) -> dict[str, int]:
    """The numbers, by the names of SIZE."""
    library, listed = edition.library, edition.library.listed
    contents = [library.of_entry("size", entry, partial(_size, edition=edition)) for entry in listed]
    figures, disagreements, unknown, quotes, in_review = map(sum, zip(*contents, strict=True)) if contents else [0] * 5
    return {
        "cases": sum(entry.folder == "cases" for entry in listed),
        "policies": sum(entry.folder == "policies" for entry in listed),
        "sources": len(library.sources),
        "quotes": quotes,
        "figures": figures,
        "disagreements": disagreements,
        "unknown": unknown,
        "in-review": in_review,
    }


def _size(entry: Entry, edition: Edition) -> tuple[int, int, int, int, int]:
    """Of a record: its figures, disagreements, values not known, quotes that were found; 1 if it is in review."""
    record = entry.record
    return (
        len(record.facts),
        conflict_count(record),
        sum(1 for _ in unknown_values(RecordContext(entry, edition))),
        sum(is_checked(quote) for source in record.sources.values() for quote in source.quotes.values()),
        int(entry.status == "in-review"),
    )
