"""The cards of a site: takes a record or the base in a language, gives the picture that a shared link shows.

A card is only drawn where the site has an address, for pages name it by a whole one. A record whose title the font
cannot set has none of its own: its pages then name the card of the site, as all other pages do.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.analysis.facts import UNDATED, measures, rows, sort_day
from builder.language.languages import folder
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.page import File, SharePicture
from builder.pages.parts.amount import bare_amount
from builder.pages.parts.record_row import record_years
from builder.pages.record_context import RecordContext
from builder.pages.share_card.drawing import Card, png
from builder.pages.share_card.faces import runs
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Fact

NAME = "card.png"
UNSURE = frozenset({"disputed", "estimate"})
"""Confidence of figures that may not stand without their source."""


def view(entry: Entry, edition: Edition) -> Iterator[File]:
    """The card of a record."""
    context = RecordContext(entry, edition)
    if picture := share_picture(context):
        yield File(picture.path, png(record_card(context)))


def site_view(edition: Edition) -> Iterator[File]:
    """The card of the site, for every page that has no other."""
    if edition.site_url:
        yield File(site_picture(edition.language), png(site_card(edition)))


def site_picture(language: str) -> str:
    """The path of the card of the site."""
    return f"{folder(language)}/{NAME}"


def share_picture(context: RecordContext) -> SharePicture | None:
    """The card that the page of a record names, with its words; None where it has none of its own."""
    if not context.edition.site_url or context.entry.status == "retired":
        return None
    card = record_card(context)
    path = f"{folder(context.language)}/{context.entry.address}{NAME}"
    return SharePicture(path, card.words) if runs(card.title, card.title_language) else None


def record_card(context: RecordContext) -> Card:
    """Title, place, years, and a figure where one can stand alone."""
    best = context.record.title.best(context.language)
    place = context.library.vocabularies.name("places", context.entry.place, context.language)
    fact = telling(context)
    return Card(
        context.language,
        context.bare(context.record.title),
        best[0] if best else context.language,
        above=" · ".join(part for part in (place, record_years(context.entry, context.language)) if part),
        figure=bare_amount(context, fact) if fact else "",
        counted=_counted(context, fact) if fact else "",
        name=context.edition.name,
    )


def site_card(edition: Edition) -> Card:
    """The name of the site, and its sentence."""
    sentence = edition.welcome.sentence.best(edition.language) if edition.welcome.sentence else None
    text = sentence[1].text if sentence else words(edition.language)("home.sentence")
    return Card(edition.language, edition.name, edition.language, note=text)


def telling(context: RecordContext) -> Fact | None:
    """The first figure that has a date, and about which no source says otherwise: the latest of its measure."""
    for facts in measures(context.record.facts):
        dated = [row for row in rows(facts) if sort_day(row[0].as_of) != UNDATED]
        if dated and len(dated[-1]) == 1 and dated[-1][0].confidence not in UNSURE:
            return dated[-1][0]
    return None


def _counted(context: RecordContext, fact: Fact) -> str:
    measure = context.bare_term("measures", fact.measure)
    return context.say("card.counted", measure=measure, date=wording.period(fact.as_of, context.language))
