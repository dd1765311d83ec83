"""A section of a record's page: anchor, heading and body. Takes sections, gives the HTML and the table of contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.pages.html.elements import Html, el, escape, lines
from builder.pages.page import Heading


@dataclass(frozen=True)
class Section:
    """id: the anchor, the same in every language. body: without the heading; an empty one drops the section."""

    id: str
    title: str
    body: Html

    def with_body(self, body: Html) -> Section:
        """The same section with another body."""
        return replace(self, body=body)


def rendered(sections: Iterable[Section]) -> Html:
    """The sections one below the other."""
    return lines(*(_section(section) for section in sections if section.body))


def contents(sections: Iterable[Section]) -> tuple[Heading, ...]:
    """The table of contents: what the page has."""
    return tuple(Heading(section.id, section.title) for section in sections if section.body)


def _section(section: Section) -> Html:
    heading = el("h2", escape(section.title), id=section.id)
    return el("section", lines(heading, section.body), class_=f"cb-section cb-section-{section.id}")
