"""What is to be translated: takes the base in a language, gives the page; the records whose title or summary is wanted
come first, and of each record what is read most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from builder.analysis.translations import UNKNOWN, WANTED, field_states
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.page import Page
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry

ADDRESS = "contribute/translate/"
GUIDE = "contribute/translating/"
FORM = "contribute/form/"
"""The page that opens a record at one of its texts."""
RECORDS_PER_PAGE = 100
READ_FIRST = ("title", "summary", "end", "story", "provisions", "timeline", "steps", "facts", "disagreements", "model")
"""Parts of a record in the order in which readers come to them; all others come later."""


class WantedText(NamedTuple):
    """A text that is wanted, as FieldState has it."""

    field: str
    language: str
    state: str
    at: str


@dataclass(frozen=True)
class WantedTexts:
    """What is wanted of a record, and of how many of its fields nothing says from which words they were translated."""

    texts: tuple[WantedText, ...]
    unknown: int


def view(edition: Edition) -> Iterator[Page]:
    """The page, or the pages of a large base."""
    library, make = edition.library, partial(_wanted, languages=edition.library.languages)
    found = [(entry, library.of_original("wanted texts", entry, make)) for entry in library.listed]
    wanted = [(entry, each.texts) for entry, each in found if each.texts]
    wanted.sort(key=lambda pair: (_rank(pair[1][0]), pair[0].reference))
    unknown = sum(each.unknown for _, each in found)
    return (_page(part, unknown, edition) for part in parted(wanted, most=RECORDS_PER_PAGE))


def _wanted(entry: Entry, languages: tuple[str, ...]) -> WantedTexts:
    states = field_states(entry.original, languages)
    texts = (WantedText(each.field, each.language, each.state, each.at) for each in states if each.state in WANTED)
    return WantedTexts(tuple(sorted(texts, key=_rank)), sum(each.state == UNKNOWN for each in states))


def _rank(state: WantedText) -> int:
    part = state.field.partition(".")[0]
    return READ_FIRST.index(part) if part in READ_FIRST else len(READ_FIRST)


_Part = ListPage[tuple[Entry, tuple[WantedText, ...]]]


def _page(part: _Part, unknown: int, edition: Edition) -> Page:
    say, at = words(edition.language), part.address(ADDRESS)
    title, lead = part.titled(say("translate.title"), edition.language), say("translate.lead")
    how = escape(say("translate.how")) if part.items else NOTHING
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("p", link(relative(at, GUIDE), escape(say("translate.guide")))),
        *(_record(entry, texts, edition, at=at) for entry, texts in part.items),
        NOTHING if part.items else el("p", escape(say("translate.none")), class_="cb-none"),
        el("p", escape(say("translate.unknown", n=unknown))) if unknown else NOTHING,
        el("p", how, link(relative(at, "contribute/"), escape(say("translate.contribute")))),
        pager(part, ADDRESS, edition.language),
    )
    return Page(edition.language, at, "more", title, lead, body)


def _record(entry: Entry, texts: Sequence[WantedText], edition: Edition, *, at: str) -> Html:
    """A record, and by language what is wanted of it."""
    title = link(relative(at, entry.address), RecordContext(entry, edition).label(entry.record.title))
    say = words(edition.language)
    by_language: dict[str, list[Html]] = {}
    for each in texts:
        by_language.setdefault(each.language, []).append(_text(entry, each, edition.language, at=at))
    rows = (
        el("div", el("dt", escape(say("translate.into", language=say.name_of(code)))), el("dd", _list(items)))
        for code, items in by_language.items()
    )
    return lines(el("h2", title), el("dl", *rows, class_="cb-terms"))


def _list(items: Sequence[Html]) -> Html:
    return el("ul", *(el("li", item) for item in items), class_="cb-list")


def _text(entry: Entry, state: WantedText, language: str, *, at: str) -> Html:
    """A text by its part and by its place in the file, which opens the form there; why it is wanted."""
    say, path = words(language), f"{state.at}.{state.language}"
    form = f"{relative(at, FORM)}?record={entry.reference}&field={path}"
    name, place = escape(say(f"translate.part.{state.field.partition('.')[0]}")), el("code", escape(path))
    why = escape(say(f"translate.state.{state.state}"))
    return join((join((name, link(form, place)), " "), why), say("translate.colon"))
