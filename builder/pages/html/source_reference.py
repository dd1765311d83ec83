"""References as HTML: takes a Source, gives its bibliography line in full, or a short form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.citation import reference
from builder.citation.reference import ReferencePart, other_script
from builder.language.languages import LANGUAGES, language_by_script, matches_language
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.citations import by_source
from builder.pages.html.elements import Html, el, escape, external_link, join, language_span, link
from builder.records.model.identity_memo import memo_by_identity
from builder.records.model.library import DeclaredSource, Library
from builder.records.model.record import Source
from builder.records.model.values import Citation

ADDRESS = "sources/"
_PAGE = "\ufdd4"
"""Stands for the link to the source's page until it is known where the line stands; no text has this noncharacter."""


def address_of(key: str) -> str:
    """The Page.address of a source's page."""
    return f"{ADDRESS}{key}/"


def plain_line(source: Source, language: str) -> Html:
    """The bibliography line without URLs."""
    return join(_part(part, language, part.href) for part in reference.reference(source, language))


def linked_line(declared: DeclaredSource, language: str, *, at: str) -> Html:
    """The bibliography line with the title linked to the source's page, which has the URLs. at: this page's address."""
    page = escape(relative(at, address_of(declared.key)))
    return Html(_line_to_page(declared.source, language).replace(_PAGE, page))


@memo_by_identity(reference.KEPT)
def _line_to_page(source: Source, language: str) -> Html:
    """The bibliography line with the title linked to _PAGE."""
    parts = reference.reference(source, language)
    return join(_part(part, language, part.href, page=_PAGE if part.title else "") for part in parts)


def short_references(citations: Iterable[Citation], library: Library, language: str, *, at: str) -> Html:
    """Sources in short form, each once, linked to their pages. at: address of the linking page."""
    names = (_short_reference(places, library, language, at) for places in by_source(citations))
    return join(names, words(language)("case.between-sources"))


def foreign(text: str, language: str) -> str | None:
    """The `lang` of a text that is not in `language`, judged by its script; None if it is."""
    if not matches_language(text, language):
        return language_by_script(text)
    other = other_script(text, language)
    return LANGUAGES[other].tag if other else None


def short_language(source: Source, name: str, language: str) -> str | None:
    """The `lang` of a source's short form: of names by their script, of a title by the language of the work."""
    if reference.creators(source):
        return foreign(name, language)
    is_translated = bool(reference.title_of(source, language).translation)
    code = other_script(name, language) if is_translated else reference.title_language(source, language)
    code = code or other_script(name, language)
    return _tag(code, language) if code else None


def _short_reference(places: Sequence[Citation], library: Library, language: str, at: str) -> Html:
    """A source with all places in it that are cited."""
    key = places[0].key
    declared = library.sources.get(key)
    if declared is None:
        return escape(f"[{key}?]")
    name = reference.short_as_published(declared.source, language)
    tag = short_language(declared.source, name, language)
    name_link = link(relative(at, address_of(key)), language_span(name, tag))
    locators = filter(None, dict.fromkeys(place.locator for place in places))
    return join((name_link, *map(escape, locators)), words(language)("wording.then"))


def _part(part: ReferencePart, language: str, address: str, *, page: str = "") -> Html:
    text = escape(part.text)
    content = link(page, text) if page else external_link(address, text) if address else text
    if part.work:
        content = el("cite", content)
    return el("span", content, lang=_tag(part.language, language)) if part.language else content


def _tag(text_language: str, language: str) -> str:
    """The tag of a text's language; with the script if the page is Chinese too."""
    return LANGUAGES[text_language].tag if LANGUAGES[language].other_script else text_language
