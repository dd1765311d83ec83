"""The source element, the last part of an APA entry (9.23–9.33): journal, book, publisher, meeting, site."""

from __future__ import annotations

from collections.abc import Iterable

from builder.citation.apa_setting import (
    SERIAL_TYPES,
    WEB_TYPES,
    ApaEntry,
    en_dashed,
    genre_and_number,
    inline_names,
    is_serial,
    join_spaced,
    join_spaced_text,
    volume_issue_pages,
)
from builder.citation.item import Item
from builder.citation.runs import Run, Runs, bracketed, join_runs, text_runs


def source_runs(entry: ApaEntry) -> Iterable[Runs]:
    """Journal or book, publisher, meeting, site; those that the item lacks are empty."""
    item = entry.item
    publisher = _publisher(item)
    if is_serial(item):
        yield _serial(entry)
    elif item.container_title and item.type not in WEB_TYPES:
        yield _book(entry)
    yield text_runs(publisher)
    yield text_runs(_meeting(item))
    yield text_runs(item.container_title if item.type in WEB_TYPES and item.container_title != publisher else "")


def _publisher(item: Item) -> str:
    """The publisher, unless it stands as the author or in brackets, or the work is a part of a periodical."""
    is_in_brackets = item.type == "thesis" and item.is_online
    is_author = not item.author and item.type in ("software", "webpage")
    is_in_periodical = item.type in (*SERIAL_TYPES, "paper-conference") and not item.editor
    return "" if is_in_brackets or is_author or is_in_periodical else item.publisher


def _meeting(item: Item) -> str:
    """The meeting, unless its proceedings are cited."""
    return "" if item.type == "paper-conference" and item.page else item.event_title


def _serial(entry: ApaEntry) -> Runs:
    """`*Journal*, *3*(2), 139–147`."""
    item = entry.item
    issue = entry.marks.parentheses.format(item.issue) if item.issue else ""
    article = entry.say("cite.apa-words.article", value=item.distinct_number) if item.distinct_number else ""
    volume = (Run(item.volume, italic=True),) if item.volume else ()
    locator = text_runs(article or en_dashed(item.page))
    return join_runs(entry.marks.comma, (entry.title_runs(item.container_title), (*volume, *text_runs(issue)), locator))


def _book(entry: ApaEntry) -> Runs:
    """`In C. Editor (Ed.), *Book* (pp. 1–9)`."""
    item, marks = entry.item, entry.marks
    editors = ""
    if item.editor:
        role = entry.say("cite.apa-words.editors" if len(item.editor) > 1 else "cite.apa-words.editor")
        editors = join_spaced_text(entry, inline_names(entry, item.editor), marks.parentheses.format(role))
    locators = marks.semicolon.join(part for part in (genre_and_number(entry), volume_issue_pages(entry)) if part)
    editors_and_title = join_runs(marks.comma, (text_runs(editors), entry.title_runs(item.container_title)))
    preposition = entry.say("cite.apa-words.on" if item.type == "song" else "cite.apa-words.in")
    return join_spaced(entry, text_runs(preposition), editors_and_title, bracketed(marks.parentheses, locators))
