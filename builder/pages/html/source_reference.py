"""A source in a line: takes a Source, gives its reference as HTML, in full for lists and in a few words for claims."""

from __future__ import annotations

from collections.abc import Iterable

from builder.citation import reference
from builder.citation.reference import ReferencePart, other_script
from builder.language.languages import LANGUAGES, is_in, spoken_in
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.elements import Html, el, escape, join, link, outward, spoken
from builder.records.model.library import DeclaredSource, Library
from builder.records.model.record import Source
from builder.records.model.values import Citation

ADDRESS = "sources/"


def address_of(key: str) -> str:
    """The address of a source's own page, as Page.address."""
    return f"{ADDRESS}{key}/"


def plain_line(source: Source, language: str) -> Html:
    """Its line in the bibliography without addresses."""
    return join(_part(part, language, part.href) for part in reference.reference(source, language))


def short_line(source: Source, language: str) -> Html:
    """Its line in the bibliography; the title is the link to its address, the addresses are not written out."""
    address = reference.known(source.URL)
    parts = reference.reference(source, language)
    return join(_part(part, language, part.href or (address if part.title else "")) for part in parts)


def linked_line(declared: DeclaredSource, language: str, *, at: str) -> Html:
    """Its line in the bibliography without addresses; the title leads to its own page, where they stand."""
    page = relative(at, address_of(declared.key))
    parts = reference.reference(declared.source, language)
    return join(_part(part, language, part.href, page=page if part.title else "") for part in parts)


def named(citations: Iterable[Citation], library: Library, language: str, *, at: str) -> Html:
    """Sources in a few words each, linked to their pages from the page at an address."""
    return join((_named(one, library, language, at) for one in citations), words(language)("case.between-sources"))


def foreign(text: str, language: str) -> str | None:
    """The `lang` of words that are not in a language, as their script tells; None for its own."""
    if not is_in(text, language):
        return spoken_in(text)
    other = other_script(text, language)
    return LANGUAGES[other].tag if other else None


def _named(citation: Citation, library: Library, language: str, at: str) -> Html:
    declared = library.sources.get(citation.key)
    if declared is None:
        return escape(f"[{citation.key}?]")
    shown = reference.short(declared.source, language)
    made = link(relative(at, address_of(citation.key)), spoken(shown, foreign(shown, language)))
    then = f"{words(language)('wording.then')}{citation.locator}" if citation.locator else ""
    return join((made, escape(then)))


def _part(part: ReferencePart, language: str, address: str, *, page: str = "") -> Html:
    text = escape(part.text)
    made = link(page, text) if page else outward(address, text) if address else text
    if part.work:
        made = el("cite", made)
    return el("span", made, lang=_tag(part.language, language)) if part.language else made


def _tag(spoken: str, language: str) -> str:
    """The script is told where the page is Chinese too."""
    return LANGUAGES[spoken].tag if LANGUAGES[language].other_script else spoken
