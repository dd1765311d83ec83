"""The first page of a handout: abstract and keywords in two languages, and the note on what the case is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.language.languages import LANGUAGES, same_language
from builder.language.words import words
from builder.pages.html import prose
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import Sheet
from builder.records import wording
from builder.records.model.record import Teaching, names_of
from builder.records.model.values import Text


@dataclass(frozen=True)
class Abstract:
    """Title, abstract and keywords of a case in one language."""

    language: str
    title: str
    text: str
    keywords: str


def abstracts(context: RecordContext, teaching: Teaching) -> Iterator[Abstract]:
    """The abstract for the reader, and in the first other language that it was written in; none without one."""
    best = teaching.abstract.best(context.language) if teaching.abstract else None
    if teaching.abstract is None or best is None:
        return
    yield _abstract(context, teaching, teaching.abstract, best[0])
    others = (code for code in teaching.abstract.passages if not _same(code, best[0]))
    yield from (_abstract(context, teaching, teaching.abstract, code) for code in list(others)[:1])


def first_page(context: RecordContext, teaching: Teaching) -> Html:
    """Both abstracts, and the note; NOTHING without an abstract."""
    blocks = [_block(each, context) for each in abstracts(context, teaching)]
    note = el("p", escape(first_page_note(context, teaching)), class_="cb-remark")
    return lines(*blocks, note) if blocks else NOTHING


def first_page_note(context: RecordContext, teaching: Teaching) -> str:
    """Who wrote the case from what, that it is real, and what it is for."""
    names = wording.listed(names_of(context.record.contributors, context.language), context.language)
    constructed = teaching.decision is not None and teaching.decision.constructed == "yes"
    note = wording.mixed(context.say("teach.first-page", names=names))
    return context.space.join((note, context.say("teach.first-page-constructed"))) if constructed else note


def opening(sheet: Sheet) -> Html:
    """The first paragraph of the handout; NOTHING without one."""
    text = sheet.excerpt.opening if sheet.excerpt else None
    return sheet.context.blocks(text) if text else NOTHING


def _same(first: str, second: str) -> bool:
    return same_language(first, second) or same_language(second, first)


def keyword_label(abstract: Abstract) -> str:
    """The word before the keywords, with the space that its language wants behind it."""
    return words(abstract.language)("teach.keywords") + LANGUAGES[abstract.language].space


def _abstract(context: RecordContext, teaching: Teaching, text: Text, language: str) -> Abstract:
    found = (each.best(language) for each in teaching.keywords)
    keywords = words(language)("case.between-sources").join(each[1].text.strip() for each in found if each)
    title, passage = context.record.title.best(language), text.get(language)
    return Abstract(language, title[1].text.strip() if title else "", passage.text if passage else "", keywords)


def _block(abstract: Abstract, context: RecordContext) -> Html:
    """The text, with its keywords in a line below; one in another language has its own title above."""
    label = el("strong", escape(keyword_label(abstract)))
    keywords = el("p", label, escape(abstract.keywords), class_="cb-keywords") if abstract.keywords else NOTHING
    if abstract.language == context.language:
        return join(filter(None, (prose.blocks(abstract.text), keywords)), "\n")
    title = el("h3", escape(abstract.title))
    parts = filter(None, (title, prose.blocks(abstract.text), keywords))
    return el("div", lines(*parts), lang=LANGUAGES[abstract.language].tag, class_="cb-other")
