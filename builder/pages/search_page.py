"""The place of the search. Takes the library, gives a page that holds every record by title and needs no script."""

from __future__ import annotations

from html import escape

from builder.language import words
from builder.library import Library
from builder.pages.page import Page
from builder.pages.rows import by_title, line

ADDRESS = "search/"


def search(library: Library, language: str) -> Page:
    """All records as one plain list; issue 3 puts the search above it."""
    say = words(language)
    lines = "".join(line(entry, library, language, address=ADDRESS) for entry in by_title(library.listed, language))
    body = (
        f"<h1>{escape(say('search.title'))}</h1>\n"
        f'<p class="cb-lead">{escape(say("search.lead"))}</p>\n'
        f'<ul class="cb-list cb-plain-list">{lines}</ul>'
    )
    return Page(language, ADDRESS, "search", say("search.title"), say("search.description"), body)
