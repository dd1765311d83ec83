"""The tables of a paper form: takes declared fields, gives rows of names and of cells to write in.

Five columns carry all of them: name, language, and room to write; two short answers share a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.pages.answer.paper.asked import Asking, asked, called, is_text, name_of, needed, ticked
from builder.pages.office.form import BLANK, Cell, Choices, FormTable, Name, Prompt, Row
from builder.records.model.declare import Declared, Field, Pattern
from builder.records.model.record import Analysis, Story
from builder.records.model.values import Citation, FuzzyDate, Label, Period, Quantity, Reference, Term

WIDTHS = (0.22, 0.1, 0.2, 0.19, 0.29)
SHORT = (int, FuzzyDate, Period, Quantity, Citation, Reference, Term)
"""Shapes whose answers leave room for a second one on the line."""
LINE, TEXT, PASSAGE = 8.0, 11.0, 24.0
"""Heights to write a line in, a sentence, a paragraph or two; in millimetres."""
ITEMS_WITHIN = 2
"""How many parts of a part there is room for."""


def table(model: type[Declared], some: Sequence[Field], asking: Asking, *, top: bool = False) -> FormTable:
    """A table of fields. top: whether they are those of the record, each of which says that it is required."""
    return FormTable(WIDTHS, tuple(_Rows(model, asking, top=top).of(some)))


def item(model: type[Declared], field: Field, number: int, asking: Asking) -> FormTable:
    """One of several parts, under its name and number and what it must have; the first has the comments."""
    rows = _Rows(field.shape, asking, helps=number == 1, item=True)
    name = numbered(model, field, number, asking)
    remark = needed(field.shape, asking, used=field.required and number == 1)
    return FormTable(WIDTHS, _kept((_head(replace(name, aside=remark)), *rows.of(asked(field.shape)))))


def _kept(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows that stand on one page as long as they fit there."""
    return (*(replace(row, kept=True) for row in rows[:-1]), *rows[-1:])


def numbered(model: type[Declared], field: Field, number: int, asking: Asking) -> Name:
    """The name of a part with its number."""
    return Name(asking.say("paper.item", name=called(model, field, asking), number=number))


def _head(name: Name) -> Row:
    return Row((Cell(name, len(WIDTHS)),), head=True)


class _Rows:
    """The rows of a model's fields. helps: whether names have comments. item: whether it stands there several times."""

    def __init__(
        self, model: type[Declared], asking: Asking, *, top: bool = False, helps: bool = True, item: bool = False
    ) -> None:
        self.model, self.asking, self.top, self.helps, self.item = model, asking, top, helps, item

    def of(self, some: Sequence[Field]) -> Iterator[Row]:
        """The rows of fields in their order; short ones that follow each other stand in pairs."""
        waiting: list[Field] = []
        for field in some:
            if self._is_short(field):
                waiting.append(field)
                continue
            yield from self._pairs(waiting)
            waiting = []
            yield from self._of(field)
        yield from self._pairs(waiting)

    def _is_short(self, field: Field) -> bool:
        short = field.shape in SHORT or (bool(field.mark(Pattern)) and not field.many)
        return short and not ticked(self.model, field, self.asking, item=self.item)

    def _pairs(self, some: Sequence[Field]) -> Iterator[Row]:
        for at in range(0, len(some), 2):
            first, *second = (self._name(field) for field in some[at : at + 2])
            if second:
                yield Row((Cell(first), Cell(BLANK, 2), Cell(second[0]), Cell(BLANK)), LINE)
            else:
                yield self._line(first)

    def _of(self, field: Field) -> Iterator[Row]:
        if issubclass(field.shape, Declared):
            yield from self._within(field)
        elif words := ticked(self.model, field, self.asking, item=self.item):
            yield Row((Cell(self._name(field)), Cell(Choices(words), 4)), LINE)
        elif is_text(field):
            yield from self._sides(field)
        else:
            yield self._line(self._name(field))

    def _sides(self, field: Field) -> Iterator[Row]:
        """A text, a row a language; one is enough, so that of the reader has the most room."""
        for number, prompt in enumerate(self.asking.prompts):
            name = Cell(BLANK, joined="on") if number else Cell(self._name(field), joined="first")
            last = number == len(self.asking.sides) - 1
            height = LINE if number else self._height(field)
            yield Row((name, Cell(Prompt(prompt)), Cell(BLANK, 3)), height, kept=not last)

    def _height(self, field: Field) -> float:
        if self.model in (Story, Analysis) or field.key == "summary":
            return PASSAGE
        return LINE if field.shape is Label and not field.many else TEXT

    def _within(self, field: Field) -> Iterator[Row]:
        """The rows of a part in a part, under its name; of several, each under its number."""
        for number in range(1, 1 + (ITEMS_WITHIN if field.many else 1)):
            helps = self.helps and number == 1
            name = name_of(self.model, field, self.asking, helps=helps)
            words = numbered(self.model, field, number, self.asking).text if field.many else name.text
            yield _head(replace(name, text=words, aside=needed(field.shape, self.asking)))
            yield from _Rows(field.shape, self.asking, helps=helps, item=True).of(asked(field.shape))

    def _line(self, name: Name) -> Row:
        return Row((Cell(name), Cell(BLANK, 4)), LINE)

    def _name(self, field: Field) -> Name:
        name = name_of(self.model, field, self.asking, helps=self.helps, item=self.item)
        return replace(name, remark=self.asking.say("paper.required")) if self.top and field.required else name
