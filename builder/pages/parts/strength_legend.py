"""What the marks of strength mean, in a line below a table or above a list that has them."""

from __future__ import annotations

from collections.abc import Iterator

from builder.analysis.strength import STRENGTHS, Strength
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.elements import Html, el, escape, join, link
from builder.pages.html.strength_mark import strength_mark
from builder.pages.record_context import RecordContext

RULES = "evidence/"
"""The address of the page with the rules."""


def legend(context: RecordContext) -> Html:
    """The legend of a table on a record's page."""
    return legend_line(context.language, at=context.entry.address + context.subpath)


def legend_line(language: str, *, at: str) -> Html:
    """The four marks with their words, that of quoted words, and the way to the rules. at: the page's address."""
    quoted = _named("quoted", Strength("one", "quoted"), language)
    return el("p", join((*_strengths(language), quoted, _rules(language, at)), " · "), class_="cb-legend")


def counts_legend(language: str, *, at: str) -> Html:
    """The legend of a list of records: what is counted, and the four marks. at: the page's address."""
    parts = join((*_strengths(language), _rules(language, at)), " · ")
    return el("p", escape(words(language)("strength.counts.legend")), parts, class_="cb-legend")


def _strengths(language: str) -> Iterator[Html]:
    return (_named(word, Strength(word, ""), language) for word in STRENGTHS)


def _named(name: str, given: Strength, language: str) -> Html:
    return join((strength_mark(given, language), escape(words(language)(f"strength.{name}"))), " ")


def _rules(language: str, at: str) -> Html:
    return link(relative(at, RULES), escape(words(language)("strength.rules")))
