"""The paper of a case in one language, not yet set: takes a case, gives the blocks of its handout and teacher's note.

Each part has its own sources, so that it can be handed out alone. What the handout may tell is the rule of
analysis/decision_point.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.analysis.decision_point import Before
from builder.citation import reference
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, join
from builder.pages.parts.amount import amount
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach import from_html
from builder.pages.teach.office.block import Block, Grid
from builder.pages.teach.office.paragraphs import Kind, Paragraph, TextRun, numbers_in, with_numbers
from builder.pages.teach.sheet import Sheet, credit, offered, place, sheet
from builder.pages.teach.teacher import audience, held_back, lacking, parts
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Teaching
from builder.records.model.values import Text

STYLES: dict[Kind, str] = {
    "text": "Normal",
    "bullet": "ListBullet",
    "number": "ListNumber",
    "heading": "Heading3",
    "note": "Note",
}


def handbook(entry: Entry, edition: Edition) -> tuple[Block | Grid, ...]:
    """Title, handout and note."""
    first, note = (sheet(kind, entry, edition) for kind in ("handout", "teacher"))
    handout = _handout(first) if "handout" in offered(entry) else ()
    return (
        Block("Title", from_html.plain(first.context.bare(entry.record.title))),
        Block("Subtitle", from_html.plain(place(first.context))),
        *handout,
        *_with_sources(note.context, tuple(_note(note, alone=not handout))),
    )


def _handout(one: Sheet) -> tuple[Block | Grid, ...]:
    known, teaching = one.known, one.case.teaching
    if known is None or teaching is None:
        return ()
    made = (
        *_named_part(one, new_page=False),
        *_story(one.context, known),
        *_timeline(one.context, known),
        *_figures(one.context, known),
        *_decision(one.context, known),
        *_titled(one.context, "questions", _numbered(one.context, teaching.questions)),
    )
    return _with_sources(one.context, made)


def _note(one: Sheet, *, alone: bool) -> Iterator[Block | Grid]:
    teaching = one.case.teaching
    if teaching is None:
        return
    yield from _named_part(one, new_page=not alone)
    sections = list(parts(one, teaching))
    for section in sections:
        if section.body:
            yield Block("Heading2", from_html.plain(section.title))
            yield from _section(one, teaching, section)
    if said := lacking(one.context, sections):
        yield Block("Note", from_html.plain(said))


def _section(one: Sheet, teaching: Teaching, section: Section) -> Iterator[Block | Grid]:
    """A part of the teacher's note; most are prose."""
    if section.id == "purpose":
        yield from _purpose(one.context, teaching)
    elif section.id == "plan":
        yield _plan(one.context, teaching)
    elif section.id == "background":
        yield from _prose(one.context.blocks(one.case.summary))
        told = held_back(one)
        yield from (Block("Note", from_html.plain(said)) for said in (told,) if said)
    elif section.id == "questions":
        yield from _numbered(one.context, teaching.questions)
    else:
        yield from _prose(section.body)


def _named_part(one: Sheet, *, new_page: bool) -> Iterator[Block]:
    yield Block("Heading1", from_html.plain(one.context.say(f"teach.{one.kind}")), new_page=new_page)
    yield Block("Note", from_html.plain(one.context.say(f"teach.lead.{one.kind}")))


def _story(context: RecordContext, known: Before) -> Iterator[Block]:
    for name, text in known.story.items():
        yield Block("Heading2", from_html.plain(context.say(f"case.story.{name}")))
        yield from _prose(context.blocks(text))


def _timeline(context: RecordContext, known: Before) -> Iterator[Block | Grid]:
    rows = tuple(
        (from_html.plain(wording.period(event.date, context.language)), from_html.one(context.line(event.text)))
        for event in known.events
    )
    yield from _titled(context, "timeline", [Grid((0.24, 0.76), (), rows)] if rows else [])


def _figures(context: RecordContext, known: Before) -> Iterator[Block | Grid]:
    rows = tuple(
        (
            from_html.one(context.term("measures", fact.measure)),
            from_html.one(join((amount(context, fact), context.marks(fact.source)))),
            from_html.plain(wording.period(fact.as_of, context.language)),
        )
        for fact in known.facts
    )
    head = tuple(from_html.plain(context.say(f"teach.{key}")) for key in ("measure", "value", "as-of"))
    yield from _titled(context, "figures", [Grid((0.45, 0.35, 0.2), head, rows)] if rows else [])


def _decision(context: RecordContext, known: Before) -> Iterator[Block]:
    one = known.decision
    when = wording.period(one.when, context.language) if one.when else ""
    yield Block("Heading2", from_html.plain(context.say("teach.decision")))
    who = wording.sentence(context.bare(one.who))
    yield Block("Who", from_html.plain(context.say("wording.then").join(filter(None, (who, when)))))
    yield from (Block("Decision", part) for part in from_html.paragraphs(context.blocks(one.question)))
    if one.constructed == "yes":
        yield Block("Note", from_html.plain(context.say("teach.constructed")))


def _purpose(context: RecordContext, teaching: Teaching) -> Iterator[Block | Grid]:
    length = context.say("case.teaching.minutes", count=teaching.minutes) if teaching.minutes else ""
    pairs = (("for", audience(context, teaching)), ("length", length))
    rows = tuple((from_html.plain(context.say(f"teach.{key}")), from_html.plain(said)) for key, said in pairs if said)
    if rows:
        yield Grid((0.24, 0.76), (), rows)
    if teaching.objectives:
        yield Block("Heading3", from_html.plain(context.say("teach.objectives")))
        yield from _numbered(context, teaching.objectives)


def _plan(context: RecordContext, teaching: Teaching) -> Grid:
    rows = tuple(
        (from_html.plain(str(stage.minutes)), from_html.one(context.line(stage.text))) for stage in teaching.plan
    )
    head = tuple(from_html.plain(context.say(f"teach.plan-{key}")) for key in ("minutes", "what"))
    return Grid((0.13, 0.87), head, rows)


def _with_sources(context: RecordContext, part: tuple[Block | Grid, ...]) -> tuple[Block | Grid, ...]:
    """A part of the paper with its sources numbered and listed at its end; nothing for an empty one."""
    numbers = numbers_in(part, context.library.sources)
    return (*with_numbers(part, numbers), *_end(context, numbers)) if part else ()


def _end(context: RecordContext, keys: Iterable[str]) -> Iterator[Block]:
    """The sources that were cited, by their numbers, and whose work it is."""
    found = [context.library.sources[key] for key in keys]
    if found:
        yield Block("Heading2", from_html.plain(context.say("teach.sources")))
    for number, declared in enumerate(found):
        shown = reference.line(declared.source, context.language)
        runs = tuple(TextRun(part.text, part.language, italic=part.work) for part in shown)
        yield Block("Source", Paragraph(runs, "number"), first=number == 0)
    yield Block("Note", from_html.plain(credit(context)))


def _numbered(context: RecordContext, texts: tuple[Text, ...]) -> Iterator[Block]:
    for number, text in enumerate(texts):
        yield Block("ListNumber", from_html.one(context.line(text), kind="number"), first=number == 0)


def _prose(html: Html) -> Iterator[Block]:
    last = ""
    for part in from_html.paragraphs(html):
        yield Block(STYLES[part.kind], part, first=part.kind == "number" != last)
        last = part.kind


def _titled(context: RecordContext, key: str, blocks: Iterable[Block | Grid]) -> Iterator[Block | Grid]:
    """Blocks under the heading of their key; nothing for none."""
    found = list(blocks)
    if found:
        yield Block("Heading2", from_html.plain(context.say(f"teach.{key}")))
    yield from found
