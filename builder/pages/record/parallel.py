"""Two languages side by side. Takes a record, gives a page that has its texts paragraph by paragraph in both.

The language of the edition comes first. Where the two versions have as many paragraphs they are paired one by one,
else the whole texts stand beside each other: a wrong pair would be worse than a long one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.citation.reference import known
from builder.language.languages import LANGUAGES, counterpart, same_language
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.citations import numbered, numbers_of
from builder.pages.html.elements import NOTHING, Html, dated_period, el, escape, join, lines, link
from builder.pages.html.top_level import top_level
from builder.pages.page import Page
from builder.pages.parts import references
from builder.pages.parts.section import Section, contents, rendered
from builder.pages.record.outline import ANALYSIS, STORY, outline, parts_of
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.values import Text
from builder.records.wording import sentence

BELOW = "parallel/"


@dataclass(frozen=True)
class Sides:
    """The record for a reader of either language, on one page: they share the numbers of the sources."""

    own: RecordContext
    other: RecordContext


Pairs = Iterator[tuple[Html, Text]]
"""Texts, each with its heading; an empty one where it goes on from the text before."""


def view(edition: Edition) -> Iterator[Page]:
    """The page of every record, where the base has a second language."""
    if other := counterpart(edition.language, edition.library.languages):
        yield from (page(entry, edition, other) for entry in edition.library.entries)


def page(entry: Entry, edition: Edition, other: str) -> Page:
    """The page of a record. other: the language that stands beside that of the edition."""
    own = RecordContext(entry, edition, BELOW)
    sides = Sides(own, replace(own, edition=replace(edition, language=other)))
    title, say = own.bare(entry.record.title), words(edition.language)
    name = say.of_language("parallel.title", other, title=title)
    lead = _pair(sides, entry.record.summary, kind="cb-lead")
    sections = [section for section in _sections(sides) if section.body]
    numbers = numbers_of((lead, *(section.body for section in sections)), edition.library.sources)
    back = link(own.to(entry.address), own.word("parallel.back"))
    top = lines(
        el("p", back, class_="cb-crumbs"),
        el("h1", escape(name)),
        lead,
    )
    body = rendered([*sections, references.sources_section(own, numbers)])
    return Page(
        edition.language,
        entry.address + BELOW,
        entry.folder,
        name,
        say.of_language("parallel.description", other, title=title),
        numbered(el("div", top, body, class_="cb-parallel"), numbers),
        contents(sections),
        record=entry.path,
        indexed=False,
        styles=("record.css", "parallel.css"),
        scripts=("record.js",),
    )


def _sections(sides: Sides) -> Iterator[Section]:
    """The sections that hold prose, in the order of the record's page."""
    own = sides.own
    for section in outline(own.record):
        if section.id in TEXTS:
            pairs = TEXTS[section.id](own)
            shown = [lines(el("h3", heading) if heading else NOTHING, _pair(sides, text)) for heading, text in pairs]
            yield Section(section.id, own.say(section.heading), lines(*shown))


def _story(context: RecordContext) -> Pairs:
    parts = parts_of(STORY, context.record.story)
    return ((context.word(heading), text) for _, heading, text in parts)


def _analysis(context: RecordContext) -> Pairs:
    parts = parts_of(ANALYSIS, context.record.analysis)
    return ((context.word(heading), text) for _, heading, text in parts)


def _provisions(context: RecordContext) -> Pairs:
    for provision in context.policy.provisions:
        yield escape(known(provision.article)) or context.unknown(), provision.says


def _steps(context: RecordContext) -> Pairs:
    for step in context.case.steps:
        yield escape(sentence(context.bare_term("steps", step.step))), step.text


def _timeline(context: RecordContext) -> Pairs:
    return ((dated_period(event.date, context.language), event.text) for event in context.record.timeline)


def _disagreements(context: RecordContext) -> Pairs:
    for disagreement in context.record.disagreements:
        yield context.line(disagreement.about), disagreement.versions[0].text
        for version in disagreement.versions[1:]:
            yield NOTHING, version.text


TEXTS: Mapping[str, Callable[[RecordContext], Pairs]] = {
    "story": _story,
    "analysis": _analysis,
    "provisions": _provisions,
    "steps": _steps,
    "timeline": _timeline,
    "disagreements": _disagreements,
}
"""What stands side by side, by section: teaching, profile and figures are no running text."""


def _pair(sides: Sides, text: Text, *, kind: str = "") -> Html:
    """A text in both languages: rows of two cells."""
    own, other = _blocks(sides.own, text), _blocks(sides.other, text)
    pairs = zip(own, other, strict=True) if len(own) == len(other) else [(join(own), join(other))]
    tag = LANGUAGES[sides.other.language].tag
    rows = [el("div", el("div", one), el("div", two, lang=tag), class_="cb-pair") for one, two in pairs]
    return el("div", *rows, class_=kind) if kind else lines(*rows)


def _blocks(context: RecordContext, text: Text) -> list[Html]:
    """The paragraphs of a text in the reader's language; one that says so where it has none."""
    best = text.best(context.language)
    if best is None:
        return [el("p", context.unknown())]
    if not same_language(best[0], context.language):
        return [el("p", context.word("parallel.untranslated"), class_="cb-remark")]
    return top_level(context.blocks(text, heading=4))
