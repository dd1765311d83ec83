"""The story, and the analysis, which is in a box with the names of its authors."""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import NOTHING, Html, el, escape, lines
from builder.pages.record.outline import ANALYSIS, STORY, SectionOutline, parts_of
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Analysis, Story, names_of
from builder.records.model.values import Text


def story(context: RecordContext) -> Html:
    """Its parts, each under its heading, which is the same for every record."""
    return _narrative(context, STORY, context.record.story)


def analysis(context: RecordContext) -> Html:
    """Its parts, below the names of the contributors."""
    parts = _narrative(context, ANALYSIS, context.record.analysis)
    names = wording.listed(names_of(context.record.contributors, context.language), context.language)
    signature = el("p", escape(wording.mixed(context.say("case.analysis.signed", names=names))), class_="cb-signed")
    return lines(signature, parts) if parts else parts


def texts(context: RecordContext, section: SectionOutline) -> Html:
    """The texts of a section's fields, one below the other."""
    values: Iterable[object] = (field.value(context.record) for field in section.fields)
    return lines(*(context.blocks(value, heading=3) for value in values if isinstance(value, Text)))


def _narrative(context: RecordContext, section: SectionOutline, parts: Story | Analysis) -> Html:
    body = [
        element
        for anchor, heading, text in parts_of(section, parts)
        for element in (el("h3", context.word(heading), id=anchor), context.blocks(text, heading=4))
    ]
    return el("div", lines(*body), class_=f"cb-{section.id}", data_fold="rest") if body else NOTHING
