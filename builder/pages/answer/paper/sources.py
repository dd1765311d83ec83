"""The tables of a paper form that are their own: sources with their words, and the lines of the comparable profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.pages.answer.paper.asked import Asking, called, help_text, name_of
from builder.pages.office.form import BLANK, Cell, Choices, FormTable, Name, Prompt, Row
from builder.records.model.declare import by_name
from builder.records.model.record import Dimension, Quote, Source
from builder.records.model.vocabulary import VocabularyTerm, in_language
from builder.schema.form import KINDS

SOURCE_WIDTHS = (0.08, 0.19, 0.33, 0.22, 0.18)
PROFILE_WIDTHS = (0.21, 0.64, 0.15)
SOURCES = 3
LINE, QUOTE = 9.0, 18.0
"""Heights in millimetres."""
COLUMNS = ("author", "title", "container-title", "issued")
PAIRS = (("URL", "accessed"), ("publisher", "page"))


def sources(asking: Asking) -> FormTable:
    """The sources, numbered, so that elsewhere a number will do; below each its kind and the words that it says."""
    head = (Cell(Name(asking.say("paper.number"))), *(Cell(_name(Source, key, asking)) for key in COLUMNS))
    rows = (row for number in range(1, 1 + SOURCES) for row in _source(number, asking))
    return FormTable(SOURCE_WIDTHS, (Row(head, head=True), *rows), repeated=1)


def _source(number: int, asking: Asking) -> Iterator[Row]:
    """A source, with comments at the first."""
    helps = number == 1
    yield Row((Cell(Name(str(number)), joined="first"), *(Cell(BLANK) for _ in COLUMNS)), LINE, kept=True)
    for first, second in PAIRS:
        names = [Cell(_name(Source, key, asking, helps=helps)) for key in (first, second)]
        yield Row((_below(), names[0], Cell(BLANK), names[1], Cell(BLANK)), LINE, kept=True)
    kinds = Choices(tuple(asking.say(f"form.script.kind.{kind}") for kind in KINDS))
    yield Row((_below(), Cell(_name(Source, "type", asking, helps=helps)), Cell(kinds, 3)), LINE, kept=True)
    yield Row((_below(), Cell(_quote_name(asking, helps=helps)), Cell(BLANK, 3)), QUOTE, kept=True)
    yield Row((_below(), Cell(_name(Quote, "locator", asking, helps=helps)), Cell(BLANK, 3)), LINE)


def _below() -> Cell:
    return Cell(BLANK, joined="on")


def _name(model: type[Source | Quote], key: str, asking: Asking, *, helps: bool = True) -> Name:
    return name_of(model, by_name(model)[key], asking, helps=helps)


def _quote_name(asking: Asking, *, helps: bool) -> Name:
    """The words that a source says, named as the part of which they are the text."""
    quotes, text = by_name(Source)["quotes"], _name(Quote, "text", asking, helps=helps)
    name = name_of(Source, quotes, asking, helps=helps)
    return Name(name.text, (*name.comment, *text.comment))


def profile(asking: Asking) -> FormTable:
    """The comparable profile: a row a dimension, its terms to tick."""
    asked = (by_name(Dimension)[key] for key in ("dimension", "terms", "source"))
    head = tuple(
        Cell(Name(called(Dimension, field, asking), (help_text(Dimension, field, asking),))) for field in asked
    )
    dimensions = asking.vocabularies.table("dimensions").values()
    return FormTable(PROFILE_WIDTHS, (Row(head, head=True), *(_dimension(each, asking) for each in dimensions)), 1)


def _dimension(dimension: VocabularyTerm, asking: Asking) -> Row:
    language, say = asking.language, asking.say
    meaning = in_language(dimension.definition, language)
    comment = (*((meaning,) if meaning else ()), say("paper.several" if dimension.many else "paper.one"))
    words = (*(term.name(language) for term in dimension.terms.values()), say("form.script.unknown"))
    return Row((Cell(Name(dimension.name(language), comment)), Cell(Choices(words)), Cell(BLANK)))


def terms(table: Mapping[str, VocabularyTerm], asking: Asking) -> FormTable:
    """A list at the end: terms and what they mean."""
    rows = (
        Row((Cell(Name(term.name(asking.language))), Cell(Prompt(in_language(term.definition, asking.language)))), 6)
        for term in table.values()
    )
    return FormTable((0.36, 0.64), tuple(rows))
