"""Search documents: takes the data that a view has on a page, gives the documents that the view adds to the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from builder.pages.page import Heading, Page
from builder.records.model.values import Label
from builder.search.search_document import SearchDocument

FACETS = ("kind", "place", "type", "theme", "period", "status", "language")
"""The facets of the search, in display order."""


def search_document(
    language: str,
    address: str,
    kind: str,
    title: str,
    *,
    names: Iterable[str] = (),
    spellings: Iterable[str] = (),
    headings: str = "",
    facets_text: str = "",
    body: str = "",
    facets: Mapping[str, tuple[str, ...]] | None = None,
    when: str = "",
    where: str = "",
    status: str = "",
) -> SearchDocument:
    """A document with every facet, `language` by default that of the page. A name equal to the title is dropped."""
    all_facets = {"kind": (kind,), "language": (language,)} | dict(facets or {})
    return SearchDocument(
        language=language,
        address=address,
        kind=kind,
        title=title,
        names=tuple(name for name in dict.fromkeys(names) if name != title),
        spellings=tuple(spellings),
        headings=headings,
        facets_text=facets_text,
        body=body,
        facets={facet: all_facets.get(facet, ()) for facet in FACETS},
        when=when,
        where=where,
        status=status,
    )


def searchable(page: Page, *, kind: str = "list", more: Iterable[SearchDocument] = ()) -> Page:
    """The page with a search document of its title and description. more: documents of things at anchors on it."""
    document = search_document(page.language, page.address, kind, page.title, body=page.description)
    return replace(page, documents=(document, *more))


def text_document(page: Page, text: str) -> SearchDocument:
    """The search document of a page of prose: title, description, headings and text."""
    body = f"{page.description} {text}"
    return search_document(page.language, page.address, "page", page.title, headings=_titles(page.headings), body=body)


def all_names(*labels: Label) -> tuple[str, ...]:
    """The names in all languages of the labels, as plain text."""
    return tuple(passage.text.strip() for label in labels for code in label.languages() if (passage := label.get(code)))


def shown_name(label: Label, language: str) -> str:
    """The best name for a language as plain text; '' for an unknown label."""
    best = label.best(language)
    return best[1].text.strip() if best else ""


def _titles(headings: Iterable[Heading]) -> str:
    return " ".join(f"{heading.title} {_titles(heading.children)}".strip() for heading in headings)
