"""The terms that fields take: takes the vocabularies, gives a list each with what its terms mean."""

from __future__ import annotations

from collections.abc import Mapping

from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.glossary.view import ADDRESS as GLOSSARY
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.page import Heading
from builder.records.model.vocabulary import VocabularyTerm, in_language


def terms_anchor(vocabulary: str) -> str:
    """The id of a vocabulary's heading."""
    return f"terms-{vocabulary}"


def heading_of_terms(edition: Edition) -> Heading:
    """The lines of the table of contents."""
    say = words(edition.language)
    children = (Heading(terms_anchor(name), say(f"paper.list.{name}")) for name in _tables(edition))
    return Heading("terms", say("codebook.page.terms"), tuple(children))


def terms_section(edition: Edition, *, at: str) -> Html:
    """Every vocabulary under its name; where there is a glossary, the way there. at: the address of the page."""
    say = words(edition.language)
    glossary = link(relative(at, GLOSSARY), escape(say("codebook.page.glossary")))
    return lines(
        el("h2", escape(say("codebook.page.terms")), id="terms"),
        el("p", glossary) if edition.glossary else NOTHING,
        *(_vocabulary(name, table, edition.language) for name, table in _tables(edition).items()),
    )


def _tables(edition: Edition) -> Mapping[str, Mapping[str, VocabularyTerm]]:
    return {name: table for name, table in edition.library.vocabularies.tables.items() if table}


def _vocabulary(name: str, table: Mapping[str, VocabularyTerm], language: str) -> Html:
    heading = el("h3", escape(words(language)(f"paper.list.{name}")), id=terms_anchor(name))
    return lines(heading, el("dl", lines(*(_term(term, language) for term in table.values())), class_="cb-fields"))


def _term(term: VocabularyTerm, language: str) -> Html:
    """A term with its meaning; of a dimension also the terms that it takes."""
    meaning = in_language(term.definition, language)
    inner = join((_named(each, language) for each in term.terms.values()), words(language)("codebook.page.between"))
    return el(
        "div",
        el("dt", _named(term, language)),
        el("dd", with_foreign_words(escape(meaning), language)) if meaning else NOTHING,
        el("dd", inner, class_="cb-field-values") if inner else NOTHING,
    )


def _named(term: VocabularyTerm, language: str) -> Html:
    return join((escape(term.name(language)), el("code", escape(term.id), lang="en")), " ")
