"""The tools of a record's page, in a line below its status: the link to two languages, the button for terms.

The button is shown where scripts run; without them the line has only the link.
"""

from __future__ import annotations

from builder.language.languages import counterpart, text_languages
from builder.language.words import words
from builder.pages.html.elements import NOTHING, Html, el, escape, join, link
from builder.pages.record import parallel
from builder.pages.record_context import RecordContext


def tools(context: RecordContext) -> Html:
    """The line; NOTHING if it has no tools."""
    items = join((_parallel_link(context), _terms_button(context)), " · ")
    return el("p", items, class_="cb-tools") if items else NOTHING


def _parallel_link(context: RecordContext) -> Html:
    """The link to the page of two languages; NOTHING in a base of one."""
    other = counterpart(context.language, context.library.languages)
    if other is None:
        return NOTHING
    return link(parallel.SUBPATH, escape(words(context.language).of_language("parallel.link", other)))


def _terms_button(context: RecordContext) -> Html:
    if not context.edition.glossary:
        return NOTHING
    return el("button", escape(_button_label(context)), type="button", hidden="", id="terms")


def _button_label(context: RecordContext) -> str:
    """The label: terms in the base's other language, else in the other script of the page's."""

    other_codes = (code for code in text_languages(context.library.languages) if code != context.language)
    other_language = counterpart(context.language, context.library.languages) or next(other_codes, context.language)
    return words(context.language).of_language("counterparts.show", other_language)
