"""What is not known: takes a record, gives every value in it that it calls unknown, with the section that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.analysis.facts import UNDATED, sort_day
from builder.pages.html.elements import NOTHING, Html, escape, join
from builder.pages.parts.amount import amount
from builder.pages.provenance.claims import describe
from builder.pages.record.outline import FieldOutline, SectionOutline, outline, parts_of
from builder.pages.record_context import RecordContext
from builder.records.model.declare import Declared, attributes, values_of
from builder.records.model.record import Analysis, Dimension, Fact, Organisation, Person, Story
from builder.records.model.values import UNKNOWN, FuzzyDate, Period, Term, Text
from builder.records.wording import sentence

FIELD_NAME_KEYS = {
    **dict.fromkeys(("as_of", "date", "last_known", "since", "until"), "provenance.unknown.date"),
    "article": "policy.provisions.article",
}
"""What is not known of an entry of a list, by the field that says so; any other field is the entry itself."""


@dataclass(frozen=True)
class UnknownValue:
    """anchor: of the section on the record's page, '' for its top. name: what is not known."""

    anchor: str
    name: Html


def unknown_values(context: RecordContext) -> Iterator[UnknownValue]:
    """Each `unknown` and each `?` of a record, in the order of its page."""
    for section in outline(context.record):
        for field in section.fields:
            if field.kind != "about":
                yield from _field_values(context, section, field)


def _field_values(context: RecordContext, section: SectionOutline, field: FieldOutline) -> Iterator[UnknownValue]:
    value = field.value(context.record)
    if isinstance(value, Story | Analysis):
        for anchor, heading, text in parts_of(section, value):
            if is_unknown(text):
                yield UnknownValue(anchor, context.word(heading))
    elif is_unknown(value):
        yield UnknownValue(section.id, context.word(field.name or section.heading))
    else:
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Declared):
                heading = context.word(section.heading)
                yield from (UnknownValue(section.id, name or heading) for name in _item_names(context, item))


def _item_names(context: RecordContext, item: Declared) -> Iterator[Html]:
    """What is not known of an entry of a list, each thing once."""
    keys = [FIELD_NAME_KEYS.get(name, "") for name in attributes(type(item)) if _holds_unknown(getattr(item, name))]
    for key in dict.fromkeys(keys):
        name = _item_name(context, item)
        field_name = escape(sentence(context.say(key))) if key else NOTHING
        yield join((field_name, name), context.say("provenance.colon"))


def _item_name(context: RecordContext, item: Declared) -> Html:
    """What an entry of a list is called, without what is not known of it."""
    if isinstance(item, Fact):
        return join((context.term("measures", item.measure), amount(context, item)), " ")
    if isinstance(item, Dimension):
        return context.term("dimensions", item.dimension)
    return context.label(item.name) if isinstance(item, Person | Organisation) else describe(context, item)


def _holds_unknown(value: object) -> bool:
    """Whether a field of an entry, or anything in it, is unknown."""
    if isinstance(value, tuple):
        return any(map(_holds_unknown, value))
    if isinstance(value, Declared):
        return any(map(_holds_unknown, values_of(value)))
    return is_unknown(value)


def is_unknown(value: object) -> bool:
    """Whether a value says that something is not known; a field that is left out says nothing."""
    if isinstance(value, Text):
        return value.unknown
    if isinstance(value, Period):
        return sort_day(value) == UNDATED
    if isinstance(value, FuzzyDate):
        return value.year is None
    return value.id == UNKNOWN if isinstance(value, Term) else value == UNKNOWN
