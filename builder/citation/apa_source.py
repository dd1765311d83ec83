"""Where a work stands, the last part of an APA entry (9.23–9.33): journal, book, publisher, meeting, site."""

from __future__ import annotations

from collections.abc import Iterable

from builder.citation.apa_setting import (
    SERIAL,
    SITE,
    ApaEntry,
    dashed,
    details,
    is_serial,
    number,
    spaced,
    spaced_text,
    within,
)
from builder.citation.item import Item
from builder.citation.runs import Run, Runs, between, bracketed, told


def source(made: ApaEntry) -> Iterable[Runs]:
    """Where it stands: journal, book, publisher, meeting, site."""
    item = made.item
    publisher = _publisher(item)
    if is_serial(item):
        yield _serial(made)
    elif item.container_title and item.type not in SITE:
        yield _book(made)
    yield told(publisher)
    yield told(_meeting(item))
    yield told(item.container_title if item.type in SITE and item.container_title != publisher else "")


def _publisher(item: Item) -> str:
    """The publisher, unless it is told as the author or beside the title, or the work is a part of a periodical."""
    beside = item.type == "thesis" and item.is_online
    as_author = not item.author and item.type in ("software", "webpage")
    unbound = item.type in (*SERIAL, "paper-conference") and not item.editor
    return "" if beside or as_author or unbound else item.publisher


def _meeting(item: Item) -> str:
    """The meeting, unless its proceedings are told."""
    return "" if item.type == "paper-conference" and item.page else item.event_title


def _serial(made: ApaEntry) -> Runs:
    """`*Journal*, *3*(2), 139–147`."""
    item = made.item
    issue = made.marks.parentheses.format(item.issue) if item.issue else ""
    article = made.say("cite.apa-words.article", value=item.told_number) if item.told_number else ""
    volume = (Run(item.volume, italic=True),) if item.volume else ()
    last = told(article or dashed(item.page))
    return between(made.marks.comma, (made.work(item.container_title), (*volume, *told(issue)), last))


def _book(made: ApaEntry) -> Runs:
    """`In C. Editor (Ed.), *Book* (pp. 1–9)`."""
    item, marks = made.item, made.marks
    editors = ""
    if item.editor:
        role = made.say("cite.apa-words.editors" if len(item.editor) > 1 else "cite.apa-words.editor")
        editors = spaced_text(made, within(made, item.editor), marks.parentheses.format(role))
    inside = marks.semicolon.join(part for part in (number(made), details(made)) if part)
    named = between(marks.comma, (told(editors), made.work(item.container_title)))
    where = made.say("cite.apa-words.on" if item.type == "song" else "cite.apa-words.in")
    return spaced(made, told(where), named, bracketed(marks.parentheses, inside))
