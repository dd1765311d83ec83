"""People and organisations with the records that name them. Takes the library, gives a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from builder.language.languages import LANGUAGES
from builder.language.romanisations import romanised_person
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html import elements
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, separated, with_count
from builder.pages.html.organisation_numbers import organisation_number
from builder.pages.html.source_reference import foreign
from builder.pages.page import Heading, Page
from builder.pages.parts.name_anchor import CONTRIBUTORS, anchor
from builder.pages.parts.record_row import SEPARATOR, link, text_html, title
from builder.pages.parts.search_documents import all_names, search_document, searchable, shown_name
from builder.pages.parts.ways import ways
from builder.records import wording
from builder.records.model.library import Entry, Library
from builder.records.model.record import Actor, Organisation, numbers_of, other_names
from builder.records.model.values import Label
from builder.search.search_document import SearchDocument

ADDRESS = "people/"
KINDS = {"people": "person", "organisations": "organisation"}
"""The sections of the page, with the kind of their search documents."""
Mention = tuple[Entry, Actor]


@dataclass(frozen=True)
class ListedName:
    """A name on the page. key: by which it is sorted. html: the name and where it is mentioned."""

    key: str
    anchor: str
    html: Html
    document: SearchDocument


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    yield people(edition.library, edition.language)


def people(library: Library, language: str) -> Page:
    """The page: people, then organisations that have no record of their own."""
    say = words(language)
    sections = tuple((section, _names(library, language, section)) for section in KINDS)
    used_ids: set[str] = {section for section, _ in sections}
    body = lines(
        el("h1", escape(say("people.title"))),
        el("p", escape(say("people.lead")), class_="cb-lead"),
        _ways({section: len(names) for section, names in sections}, language),
        *(_section(section, names, language, used_ids=used_ids) for section, names in sections),
    )
    headings = tuple(Heading(section, say(f"people.{section}")) for section, _ in sections)
    page = Page(language, ADDRESS, "people", say("people.title"), say("people.lead"), body, headings)
    return searchable(page, more=_documents(names for _, names in sections))


def _ways(counts: Mapping[str, int], language: str) -> Html:
    """The ways to the sections: the second begins where no reader scrolls to."""
    say = words(language)
    links = (elements.link(f"#{section}", escape(say(f"people.{section}"))) for section in counts)
    counted = (with_count(way, count) for way, count in zip(links, counts.values(), strict=True))
    contributors = elements.link(relative(ADDRESS, CONTRIBUTORS), escape(say("people.contributors")))
    return ways((*counted, contributors), label=say("case.bar.contents"))


def _section(section: str, names: Collection[ListedName], language: str, *, used_ids: set[str]) -> Html:
    """The names of a kind under its heading. taken: ids on the page, added to."""
    say = words(language)
    heading = el("h2", with_count(escape(say(f"people.{section}")), len(names)), id=section)
    none = el("p", escape(say("people.none")), class_="cb-none")
    return lines(heading, _name_list(names, used_ids=used_ids) if names else none)


def _names(library: Library, language: str, section: str) -> list[ListedName]:
    """The names of a kind, by the names that identify them."""
    index: Mapping[str, Sequence[Mention]] = library.people if section == "people" else library.organisations

    def make(name: str) -> ListedName:
        return _listed_name(KINDS[section], index[name], library, language)

    return [library.fragment(section, name, partial(make, name), language=language) for name in index]


def _listed_name(kind: str, group: Sequence[Mention], library: Library, language: str) -> ListedName:
    name = group[0][1].name
    names = (*other_name_spans(name, language), *_also_known_as(group, language))
    title = el("p", join((text_html(name, language), *names), " "), class_="cb-row-title")
    numbers = separated((organisation_number(*pair, language) for pair in _numbers(group)), SEPARATOR)
    numbers_line = el("p", numbers, class_="cb-row-facts") if numbers else NOTHING
    mentions = el("ul", *(_mention(entry, actor, language) for entry, actor in group), class_="cb-mentions")
    document = _document(kind, group, library, language)
    return ListedName(
        _name_text(name, language).casefold(), anchor(name), join((title, numbers_line, mentions)), document
    )


def _numbers(group: Iterable[Mention]) -> tuple[tuple[str, str], ...]:
    """The official numbers that the records give of an organisation."""
    return numbers_of(each for _, actor in group if isinstance(actor, Organisation) for each in actor.identifiers)


def _documents(sections: Iterable[Iterable[ListedName]]) -> Iterator[SearchDocument]:
    """Everybody at the anchor on this page; of two of the same name the first has it."""
    documents: dict[str, SearchDocument] = {}
    for names in sections:
        for name in names:
            documents.setdefault(name.document.address, name.document)
    return iter(documents.values())


def _document(kind: str, group: Sequence[Mention], library: Library, language: str) -> SearchDocument:
    places = dict.fromkeys(entry.place for entry, _ in group)
    actors = [actor for _, actor in group]
    names = all_names(*(actor.name for actor in actors))
    romanised = romanised_person(names) if kind == "person" else ()
    return search_document(
        language,
        f"{ADDRESS}#{anchor(group[0][1].name)}",
        kind,
        shown_name(group[0][1].name, language),
        names=(*names, *other_names(actors), *(number for _, number in _numbers(group))),
        spellings=romanised,
        body="\n".join(_mention_text(entry, actor, language) for entry, actor in group),
        facets={"place": tuple(places)},
        where=" · ".join(library.vocabularies.name("places", place, language) for place in places),
    )


def _mention_text(entry: Entry, actor: Actor, language: str) -> str:
    """A mention as plain text: role, record, time."""
    role, record = shown_name(actor.role, language), title(entry, language)
    time = wording.since_until(actor.since, actor.until, language)
    return f"{words(language)('search.mention', role=role, record=record)} {time}".strip()


def _name_list(names: Iterable[ListedName], *, used_ids: set[str]) -> Html:
    """The names in the order of the code points of the name that the reader sees. taken: ids on the page, added to."""
    sorted_names = sorted(names, key=lambda name: name.key)
    return el("ul", *(_item(name, used_ids=used_ids) for name in sorted_names), class_="cb-list cb-names-list")


def _item(name: ListedName, *, used_ids: set[str]) -> Html:
    id_ = None if name.anchor in used_ids else name.anchor
    used_ids.add(name.anchor)
    return el("li", name.html, class_="cb-row", id=id_)


def _mention(entry: Entry, actor: Actor, language: str) -> Html:
    time = wording.since_until(actor.since, actor.until, language)
    when = el("span", escape(time), class_="cb-when") if time else NOTHING
    role = el("span", join((text_html(actor.role, language), when), " "), class_="cb-role")
    return el("li", link(entry, language, address=ADDRESS), role)


def _name_text(name: Label, language: str) -> str:
    best = name.best(language)
    return best[1].text if best else ""


def other_name_spans(name: Label, language: str) -> Iterator[Html]:
    """The name in the other scripts, each with its `lang`, where it differs from the one shown."""
    shown_names = {_name_text(name, language)}
    for code in name.languages():
        if (passage := name.get(code)) and passage.text not in shown_names:
            shown_names.add(passage.text)
            yield el("span", escape(passage.text), class_="cb-other-name", lang=LANGUAGES[code].tag)


def _also_known_as(group: Iterable[Mention], language: str) -> Iterator[Html]:
    """The abbreviations and other names that the records give, each with its `lang` where its script is another."""
    for name in other_names(actor for _, actor in group):
        yield el("span", escape(name), class_="cb-other-name", lang=foreign(name, language))
