"""Rows: a record as lists show it. Takes entries, gives safe HTML in a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from builder.language import EDITIONS, LANGUAGES, words
from builder.library import Entry, Library
from builder.pages.page import relative
from builder.prose import plain
from builder.record import Case
from builder.values import FuzzyDate, Label, Period, Text

SEPARATOR = '<span class="cb-dot" aria-hidden="true"> · </span>'
LIMIT = {"en": 220, "zh": 110, "zh-Hant": 110}
"""The characters of a summary that a row shows at most."""

_SENTENCE = re.compile(r".+?(?:[。！？][”’」』）]?|[a-z0-9)”’]{2}[.!?](?=\s+[A-Z“‘\d])|\Z)", re.DOTALL)


def opening(text: str, *, limit: int) -> str:
    """Its first sentences up to a number of characters; a first sentence that is longer is cut with an ellipsis.

    >>> opening("One here. Two there. Three.", limit=21)
    'One here. Two there.'
    """
    taken = ""
    for sentence in _SENTENCE.findall(text):
        if len(taken) + len(sentence) > limit:
            break
        taken += sentence
    if taken or len(text) <= limit:
        return taken or text
    cut = text[:limit]
    return (cut.rpartition(" ")[0] if " " in cut[limit // 2 :] else cut).rstrip("，,、；; ") + "…"


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
        announced = record.announced.date if record.announced else None
        kind = say(f"lists.kind.{record.kind}")
        time = next((t for p in (record.issued, record.effective, announced) if (t := when(p, language))), "")
    marks = [] if entry.status == "published" else [say(f"lists.status.{entry.status}")]
    said = [
        escape(word)
        for word in (name("places", entry.place, language), kind, time, *_only(record.summary, language))
        if word
    ]
    return SEPARATOR.join([*said, *(f'<span class="cb-draft">{escape(mark)}</span>' for mark in marks)])


def _only(summary: Text, language: str) -> list[str]:
    """In which language alone the record is, if an edition lacks it."""
    has = {"zh" if code == "zh-Hant" else code for code in summary.languages()}
    return [] if not has or set(EDITIONS) <= has else [words(language)(f"lists.only.{code}") for code in sorted(has)]


def row(entry: Entry, library: Library, language: str, *, address: str) -> str:
    """One record: title, the opening of its summary, its facts."""
    summary = spoken(entry.record.summary, language, limit=LIMIT[language])
    return (
        f'<li class="cb-row"><p class="cb-row-title">{link(entry, language, address=address)}</p>'
        + (f'<p class="cb-row-summary">{summary}</p>' if summary else "")
        + f'<p class="cb-row-facts">{facts(entry, library, language)}</p></li>'
    )


def line(entry: Entry, library: Library, language: str, *, address: str) -> str:
    """One record in one line: title and facts."""
    about = f'<span class="cb-row-facts">{facts(entry, library, language)}</span>'
    return f"<li>{link(entry, language, address=address)} {about}</li>"


def rows(entries: Iterable[Entry], library: Library, language: str, *, address: str) -> str:
    """A list of records, sorted by the title that the reader sees; a sentence when there is none."""
    found = by_title(entries, language)
    if not found:
        return f'<p class="cb-none">{escape(words(language)("lists.none"))}</p>'
    return '<ul class="cb-list">' + "".join(row(e, library, language, address=address) for e in found) + "</ul>"


def by_title(entries: Iterable[Entry], language: str) -> list[Entry]:
    """Entries in the order of their titles, by Unicode code point: it needs no collation data and never changes."""
    return sorted(entries, key=lambda entry: (title(entry, language).casefold(), entry.reference))


def title(entry: Entry, language: str) -> str:
    """Its title as plain text."""
    best = entry.record.title.best(language)
    return best[1].text if best else entry.slug
