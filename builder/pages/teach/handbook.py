"""The content of a case's papers in one language: takes a case, gives the blocks of its handout or its teacher's note.

Each lists its own sources. analysis/decision_point.py decides what the
handout may show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from string import ascii_uppercase

from builder.analysis.decision_point import CaseExcerpt
from builder.citation import reference
from builder.pages.html import prose
from builder.pages.html.elements import Html, join
from builder.pages.office.block import Block, Grid
from builder.pages.office.paragraphs import Kind, Paragraph, TextRun, numbers_in, with_numbers
from builder.pages.parts.amount import amount
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach import from_html
from builder.pages.teach.abstract import Abstract, abstracts, first_page_note, keyword_label, opening
from builder.pages.teach.exhibits import Numbered, cells, for_later, shares, with_handout
from builder.pages.teach.exhibits import heading as exhibit_heading
from builder.pages.teach.sheet import Sheet, credit, place, story_title
from builder.pages.teach.teacher import audience, handout_scope, missing_parts, note_sections
from builder.records import wording
from builder.records.model.record import BoardPanel, Teaching
from builder.records.model.values import Text

STYLES: dict[Kind, str] = {
    "text": "Normal",
    "bullet": "ListBullet",
    "number": "ListNumber",
    "heading": "Heading3",
    "note": "Note",
}


def student_paper(sheet: Sheet) -> tuple[Block | Grid, ...]:
    """Title and handout."""
    return (*_title(sheet), *_handout(sheet.of_kind("handout")))


def teacher_paper(sheet: Sheet) -> tuple[Block | Grid, ...]:
    """Title and teacher's note."""
    note = sheet.of_kind("teacher")
    return (*_title(sheet), *_with_sources(note.context, tuple(_note(note))))


def _title(sheet: Sheet) -> tuple[Block, ...]:
    return (
        Block("Title", from_html.plain(sheet.context.bare(sheet.case.title))),
        Block("Subtitle", from_html.plain(place(sheet.context))),
    )


def _handout(sheet: Sheet) -> tuple[Block | Grid, ...]:
    excerpt = sheet.excerpt
    if excerpt is None:
        return ()
    blocks = (
        *_part_heading(sheet),
        *_first_page(sheet),
        *_under_heading(sheet.context, "opening", _prose(opening(sheet))),
        *_story(sheet.context, excerpt),
        *_timeline(sheet.context, excerpt),
        *_figures(sheet.context, excerpt),
        *_decision(sheet.context, excerpt),
        *_under_heading(sheet.context, "questions", _numbered_list(sheet.context, excerpt.questions)),
        *_exhibits(sheet.context, "exhibits", with_handout(sheet)),
    )
    later = (Block("Note", from_html.plain(sheet.context.say("teach.later-sources"))),)
    return (*_with_sources(sheet.context, blocks), *(later if excerpt.leaves_sources_out else ()))


def _note(sheet: Sheet) -> Iterator[Block | Grid]:
    teaching = sheet.case.teaching
    if teaching is None:
        return
    yield from _part_heading(sheet)
    sections = list(note_sections(sheet, teaching))
    for section in sections:
        if section.body:
            yield Block("Heading2", from_html.plain(section.title))
            yield from _section(sheet, teaching, section)
    if missing := missing_parts(sheet.context, sections):
        yield Block("Note", from_html.plain(missing))
    yield from _exhibits(sheet.context, "later", for_later(sheet), lead="later-lead")


def _section(sheet: Sheet, teaching: Teaching, section: Section) -> Iterator[Block | Grid]:
    """The body of a section of the teacher's note; most are prose."""
    if section.id == "purpose":
        yield from _purpose(sheet.context, teaching)
    elif section.id == "plan":
        yield from _plan(sheet.context, teaching)
    elif section.id == "board":
        yield from _board(sheet.context, teaching.board)
    elif section.id == "background":
        yield from _prose(sheet.context.blocks(sheet.case.summary))
        if scope := handout_scope(sheet):
            yield Block("Note", from_html.plain(scope))
    elif section.id == "questions":
        yield from _questions(sheet.context, teaching)
    else:
        yield from _prose(section.body)


def _part_heading(sheet: Sheet) -> Iterator[Block]:
    yield Block("Heading1", from_html.plain(sheet.context.say(f"teach.{sheet.kind}")))
    yield Block("Note", from_html.plain(sheet.context.say(f"teach.lead.{sheet.kind}")))


def _first_page(sheet: Sheet) -> Iterator[Block]:
    """Abstract and keywords in two languages, and the note on what the case is."""
    teaching, context = sheet.case.teaching, sheet.context
    for abstract in abstracts(context, teaching) if teaching else ():
        if abstract.language == context.language:
            yield Block("Heading2", from_html.plain(context.say("teach.abstract")))
        else:
            yield Block("Heading3", _in(abstract.language, abstract.title))
        yield from (Block("Normal", _in(abstract.language, each.text)) for each in _abstract_paragraphs(abstract))
        if abstract.keywords:
            label = TextRun(keyword_label(abstract), abstract.language, bold=True)
            yield Block("Normal", Paragraph((label, TextRun(abstract.keywords, abstract.language))))
    if teaching and teaching.abstract:
        yield Block("Note", from_html.plain(first_page_note(context, teaching)))


def _abstract_paragraphs(abstract: Abstract) -> tuple[Paragraph, ...]:
    return from_html.paragraphs(prose.blocks(abstract.text))


def _in(language: str, text: str) -> Paragraph:
    """Plain text in a language that need not be that of the paper."""
    return Paragraph((TextRun(text, language),))


def _exhibits(
    context: RecordContext, key: str, numbered: Iterable[Numbered], *, lead: str = ""
) -> Iterator[Block | Grid]:
    """Exhibits under a heading (`teach.<key>`), each with its title, text, table and sources; empty without any."""
    blocks = [block for each in numbered for block in _exhibit(context, each)]
    note = [Block("Note", from_html.plain(context.say(f"teach.{lead}")))] if lead and blocks else []
    yield from _under_heading(context, key, [*note, *blocks])


def _exhibit(context: RecordContext, numbered: Numbered) -> Iterator[Block | Grid]:
    _, exhibit = numbered
    yield Block("Heading3", from_html.plain(exhibit_heading(context, numbered)))
    yield from _prose(context.blocks(exhibit.text)) if exhibit.text else ()
    if exhibit.rows:
        count = len(exhibit.rows[0].cells)
        rows = tuple(tuple(map(from_html.inline, cells(context, row))) for row in exhibit.rows)
        head = tuple(from_html.plain(context.bare(column)) for column in exhibit.columns)
        yield Grid(shares(count), head, rows)
    if exhibit.source:
        source = join((context.word("teach.exhibit-source"), context.marks(exhibit.source)))
        yield Block("Note", from_html.inline(source))


def _questions(context: RecordContext, teaching: Teaching) -> Iterator[Block]:
    """The questions, each with its analysis below it."""
    for number, (question, answer) in enumerate(zip_longest(teaching.questions, teaching.answers)):
        yield Block("ListNumber", from_html.inline(context.line(question), kind="number"), first=number == 0)
        yield from _prose(context.blocks(answer)) if answer else ()


def _board(context: RecordContext, panels: tuple[BoardPanel, ...]) -> Iterator[Block | Grid]:
    """The board as a table of one row, a column a part."""
    if panels:
        head = tuple(from_html.plain(context.bare(panel.title)) for panel in panels)
        row = tuple(from_html.inline(context.line(panel.text)) for panel in panels)
        yield Grid((1 / len(panels),) * len(panels), head, (row,))


def _story(context: RecordContext, excerpt: CaseExcerpt) -> Iterator[Block]:
    for name, text in excerpt.story.items():
        yield Block("Heading2", from_html.plain(story_title(context, name)))
        yield from _prose(context.blocks(text))


def _timeline(context: RecordContext, excerpt: CaseExcerpt) -> Iterator[Block | Grid]:
    rows = tuple(
        (from_html.plain(wording.period(event.date, context.language)), from_html.inline(context.line(event.text)))
        for event in excerpt.events
    )
    yield from _under_heading(context, "timeline", [Grid((0.24, 0.76), (), rows)] if rows else [])


def _figures(context: RecordContext, excerpt: CaseExcerpt) -> Iterator[Block | Grid]:
    rows = tuple(
        (
            from_html.inline(context.term("measures", fact.measure)),
            from_html.inline(join((amount(context, fact), context.marks(fact.source)))),
            from_html.plain(wording.period(fact.as_of, context.language)),
        )
        for fact in excerpt.facts
    )
    head = tuple(from_html.plain(context.say(f"teach.{key}")) for key in ("measure", "value", "as-of"))
    yield from _under_heading(context, "figures", [Grid((0.45, 0.35, 0.2), head, rows)] if rows else [])


def _decision(context: RecordContext, excerpt: CaseExcerpt) -> Iterator[Block]:
    decision = excerpt.decision
    when = wording.period(decision.when, context.language) if decision.when else ""
    yield Block("Heading2", from_html.plain(context.say("teach.decision")))
    who = wording.sentence(context.bare(decision.who))
    yield Block("Who", from_html.plain(context.say("wording.then").join(filter(None, (who, when)))))
    yield from (Block("Decision", paragraph) for paragraph in from_html.paragraphs(context.blocks(excerpt.question)))
    if decision.constructed == "yes":
        yield Block("Note", from_html.plain(context.say("teach.constructed")))
    for number, option in enumerate(excerpt.options):
        letter = TextRun(f"{ascii_uppercase[number]}. ", bold=True)
        yield Block("Normal", Paragraph((letter, *from_html.inline(context.line(option)).runs)))


def _purpose(context: RecordContext, teaching: Teaching) -> Iterator[Block | Grid]:
    duration = context.say("case.teaching.minutes", count=teaching.minutes) if teaching.minutes else ""
    courses = context.say("wording.comma").join(map(context.bare, teaching.courses))
    pairs = (("for", audience(context, teaching)), ("courses", courses), ("length", duration))
    rows = tuple(
        (from_html.plain(context.say(f"teach.{key}")), from_html.plain(value)) for key, value in pairs if value
    )
    if rows:
        yield Grid((0.24, 0.76), (), rows)
    if teaching.objectives:
        yield Block("Heading3", from_html.plain(context.say("teach.objectives")))
        yield from _numbered_list(context, teaching.objectives)


def _plan(context: RecordContext, teaching: Teaching) -> Iterator[Block | Grid]:
    """Before, in and after the class."""
    yield from _named(context, "before_class", teaching.before_class)
    if teaching.before_class or teaching.after_class:
        yield Block("Heading3", from_html.plain(context.say("teach.in_class")))
    rows = tuple(
        (from_html.plain(str(stage.minutes)), from_html.inline(context.line(stage.text))) for stage in teaching.plan
    )
    head = tuple(from_html.plain(context.say(f"teach.plan-{key}")) for key in ("minutes", "what"))
    yield Grid((0.13, 0.87), head, rows)
    yield from _named(context, "after_class", teaching.after_class)


def _named(context: RecordContext, key: str, text: Text | None) -> Iterator[Block]:
    """A text under a small heading; empty without one."""
    if text:
        yield Block("Heading3", from_html.plain(context.say(f"teach.{key}")))
        yield from _prose(context.blocks(text))


def _with_sources(context: RecordContext, blocks: tuple[Block | Grid, ...]) -> tuple[Block | Grid, ...]:
    """A part of the paper with its citations numbered and its sources listed at the end; empty for an empty part."""
    numbers = numbers_in(blocks, context.library.sources)
    return (*with_numbers(blocks, numbers), *_source_list(context, numbers)) if blocks else ()


def _source_list(context: RecordContext, keys: Iterable[str]) -> Iterator[Block]:
    """The sources that were cited, by their numbers, and whose work it is."""
    sources = [context.library.sources[key] for key in keys]
    if sources:
        yield Block("Heading2", from_html.plain(context.say("teach.sources")))
    for number, declared in enumerate(sources):
        parts = reference.line(declared.source, context.language)
        runs = tuple(TextRun(part.text, part.language, italic=part.work) for part in parts)
        yield Block("Source", Paragraph(runs, "number"), first=number == 0)
    yield Block("Note", from_html.plain(credit(context)))


def _numbered_list(context: RecordContext, texts: tuple[Text, ...]) -> Iterator[Block]:
    for number, text in enumerate(texts):
        yield Block("ListNumber", from_html.inline(context.line(text), kind="number"), first=number == 0)


def _prose(html: Html) -> Iterator[Block]:
    previous = ""
    for paragraph in from_html.paragraphs(html):
        yield Block(STYLES[paragraph.kind], paragraph, first=paragraph.kind == "number" != previous)
        previous = paragraph.kind


def _under_heading(context: RecordContext, key: str, blocks: Iterable[Block | Grid]) -> Iterator[Block | Grid]:
    """Blocks under a heading (`teach.<key>`); empty without blocks."""
    body = list(blocks)
    if body:
        yield Block("Heading2", from_html.plain(context.say(f"teach.{key}")))
    yield from body
