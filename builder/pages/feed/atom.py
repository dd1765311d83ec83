"""Feeds as files: takes entries, gives Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from builder.pages.office.opc import quoted, text

MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True)
class FeedEntry:
    """What happened to a record. id, link: whole addresses. kind: new, changed or corrected.

    published: when it was there first; updated: when this happened. summary: plain text.
    """

    id: str
    link: str
    kind: str
    title: str
    summary: str
    published: date
    updated: date


@dataclass(frozen=True)
class FeedHead:
    """A feed. address, page: of the feed and of what it is of, whole. tag: BCP 47. author, rights: plain text."""

    address: str
    page: str
    title: str
    tag: str
    author: str
    rights: str


def atom(head: FeedHead, entries: Iterable[FeedEntry]) -> bytes:
    """The file of at least one entry, the newest first: its date is that of the newest."""
    found = tuple(entries)
    newest = max(entry.updated for entry in found)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoted(head.tag)}>',
            *_elements(id=head.address, title=head.title, updated=_time(newest), rights=head.rights),
            f"<author><name>{text(head.author)}</name></author>",
            f'<link rel="self" type={quoted(MEDIA_TYPE)} href={quoted(head.address)}/>',
            f'<link rel="alternate" type="text/html" href={quoted(head.page)}/>',
            *map(_entry, found),
            "</feed>\n",
        )
    ).encode()


def _entry(entry: FeedEntry) -> str:
    times = {"published": _time(entry.published), "updated": _time(entry.updated)}
    elements = "".join(_elements(id=entry.id, title=entry.title, **times, summary=entry.summary))
    link = f'<link rel="alternate" type="text/html" href={quoted(entry.link)}/>'
    return f"<entry>{elements}{link}<category term={quoted(entry.kind)}/></entry>"


def _elements(**texts_by_name: str) -> Iterator[str]:
    return (f"<{name}>{text(value)}</{name}>" for name, value in texts_by_name.items())


def _time(day: date) -> str:
    """The beginning of a day, for git tells and corrections have no more than days."""
    return f"{day.isoformat()}T00:00:00Z"
