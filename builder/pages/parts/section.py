"""Sections of a page: takes sections (anchor, heading, body), gives their HTML and the table of contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.pages.html.elements import Html, el, escape, lines
from builder.pages.page import Heading


@dataclass(frozen=True)
class Section:
    """id: the anchor, equal in every language. body: without the heading; sections with an empty body are omitted.

    is_secondary: a narrow screen shows its heading alone until it is asked for.
    """

    id: str
    title: str
    body: Html
    is_secondary: bool = False

    def with_body(self, body: Html) -> Section:
        """A copy with another body."""
        return replace(self, body=body)


def rendered(sections: Iterable[Section]) -> Html:
    """The HTML of the sections."""
    return lines(*(_section(section) for section in sections if section.body))


def contents(sections: Iterable[Section]) -> tuple[Heading, ...]:
    """The table of contents."""
    return tuple(Heading(section.id, section.title) for section in sections if section.body)


def _section(section: Section) -> Html:
    heading, fold = el("h2", escape(section.title), id=section.id), "whole" if section.is_secondary else None
    return el("section", lines(heading, section.body), class_=f"cb-section cb-section-{section.id}", data_fold=fold)
