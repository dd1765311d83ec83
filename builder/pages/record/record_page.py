"""The page of a record from its outline: takes a renderer for each section, gives the page with sources numbered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from builder.language.languages import LANGUAGES
from builder.language.sentences import shortened
from builder.pages.cite.tags import tags
from builder.pages.html import prose
from builder.pages.html.citations import number_marks, numbers_of, quotes_of
from builder.pages.html.elements import Html, join, lines
from builder.pages.page import Heading, Page
from builder.pages.parts import references
from builder.pages.parts.section import Section, contents, rendered
from builder.pages.parts.structured_data import structured
from builder.pages.record import glance
from builder.pages.record.answers import corrections, replies
from builder.pages.record.cite import cite
from builder.pages.record.disagreements import disagreements
from builder.pages.record.facts import figures
from builder.pages.record.narrative import analysis, story, texts
from builder.pages.record.outline import SectionOutline, outline
from builder.pages.record.people import people
from builder.pages.record.search_document import record_document
from builder.pages.record.timeline import timeline
from builder.pages.record_context import RecordContext
from builder.pages.share_card.view import share_picture

Renderer = Callable[[RecordContext], Html]
COMMON: Mapping[str, Renderer] = {
    "story": story,
    "analysis": analysis,
    "figures": figures,
    "disagreements": disagreements,
    "timeline": timeline,
    "people": people,
    "replies": replies,
    "contributors": references.contributors,
    "corrections": corrections,
    "cite": cite,
}
"""The sections of both cases and policies. A section without a renderer shows the texts of its fields."""


def record_page(context: RecordContext, top: Html, renderers: Mapping[str, Renderer]) -> Page:
    """The page: its top, then the sections of its outline that have a body."""
    all_renderers = {**COMMON, **renderers}
    outlines = (section for section in outline(context.record) if section.id not in ("", glance.ID))
    sections = [_section(context, section, all_renderers) for section in outlines]
    pieces = (top, *(section.body for section in sections))
    numbers, quotes = numbers_of(pieces, context.library.sources), quotes_of(pieces)
    sections = [
        section.with_body(references.sources(context, numbers, quotes)) if section.id == "sources" else section
        for section in sections
    ]
    summary = context.record.summary.best(context.language)
    description = prose.plain(summary[1].text) if summary else ""
    return Page(
        context.language,
        context.entry.address,
        context.entry.folder,
        context.bare(context.record.title),
        shortened(description, LANGUAGES[context.language].lengths.description),
        number_marks(lines(top, rendered(sections)), numbers, quotes=quotes),
        (Heading(glance.ID, context.say("case.glance.title")), *contents(sections)),
        record=context.entry.path,
        indexed=context.entry.is_indexed,
        styles=("record.css",),
        head=join((structured(context), tags(context))),
        early=("folds.js",),
        scripts=("record.js",),
        documents=() if context.entry.status == "retired" else (record_document(context),),
        card=share_picture(context),
    )


def _section(context: RecordContext, section: SectionOutline, renderers: Mapping[str, Renderer]) -> Section:
    """A section; that of the sources is rendered after all others, which give the sources their numbers."""
    body = renderers[section.id](context) if section.id in renderers else texts(context, section)
    if body and (doubt := context.doubt_of_parts(field.field for field in section.fields)):
        body = lines(doubt, body)
    return Section(section.id, context.say(section.title(context.record)), body, is_secondary=section.is_secondary)
