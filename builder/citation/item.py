"""A citable item: takes a source or a record, gives an Item in the variables of CSL 1.0.2, which every format takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from builder.citation.reference import doi_address, known
from builder.citation.titles import ShownTitle, shown_title
from builder.citation.work_language import is_chinese, same_primary, work_language
from builder.config import Frozen
from builder.language.languages import LANGUAGES
from builder.records.model.library import Entry
from builder.records.model.record import Quote, Source, names_of
from builder.records.model.values import FuzzyDate, Name, Period, texts_of

AUTHOR_ROLE = "writing"
"""The role that makes a contributor an author of the record; where nobody has it, all contributors are."""


@dataclass(frozen=True)
class Item:
    """A work in the variables of the Citation Style Language; one that is absent or unknown is empty or None.

    key: unique in a bibliography, ASCII letters, digits and hyphens. type: one of record.CSL_TYPES.
    language: BCP 47. doi: without https://doi.org/. url: of a scheme that links may have, since records are checked.
    issued: the day or year it came out, or the first of a range; issued_until: the last, a FuzzyDate without a year
    for a work that still comes out. notes: the words that are quoted from it, each in quotation marks with its locator.
    edition: the name of the release that has it, as 2026-12.
    is_title_supplied: the title is not printed on the work. translations: of the title, by code of their language.
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
    issued_until: FuzzyDate | None = None
    accessed: FuzzyDate | None = None
    notes: tuple[str, ...] = ()
    edition: str = ""
    is_title_supplied: bool = False
    translations: tuple[tuple[str, str], ...] = ()

    @property
    def is_chinese(self) -> bool:
        """Whether its entry is set in Chinese, by the language of the work."""
        return is_chinese(self.language)

    @property
    def doi_address(self) -> str:
        """The address of its DOI; '' without one."""
        return doi_address(self.doi)

    @property
    def is_online(self) -> bool:
        """Whether it has a URL or a DOI."""
        return bool(self.url or self.doi)

    def shown_title(self, language: str) -> ShownTitle:
        """Its title for readers of a language."""
        translations = dict(self.translations)
        return shown_title(
            self.title,
            language,
            is_supplied=self.is_title_supplied,
            translations=translations,
            work_language=self.language,
        )

    def titled_for(self, language: str) -> Item:
        """The item with a title that is supplied in the words of the readers' language."""
        return replace(self, title=self.shown_title(language).text, translations=()) if self.is_title_supplied else self

    @property
    def written_title(self) -> str:
        """The title as files have it, which are the same for all readers: one that is supplied in brackets."""
        return f"[{self.title}]" if self.is_title_supplied else self.title

    @property
    def translated_title(self) -> str:
        """The first translation of the title into a language that the work is not in; '' without one."""
        titles = (title for code, title in self.translations if not same_primary(code, self.language))
        return next(titles, "")

    @property
    def distinct_number(self) -> str:
        """Its number, '' if that is also its title."""
        return "" if self.number == self.title else self.number


def of_source(key: str, source: Source) -> Item:
    """A source as an item; values that are `unknown` become empty."""
    return Item(
        key,
        source.type,
        source.title,
        work_language(source),
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
        source.first_issued,
        _issued_until(source.issued),
        _known_date(source.accessed),
        tuple(map(_note, source.quotes.values())),
        is_title_supplied=source.title_supplied == "yes",
        translations=tuple(texts_of(source.translated_title).items()),
    )


def of_record(
    entry: Entry, language: str, *, site: str, url: str, changed: date | None, frozen: Frozen | None = None
) -> Item:
    """A record as a page of the site, in an edition's language. It has no date of access.

    site, url: '' where the base states none; without a URL the item's number is the record's id. changed: date of the
    last change; the date of the last check where that is None. frozen: the release that the page is of, which came out
    on its day and has its DOI.
    """
    best = entry.record.title.best(language)
    code, title = (best[0], best[1].text.strip()) if best else (language, entry.id)
    day = frozen.day if frozen else changed
    checked = _known_date(entry.record.review.checked)
    return Item(
        entry.reference.replace("/", "-"),
        "webpage",
        title,
        LANGUAGES[code].tag,
        authors(entry, language),
        publisher=site,
        number="" if url else entry.reference,
        doi=frozen.doi if frozen else "",
        url=url,
        issued=FuzzyDate(day.year, day.month, day.day) if day else checked,
        edition=frozen.name if frozen else "",
    )


def authors(entry: Entry, language: str) -> tuple[Name, ...]:
    """The authors of a record, by name or pen name, for readers of a language."""
    contributors = entry.record.contributors
    writers = [contributor for contributor in contributors if any(role.id == AUTHOR_ROLE for role in contributor.roles)]
    return tuple(Name(literal=name) for name in names_of(writers or contributors, language))


def _note(quote: Quote) -> str:
    return f"“{quote.text}”{f' ({quote.locator})' if quote.locator else ''}"


def _issued_until(issued: Period | None) -> FuzzyDate | None:
    """The end of a range of dates; none where it has no beginning, so that its end is the date."""
    if issued is None or not issued.is_range or _known_date(issued.start) is None:
        return None
    return issued.end or FuzzyDate()


def _known_date(value: FuzzyDate | None) -> FuzzyDate | None:
    return value if value and value.year is not None else None
