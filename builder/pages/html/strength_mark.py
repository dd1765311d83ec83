"""The mark of a strength, and the marks of a whole record with their numbers: shapes that the style sheet draws, and
the words for who hears the page or points at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.analysis.strength import STRENGTHS, Strength
from builder.language.words import words
from builder.pages.html.elements import NOTHING, Html, el, escape, join

_NUMBER_OF_SHAPES = {"independent": 2}


def strength_mark(given: Strength, language: str) -> Html:
    """The mark: two discs, a square, a disc, a ring; a bar below where words of a source stand behind it."""
    label = strength_words(given, language)
    return el("span", *_shapes(given.word), class_=_css_class(given), role="img", aria_label=label, title=label)


def strength_counts_mark(counts: Sequence[int], language: str) -> Html:
    """The marks of a record, each before the number of claims that carry it. counts: by STRENGTHS; NOTHING for none.

    It is one picture to who hears it, so that a list of records does not read out eight parts for each.
    """
    found = [(word, number) for word, number in zip(STRENGTHS, counts, strict=True) if number]
    if not found:
        return NOTHING
    say = words(language)
    numbers = say("wording.then").join(say(f"strength.counts.{word}", number=number) for word, number in found)
    label = say("strength.counts.label", counts=numbers)
    marks = (el("span", _counted(word, number)) for word, number in found)
    return el("span", join(marks, " "), class_="cb-strengths", role="img", aria_label=label, title=label)


def _counted(word: str, number: int) -> Html:
    return join((el("span", *_shapes(word), class_=_css_class(Strength(word, ""))), escape(str(number))))


def _shapes(word: str) -> Iterable[Html]:
    return [el("i", NOTHING)] * _NUMBER_OF_SHAPES.get(word, 1)


def _css_class(given: Strength) -> str:
    return " ".join(filter(None, ("cb-strength", f"cb-{given.word}", given.quoted and "cb-quoted")))


def strength_words(given: Strength, language: str) -> str:
    """`One source, quoted`."""
    say = words(language)
    parts = [say(f"strength.{given.word}"), *([say(f"strength.{given.quoted}")] if given.quoted else [])]
    return say("wording.then").join(parts)
