"""Two languages side by side. Takes a record, gives a page that has its texts paragraph by paragraph in both.

The language of the edition comes first. Where the two versions have as many paragraphs they are paired one by one,
else the whole texts stand beside each other: a wrong pair would be worse than a long one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.language.words import LANGUAGES
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, dated_period, el, escape, lines, link
from builder.pages.html.prose import Numbering
from builder.pages.page import Page
from builder.pages.parts import references
from builder.pages.parts.section import Section, contents, rendered
from builder.pages.record.narrative import ANALYSIS, STORY
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.record import Case, Policy
from builder.records.model.values import Text
from builder.records.wording import sentence

BELOW = "parallel/"
COUNTERPART = {"en": "zh", "zh": "en", "zh-Hant": "en"}
"""The language that stands beside that of the edition."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_EMPTY = frozenset({"br", "hr"})


@dataclass(frozen=True)
class Sides:
    """The record for a reader of either language, on one page: they share the numbers of the sources."""

    own: RecordContext
    other: RecordContext


def view(edition: Edition) -> Iterator[Page]:
    """The page of every record."""
    return (page(entry, edition) for entry in edition.library.entries)


def page(entry: Entry, edition: Edition) -> Page:
    """The page of a record."""
    own = RecordContext(entry, edition, Numbering(edition.library.sources), BELOW)
    sides = Sides(own, replace(own, edition=replace(edition, language=COUNTERPART[edition.language])))
    title = own.bare(entry.record.title)
    # Made in the order of the page: sources are numbered as they first appear.
    lead = _pair(sides, entry.record.summary, kind="cb-lead")
    sections = [section for section in _sections(sides) if section.body]
    back = link(own.to(entry.address), own.word("parallel.back"))
    top = lines(
        el("p", back, class_="cb-crumbs"),
        el("h1", own.word("parallel.title", title=title)),
        lead,
    )
    said = own.say("parallel.description", title=title)
    return Page(
        edition.language,
        entry.address + BELOW,
        entry.folder,
        own.say("parallel.title", title=title),
        said,
        el("div", Html("\n"), top, Html("\n"), rendered([*sections, references.sources(own)]), class_="cb-parallel"),
        contents(sections),
        record=entry.path,
        indexed=False,
        styles=("record.css", "parallel.css"),
        scripts=("record.js",),
    )


def _sections(sides: Sides) -> Iterator[Section]:
    record, say = sides.own.record, sides.own.say
    if isinstance(record, Policy):
        says = ((_article(sides.own, one.article), one.says) for one in record.provisions)
        yield _section(sides, "provisions", say("policy.section.provisions"), says)
    yield _section(sides, "story", say("case.section.story"), _parts(sides.own, "story", STORY))
    if isinstance(record, Case):
        steps = ((escape(sentence(sides.own.bare_term("steps", one.step))), one.text) for one in record.steps)
        yield _section(sides, "steps", say("case.section.steps"), steps)
    yield _section(sides, "analysis", say("case.section.analysis"), _parts(sides.own, "analysis", ANALYSIS))
    told = ((dated_period(event.date, sides.own.language), event.text) for event in record.timeline)
    yield _section(sides, "timeline", say("case.section.timeline"), told)
    yield _section(sides, "disagreements", say("case.section.disagreements"), _disagreements(sides.own))


def _section(sides: Sides, id_: str, title: str, texts: Iterator[tuple[Html, Text]]) -> Section:
    made = [lines(el("h3", heading) if heading else Html(""), _pair(sides, text)) for heading, text in texts]
    return Section(id_, title, lines(*made))


def _parts(context: RecordContext, kind: str, parts: tuple[str, ...]) -> Iterator[tuple[Html, Text]]:
    texts = getattr(context.record, kind)
    for part in parts:
        if text := getattr(texts, part):
            yield context.word(f"case.{kind}.{part}"), text


def _article(context: RecordContext, article: str) -> Html:
    return context.unknown() if article == "unknown" else escape(article)


def _disagreements(context: RecordContext) -> Iterator[tuple[Html, Text]]:
    for disagreement in context.record.disagreements:
        yield context.line(disagreement.about), disagreement.versions[0].text
        for version in disagreement.versions[1:]:
            yield Html(""), version.text


def _pair(sides: Sides, text: Text, *, kind: str = "") -> Html:
    """A text in both languages: rows of two cells."""
    own, other = _blocks(sides.own, text), _blocks(sides.other, text)
    pairs = zip(own, other, strict=True) if len(own) == len(other) else [(Html("".join(own)), Html("".join(other)))]
    tag = LANGUAGES[sides.other.language].tag
    rows = [el("div", el("div", one), el("div", two, lang=tag), class_="cb-pair") for one, two in pairs]
    return el("div", *rows, class_=kind) if kind else lines(*rows)


def _blocks(context: RecordContext, text: Text) -> list[Html]:
    """The paragraphs of a text in the reader's language; one that says so where it has none."""
    best = text.best(context.language)
    if best is None:
        return [el("p", context.unknown())]
    if best[0][:2] != context.language[:2]:
        return [el("p", context.word("parallel.untranslated"), class_="cb-remark")]
    return top_level(context.blocks(text, heading=4))


def top_level(made: Html) -> list[Html]:
    """The blocks of a text, those in others left inside them.

    >>> top_level(Html("<p>a</p>\\n<ul><li><p>b</p></li></ul>"))
    ['<p>a</p>', '<ul><li><p>b</p></li></ul>']
    """
    found, depth, start = [], 0, 0
    for tag in _TAG.finditer(made):
        depth += 0 if tag[2] in _EMPTY else -1 if tag[1] else 1
        if depth == 0:
            found.append(Html(made[start : tag.end()].strip()))
            start = tag.end()
    return found
