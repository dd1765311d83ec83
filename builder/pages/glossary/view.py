"""The glossary page: takes the glossary, gives a page with the English, mainland and Taiwan term side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.language.chinese import SIMPLIFIED
from builder.language.collation import OTHER, grouped
from builder.language.languages import LANGUAGES, counterpart, text_languages
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, lines, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.page import Heading, Page
from builder.pages.parts.search_documents import search_document, searchable
from builder.pages.parts.ways import ways
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.vocabulary import in_language
from builder.search.search_document import SearchDocument

ADDRESS = "glossary/"


def view(edition: Edition) -> Iterator[Page]:
    """The page, where the base has a glossary."""
    if edition.glossary:
        yield glossary(edition.glossary, edition.language, sides=text_languages(edition.library.languages))


def glossary(terms: Sequence[GlossaryTerm], language: str, *, sides: Sequence[str]) -> Page:
    """The page, with terms in the order of the reader's language, by pinyin or strokes in Chinese.

    sides: the languages shown side by side.
    """
    say = words(language)
    lead = say.of_language("glossary.lead", counterpart(language, sides))
    letters = grouped(terms, name=lambda term: term.name(language), language=language)
    body = lines(
        el("h1", escape(say("glossary.title"))),
        el("p", escape(lead), class_="cb-lead"),
        index_line(letters, language),
        *(_letter(letter, letter_terms, language, sides) for letter, letter_terms in letters.items()),
        NOTHING if terms else el("p", escape(say("glossary.none")), class_="cb-none"),
    )
    headings = tuple(Heading(anchor(letter), letter_label(letter, language)) for letter in letters)
    page = Page(language, ADDRESS, "glossary", say("glossary.title"), lead, body, headings)
    return searchable(page, more=(_document(term, language) for term in terms))


def _document(term: GlossaryTerm, language: str) -> SearchDocument:
    text = LANGUAGES[language].space.join(filter(None, meaning(term, language)))
    address = f"{ADDRESS}#{term.id}"
    return search_document(language, address, "term", term.name(language), names=names(term), body=text)


def index_line(letters: Iterable[str], language: str, *, label: str = "glossary.letters") -> Html:
    """Links to the letters of a list; NOTHING without letters. label: the words that name it."""
    links = (link(f"#{anchor(letter)}", escape(letter_label(letter, language))) for letter in letters)
    return ways(links, label=words(language)(label))


def anchor(letter: str) -> str:
    """The id of a letter's heading."""
    return f"letter-{'other' if letter == OTHER else letter.lower()}"


def letter_label(letter: str, language: str) -> str:
    """The display form of a letter or a number of strokes."""
    if letter.isdigit():
        return words(language)("glossary.strokes", count=int(letter))
    return words(language)("glossary.other") if letter == OTHER else letter


def meaning(term: GlossaryTerm, language: str) -> tuple[str, str]:
    """The definition of a term, and how its use differs between the languages; '' where the glossary has none."""
    return in_language(term.definition, language), in_language(term.difference, language)


def names(term: GlossaryTerm) -> tuple[str, ...]:
    """All labels and forms of a term in all languages, and what readers call it, without duplicates."""
    sides = dict.fromkeys((*term.label, *term.forms))
    forms = (form for side in sides for form in (term.label.get(side, ""), *term.forms.get(side, ())))
    return tuple(dict.fromkeys(filter(None, (*forms, *term.also))))


def _letter(letter: str, terms: Sequence[GlossaryTerm], language: str, sides: Sequence[str]) -> Html:
    heading = el("h2", escape(letter_label(letter, language)), id=anchor(letter))
    return lines(heading, el("ul", lines(*(_term(term, language, sides) for term in terms)), class_="cb-list"))


def _term(term: GlossaryTerm, language: str, sides: Sequence[str]) -> Html:
    definition, difference = meaning(term, language)
    return el(
        "li",
        el("p", escape(term.name(language)), class_="cb-row-title"),
        el("p", with_foreign_words(escape(definition), language), class_="cb-row-summary"),
        el("dl", *(_side(side, term, language) for side in sides), class_="cb-sides"),
        el("p", with_foreign_words(escape(difference), language), class_="cb-row-facts") if difference else NOTHING,
        class_="cb-row",
        id=term.id,
    )


def _side(side: str, term: GlossaryTerm, language: str) -> Html:
    """A term in one language: label, other forms and, in Simplified Chinese, pinyin."""
    name, label = el("dt", escape(words(language).of_language("glossary.side", side))), term.label.get(side, "")
    lang = None if side == language else LANGUAGES[side].tag
    missing = el("dd", escape(words(language)("glossary.lacks")), class_="cb-unknown")
    word = el("dd", escape(label), lang=lang) if label else missing
    pinyin = term.pinyin if side == SIMPLIFIED else ""
    return el("div", name, word, _extra_form(_other_forms(side, term), lang), _extra_form(pinyin, "zh-Latn"))


def _extra_form(form: str, lang: str | None) -> Html:
    return el("dd", escape(form), class_="cb-also", lang=lang) if form else NOTHING


def _other_forms(side: str, term: GlossaryTerm) -> str:
    label = term.label.get(side, "")
    forms = (form for form in term.forms.get(side, ()) if form.casefold() != label.casefold())
    return words(side)("wording.comma").join(forms)
