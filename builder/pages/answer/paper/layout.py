"""A paper form from top to bottom: takes a kind of record, gives the blocks of a Word file.

Its headings are those of the form on the site and in its order: what is required first, then a section a topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.language.languages import written_languages
from builder.language.words import words
from builder.pages.answer.paper import sources as own_tables
from builder.pages.answer.paper.asked import (
    Asking,
    asked,
    list_anchor,
    list_title,
    name_of,
    needed,
    needs_list,
    terms_of,
)
from builder.pages.answer.paper.tables import WIDTHS, item, table
from builder.pages.edition import Edition
from builder.pages.office.form import BLANK, Cell, Choices, FormBlock, FormHeading, FormTable, FormText, Name, Row
from builder.records.model.declare import Declared, Field, Vocabulary
from builder.records.model.record import Dimension, Disagreement, Event, Exhibit, Source, Stage, Step
from builder.schema.form import SECTIONS

ITEMS = {Event: 4, Step: 4, Stage: 3, Disagreement: 1, Exhibit: 1}
"""Of how many parts there is room at once; of all others for two."""


def paper_form(model: type[Declared], name: str, edition: Edition) -> Iterator[FormBlock]:
    """The blocks. name: `case` or `policy`."""
    languages = edition.library.languages
    say, sides = words(edition.language), written_languages(languages)
    asking = Asking(say, edition.language, languages, sides, edition.library.vocabularies)
    yield FormText(say(f"paper.title.{name}"), "Title")
    if edition.name:
        yield FormText(edition.name, "Subtitle")
    yield FormText(say("paper.how"))
    yield FormText(say("paper.send", mail=edition.mail) if edition.mail else say("paper.send-back"))
    yield from _required(model, asking)
    for section, keys in SECTIONS.items():
        some = [field for field in asked(model) if not field.required and field.key in keys]
        yield from _section(section, model, some, asking)
    yield from _lists(model, asking)


def _required(model: type[Declared], asking: Asking) -> Iterator[FormBlock]:
    """What every record must have, and where it belongs."""
    some = [field for field in asked(model) if field.required]
    yield FormHeading(1, Name(asking.say("paper.needed")))
    plain = table(model, [field for field in some if not _is_part(field)], asking, top=True)
    yield FormTable(WIDTHS, (_place(asking), *plain.rows))
    for field in some:
        if _is_part(field):
            yield from _part(model, field, asking, level=2)
    yield FormText(asking.say("paper.licence"), "Note")


def _place(asking: Asking) -> Row:
    """The folder of the record, which is no field of it."""
    say, places = asking.say, asking.vocabularies.table("places").values()
    name = Name(say("form.script.place"), (say("paper.place"), say("paper.one")), say("paper.required"))
    words = tuple(place.name(asking.language) for place in places)
    return Row((Cell(name), Cell(Choices(words) if words else BLANK, len(WIDTHS) - 1)))


def _is_part(field: Field) -> bool:
    return issubclass(field.shape, Declared)


def _section(section: str, model: type[Declared], some: Sequence[Field], asking: Asking) -> Iterator[FormBlock]:
    """A section under its heading; under that of its only field where there is one."""
    if len(some) == 1 and _is_part(some[0]):
        yield from _part(model, some[0], asking, level=1)
    elif some:
        yield FormHeading(1, Name(asking.say(f"form.script.section.{section}")))
        yield from _fields(model, some, asking, level=2, top=True)


def _fields(
    model: type[Declared], some: Sequence[Field], asking: Asking, *, level: int, top: bool = False
) -> Iterator[FormBlock]:
    """Fields in their order: those without parts in a table, then each other under a heading, so that none stands
    under that of another."""
    if plain := [field for field in some if not _is_part(field)]:
        yield table(model, plain, asking, top=top)
    for field in some:
        if _is_part(field):
            yield from _part(model, field, asking, level=level)


def _part(model: type[Declared], field: Field, asking: Asking, *, level: int) -> Iterator[FormBlock]:
    """A part of a record under its name."""
    name, alone = name_of(model, field, asking), not field.many or field.shape is Source
    remark = asking.say("paper.required") if field.required else ""
    aside = needed(field.shape, asking) if alone else ""
    yield FormHeading(level, replace(name, remark=remark, aside=aside))
    if field.shape is Source:
        yield FormText(asking.say("paper.sources"), "Note")
        yield own_tables.sources(asking)
    elif field.shape is Dimension:
        yield own_tables.profile(asking)
    elif field.many:
        for number in range(1, 1 + ITEMS.get(field.shape, 2)):
            yield item(model, field, number, asking)
    else:
        yield from _fields(field.shape, asked(field.shape), asking, level=level + 1)
    if (field.many and field.shape is not Dimension) or field.shape is Source:
        yield FormText(asking.say("paper.more"), "Note")


def _lists(model: type[Declared], asking: Asking) -> Iterator[FormBlock]:
    """The terms that do not fit where they are asked for, at the end."""
    long: dict[str, Field] = {}
    for field, is_item in _all_fields(model, item=False):
        if needs_list(field, asking, item=is_item):
            long.setdefault(field.mark(Vocabulary).name, field)
    if long:
        yield FormHeading(1, Name(asking.say("paper.lists")), new_page=True)
    for field in long.values():
        yield FormHeading(2, Name(list_title(field, asking)), bookmark=list_anchor(field))
        yield own_tables.terms(terms_of(field, asking), asking)


def _all_fields(model: type[Declared], *, item: bool) -> Iterator[tuple[Field, bool]]:
    """The fields of a model and of its parts, each with whether it stands there several times."""
    for field in asked(model):
        yield field, item
        if _is_part(field) and field.shape is not Dimension:
            yield from _all_fields(field.shape, item=item or field.many)
