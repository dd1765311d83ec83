"""A slide, not yet drawn: what stands on it, and how tall a row of its table is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from builder.pages.teach.office.measure import TextBox
from builder.pages.teach.office.paragraphs import Paragraph

Layout = Literal["title", "text", "table", "decision"]


WIDTH = 837.0
"""Of the text area, in points: as the layouts have it."""


HEIGHT = 345.0


CELL_PADDING = 8.0


CELL_SIZES = (18.0, 15.0, 13.0)


@dataclass(frozen=True)
class SlideTable:
    """widths: shares of the whole. head: may be empty. Every row has a cell for each width."""

    widths: tuple[float, ...]
    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True)
class Slide:
    """small: who and when of a decision, the small print of a title. notes: for the teacher.

    size: of the text, in points; None for the layout's. start: the number of its first paragraph in a list.
    """

    layout: Layout
    title: str
    body: tuple[Paragraph, ...] = ()
    table: SlideTable | None = None
    small: str = ""
    size: float | None = None
    start: int = 1
    notes: tuple[Paragraph, ...] = ()


def row_height(row: Sequence[Paragraph], widths: Sequence[float], size: float) -> float:
    """The height that a row of a table needs, in points."""
    boxes = (TextBox(WIDTH * width - CELL_PADDING, HEIGHT, size, between=CELL_PADDING) for width in widths)
    return max(box.tall(cell) for box, cell in zip(boxes, row, strict=True))
