"""All teaching material of the base: takes the library, gives the page on which each case's sheets and files stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.analysis.taxonomy import TEACHING_ADDRESS, term_listings
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.page import Page
from builder.pages.parts.record_row import by_title, facts, text_html
from builder.pages.parts.record_row import link as record_link
from builder.pages.parts.search_documents import searchable
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import targets
from builder.pages.teach.teacher import audience
from builder.pages.teach.worksheet import BLANK_ADDRESS
from builder.records.handwritten import COURSE
from builder.records.model.library import Entry
from builder.records.model.record import Case


def view(edition: Edition) -> Iterator[Page]:
    """The page; none where no case can be taught."""
    entries = [entry for listing in term_listings(edition.library, "teaching") for entry in listing.entries]
    if not entries:
        return
    language, say = edition.language, words(edition.language)
    make = partial(_item, edition=edition)
    items = [
        edition.library.of_entry("taught", entry, make, language=language)
        for entry in by_title(entries, edition.library, language)
    ]
    body = lines(
        el("h1", escape(say("teach.index.title"))),
        el("p", escape(say("teach.index.lead")), class_="cb-lead"),
        _course(edition),
        el("ul", *items, class_="cb-list"),
        _blank(edition),
    )
    title, lead = say("teach.index.title"), say("teach.index.lead")
    yield searchable(Page(language, TEACHING_ADDRESS, "teach", title, lead, body), kind="page")


def _item(entry: Entry, edition: Edition) -> Html:
    """A case: for whom and how long, the question, and what there is to take into the class."""
    context = RecordContext(entry, edition)
    return el(
        "li",
        el("p", record_link(entry, edition.language, address=TEACHING_ADDRESS), class_="cb-row-title"),
        el("p", facts(entry, edition.library, edition.language), class_="cb-row-facts"),
        *(el("p", part) for part in _lesson(context) if part),
        el("p", join(_ways(context), " · ")),
        class_="cb-row",
    )


def _lesson(context: RecordContext) -> Iterator[Html]:
    lesson = context.entry.record.teaching if isinstance(context.entry.record, Case) else None
    if lesson is None:
        return
    yield text_html(lesson.decision.question, context.language) if lesson.decision else NOTHING
    told_audience = context.word("teach.audience", audience=audience(context, lesson)) if lesson.audience else NOTHING
    length = context.word("teach.minutes", count=lesson.minutes) if lesson.minutes else NOTHING
    yield join(filter(None, (told_audience, length)), context.space)


def _ways(context: RecordContext) -> Iterator[Html]:
    for kind, href in targets(context.entry).items():
        yield link(relative(TEACHING_ADDRESS, context.entry.address + href), context.word(f"teach.{kind}"))


def _course(edition: Edition) -> Html:
    """The way to the page of a course, if the base has one."""
    page = next((page for page in edition.handwritten if page.name == COURSE), None)
    return el("p", link(relative(TEACHING_ADDRESS, f"{COURSE}/"), escape(page.title))) if page else NOTHING


def _blank(edition: Edition) -> Html:
    """The worksheet for any two models, if the base has dimensions to compare by."""
    if not edition.library.vocabularies.table("dimensions"):
        return NOTHING
    name = escape(words(edition.language)("teach.general"))
    return el("p", link(relative(TEACHING_ADDRESS, BLANK_ADDRESS), name))
