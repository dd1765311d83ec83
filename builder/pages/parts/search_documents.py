"""What the search finds on a page: takes what a view knows of it, gives documents, which the view puts on its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from builder.pages.page import Heading, Page
from builder.records.model.values import Label
from builder.search.search_document import SearchDocument

FACETS = ("kind", "place", "type", "theme", "period", "status", "language")
"""Every facet of the search, in the order in which readers are offered them."""


def search_document(
    language: str,
    address: str,
    kind: str,
    title: str,
    *,
    names: Iterable[str] = (),
    headings: str = "",
    facets_text: str = "",
    body: str = "",
    facets: Mapping[str, tuple[str, ...]] | None = None,
    when: str = "",
    where: str = "",
    status: str = "",
) -> SearchDocument:
    """A document with every facet; what says no language is in that of its page. Its title is no name of it."""
    own = {"kind": (kind,), "language": (language,)} | dict(facets or {})
    return SearchDocument(
        language=language,
        address=address,
        kind=kind,
        title=title,
        names=tuple(name for name in dict.fromkeys(names) if name != title),
        headings=headings,
        facets_text=facets_text,
        body=body,
        facets={facet: own.get(facet, ()) for facet in FACETS},
        when=when,
        where=where,
        status=status,
    )


def searchable(page: Page, *, kind: str = "list", more: Iterable[SearchDocument] = ()) -> Page:
    """A page that is found by its title and description. more: what is found on it, at anchors."""
    own = search_document(page.language, page.address, kind, page.title, body=page.description)
    return replace(page, documents=(own, *more))


def text_document(page: Page, text: str) -> SearchDocument:
    """A page of prose: found by its title, description, headings and text."""
    body = f"{page.description} {text}"
    return search_document(page.language, page.address, "page", page.title, headings=_titles(page.headings), body=body)


def all_names(*labels: Label) -> tuple[str, ...]:
    """Labels as plain text in every language that they have."""
    return tuple(passage.text.strip() for label in labels for code in label.languages() if (passage := label.get(code)))


def shown_name(label: Label, language: str) -> str:
    """A label as plain text for a reader of a language; '' for one that is not known."""
    best = label.best(language)
    return best[1].text.strip() if best else ""


def _titles(headings: Iterable[Heading]) -> str:
    return " ".join(f"{heading.title} {_titles(heading.children)}".strip() for heading in headings)
