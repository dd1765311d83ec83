"""What the marks of strength mean, in a line below a table that has them."""

from __future__ import annotations

from builder.analysis.strength import STRENGTHS, Strength
from builder.pages.html.elements import Html, el, escape, join, link
from builder.pages.html.strength_mark import strength_mark
from builder.pages.record_context import RecordContext

RULES = "evidence/"
"""The address of the page with the rules."""


def legend(context: RecordContext) -> Html:
    """The four marks with their words, that of quoted words, and the way to the rules."""
    named = [
        join((strength_mark(Strength(word, ""), context.language), escape(context.say(f"strength.{word}"))), " ")
        for word in STRENGTHS
    ]
    quoted = join((strength_mark(Strength("one", "quoted"), context.language), context.word("strength.quoted")), " ")
    rules = link(context.to(RULES), context.word("strength.rules"))
    return el("p", join((*named, quoted, rules), " · "), class_="cb-legend")
