"""The parts of a paper, not yet set: a paragraph in a style, a table."""

from __future__ import annotations

from dataclasses import dataclass

from builder.pages.teach.office.paragraphs import Paragraph


@dataclass(frozen=True)
class Block:
    """A paragraph in a style of the template. new_page: it begins one. first: it begins a numbered list."""

    style: str
    part: Paragraph
    new_page: bool = False
    first: bool = False


@dataclass(frozen=True)
class Grid:
    """A table. widths: shares of the whole. head: may be empty; else it stands on every page."""

    widths: tuple[float, ...]
    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
