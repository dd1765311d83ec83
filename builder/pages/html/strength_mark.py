"""The mark of a strength: shapes that the style sheet draws, and the words for who hears the page or points at it."""

from __future__ import annotations

from builder.analysis.strength import Strength
from builder.language.words import words
from builder.pages.html.elements import NOTHING, Html, el

_NUMBER_OF_SHAPES = {"independent": 2}


def strength_mark(given: Strength, language: str) -> Html:
    """The mark: two discs, a square, a disc, a ring; a bar below where words of a source stand behind it."""
    label = strength_words(given, language)
    shapes = [el("i", NOTHING)] * _NUMBER_OF_SHAPES.get(given.word, 1)
    css_class = " ".join(filter(None, ("cb-strength", f"cb-{given.word}", given.quoted and "cb-quoted")))
    return el("span", *shapes, class_=css_class, role="img", aria_label=label, title=label)


def strength_words(given: Strength, language: str) -> str:
    """`One source, quoted`."""
    say = words(language)
    parts = [say(f"strength.{given.word}"), *([say(f"strength.{given.quoted}")] if given.quoted else [])]
    return say("wording.then").join(parts)
