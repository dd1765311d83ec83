"""What the marks of strength mean, in a line below a table that has them."""

from __future__ import annotations

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
    say = words(language)
    strengths = {word: Strength(word, "") for word in STRENGTHS} | {"quoted": Strength("one", "quoted")}
    named = (
        join((strength_mark(one, language), escape(say(f"strength.{name}"))), " ") for name, one in strengths.items()
    )
    rules = link(relative(at, RULES), escape(say("strength.rules")))
    return el("p", join((*named, rules), " · "), class_="cb-legend")
