"""Rows: a record as lists show it. Takes entries, gives HTML in a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.analysis.taxonomy import times
from builder.language.collation import sounds
from builder.language.languages import LANGUAGES, same_language, written_languages
from builder.language.sentences import opening
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html import elements
from builder.pages.html.elements import NOTHING, Html, el, escape, join, separated
from builder.pages.html.prose import plain
from builder.records.model.library import Entry, Library
from builder.records.model.record import Case
from builder.records.model.values import UNKNOWN, FuzzyDate, Label, Period, Text

SEPARATOR = el("span", escape(" · "), class_="cb-dot", aria_hidden="true")
"""Between the facts of a row, and between links in a line."""


def spoken(text: Text, language: str, *, limit: int = 0) -> Html:
    """A text as plain words in HTML, for a reader of a language; one in another language is marked with its `lang`."""
    best = text.best(language)
    if best is None:
        return NOTHING
    code, passage = best
    bare = passage.text if isinstance(text, Label) else plain(passage.text)
    shown = opening(bare, limit=limit) if limit else bare
    return elements.spoken(shown, None if code == language else LANGUAGES[code].tag)


def link(entry: Entry, language: str, *, address: str, anchor: str = "") -> Html:
    """The title of a record as a link from a page at an address."""
    return elements.link(relative(address, entry.address + anchor), spoken(entry.record.title, language))


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


def facts(entry: Entry, library: Library, language: str) -> Html:
    """Place, type, years; then only what sets a record apart: that it is a draft, that it lacks a language."""
    say, name = words(language), library.vocabularies.name
    record = entry.record
    if isinstance(record, Case):
        kind, time = name("types", record.type.id, language), when(record.period, language)
    else:
        kind = say(f"lists.kind.{record.kind}")
        time = next((shown for period in times(entry) if (shown := when(period, language))), "")
    alone = _only(record.summary, library, language)
    phrases = map(escape, (name("places", entry.place, language), kind, time, *alone))
    return separated((*phrases, _review(entry, language)), SEPARATOR)


def _review(entry: Entry, language: str) -> Html:
    """That a record is not simply published."""
    if entry.status == "published":
        return NOTHING
    return el("span", escape(words(language)(f"lists.status.{entry.status}")), class_="cb-draft")


def _only(summary: Text, library: Library, language: str) -> list[str]:
    """In which language alone the record is, if an edition lacks it."""
    has = summary.languages()
    lacks = [code for code in library.languages if not any(same_language(code, other) for other in has)]
    return [words(language).of_language("lists.only", written_languages(has)[0])] if has and lacks else []


def standing(entry: Entry, language: str) -> Html:
    """How a case or a policy stands today, in a word; empty when that is not known."""
    if entry.record.status == UNKNOWN:
        return NOTHING
    table = "case-status" if isinstance(entry.record, Case) else "policy-status"
    return escape(words(language)(f"terms.{table}.{entry.record.status}"))


def other_title(entry: Entry, language: str) -> Html:
    """The title in another language than the one shown, as HTML with its `lang`; empty without one."""
    label = entry.record.title
    best = label.best(language)
    for code in label.languages():
        if best and not same_language(code, best[0]) and (passage := label.get(code)):
            return el("span", escape(passage.text.strip()), class_="cb-other-name", lang=LANGUAGES[code].tag)
    return NOTHING


@dataclass(frozen=True)
class RecordRow:
    """A record as a row of a list, from any page: only the address of its link is still open.

    other: its other name, with the space before it. about: what stands below its title.
    """

    entry: Entry
    title: Html
    other: Html
    about: Html

    def html(self, address: str) -> Html:
        """The row on the page of an address. Cases name themselves: scripts may offer to compare them."""
        name = elements.link(relative(address, self.entry.address), self.title)
        record = self.entry.reference if self.entry.folder == "cases" else None
        title = el("p", name, self.other, class_="cb-row-title")
        return el("li", title, self.about, class_="cb-row", data_record=record)


@dataclass(frozen=True)
class Rows:
    """The rows of a base in one language; each record's is made once, for every list that it stands in."""

    library: Library
    language: str
    known: dict[str, RecordRow] = field(default_factory=dict)

    def of(self, entry: Entry) -> RecordRow:
        """The row of a record: title, its other name, facts, the opening of its summary."""
        if entry.reference not in self.known:
            self.known[entry.reference] = _row(entry, self.library, self.language)
        return self.known[entry.reference]

    def listed(self, entries: Iterable[Entry], *, address: str) -> Html:
        """A list of records in the order given; a sentence when there is none."""
        rows = [self.of(entry).html(address) for entry in entries]
        return el("ul", *rows, class_="cb-list") if rows else self.none()

    def scripts(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """What a page that lists these records loads: the offer to compare a case, where there are two to compare."""
        listed = any(entry.folder == "cases" for entry in entries)
        return ("tray.js",) if listed and len(self.library.cases) > 1 else ()

    def none(self) -> Html:
        """What stands where nothing does."""
        return el("p", escape(words(self.language)("lists.none")), class_="cb-none")


def _row(entry: Entry, library: Library, language: str) -> RecordRow:
    title_, other = spoken(entry.record.title, language), other_title(entry, language)
    shown = separated((facts(entry, library, language), standing(entry, language)), SEPARATOR)
    summary = spoken(entry.record.summary, language, limit=LANGUAGES[language].lengths.row)
    opened = el("p", summary, class_="cb-row-summary") if summary else NOTHING
    about = join((el("p", shown, class_="cb-row-facts"), opened))
    return RecordRow(entry, title_, join((escape(" "), other)) if other else other, about)


def line(entry: Entry, library: Library, language: str, *, address: str) -> Html:
    """One record in one line: title and facts."""
    about = el("span", facts(entry, library, language), class_="cb-row-facts")
    return el("li", join((link(entry, language, address=address), about), " "))


def by_title(entries: Iterable[Entry], language: str) -> list[Entry]:
    """Entries by their titles as they sound, Chinese by pinyin: it needs no collation data and never changes."""
    return sorted(entries, key=lambda entry: (sounds(title(entry, language), language), entry.reference))


def title(entry: Entry, language: str) -> str:
    """Its title as plain text."""
    best = entry.record.title.best(language)
    return best[1].text if best else entry.slug
