"""All sources of the base with the records that cite them. Takes the library, gives a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.analysis.cited_sources import citing
from builder.citation import reference
from builder.language.words import words
from builder.pages.cite.blocks import STYLES, all_sources
from builder.pages.edition import Edition
from builder.pages.html.elements import escape
from builder.pages.html.source_reference import ADDRESS, linked_line
from builder.pages.page import Page
from builder.pages.parts.record_row import SEPARATOR, link
from builder.pages.parts.search_documents import searchable
from builder.records.model.library import DeclaredSource, Entry, Library
from builder.records.model.record import Source

__all__ = ["ADDRESS", "sources", "view"]


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    page = sources(edition.library, edition.language)
    yield replace(page, body=f"{page.body}\n{all_sources(edition, address=ADDRESS)}", styles=STYLES)


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
    return searchable(Page(language, ADDRESS, "sources", say("sources.title"), say("sources.lead"), body))


def _item(one: DeclaredSource, entries: tuple[Entry, ...], language: str) -> str:
    say = words(language)
    who = SEPARATOR.join(link(entry, language, address=ADDRESS) for entry in entries) or escape(say("sources.uncited"))
    return (
        f'<li class="cb-row" id="{escape(one.key)}"><p class="cb-source">{linked_line(one, language, at=ADDRESS)}</p>'
        f'<p class="cb-row-facts">{escape(say("sources.cited"))} {who}</p></li>'
    )


def _sorted_by(source: Source) -> str:
    makers = reference.makers(source)
    first = next(iter(makers), None)
    return ((first.literal or first.family) if first else source.title).casefold().lstrip("“\"《‘'")
