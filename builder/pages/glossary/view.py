"""The words of the field, side by side. Takes the glossary, gives its page: English, mainland and Taiwan in one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.language.chinese import SIMPLIFIED
from builder.language.collation import OTHER, grouped
from builder.language.languages import LANGUAGES, counterpart, text_languages
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, lines, link
from builder.pages.page import Heading, Page
from builder.pages.parts.search_documents import search_document, searchable
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.vocabulary import in_language
from builder.search.search_document import SearchDocument

ADDRESS = "glossary/"


def view(edition: Edition) -> Iterator[Page]:
    """The page, where the base has a glossary."""
    if edition.glossary:
        yield glossary(edition.glossary, edition.language, sides=text_languages(edition.library.languages))


def glossary(terms: Sequence[GlossaryTerm], language: str, *, sides: Sequence[str]) -> Page:
    """The page: terms in the order of their letters in the reader's language, by pinyin in Chinese.

    sides: the languages that stand side by side: English, the mainland's words, Taiwan's.
    """
    say = words(language)
    lead = say.of_language("glossary.lead", counterpart(language, sides))
    letters = grouped(terms, name=lambda term: term.name(language), language=language)
    body = lines(
        el("h1", escape(say("glossary.title"))),
        el("p", escape(lead), class_="cb-lead"),
        index_line(letters, language),
        *(_letter(letter, under, language, sides) for letter, under in letters.items()),
        NOTHING if terms else el("p", escape(say("glossary.none")), class_="cb-none"),
    )
    headings = tuple(Heading(anchor(each), shown(each, language)) for each in letters)
    page = Page(language, ADDRESS, "glossary", say("glossary.title"), lead, body, headings)
    return searchable(page, more=(_document(term, language) for term in terms))


def _document(term: GlossaryTerm, language: str) -> SearchDocument:
    text = LANGUAGES[language].space.join(filter(None, said(term, language)))
    address = f"{ADDRESS}#{term.id}"
    return search_document(language, address, "term", term.name(language), names=names(term), body=text)


def index_line(letters: Iterable[str], language: str) -> Html:
    """Links to the letters of a list; nothing for none."""
    items = [el("li", link(f"#{anchor(each)}", escape(shown(each, language)))) for each in letters]
    label = words(language)("glossary.letters")
    return el("nav", el("ul", *items, class_="cb-inline"), class_="cb-letters", aria_label=label) if items else NOTHING


def anchor(letter: str) -> str:
    """The id of a letter's heading."""
    return f"letter-{'other' if letter == OTHER else letter.lower()}"


def shown(letter: str, language: str) -> str:
    """A letter as readers see it."""
    return words(language)("glossary.other") if letter == OTHER else letter


def said(term: GlossaryTerm, language: str) -> tuple[str, str]:
    """What a term means, and how its use differs between the sides; '' where the glossary is silent."""
    return in_language(term.definition, language), in_language(term.difference, language)


def names(term: GlossaryTerm) -> tuple[str, ...]:
    """Every name of a term, in every script, once."""
    sides = dict.fromkeys((*term.label, *term.forms))
    forms = (form for side in sides for form in (term.label.get(side, ""), *term.forms.get(side, ())))
    return tuple(dict.fromkeys(form for form in forms if form))


def _letter(letter: str, terms: Sequence[GlossaryTerm], language: str, sides: Sequence[str]) -> Html:
    heading = el("h2", escape(shown(letter, language)), id=anchor(letter))
    return lines(heading, el("ul", lines(*(_term(term, language, sides) for term in terms)), class_="cb-list"))


def _term(term: GlossaryTerm, language: str, sides: Sequence[str]) -> Html:
    definition, difference = said(term, language)
    return el(
        "li",
        el("p", escape(term.name(language)), class_="cb-row-title"),
        el("p", escape(definition), class_="cb-row-summary"),
        el("dl", *(_side(side, term, language) for side in sides), class_="cb-sides"),
        el("p", escape(difference), class_="cb-row-facts") if difference else NOTHING,
        class_="cb-row",
        id=term.id,
    )


def _side(side: str, term: GlossaryTerm, language: str) -> Html:
    """What one side calls a term: its word, other forms of it, and in Chinese how it is read."""
    name, label = el("dt", escape(words(language).of_language("glossary.side", side))), term.label.get(side, "")
    lang = None if side == language else LANGUAGES[side].tag
    lacks = el("dd", escape(words(language)("glossary.lacks")), class_="cb-unknown")
    word = el("dd", escape(label), lang=lang) if label else lacks
    pinyin = term.pinyin if side == SIMPLIFIED else ""
    return el("div", name, word, _also(_other_forms(side, term), lang), _also(pinyin, "zh-Latn"))


def _also(form: str, lang: str | None) -> Html:
    return el("dd", escape(form), class_="cb-also", lang=lang) if form else NOTHING


def _other_forms(side: str, term: GlossaryTerm) -> str:
    label = term.label.get(side, "")
    forms = (form for form in term.forms.get(side, ()) if form.casefold() != label.casefold())
    return words(side)("wording.comma").join(forms)
