"""Record rows: takes entries, gives their rows in lists as HTML in a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from builder.analysis.strength_counts import strength_counts
from builder.analysis.taxonomy import times
from builder.language.collation import sort_key
from builder.language.languages import LANGUAGES, same_language, written_languages
from builder.language.sentences import opening
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html import elements
from builder.pages.html.elements import NOTHING, Html, el, escape, join, separated
from builder.pages.html.prose import plain
from builder.pages.html.strength_mark import strength_counts_mark
from builder.pages.parts.lifetime import lifetime_in_years
from builder.pages.parts.strength_legend import counts_legend
from builder.pages.parts.years import years
from builder.records.model.library import Entry, Library
from builder.records.model.record import Case
from builder.records.model.values import UNKNOWN, Label, Text

SEPARATOR = el("span", escape(" · "), class_="cb-dot")
"""The dot between the facts of a row and between links in a line."""
BEFORE_MARKS = escape("\u2003")
"""An em space: it may stand at the end of a line without being seen, as a dot may not."""


def text_html(text: Text, language: str, *, limit: int = 0) -> Html:
    """The plain text of a passage in a language, with `lang` if it is in another. limit: in characters, 0 for none."""
    best = text.best(language)
    if best is None:
        return NOTHING
    code, passage = best
    plain_text = passage.text if isinstance(text, Label) else plain(passage.text)
    visible_text = opening(plain_text, limit=limit) if limit else plain_text
    return elements.language_span(visible_text, None if code == language else LANGUAGES[code].tag)


def link(entry: Entry, language: str, *, address: str, anchor: str = "") -> Html:
    """The title of a record as a link from a page at an address."""
    return elements.link(relative(address, entry.address + anchor), text_html(entry.record.title, language))


def facts(entry: Entry, library: Library, language: str) -> Html:
    """Place, type and years; then, where it applies, the only language of the record and its review status."""
    say, name = words(language), library.vocabularies.name
    record = entry.record
    kind = name("types", record.type.id, language) if isinstance(record, Case) else say(f"lists.kind.{record.kind}")
    language_note = _language_note(record.summary, library, language)
    phrases = map(escape, (name("places", entry.place, language), kind, record_years(entry, language), *language_note))
    return separated((*phrases, _review(entry, language)), SEPARATOR)


def record_years(entry: Entry, language: str) -> str:
    """The time of a record in years: of a case from beginning to end, of a policy the first that is known; or ''."""
    if isinstance(entry.record, Case):
        return lifetime_in_years(entry.record, language)
    return next((in_years for period in times(entry) if (in_years := years(period, language))), "")


def _review(entry: Entry, language: str) -> Html:
    """The review status; NOTHING for a published record."""
    if entry.status == "published":
        return NOTHING
    return el("span", escape(words(language)(f"lists.status.{entry.status}")), class_="cb-draft")


def _language_note(summary: Text, library: Library, language: str) -> list[str]:
    """A note on the record's language if it lacks one of the base's languages, in a list; else an empty list."""
    languages = summary.languages()
    missing = [code for code in library.languages if not any(same_language(code, other) for other in languages)]
    return [words(language).of_language("lists.only", written_languages(languages)[0])] if languages and missing else []


def current_status(entry: Entry, language: str) -> Html:
    """The current status of a case or policy; NOTHING if unknown."""
    if entry.record.status == UNKNOWN:
        return NOTHING
    table = "case-status" if isinstance(entry.record, Case) else "policy-status"
    return escape(words(language)(f"terms.{table}.{entry.record.status}"))


def other_title(entry: Entry, language: str) -> Html:
    """The title in another language than the displayed one, with its `lang`; NOTHING without one."""
    label = entry.record.title
    best = label.best(language)
    for code in label.languages():
        if best and not same_language(code, best[0]) and (passage := label.get(code)):
            return el("span", escape(passage.text.strip()), class_="cb-other-name", lang=LANGUAGES[code].tag)
    return NOTHING


@dataclass(frozen=True)
class RecordRow:
    """A row of a list, independent of the page that shows it.

    other_name: with the space before it. details: the lines below the title.
    """

    entry: Entry
    title: Html
    other_name: Html
    details: Html

    def html(self, address: str) -> Html:
        """The row as <li> on the page with this address. Cases carry their reference, for the compare script."""
        name = elements.link(relative(address, self.entry.address), self.title)
        record = self.entry.reference if self.entry.folder == "cases" else None
        title = el("p", name, self.other_name, class_="cb-row-title")
        return el("li", title, self.details, class_="cb-row", data_record=record)


@dataclass(frozen=True)
class Rows:
    """The rows of a base in one language; each row is rendered once for all lists."""

    library: Library
    language: str
    cache: dict[str, RecordRow] = field(default_factory=dict)

    def row(self, entry: Entry) -> RecordRow:
        """The row of a record: title, other name, facts with the strength of its evidence, beginning of the summary."""
        if entry.reference not in self.cache:
            make = partial(_row, library=self.library, language=self.language)
            title, other_name, known, further = self.library.of_entry("row", entry, make, language=self.language)
            details = join((_fact_line(known, _strengths(entry, self.library, self.language)), further))
            self.cache[entry.reference] = RecordRow(entry, title, other_name, details)
        return self.cache[entry.reference]

    def html_list(self, entries: Iterable[Entry], *, address: str) -> Html:
        """A list of records in the given order; a notice without any."""
        rows = [self.row(entry).html(address) for entry in entries]
        return el("ul", *rows, class_="cb-list") if rows else self.empty_notice()

    def legend(self, entries: Iterable[Entry], *, address: str) -> Html:
        """As legend()."""
        return legend(entries, self.library, self.language, address=address)

    def scripts(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """The scripts of a page that lists these records: tray.js (compare cases) if the base has several cases."""
        has_cases = any(entry.folder == "cases" for entry in entries)
        return ("tray.js",) if has_cases and len(self.library.cases) > 1 else ()

    def empty_notice(self) -> Html:
        """The notice of an empty list."""
        return el("p", escape(words(self.language)("lists.none")), class_="cb-none")


def _row(entry: Entry, library: Library, language: str) -> tuple[Html, Html, Html, Html]:
    """What a row shows of the record alone: title, other name, facts, the lines below them.

    The strength of its evidence is made apart, since it depends on its sources and on other records.
    """
    title_html, other = text_html(entry.record.title, language), other_title(entry, language)
    known = separated((facts(entry, library, language), current_status(entry, language)), SEPARATOR)
    summary = text_html(entry.record.summary, language, limit=LANGUAGES[language].lengths.row)
    summary_line = el("p", summary, class_="cb-row-summary") if summary else NOTHING
    other_name = join((escape(" "), other)) if other else other
    return title_html, other_name, known, join((summary_line, _end_line(entry, language)))


def _fact_line(known: Html, strengths: Html) -> Html:
    return el("p", separated((known, strengths), BEFORE_MARKS), class_="cb-row-facts")


def _strengths(entry: Entry, library: Library, language: str) -> Html:
    return strength_counts_mark(counts_of(entry, library), language)


def counts_of(entry: Entry, library: Library) -> tuple[int, ...]:
    """How many of its claims have which strength, by STRENGTHS; the same in all languages of a script."""
    return library.of_entry("strength-counts", entry, partial(strength_counts, library=library))


def _end_line(entry: Entry, language: str) -> Html:
    """What became of a case; NOTHING if its record does not say."""
    end = entry.record.end if isinstance(entry.record, Case) else None
    return el("p", text_html(end.text, language), class_="cb-row-end") if end else NOTHING


def line(entry: Entry, library: Library, language: str, *, address: str) -> Html:
    """A record in one line: title, facts and the strength of its evidence."""
    known = separated((facts(entry, library, language), _strengths(entry, library, language)), BEFORE_MARKS)
    facts_html = el("span", known, class_="cb-row-facts")
    return el("li", join((link(entry, language, address=address), facts_html), " "))


def legend(entries: Iterable[Entry], library: Library, language: str, *, address: str) -> Html:
    """What the numbers in the rows or lines of records count; NOTHING where none has any."""
    has_counts = any(any(counts_of(entry, library)) for entry in entries)
    return counts_legend(language, at=address) if has_counts else NOTHING


def by_title(entries: Iterable[Entry], library: Library, language: str) -> list[Entry]:
    """Entries sorted by pronunciation of their titles, Chinese by pinyin, which needs no collation data."""
    return sorted(entries, key=lambda entry: (title_key(entry, library, language), entry.reference))


def title_key(entry: Entry, library: Library, language: str) -> str:
    """The key by which the title of a record is sorted."""
    return library.of_entry(
        "title-key", entry, lambda entry: sort_key(title(entry, language), language), language=language
    )


def title(entry: Entry, language: str) -> str:
    """The title as plain text."""
    best = entry.record.title.best(language)
    return best[1].text if best else entry.slug
