"""What is new: takes the base in a language, gives a feed of it and one of each place.

A record is one entry under the address of its page, as new on the day it was made and as changed afterwards (dates from
git); each correction is an entry of its own. Drafts and retired records have none. An entry needs whole addresses, so
without `site_url` there is no feed, and none without a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from builder.analysis.taxonomy import TermListing, term_listings
from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.feed.atom import MEDIA_TYPE, FeedEntry, FeedHead, atom
from builder.pages.html.elements import NOTHING, Html, el
from builder.pages.page import File
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.record import Correction

FILE = "feed.xml"
MOST_ENTRIES = 50
"""Entries of a feed, the newest."""
RIGHTS = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Feed:
    """A feed. page: the address of what it is of, as Page.address. label: how it is called among others."""

    page: str
    label: str
    title: str
    entries: tuple[FeedEntry, ...]

    @property
    def address(self) -> str:
        """Its address, as Page.address."""
        return f"{self.page}{FILE}"


def view(edition: Edition) -> Iterator[File]:
    """The file of each feed."""
    say, tag = words(edition.language), LANGUAGES[edition.language].tag
    author = say("data.editors", name=edition.name)
    for feed in feeds(edition):
        addresses = edition.address(feed.address), edition.address(feed.page)
        head = FeedHead(*addresses, feed.title, tag, author, RIGHTS)
        yield File(f"{folder(edition.language)}/{feed.address}", atom(head, feed.entries))


def feeds(edition: Edition) -> tuple[Feed, ...]:
    """The feeds that have an entry: of the base, then of each place."""
    if not edition.site_url:
        return ()
    places = (each for each in term_listings(edition.library, "places") if each.entries)
    made = (_feed(None, edition), *(_feed(place, edition) for place in places))
    return tuple(feed for feed in made if feed.entries)


def feed_link(place: TermListing | None, edition: Edition, *, at: str) -> Html:
    """The element by which programs find the feed of the base or of a place; NOTHING where there is none.

    at: the address of the page that it is for.
    """
    feed = _feed(place, edition) if edition.site_url else None
    if feed is None or not feed.entries:
        return NOTHING
    return el("link", rel="alternate", type=MEDIA_TYPE, title=feed.title, href=relative(at, feed.address))


def _feed(place: TermListing | None, edition: Edition) -> Feed:
    """The feed of a place, or of the base."""
    say = words(edition.language)
    if place is None:
        title = say("data.feed.name", name=edition.name)
        return Feed("", say("data.feed-all"), title, _newest(edition.library.listed, edition))
    name = place.name(edition.language)
    title = say("data.feed.place", name=edition.name, place=name)
    return Feed(place.address, name, title, _newest(place.entries, edition))


def _newest(entries: Iterable[Entry], edition: Edition) -> tuple[FeedEntry, ...]:
    """What happened to these records, the newest first."""
    library, make = edition.library, partial(_of_record, edition=edition)
    found = [each for entry in entries for each in library.of_entry("feed", entry, make, language=edition.language)]
    found.sort(key=lambda each: each.id)
    found.sort(key=lambda each: (each.updated, each.published), reverse=True)
    return tuple(found[:MOST_ENTRIES])


def _of_record(entry: Entry, edition: Edition) -> tuple[FeedEntry, ...]:
    """What happened to a record."""
    dates = edition.dates.get(entry.path)
    if entry.status == "draft":
        return ()
    corrections = tuple(_corrected(entry, edition))
    return (_changed(entry, dates, edition), *corrections) if dates else corrections


def _changed(entry: Entry, dates: tuple[date, date], edition: Edition) -> FeedEntry:
    """That it is there, and when it changed last."""
    context, (created, changed) = RecordContext(entry, edition), dates
    kind, page = "new" if created == changed else "changed", edition.address(entry.address)
    title = context.say(f"data.feed.{kind}", title=context.bare(entry.record.title))
    return FeedEntry(page, page, kind, title, context.bare(entry.record.summary), created, changed)


def _corrected(entry: Entry, edition: Edition) -> Iterator[FeedEntry]:
    """Its corrections: each under its number in the record, where new ones stand last, so that it keeps its id."""
    context, page = RecordContext(entry, edition), edition.address(entry.address)
    title = context.say("data.feed.corrected", title=context.bare(entry.record.title))
    for number, correction in enumerate(entry.record.corrections, 1):
        if day := _day(correction):
            wrong, now = context.bare(correction.wrong), context.bare(correction.now)
            said, at = context.say("data.feed.correction", wrong=wrong, now=now), f"{page}#corrections"
            yield FeedEntry(f"{page}#correction-{number}", at, "corrected", title, said, day, day)


def _day(correction: Correction) -> date | None:
    """Its day; None for one that no calendar has."""
    parts = correction.date.earliest()
    return date(*parts) if parts else None
