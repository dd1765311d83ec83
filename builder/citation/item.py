"""What can be cited: takes a source or a record, gives an Item in the variables of CSL 1.0.2, which renderers take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.citation.reference import is_han, known
from builder.language.languages import LANGUAGES, spoken_in
from builder.records.model.library import Entry
from builder.records.model.record import Source
from builder.records.model.values import FuzzyDate, Name

AUTHORS = "writing"
"""The role that makes a contributor an author of the record; where nobody has it, all contributors are."""


@dataclass(frozen=True)
class Item:
    """A work as the Citation Style Language sees it; a variable that is absent or unknown is empty or None.

    key: unique in a bibliography, ASCII letters, digits and hyphens. type: one of record.CSL_TYPES.
    language: BCP 47. doi: without its address. url: of a scheme that links may have, as the record was checked.
    """

    key: str
    type: str
    title: str
    language: str
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    container_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event_title: str = ""
    genre: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    page: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    issued: FuzzyDate | None = None
    accessed: FuzzyDate | None = None

    @property
    def is_han(self) -> bool:
        """Whether its entry is set in Chinese: what counts is the title as printed."""
        return is_han(self.title)

    @property
    def is_online(self) -> bool:
        """Whether it says where on the web it is."""
        return bool(self.url or self.doi)

    @property
    def told_number(self) -> str:
        """Its number, unless the title is the number."""
        return "" if self.number == self.title else self.number


def of_source(key: str, source: Source) -> Item:
    """A source as an item; `unknown` is left out."""
    return Item(
        key,
        source.type,
        source.title,
        source.language or spoken_in(source.title),
        source.author,
        source.editor,
        source.translator,
        source.interviewer,
        known(source.container_title),
        known(source.publisher),
        known(source.publisher_place),
        known(source.event_title),
        known(source.genre),
        known(source.volume),
        known(source.issue),
        known(source.number),
        known(source.page),
        known(source.DOI),
        known(source.ISBN),
        known(source.URL),
        _dated(source.issued),
        _dated(source.accessed),
    )


def of_record(entry: Entry, language: str, *, site: str, url: str, changed: date | None) -> Item:
    """A record as a page of the site, in the words of an edition.

    site, url: '' where the base states none; without an address the id says which record it is. changed: its last
    change; without one the day on which it was checked counts. The day of reading is the reader's to add.
    """
    best = entry.record.title.best(language)
    code, title = (best[0], best[1].text.strip()) if best else (language, entry.id)
    return Item(
        entry.reference.replace("/", "-"),
        "webpage",
        title,
        LANGUAGES[code].tag,
        authors(entry),
        publisher=site,
        number="" if url else entry.reference,
        url=url,
        issued=FuzzyDate(changed.year, changed.month, changed.day) if changed else _dated(entry.record.review.checked),
    )


def authors(entry: Entry) -> tuple[Name, ...]:
    """Those who wrote a record, by name or pen name."""
    everybody = entry.record.contributors
    writers = [one for one in everybody if any(role.id == AUTHORS for role in one.roles)]
    return tuple(Name(literal=one.name) for one in writers or everybody)


def _dated(value: FuzzyDate | None) -> FuzzyDate | None:
    return value if value and value.year is not None else None
