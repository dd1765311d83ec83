"""Rows: a record as lists show it. Takes entries, gives safe HTML in a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from builder.analysis.taxonomy import times
from builder.language.collation import sounds
from builder.language.languages import LANGUAGES, same_language, written_languages
from builder.language.sentences import opening
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.prose import plain
from builder.records.model.library import Entry, Library
from builder.records.model.record import Case
from builder.records.model.values import UNKNOWN, FuzzyDate, Label, Period, Text

SEPARATOR = '<span class="cb-dot" aria-hidden="true"> · </span>'


def spoken(text: Text, language: str, *, limit: int = 0) -> str:
    """A text as plain words in HTML, for a reader of a language; one in another language is marked with its `lang`."""
    best = text.best(language)
    if best is None:
        return ""
    code, passage = best
    said = passage.text if isinstance(text, Label) else plain(passage.text)
    said = escape(opening(said, limit=limit) if limit else said)
    return said if code == language else f'<span lang="{LANGUAGES[code].tag}">{said}</span>'


def link(entry: Entry, language: str, *, address: str, anchor: str = "") -> str:
    """The title of a record as a link from a page at an address."""
    target = relative(address, entry.address + anchor)
    return f'<a href="{target}">{spoken(entry.record.title, language)}</a>'


def when(period: Period | None, language: str) -> str:
    """A period in years, for a row: `2012`, `since 2012`, `2001–2003`; empty when it is not known at all."""
    if period is None:
        return ""
    start, end = _year(period.start, language), _year(period.end, language)
    if not period.is_range or start == end:
        return start
    say = words(language)
    if start and end:
        return say("lists.when.range", start=start, end=end)
    return say("lists.when.since", year=start) if start else say("lists.when.until", year=end) if end else ""


def _year(date: FuzzyDate | None, language: str) -> str:
    if date is None or date.year is None:
        return ""
    return words(language)("lists.when.about", year=str(date.year)) if date.approximate else str(date.year)


def facts(entry: Entry, library: Library, language: str) -> str:
    """Place, type, years; then only what sets a record apart: that it is a draft, that it lacks a language."""
    say, name = words(language), library.vocabularies.name
    record = entry.record
    if isinstance(record, Case):
        kind, time = name("types", record.type.id, language), when(record.period, language)
    else:
        kind = say(f"lists.kind.{record.kind}")
        time = next((shown for period in times(entry) if (shown := when(period, language))), "")
    marks = [] if entry.status == "published" else [say(f"lists.status.{entry.status}")]
    said = [
        escape(word)
        for word in (name("places", entry.place, language), kind, time, *_only(record.summary, library, language))
        if word
    ]
    return SEPARATOR.join([*said, *(f'<span class="cb-draft">{escape(mark)}</span>' for mark in marks)])


def _only(summary: Text, library: Library, language: str) -> list[str]:
    """In which language alone the record is, if an edition lacks it."""
    has = summary.languages()
    lacks = [code for code in library.languages if not any(same_language(code, other) for other in has)]
    return [words(language).of_language("lists.only", written_languages(has)[0])] if has and lacks else []


def standing(entry: Entry, language: str) -> str:
    """How a case or a policy stands today, in a word; empty when that is not known."""
    table = "case-status" if isinstance(entry.record, Case) else "policy-status"
    return "" if entry.record.status == UNKNOWN else words(language)(f"terms.{table}.{entry.record.status}")


def other_title(entry: Entry, language: str) -> str:
    """The title in another language than the one shown, as HTML with its `lang`; empty without one."""
    label = entry.record.title
    best = label.best(language)
    for code in label.languages():
        if best and not same_language(code, best[0]) and (passage := label.get(code)):
            return f'<span class="cb-other-name" lang="{LANGUAGES[code].tag}">{escape(passage.text.strip())}</span>'
    return ""


@dataclass(frozen=True)
class RecordRow:
    """A record as a row of a list, from any page: only the address of its link is still open. The rest is HTML."""

    entry: Entry
    title: str
    rest: str

    def html(self, address: str) -> str:
        """The row on the page of an address. Cases name themselves: scripts may offer to compare them."""
        record = f' data-record="{self.entry.reference}"' if self.entry.folder == "cases" else ""
        target = relative(address, self.entry.address)
        return f'<li class="cb-row"{record}><p class="cb-row-title"><a href="{target}">{self.title}</a>{self.rest}</li>'


@dataclass(frozen=True)
class Rows:
    """The rows of a base in one language; each record's is made once, for every list that it stands in."""

    library: Library
    language: str
    made: dict[str, RecordRow] = field(default_factory=dict)

    def of(self, entry: Entry) -> RecordRow:
        """The row of a record: title, its other name, facts, the opening of its summary."""
        if entry.reference not in self.made:
            self.made[entry.reference] = _row(entry, self.library, self.language)
        return self.made[entry.reference]

    def listed(self, entries: Iterable[Entry], *, address: str) -> str:
        """A list of records in the order given; a sentence when there is none."""
        found = "".join(self.of(entry).html(address) for entry in entries)
        return f'<ul class="cb-list">{found}</ul>' if found else self.none()

    def scripts(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """What a page that lists these records loads: the offer to compare a case, where there are two to compare."""
        listed = any(entry.folder == "cases" for entry in entries)
        return ("tray.js",) if listed and len(self.library.cases) > 1 else ()

    def none(self) -> str:
        """What stands where nothing does."""
        return f'<p class="cb-none">{escape(words(self.language)("lists.none"))}</p>'


def _row(entry: Entry, library: Library, language: str) -> RecordRow:
    other = other_title(entry, language)
    said, stands = facts(entry, library, language), escape(standing(entry, language))
    summary = spoken(entry.record.summary, language, limit=LANGUAGES[language].lengths.row)
    rest = (
        f'{" " + other if other else ""}</p><p class="cb-row-facts">{SEPARATOR.join(filter(None, (said, stands)))}</p>'
        + (f'<p class="cb-row-summary">{summary}</p>' if summary else "")
    )
    return RecordRow(entry, spoken(entry.record.title, language), rest)


def line(entry: Entry, library: Library, language: str, *, address: str) -> str:
    """One record in one line: title and facts."""
    about = f'<span class="cb-row-facts">{facts(entry, library, language)}</span>'
    return f"<li>{link(entry, language, address=address)} {about}</li>"


def by_title(entries: Iterable[Entry], language: str) -> list[Entry]:
    """Entries by their titles as they sound, Chinese by pinyin: it needs no collation data and never changes."""
    return sorted(entries, key=lambda entry: (sounds(title(entry, language), language), entry.reference))


def title(entry: Entry, language: str) -> str:
    """Its title as plain text."""
    best = entry.record.title.best(language)
    return best[1].text if best else entry.slug
