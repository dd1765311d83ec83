"""Claims: takes a record, gives what it says of each source that it cites, and the section that says it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from builder.language.languages import LANGUAGES
from builder.pages.html.cited_sentences import sentences_citing
from builder.pages.html.elements import NOTHING, Html, escape, join, language_span
from builder.pages.html.organisation_numbers import organisation_number
from builder.pages.parts import record_row
from builder.pages.parts.amount import amount
from builder.pages.record.outline import FieldOutline, SectionOutline, outline, parts_of
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.declare import Declared, values_of
from builder.records.model.record import (
    Analysis,
    Dimension,
    ExhibitRow,
    Fact,
    Identifier,
    Organisation,
    Person,
    Relation,
    Step,
    Story,
    numbers_of,
)
from builder.records.model.values import Citation, Text
from builder.records.model.vocabulary import in_language
from builder.records.wording import sentence

TEXT_FIELDS = ("text", "says", "at", "by", "title")
"""The texts that tell what a line of a list says, where it has them."""


@dataclass(frozen=True)
class Claim:
    """anchor: of the section on the record's page, '' for its top. section: its heading. said: in the page's language.

    sources: key, quote and locator of each source that is named for it.
    """

    anchor: str
    section: str
    statement: Html
    sources: tuple[tuple[str, str, str], ...]


def claims(context: RecordContext, keys: Container[str]) -> Iterator[Claim]:
    """Every sentence, figure and line of a record that names one of these sources, in the order of its page."""
    for section in outline(context.record):
        for field in section.fields:
            if field.kind != "about":
                yield from _field_claims(context, keys, section, field)


def _field_claims(
    context: RecordContext, keys: Container[str], section: SectionOutline, field: FieldOutline
) -> Iterator[Claim]:
    value = field.value(context.record)
    if isinstance(value, Story | Analysis):
        for anchor, heading, text in parts_of(section, value):
            yield from _part_claims(context, keys, anchor, context.say(heading), text)
    else:
        yield from _part_claims(context, keys, section.id, context.say(section.title(context.record)), value)


def _part_claims(
    context: RecordContext, keys: Container[str], anchor: str, section: str, part: object
) -> Iterator[Claim]:
    """Those of a part: of its own field `source`, then of its texts, then of what is in it."""
    if isinstance(part, Text):
        yield from _text_claims(context, keys, anchor, section, part)
    elif isinstance(part, Declared):
        sources = _own_sources(part)
        if any(key in keys for key, *_ in sources):
            yield Claim(anchor, section, describe(context, part), sources)
        for value in values_of(part):
            yield from _part_claims(context, keys, anchor, section, value)
    elif isinstance(part, tuple):
        for item in part:
            yield from _part_claims(context, keys, anchor, section, item)


def _text_claims(
    context: RecordContext, keys: Container[str], anchor: str, section: str, text: Text
) -> Iterator[Claim]:
    best = text.best(context.language)
    if best is None:
        return
    language, passage = best
    tag = None if language == context.language else LANGUAGES[language].tag
    for sentence_citing in sentences_citing(passage.text, keys):
        yield Claim(anchor, section, language_span(sentence_citing.text, tag), sentence_citing.citations)


def _own_sources(part: Declared) -> tuple[tuple[str, str, str], ...]:
    source: tuple[Citation, ...] = getattr(part, "source", ())
    return tuple((citation.key, citation.quote, citation.locator) for citation in source)


def describe(context: RecordContext, part: Declared) -> Html:
    """A line of a list in a few words."""
    if isinstance(part, Fact):
        time = escape(f"({wording.period(part.as_of, context.language)})")
        return _pair(context, context.bare_term("measures", part.measure), join((amount(context, part), time), " "))
    if isinstance(part, Dimension):
        return _pair(context, context.bare_term("dimensions", part.dimension), context.dimension_terms(part))
    if isinstance(part, Person | Organisation):
        return join((context.label(part.name), context.label(part.role)), context.say("wording.then"))
    if isinstance(part, Identifier):
        numbers = (organisation_number(*pair, context.language) for pair in numbers_of((part,)))
        return join(numbers, context.say("wording.comma"))
    if isinstance(part, Relation):
        return _describe_relation(context, part)
    if isinstance(part, Step):
        return context.term("steps", part.step)
    if isinstance(part, ExhibitRow):
        return record_row.text_html(part.cells[0], context.language) if part.cells else NOTHING
    text = next((candidate for name in TEXT_FIELDS if isinstance(candidate := getattr(part, name, None), Text)), None)
    return record_row.text_html(text, context.language) if text else NOTHING


def _describe_relation(context: RecordContext, part: Relation) -> Html:
    other = context.library.by_reference.get(part.to.address)
    entry = context.library.vocabularies.table("relations").get(part.type.id)
    name = in_language(entry.label, context.language) if entry else part.type.id
    return _pair(context, sentence(name), context.label(other.record.title) if other else escape(part.to.address))


def _pair(context: RecordContext, name: str, value: Html) -> Html:
    return join((context.word("case.glance.named", name=name), value), context.say("provenance.space"))
