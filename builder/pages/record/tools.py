"""What a reader can do with a record's text, in a line below its status: read it in two languages, ask for terms.

The button appears where scripts run; without them the line has the links alone.
"""

from __future__ import annotations

from builder.language.languages import counterpart, text_languages
from builder.language.words import words
from builder.pages.html.elements import NOTHING, Html, el, escape, join, link
from builder.pages.record import parallel
from builder.pages.record_context import RecordContext


def tools(context: RecordContext) -> Html:
    """The line."""
    ways = join((_beside(context), _terms(context)), " · ")
    return el("p", ways, class_="cb-tools") if ways else NOTHING


def _beside(context: RecordContext) -> Html:
    """The way to the page of two languages; nothing in a base of one."""
    other = counterpart(context.language, context.library.languages)
    return (
        link(parallel.BELOW, escape(words(context.language).of_language("parallel.link", other))) if other else NOTHING
    )


def _terms(context: RecordContext) -> Html:
    if not context.edition.glossary:
        return NOTHING
    return el("button", escape(_label(context)), type="button", hidden="", id="terms")


def _label(context: RecordContext) -> str:
    """What is offered: the terms in the base's other language, else in the other script of its own."""
    others = (code for code in text_languages(context.library.languages) if code != context.language)
    other = counterpart(context.language, context.library.languages) or next(others, context.language)
    return words(context.language).of_language("counterparts.show", other)
