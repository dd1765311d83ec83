"""All sources of the base with the records that cite them. Takes the library, gives a page."""

from __future__ import annotations

from collections.abc import Iterator

from builder import bibliography
from builder.language import LANGUAGES, words
from builder.library import DeclaredSource, Entry, Library
from builder.pages.citing import citing
from builder.pages.edition import Edition
from builder.pages.html import el, escape, outward
from builder.pages.page import Page
from builder.pages.rows import SEPARATOR, link
from builder.record import Source

ADDRESS = "sources/"


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    yield sources(edition.library, edition.language)


def sources(library: Library, language: str) -> Page:
    """The page: one line a source, sorted by the first author's name or else the title, by code point."""
    say, cited = words(language), citing(library)
    declared = sorted(library.sources.values(), key=lambda one: (_sorted_by(one.source), one.key))
    items = "".join(_item(one, cited.get(one.key, ()), language) for one in declared)
    shown = (
        f'<ul class="cb-list cb-sources-list">{items}</ul>'
        if items
        else f'<p class="cb-none">{escape(say("sources.none"))}</p>'
    )
    body = f'<h1>{escape(say("sources.title"))}</h1>\n<p class="cb-lead">{escape(say("sources.lead"))}</p>\n{shown}'
    return Page(language, ADDRESS, "sources", say("sources.title"), say("sources.lead"), body)


def _item(one: DeclaredSource, entries: tuple[Entry, ...], language: str) -> str:
    say = words(language)
    who = SEPARATOR.join(link(entry, language, address=ADDRESS) for entry in entries) or escape(say("sources.uncited"))
    return (
        f'<li class="cb-row" id="{escape(one.key)}"><p class="cb-source">{_line(one.source, language)}</p>'
        f'<p class="cb-row-facts">{escape(say("sources.cited"))} {who}</p></li>'
    )


def _line(source: Source, language: str) -> str:
    """Its line in the bibliography: words in another language marked, safe addresses as links."""
    return "".join(_part(part, language) for part in bibliography.line(source, language))


def _part(part: bibliography.Part, language: str) -> str:
    tag = LANGUAGES[part.language].tag if part.language and part.language != language else None
    text = escape(part.text)
    if part.href:
        return outward(part.href, el("span", text, class_="cb-url"))
    return el("cite" if part.work else "span", text, lang=tag) if tag or part.work else text


def _sorted_by(source: Source) -> str:
    makers = bibliography.makers(source)
    first = next(iter(makers), None)
    return ((first.literal or first.family) if first else source.title).casefold().lstrip("“\"《‘'")
