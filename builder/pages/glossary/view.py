"""The words of the field, side by side. Takes the glossary, gives its page: English, mainland and Taiwan in one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from builder.language.chinese import SIMPLIFIED
from builder.language.collation import OTHER, grouped
from builder.language.languages import LANGUAGES, counterpart, text_languages
from builder.language.words import words
from builder.pages.edition import Edition
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
    body = [f"<h1>{escape(say('glossary.title'))}</h1>", f'<p class="cb-lead">{escape(lead)}</p>']
    body += [index_line(letters, language), *(_letter(each, found, language, sides) for each, found in letters.items())]
    if not terms:
        body.append(f'<p class="cb-none">{escape(say("glossary.none"))}</p>')
    headings = tuple(Heading(anchor(each), shown(each, language)) for each in letters)
    page = Page(language, ADDRESS, "glossary", say("glossary.title"), lead, "\n".join(body), headings)
    return searchable(page, more=(_document(term, language) for term in terms))


def _document(term: GlossaryTerm, language: str) -> SearchDocument:
    text = LANGUAGES[language].space.join(filter(None, said(term, language)))
    address = f"{ADDRESS}#{term.id}"
    return search_document(language, address, "term", term.name(language), names=names(term), body=text)


def index_line(letters: Iterable[str], language: str) -> str:
    """Links to the letters of a list."""
    links = "".join(f'<li><a href="#{anchor(each)}">{escape(shown(each, language))}</a></li>' for each in letters)
    label = escape(words(language)("glossary.letters"))
    return f'<nav class="cb-letters" aria-label="{label}"><ul class="cb-inline">{links}</ul></nav>' if links else ""


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


def _letter(letter: str, terms: Sequence[GlossaryTerm], language: str, sides: Sequence[str]) -> str:
    rows = "\n".join(_term(term, language, sides) for term in terms)
    return f'<h2 id="{anchor(letter)}">{escape(shown(letter, language))}</h2>\n<ul class="cb-list">\n{rows}\n</ul>'


def _term(term: GlossaryTerm, language: str, sides: Sequence[str]) -> str:
    definition, difference = said(term, language)
    parts = [
        f'<p class="cb-row-title">{escape(term.name(language))}</p>',
        f'<p class="cb-row-summary">{escape(definition)}</p>',
        f'<dl class="cb-sides">{"".join(_sides(term, language, sides))}</dl>',
        f'<p class="cb-row-facts">{escape(difference)}</p>' if difference else "",
    ]
    return f'<li class="cb-row" id="{escape(term.id)}">{"".join(parts)}</li>'


def _sides(term: GlossaryTerm, language: str, sides: Sequence[str]) -> Iterator[str]:
    say = words(language)
    for side in sides:
        label = term.label.get(side, "")
        tag = LANGUAGES[side].tag
        lang = "" if side == language else f' lang="{tag}"'
        others = words(side)("wording.comma").join(
            form for form in term.forms.get(side, ()) if form.casefold() != label.casefold()
        )
        lacks = f'<dd class="cb-unknown">{escape(say("glossary.lacks"))}</dd>'
        word = f"<dd{lang}>{escape(label)}</dd>" if label else lacks
        also = f'<dd class="cb-also"{lang}>{escape(others)}</dd>' if others else ""
        spelt = term.pinyin if side == SIMPLIFIED else ""
        pinyin = f'<dd class="cb-also" lang="zh-Latn">{escape(spelt)}</dd>' if spelt else ""
        yield f"<div><dt>{escape(say.of_language('glossary.side', side))}</dt>{word}{also}{pinyin}</div>"
