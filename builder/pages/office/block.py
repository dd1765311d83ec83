"""The content of a paper before it is written as XML: styled paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass

from builder.pages.office.paragraphs import Paragraph


@dataclass(frozen=True)
class Block:
    """A paragraph in a style of the template. new_page: starts a page. first: starts a numbered list."""

    style: str
    paragraph: Paragraph
    new_page: bool = False
    first: bool = False


@dataclass(frozen=True)
class Grid:
    """A table. widths: shares of the text width. head: may be empty; else repeated on every page."""

    widths: tuple[float, ...]
    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
