"""What the base does not know, record by record, and how to help. Takes the base, gives pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from builder.citation.reference import known, short_as_published
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html import prose
from builder.pages.html.elements import NOTHING, Html, el, escape, join, language_span, lines, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.html.source_reference import address_of, foreign
from builder.pages.page import Page
from builder.pages.parts import record_row
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.source_reading import reading_line
from builder.pages.provenance.conflicts import Conflict, conflicts
from builder.pages.provenance.unknown_values import UnknownValue, unknown_values
from builder.pages.record_context import RecordContext
from builder.records.model.library import DeclaredSource, Entry
from builder.records.model.record import Source
from builder.records.model.values import Text

ADDRESS = "unknown/"
RECORDS_PER_PAGE = 100
"""Records on one page."""


@dataclass(frozen=True)
class Unknowns:
    """What one record leaves open.

    values: what it calls unknown. questions: what its authors ask. conflicts: where its sources differ.
    sources: those it declares of which no archived copy is known, or that were not read in full or have a note.
    """

    entry: Entry
    values: tuple[UnknownValue, ...]
    questions: Text | None
    conflicts: tuple[Conflict, ...]
    sources: tuple[DeclaredSource, ...]


def view(edition: Edition) -> Iterator[Page]:
    """The page, or the pages of a large base."""
    library, leaves_open = edition.library, partial(_leaves_open, edition=edition)
    entries = record_row.by_title(library.listed, library, edition.language)
    open_records = [entry for entry in entries if library.of_entry("leaves-open", entry, leaves_open)]
    return (_page(part, edition) for part in parted(open_records, most=RECORDS_PER_PAGE))


def _leaves_open(entry: Entry, edition: Edition) -> bool:
    """Whether a record leaves anything open; what is soonest seen is looked at first."""
    context = _context(entry, edition)
    found = (_open_sources(entry), (_open_questions(entry),), unknown_values(context), conflicts(context))
    return any(map(any, found))


def unknowns(entry: Entry, edition: Edition) -> Unknowns:
    """What a record leaves open."""
    context = _context(entry, edition)
    return Unknowns(
        entry,
        tuple(unknown_values(context)),
        _open_questions(entry),
        tuple(conflicts(context)),
        tuple(_open_sources(entry)),
    )


def _open_questions(entry: Entry) -> Text | None:
    questions = entry.record.analysis.open_questions
    return questions if questions and not questions.unknown else None


def _open_sources(entry: Entry) -> Iterator[DeclaredSource]:
    sources = (DeclaredSource(key, entry) for key in entry.record.sources)
    return (each for each in sources if _is_told(each.source) or not known(each.source.archived))


def _page(part: ListPage[Entry], edition: Edition) -> Page:
    say, at = words(edition.language), part.address(ADDRESS)
    title, lead = part.titled(say("provenance.unknown.title"), edition.language), say("provenance.unknown.lead")
    record = partial(_record, edition=edition, at=at)
    help_ = link(relative(at, "contribute/"), escape(say("provenance.unknown.help")))
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("p", escape(say("provenance.unknown.invitation")), escape(say("provenance.space")), help_),
        *(
            edition.library.of_entry(f"unknowns {at.count('/')}", entry, record, language=edition.language)
            for entry in part.items
        ),
        NOTHING if part.items else el("p", escape(say("provenance.unknown.none")), class_="cb-none"),
        pager(part, ADDRESS, edition.language),
    )
    page = Page(edition.language, at, "sources", title, lead, body, styles=("provenance.css",))
    return page if part.number > 1 else searchable(page)


def _record(entry: Entry, edition: Edition, *, at: str) -> Html:
    """What a record leaves open. at: a page of this list; only its depth matters."""
    say, gaps = words(edition.language), unknowns(entry, edition)
    title = link(relative(at, entry.address), _context(entry, edition).label(entry.record.title))
    unarchived = [source for source in gaps.sources if not known(source.source.archived)]
    pairs = (
        ("gaps", _list(_value(entry, value, at=at) for value in gaps.values)),
        ("questions", _questions(gaps.questions, edition) if gaps.questions else NOTHING),
        ("conflicts", _list(_conflict(entry, conflict, at=at) for conflict in gaps.conflicts)),
        ("notes", _list(_source_note(source, edition, at=at) for source in gaps.sources if _is_told(source.source))),
        ("archive", _list(_source(source, edition, at=at) for source in unarchived)),
    )
    definitions = [
        el("div", el("dt", escape(say(f"provenance.unknown.{key}"))), el("dd", definition))
        for key, definition in pairs
        if definition
    ]
    return lines(el("h2", title), el("dl", *definitions, class_="cb-terms cb-unknowns"))


def _list(items: Iterator[Html]) -> Html:
    list_items = [el("li", item) for item in items]
    return el("ul", *list_items, class_="cb-list") if list_items else NOTHING


def _questions(questions: Text, edition: Edition) -> Html:
    """The open questions as the record has them, without the numbers of sources, which stand on its page."""
    best = questions.best(edition.language)
    if best is None:
        return NOTHING
    language, passage = best
    rendered = with_foreign_words(prose.blocks(prose.uncited(passage.text)), language)
    return rendered if language == edition.language else el("div", rendered, lang=LANGUAGES[language].tag)


def _value(entry: Entry, value: UnknownValue, *, at: str) -> Html:
    anchor = f"#{value.anchor}" if value.anchor else ""
    return link(relative(at, entry.address + anchor), value.name)


def _conflict(entry: Entry, conflict: Conflict, *, at: str) -> Html:
    return link(relative(at, f"{entry.address}#{conflict.anchor}"), conflict.about)


def _source(declared: DeclaredSource, edition: Edition, *, at: str) -> Html:
    text = short_as_published(declared.source, edition.language)
    return link(relative(at, address_of(declared.key)), language_span(text, foreign(text, edition.language)))


def _source_note(declared: DeclaredSource, edition: Edition, *, at: str) -> Html:
    note = declared.source.note
    limit = LANGUAGES[edition.language].lengths.description
    note_text = record_row.text_html(note, edition.language, limit=limit) if note else NOTHING
    read = escape(reading_line(declared.source, edition.language))
    colon = words(edition.language)("provenance.colon")
    space = LANGUAGES[edition.language].space
    return join((_source(declared, edition, at=at), join(filter(None, (read, note_text)), space)), colon)


def _is_told(source: Source) -> bool:
    """Whether there is more to say of a source than that it was read."""
    return source.note is not None or source.read not in (None, "full")


def _context(entry: Entry, edition: Edition) -> RecordContext:
    return RecordContext(entry, edition)
