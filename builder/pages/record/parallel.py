"""Two languages side by side: takes a record, gives a page with its texts in both languages.

The language of the edition is on the left. If the two versions have equally many paragraphs they are paired one by one,
else the whole texts are one pair: a wrong pair would be worse than a long one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.citation.reference import known
from builder.language.languages import LANGUAGES, counterpart, same_language
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.citations import number_marks, numbers_of, quotes_of
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link, period_element
from builder.pages.html.top_level import top_level
from builder.pages.page import Page
from builder.pages.parts import references
from builder.pages.parts.section import Section, contents, rendered
from builder.pages.record.outline import ANALYSIS, STORY, outline, parts_of
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.record import Case
from builder.records.model.values import Text
from builder.records.wording import sentence

SUBPATH = "parallel/"


@dataclass(frozen=True)
class Sides:
    """The contexts of a record in both languages; on the page they share the numbers of the sources."""

    left: RecordContext
    right: RecordContext


Pairs = Iterator[tuple[Html, Text]]
"""Texts, each with its heading; NOTHING for a text that continues the one before."""


def view(entry: Entry, edition: Edition) -> Iterator[Page]:
    """The page, where the base has a second language."""
    if other_language := counterpart(edition.language, edition.library.languages):
        yield page(entry, edition, other_language)


def page(entry: Entry, edition: Edition, other_language: str) -> Page:
    """The page of a record. other_language: the one beside that of the edition."""
    left = RecordContext(entry, edition, SUBPATH)
    sides = Sides(left, replace(left, edition=replace(edition, language=other_language)))
    title, say = left.bare(entry.record.title), words(edition.language)
    name = say.of_language("parallel.title", other_language, title=title)
    lead = lines(*(_pair(sides, text, css_class="cb-lead") for text in _lead_texts(left)))
    sections = [section for section in _sections(sides) if section.body]
    pieces = (lead, *(section.body for section in sections))
    numbers, quotes = numbers_of(pieces, edition.library.sources), quotes_of(pieces)
    back = link(left.to(entry.address), left.word("parallel.back"))
    top = lines(
        el("p", back, class_="cb-crumbs"),
        el("h1", escape(name)),
        lead,
    )
    body = rendered([*sections, references.sources_section(left, numbers, quotes)])
    return Page(
        edition.language,
        entry.address + SUBPATH,
        entry.folder,
        name,
        say.of_language("parallel.description", other_language, title=title),
        number_marks(el("div", top, body, class_="cb-parallel"), numbers, quotes=quotes),
        contents(sections),
        record=entry.path,
        indexed=False,
        styles=("record.css", "parallel.css"),
        scripts=("record.js",),
    )


def _sections(sides: Sides) -> Iterator[Section]:
    """The sections of SECTION_TEXTS, in the order of the record's page."""
    left = sides.left
    for section in outline(left.record):
        if section.id in SECTION_TEXTS:
            pairs = SECTION_TEXTS[section.id](left)
            body = [lines(el("h3", heading) if heading else NOTHING, _pair(sides, text)) for heading, text in pairs]
            yield Section(section.id, left.say(section.heading), lines(*body))


def _lead_texts(context: RecordContext) -> Iterator[Text]:
    """The summary, and what became of a case."""
    record = context.record
    yield record.summary
    if isinstance(record, Case) and record.end:
        yield record.end.text


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
    return ((period_element(event.date, context.language), event.text) for event in context.record.timeline)


def _disagreements(context: RecordContext) -> Pairs:
    for disagreement in context.record.disagreements:
        yield context.line(disagreement.about), disagreement.versions[0].text
        for version in disagreement.versions[1:]:
            yield NOTHING, version.text


SECTION_TEXTS: Mapping[str, Callable[[RecordContext], Pairs]] = {
    "story": _story,
    "analysis": _analysis,
    "provisions": _provisions,
    "steps": _steps,
    "timeline": _timeline,
    "disagreements": _disagreements,
}
"""By section, its texts. Teaching, profile and figures are not prose, so they are left out."""


def _pair(sides: Sides, text: Text, *, css_class: str = "") -> Html:
    """A text in both languages, as rows of two cells."""
    left, right = _blocks(sides.left, text), _blocks(sides.right, text)
    pairs = zip(left, right, strict=True) if len(left) == len(right) else [(join(left), join(right))]
    tag = LANGUAGES[sides.right.language].tag
    rows = [
        el("div", el("div", left_cell), el("div", right_cell, lang=tag), class_="cb-pair")
        for left_cell, right_cell in pairs
    ]
    return el("div", *rows, class_=css_class) if css_class else lines(*rows)


def _blocks(context: RecordContext, text: Text) -> Sequence[Html]:
    """The paragraphs of a text in the context's language; a notice where it has no such text."""
    best = text.best(context.language)
    if best is None:
        return [el("p", context.unknown())]
    if not same_language(best[0], context.language):
        return [el("p", context.word("parallel.untranslated"), class_="cb-remark")]
    return top_level(context.blocks(text, heading=4))
