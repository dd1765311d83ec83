"""The slides of a case in one language, not yet drawn: takes a case, gives what stands on each and in its notes.

Up to the decision the slides tell no more than the student handout (analysis/decision_point.py). A text too long for
a slide goes on to the next one; nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.analysis.decision_point import Before
from builder.citation import reference
from builder.language.words import words
from builder.pages.html.elements import Html, join
from builder.pages.parts.amount import amount
from builder.pages.record_context import RecordContext
from builder.pages.teach import from_html
from builder.pages.teach.office.measure import TextBox, lots, set_in
from builder.pages.teach.office.paragraphs import Paragraph, TextRun, numbers_in, with_numbers
from builder.pages.teach.office.slide import CELL_SIZES, HEIGHT, WIDTH, Slide, SlideTable, row_height
from builder.pages.teach.sheet import Sheet, credit, place
from builder.pages.teach.teacher import audience, held_back, lacking, parts
from builder.records import wording
from builder.records.model.record import Dimension, Teaching
from builder.records.model.values import Text

TEXT = (TextBox(WIDTH, HEIGHT, 24, indent=22.5), TextBox(WIDTH, HEIGHT, 20, indent=22.5))
"""Large type where it holds all, else the smaller."""
NOTES = (TextBox(WIDTH, HEIGHT, 14, between=5), TextBox(WIDTH, HEIGHT, 12, between=5))
QUESTION = (TextBox(WIDTH, 285, 32), TextBox(WIDTH, 285, 24))


def deck(one: Sheet) -> tuple[Slide, ...]:
    """The slides from title to sources."""
    teaching = one.case.teaching
    if teaching is None:
        raise ValueError(f"{one.context.entry.reference} has no teaching")
    made = (
        *_title(one, teaching),
        *(_told(one.context, one.known) if one.known else ()),
        *_questions(one, teaching),
        *_model(one),
        *_figures(one),
        *_follow_up(one.context, teaching),
    )
    numbers = numbers_in(made, one.context.library.sources)
    return (*with_numbers(made, numbers), *_sources(one.context, numbers))


def with_second(context: RecordContext, slides: tuple[Slide, ...], second: str) -> tuple[Slide, ...]:
    """The slides with a word in the first notes on the second language in which they stand in the file."""
    first, other = (words(context.language).name_of(code) for code in (context.language, second))
    said = from_html.plain(context.say("teach.slide.use", first=first, second=other))
    return (replace(slides[0], notes=(said, *slides[0].notes)), *slides[1:])


def _title(one: Sheet, teaching: Teaching) -> Iterator[Slide]:
    context = one.context
    length = context.say("teach.minutes", count=teaching.minutes) if teaching.minutes else ""
    whom = context.say("teach.audience", audience=audience(context, teaching)) if teaching.audience else ""
    said = (whom, length, held_back(one))
    aims = tuple(from_html.one(context.line(text), kind="number") for text in teaching.objectives)
    notes = (*_named(context, "objectives", aims), *map(from_html.plain, filter(None, said)))
    title = context.bare(context.record.title)
    yield Slide("title", title, (from_html.plain(place(context)),), small=credit(context), notes=notes)


def _told(context: RecordContext, known: Before) -> Iterator[Slide]:
    """A slide for each part of the story: its sentences or, of a long one, the first of each paragraph. Then the events
    and the decision."""
    for name, text in known.story.items():
        whole = from_html.paragraphs(context.blocks(text))
        notes = (from_html.plain(context.say("teach.slide.notes"), bold=True), *whole)
        every = from_html.points(whole, every=True)
        fits = sum(map(TEXT[0].tall, every)) <= HEIGHT
        shown = every if fits else from_html.points(whole, every=False)
        yield from _text(context, context.say(f"case.story.{name}"), shown, notes=notes)
    events = [
        (from_html.plain(wording.period(event.date, context.language)), from_html.one(context.line(event.text)))
        for event in known.events
    ]
    yield from _table(context, context.say("teach.timeline"), SlideTable((0.24, 0.76), (), tuple(events)))
    yield from _decision(context, known)


def _decision(context: RecordContext, known: Before) -> Iterator[Slide]:
    one = known.decision
    when = wording.period(one.when, context.language) if one.when else ""
    who = context.say("wording.then").join(filter(None, (wording.sentence(context.bare(one.who)), when)))
    teaching = known.case.teaching
    notes = _noted(context, teaching, "approach") if teaching else ()
    if one.constructed == "yes":
        notes = (from_html.plain(context.say("teach.constructed")), *notes)
    box, lots_ = set_in(from_html.paragraphs(context.blocks(one.question)), QUESTION)
    for number, lot in enumerate(lots_, start=1):
        title = _numbered(context.say("teach.decision"), number, context)
        yield Slide("decision", title, lot, small=who, size=_own(box, QUESTION), notes=notes if number == 1 else ())


def _questions(one: Sheet, teaching: Teaching) -> Iterator[Slide]:
    context = one.context
    asked = [from_html.one(context.line(text), kind="number") for text in teaching.questions]
    plan = [
        Paragraph(
            (
                TextRun(
                    context.say("teach.slide.plan-line", minutes=stage.minutes) + context.say("wording.then"), bold=True
                ),
                *from_html.one(context.line(stage.text)).runs,
            ),
            "bullet",
        )
        for stage in teaching.plan
    ]
    theory, points = _noted(context, teaching, "theory"), _noted(context, teaching, "key_points")
    lacks = lacking(context, parts(one, teaching))
    notes = (*theory, *points, *_named(context, "plan", plan), *((from_html.plain(lacks),) if lacks else ()))
    yield from _text(context, context.say("teach.questions"), asked, notes=notes)


def _model(one: Sheet) -> Iterator[Slide]:
    context, found = one.context, dict[str, list[Dimension]]()
    for line in one.case.model:
        found.setdefault(context.bare_term("dimensions", line.dimension), []).append(line)
    rows = tuple((from_html.plain(name), from_html.one(_readings(context, lines))) for name, lines in found.items())
    notes = tuple(
        Paragraph(
            (TextRun(name + context.say("wording.then"), bold=True), *from_html.one(context.line(line.note)).runs)
        )
        for name, lines in found.items()
        for line in lines
        if line.note
    )
    yield from _table(context, context.say("teach.model"), SlideTable((0.3, 0.7), (), rows), notes=notes)


def _readings(context: RecordContext, lines: Iterable[Dimension]) -> Html:
    """What the sources say of one dimension, each with its numbers; those that differ stand one after the other."""
    readings = (join((context.dimension_terms(line), context.marks(line.source))) for line in lines)
    return join(readings, context.say("case.between-values"))


def _figures(one: Sheet) -> Iterator[Slide]:
    context = one.context
    rows = [
        (
            from_html.one(context.term("measures", fact.measure)),
            from_html.one(join((amount(context, fact), context.marks(fact.source)))),
            from_html.plain(wording.period(fact.as_of, context.language)),
            from_html.one(context.line(fact.note)) if fact.note else Paragraph(()),
        )
        for fact in one.case.facts
    ]
    head = tuple(from_html.plain(context.say(key)) for key in HEAD)
    yield from _table(context, context.say("teach.figures"), SlideTable((0.24, 0.2, 0.16, 0.4), head, tuple(rows)))


HEAD = ("teach.measure", "teach.value", "teach.as-of", "case.figures.note")


def _follow_up(context: RecordContext, teaching: Teaching) -> Iterator[Slide]:
    if teaching.follow_up:
        yield from _text(
            context, context.say("teach.follow_up"), from_html.paragraphs(context.blocks(teaching.follow_up)), notes=()
        )


def _sources(context: RecordContext, numbers: Mapping[str, int]) -> Iterator[Slide]:
    told = [
        Paragraph(
            (TextRun(f"[{number}] "), *_line(reference.line(context.library.sources[key].source, context.language)))
        )
        for key, number in numbers.items()
    ]
    box, lots_ = set_in(told, NOTES)
    for number, lot in enumerate(lots_ if told else (), start=1):
        yield Slide("text", _numbered(context.say("teach.sources"), number, context), lot, size=box.size)


def _line(shown: Iterable[reference.ReferencePart]) -> tuple[TextRun, ...]:
    return tuple(TextRun(part.text, part.language, italic=part.work) for part in shown)


def _text(
    context: RecordContext, title: str, body: Sequence[Paragraph], *, notes: tuple[Paragraph, ...]
) -> Iterator[Slide]:
    """Slides of text; numbered lists go on over them. Only the first has the notes."""
    start, (box, lots_) = 1, set_in(body, TEXT)
    for number, lot in enumerate(lots_ if body else (), start=1):
        told = notes if number == 1 else ()
        yield Slide("text", _numbered(title, number, context), lot, notes=told, size=_own(box, TEXT), start=start)
        start += len(lot)


def _table(
    context: RecordContext, title: str, table: SlideTable, *, notes: tuple[Paragraph, ...] = ()
) -> Iterator[Slide]:
    """Slides of a table, its head on each, in the largest type that holds it whole."""
    head = [table.head] if table.head else []
    size = next((size for size in CELL_SIZES if _height([*head, *table.rows], table, size) <= HEIGHT), CELL_SIZES[-1])
    heights = [row_height(row, table.widths, size) for row in table.rows]
    for number, lot in enumerate(lots(heights, HEIGHT - _height(head, table, size)) if heights else (), start=1):
        part = SlideTable(table.widths, table.head, tuple(table.rows[at] for at in lot))
        shown = _numbered(title, number, context)
        yield Slide("table", shown, table=part, size=size, notes=notes if number == 1 else ())


def _height(rows: Iterable[Sequence[Paragraph]], table: SlideTable, size: float) -> float:
    return sum(row_height(row, table.widths, size) for row in rows)


def _own(box: TextBox, boxes: Sequence[TextBox]) -> float | None:
    """The size of type that a slide has to name: any but the layout's, which is the first."""
    return None if box is boxes[0] else box.size


def _numbered(title: str, number: int, context: RecordContext) -> str:
    return title if number == 1 else context.say("teach.slide.continued", title=title, number=number)


def _noted(context: RecordContext, teaching: Teaching, key: str) -> tuple[Paragraph, ...]:
    text: Text | None = getattr(teaching, key)
    return _named(context, key, from_html.paragraphs(context.blocks(text))) if text else ()


def _named(context: RecordContext, key: str, found: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Paragraphs under their name; nothing for none."""
    shown = tuple(found)
    return (from_html.plain(context.say(f"teach.{key}"), bold=True), *shown) if shown else ()
