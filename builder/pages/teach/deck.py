"""The content of a case's slides in one language: takes a case, gives the text and the notes of each slide.

Up to the decision the slides show no more than the student handout (analysis/decision_point.py). A text too long for
a slide continues on the next one; nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase

from builder.analysis.decision_point import CaseExcerpt
from builder.citation import reference
from builder.language.words import words
from builder.pages.html.elements import Html, join
from builder.pages.office.measure import TextBox, even_groups, fit_paragraphs
from builder.pages.office.paragraphs import Paragraph, TextRun, numbers_in, with_numbers
from builder.pages.office.slide import CELL_SIZES, HEIGHT, WIDTH, Slide, SlideTable, row_height
from builder.pages.parts.amount import amount
from builder.pages.record_context import RecordContext
from builder.pages.teach import from_html
from builder.pages.teach.abstract import opening
from builder.pages.teach.exhibits import Numbered, cells, for_later, heading, shares, with_handout
from builder.pages.teach.sheet import Sheet, credit, place, story_title
from builder.pages.teach.teacher import audience, handout_scope, missing_parts, note_sections
from builder.records import wording
from builder.records.model.record import Dimension, Teaching
from builder.records.model.values import Text

TEXT_BOXES = (TextBox(WIDTH, HEIGHT, 24, indent=22.5), TextBox(WIDTH, HEIGHT, 20, indent=22.5))
"""Text boxes to try in order: large type where everything fits, else the smaller."""
NOTE_BOXES = (TextBox(WIDTH, HEIGHT, 14, spacing=5), TextBox(WIDTH, HEIGHT, 12, spacing=5))
QUESTION_BOXES = (TextBox(WIDTH, 285, 32), TextBox(WIDTH, 285, 24))


def deck(sheet: Sheet) -> tuple[Slide, ...]:
    """The slides from title to sources."""
    teaching = sheet.case.teaching
    if teaching is None:
        raise ValueError(f"{sheet.context.entry.reference} has no teaching")
    slides = (
        *_title(sheet, teaching),
        *(_story(sheet, sheet.excerpt) if sheet.excerpt else ()),
        *_questions(sheet, teaching),
        *_model(sheet),
        *_figures(sheet),
        *_exhibits(sheet.context, for_later(sheet)),
        *_follow_up(sheet.context, teaching),
    )
    numbers = numbers_in(slides, sheet.context.library.sources)
    return (*with_numbers(slides, numbers), *_sources(sheet.context, numbers))


def with_language_note(context: RecordContext, slides: tuple[Slide, ...], second: str) -> tuple[Slide, ...]:
    """The slides with a note on the first one that the file also has them in a second language."""
    first, other = (words(context.language).name_of(code) for code in (context.language, second))
    usage = from_html.plain(context.say("teach.slide.use", first=first, second=other))
    return (replace(slides[0], notes=(usage, *slides[0].notes)), *slides[1:])


def _title(sheet: Sheet, teaching: Teaching) -> Iterator[Slide]:
    context = sheet.context
    duration = context.say("teach.minutes", count=teaching.minutes) if teaching.minutes else ""
    audience_line = context.say("teach.audience", audience=audience(context, teaching)) if teaching.audience else ""
    remarks = (audience_line, duration, handout_scope(sheet))
    objectives = tuple(from_html.inline(context.line(text), kind="number") for text in teaching.objectives)
    notes = (*_under_heading(context, "objectives", objectives), *map(from_html.plain, filter(None, remarks)))
    title = context.bare(context.record.title)
    yield Slide("title", title, (from_html.plain(place(context)),), small=credit(context), notes=notes)


def _story(sheet: Sheet, excerpt: CaseExcerpt) -> Iterator[Slide]:
    """The opening; one text per part of the story: all its sentences, or the first of each paragraph where they do not
    fit on a slide. Then the events, the exhibits of the handout and the decision."""
    context = sheet.context
    yield from _text_slides(context, context.say("teach.opening"), from_html.paragraphs(opening(sheet)), notes=())
    for name, text in excerpt.story.items():
        paragraphs = from_html.paragraphs(context.blocks(text))
        notes = (from_html.plain(context.say("teach.slide.notes"), bold=True), *paragraphs)
        sentences = from_html.bullets(paragraphs, all_sentences=True)
        fits = sum(map(TEXT_BOXES[0].height_of, sentences)) <= HEIGHT
        bullets = sentences if fits else from_html.bullets(paragraphs, all_sentences=False)
        yield from _text_slides(context, story_title(context, name), bullets, notes=notes)
    events = [
        (from_html.plain(wording.period(event.date, context.language)), from_html.inline(context.line(event.text)))
        for event in excerpt.events
    ]
    yield from _table_slides(context, context.say("teach.timeline"), SlideTable((0.24, 0.76), (), tuple(events)))
    yield from _exhibits(context, with_handout(sheet))
    yield from _decision(context, excerpt)


def _exhibits(context: RecordContext, numbered: Iterable[Numbered]) -> Iterator[Slide]:
    """The text of each exhibit, then its table."""
    for number, exhibit in numbered:
        title = heading(context, (number, exhibit))
        sources = (from_html.inline(context.marks(exhibit.source)),) if exhibit.source else ()
        text = from_html.paragraphs(context.blocks(exhibit.text)) if exhibit.text else ()
        yield from _text_slides(context, title, text, notes=sources)
        rows = tuple(tuple(map(from_html.inline, cells(context, row))) for row in exhibit.rows)
        head = tuple(from_html.plain(context.bare(column)) for column in exhibit.columns)
        if rows:
            yield from _table_slides(context, title, SlideTable(shares(len(rows[0])), head, rows), notes=sources)


def _decision(context: RecordContext, excerpt: CaseExcerpt) -> Iterator[Slide]:
    decision = excerpt.decision
    when = wording.period(decision.when, context.language) if decision.when else ""
    small = context.say("wording.then").join(filter(None, (wording.sentence(context.bare(decision.who)), when)))
    teaching = excerpt.case.teaching
    notes = _named_text(context, teaching, "approach") if teaching else ()
    if decision.constructed == "yes":
        notes = (from_html.plain(context.say("teach.constructed")), *notes)
    letters = (f"{ascii_uppercase[number]}. " for number in range(len(excerpt.options)))
    options = (
        Paragraph((TextRun(letter, bold=True), *from_html.inline(context.line(option)).runs))
        for letter, option in zip(letters, excerpt.options, strict=True)
    )
    body = (*from_html.paragraphs(context.blocks(excerpt.question)), *options)
    box, groups = fit_paragraphs(body, QUESTION_BOXES)
    for number, group in enumerate(groups, start=1):
        title, size = _title_at(context.say("teach.decision"), number, context), _size(box, QUESTION_BOXES)
        yield Slide("decision", title, group, small=small, size=size, notes=notes if number == 1 else ())


def _questions(sheet: Sheet, teaching: Teaching) -> Iterator[Slide]:
    context = sheet.context
    questions = [from_html.inline(context.line(text), kind="number") for text in teaching.questions]
    plan = [
        Paragraph(
            (
                TextRun(
                    context.say("teach.slide.plan-line", minutes=stage.minutes) + context.say("wording.then"), bold=True
                ),
                *from_html.inline(context.line(stage.text)).runs,
            ),
            "bullet",
        )
        for stage in teaching.plan
    ]
    theory, points = _named_text(context, teaching, "theory"), _named_text(context, teaching, "key_points")
    missing = missing_parts(context, note_sections(sheet, teaching))
    notes = (
        *_answers(context, teaching),
        *theory,
        *points,
        *_under_heading(context, "plan", plan),
        *((from_html.plain(missing),) if missing else ()),
    )
    yield from _text_slides(context, context.say("teach.questions"), questions, notes=notes)


def _answers(context: RecordContext, teaching: Teaching) -> Iterator[Paragraph]:
    """What a good answer has in it, by the number of the question."""
    for number, answer in enumerate(teaching.answers, start=1):
        for paragraph in from_html.paragraphs(context.blocks(answer)):
            yield replace(paragraph, runs=(TextRun(f"{number}. ", bold=True), *paragraph.runs))


def _model(sheet: Sheet) -> Iterator[Slide]:
    context, by_dimension = sheet.context, dict[str, list[Dimension]]()
    for line in sheet.case.model:
        by_dimension.setdefault(context.bare_term("dimensions", line.dimension), []).append(line)
    readings = {name: _readings(context, lines) for name, lines in by_dimension.items()}
    rows = tuple((from_html.plain(name), from_html.inline(html)) for name, html in readings.items())
    notes = tuple(
        Paragraph(
            (TextRun(name + context.say("wording.then"), bold=True), *from_html.inline(context.line(line.note)).runs)
        )
        for name, lines in by_dimension.items()
        for line in lines
        if line.note
    )
    yield from _table_slides(context, context.say("teach.model"), SlideTable((0.3, 0.7), (), rows), notes=notes)


def _readings(context: RecordContext, lines: Iterable[Dimension]) -> Html:
    """The readings of one dimension, each with its citations; differing readings are joined."""
    readings = (join((context.dimension_terms(line), context.marks(line.source))) for line in lines)
    return join(readings, context.say("case.between-values"))


def _figures(sheet: Sheet) -> Iterator[Slide]:
    context = sheet.context
    rows = [
        (
            from_html.inline(context.term("measures", fact.measure)),
            from_html.inline(join((amount(context, fact), context.marks(fact.source)))),
            from_html.plain(wording.period(fact.as_of, context.language)),
            from_html.inline(context.line(fact.note)) if fact.note else Paragraph(()),
        )
        for fact in sheet.case.facts
    ]
    head = tuple(from_html.plain(context.say(key)) for key in FIGURE_COLUMNS)
    table = SlideTable((0.24, 0.2, 0.16, 0.4), head, tuple(rows))
    yield from _table_slides(context, context.say("teach.figures"), table)


FIGURE_COLUMNS = ("teach.measure", "teach.value", "teach.as-of", "case.figures.note")


def _follow_up(context: RecordContext, teaching: Teaching) -> Iterator[Slide]:
    if teaching.follow_up:
        yield from _text_slides(
            context, context.say("teach.follow_up"), from_html.paragraphs(context.blocks(teaching.follow_up)), notes=()
        )


def _sources(context: RecordContext, numbers: Mapping[str, int]) -> Iterator[Slide]:
    lines = {key: reference.line(context.library.sources[key].source, context.language) for key in numbers}
    references = [Paragraph((TextRun(f"[{number}] "), *_reference_runs(lines[key]))) for key, number in numbers.items()]
    box, groups = fit_paragraphs(references, NOTE_BOXES)
    for number, group in enumerate(groups if references else (), start=1):
        yield Slide("text", _title_at(context.say("teach.sources"), number, context), group, size=box.size)


def _reference_runs(parts: Iterable[reference.ReferencePart]) -> tuple[TextRun, ...]:
    return tuple(TextRun(part.text, part.language, italic=part.work) for part in parts)


def _text_slides(
    context: RecordContext, title: str, body: Sequence[Paragraph], *, notes: tuple[Paragraph, ...]
) -> Iterator[Slide]:
    """Text slides; a numbered list continues across them. Only the first slide has the notes."""
    start, (box, groups) = 1, fit_paragraphs(body, TEXT_BOXES)
    for number, group in enumerate(groups if body else (), start=1):
        heading, size = _title_at(title, number, context), _size(box, TEXT_BOXES)
        yield Slide("text", heading, group, size=size, start=start, notes=notes if number == 1 else ())
        start += len(group)


def _table_slides(
    context: RecordContext, title: str, table: SlideTable, *, notes: tuple[Paragraph, ...] = ()
) -> Iterator[Slide]:
    """Table slides, each with the head row, in the largest type at which the table fits on one slide."""
    head = [table.head] if table.head else []
    rows = [*head, *table.rows]
    size = next((size for size in CELL_SIZES if _rows_height(rows, table, size) <= HEIGHT), CELL_SIZES[-1])
    heights = [row_height(row, table.widths, size) for row in table.rows]
    groups = even_groups(heights, HEIGHT - _rows_height(head, table, size)) if heights else ()
    for number, indexes in enumerate(groups, start=1):
        part = SlideTable(table.widths, table.head, tuple(table.rows[index] for index in indexes))
        heading = _title_at(title, number, context)
        yield Slide("table", heading, table=part, size=size, notes=notes if number == 1 else ())


def _rows_height(rows: Iterable[Sequence[Paragraph]], table: SlideTable, size: float) -> float:
    return sum(row_height(row, table.widths, size) for row in rows)


def _size(box: TextBox, boxes: Sequence[TextBox]) -> float | None:
    """The type size in points; None for the first box, whose size is the layout's."""
    return None if box is boxes[0] else box.size


def _title_at(title: str, number: int, context: RecordContext) -> str:
    return title if number == 1 else context.say("teach.slide.continued", title=title, number=number)


def _named_text(context: RecordContext, teaching: Teaching, key: str) -> tuple[Paragraph, ...]:
    text: Text | None = getattr(teaching, key)
    return _under_heading(context, key, from_html.paragraphs(context.blocks(text))) if text else ()


def _under_heading(context: RecordContext, key: str, body: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Paragraphs under a bold heading; empty without paragraphs."""
    paragraphs = tuple(body)
    return (from_html.plain(context.say(f"teach.{key}"), bold=True), *paragraphs) if paragraphs else ()
