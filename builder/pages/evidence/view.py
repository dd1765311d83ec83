"""The page of the rules by which the strength of evidence is told; the same rules as in analysis/strength.py."""

from __future__ import annotations

from collections.abc import Iterator

from builder.analysis.strength import DOUBTED, NOT_READ, PRIMARY_TYPES, STRENGTHS, Strength
from builder.language.languages import LANGUAGES
from builder.language.sentences import shortened
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape, join, lines
from builder.pages.html.strength_mark import strength_mark
from builder.pages.page import Heading, Page

ADDRESS = "evidence/"
SECTIONS = ("strength", "quotes", "reading", "sourced")


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    language = edition.language
    say = words(language)
    body = lines(
        el("h1", escape(say("strength.title"))),
        el("p", escape(say("strength.lead")), class_="cb-lead"),
        el("h2", escape(say("strength.section.strength")), id="strength"),
        el("dl", *(_rule(word, language) for word in STRENGTHS), class_="cb-terms"),
        el("p", escape(say("strength.independence"))),
        el("p", escape(say("strength.counted"))),
        el("h2", escape(say("strength.section.quotes")), id="quotes"),
        el("p", escape(say("strength.quotes"))),
        el("h2", escape(say("strength.section.reading")), id="reading"),
        el("p", escape(say("strength.reading"))),
        el("h2", escape(say("strength.section.sourced")), id="sourced"),
        el("p", escape(say("strength.sourced"))),
    )
    headings = tuple(Heading(id_, say(f"strength.section.{id_}")) for id_ in SECTIONS)
    description = shortened(say("strength.lead"), LANGUAGES[language].lengths.description)
    return iter(
        [Page(language, ADDRESS, "sources", say("strength.title"), description, body, headings, styles=("record.css",))]
    )


def _rule(word: str, language: str) -> Html:
    """A strength: its mark and word, and what it takes; lists of words as the rules have them."""
    say = words(language)
    comma = say("wording.comma")
    text = say(
        f"strength.rule.{word}",
        types=comma.join(say(f"strength.type.{type_}") for type_ in sorted(PRIMARY_TYPES)),
        read=comma.join(say(f"provenance.read.{read}") for read in sorted(NOT_READ)),
        doubted=comma.join(say(f"terms.confidence.{confidence}") for confidence in sorted(DOUBTED)),
    )
    name = join((strength_mark(Strength(word, ""), language), escape(say(f"strength.{word}"))), " ")
    return el("div", el("dt", name), el("dd", escape(text)), id=word)
