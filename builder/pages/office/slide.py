"""The content of a slide before it is written as XML, and the height of its table rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from builder.pages.office.measure import TextBox
from builder.pages.office.paragraphs import Paragraph

Layout = Literal["title", "text", "table", "decision"]


WIDTH = 837.0
"""Width of the text area in points, as in the layouts; HEIGHT likewise."""


HEIGHT = 345.0


CELL_PADDING = 8.0


CELL_SIZES = (18.0, 15.0, 13.0)


@dataclass(frozen=True)
class SlideTable:
    """widths: shares of the text width. head: may be empty. Every row has a cell per width."""

    widths: tuple[float, ...]
    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True)
class Slide:
    """small: who and when of a decision, the small print of a title slide. notes: for the teacher.

    size: type size in points; None for the layout's. start: the number of the first list item.
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
    """The height of a table row, in points."""
    boxes = (TextBox(WIDTH * width - CELL_PADDING, HEIGHT, size, spacing=CELL_PADDING) for width in widths)
    return max(box.height_of(cell) for box, cell in zip(boxes, row, strict=True))
