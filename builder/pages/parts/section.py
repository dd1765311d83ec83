"""A section of a record's page: anchor, heading and body. Takes sections, gives the HTML and the table of contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.pages.html.elements import Html, el, escape, lines
from builder.pages.page import Heading


@dataclass(frozen=True)
class Section:
    """id: the anchor, the same in every language. body: without the heading; an empty one drops the section."""

    id: str
    title: str
    body: Html
    children: tuple[Heading, ...] = ()

    @property
    def heading(self) -> Heading:
        """Its line in the table of contents."""
        return Heading(self.id, self.title, self.children)


def rendered(sections: Iterable[Section]) -> Html:
    """The sections one below the other."""
    return lines(*(_section(section) for section in sections if section.body))


def contents(sections: Iterable[Section]) -> tuple[Heading, ...]:
    """The table of contents: what the page has, without the parts of its sections; a record is long enough."""
    return tuple(Heading(section.id, section.title) for section in sections if section.body)


def _section(section: Section) -> Html:
    heading = el("h2", escape(section.title), id=section.id)
    return el(
        "section", Html("\n"), lines(heading, section.body), Html("\n"), class_=f"cb-section cb-section-{section.id}"
    )
