"""Text measurement for slides: takes paragraphs and a box, gives line counts, heights and an even split into slides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.language.sentences import sentences
from builder.pages.office.paragraphs import Paragraph, TextRun
from builder.pages.parts.text_width import HAN, text_width

RAGGED_FACTOR = 1.06
"""Allowance for the unused space at line ends, because words are not broken."""
STRETCH_LINES = 2
"""Length of the pieces that an oversized sentence is cut into, in lines of Han characters."""
LEADING = 1.3
"""Line height as a multiple of the type size."""


@dataclass(frozen=True)
class TextBox:
    """A text area; all values in points. spacing: between two paragraphs."""

    width: float
    height: float
    size: float
    indent: float = 0
    spacing: float = 8

    def height_of(self, paragraph: Paragraph) -> float:
        """The height of a paragraph with its spacing, in points."""
        line_width = self.width - self.indent * (paragraph.level + 1)
        lines = sum(line_count(line, self.size, line_width) for line in paragraph.text.split("\n"))
        return lines * self.size * LEADING + self.spacing


def line_count(text: str, size: float, line_width: float) -> int:
    """The number of lines that a text takes."""
    unbroken = text_width(text) * size
    return 1 if unbroken <= line_width else math.ceil(unbroken * RAGGED_FACTOR / line_width)


def fit_paragraphs(
    paragraphs: Sequence[Paragraph], boxes: Sequence[TextBox]
) -> tuple[TextBox, list[tuple[Paragraph, ...]]]:
    """The first box (large type to small) that holds all paragraphs; else the last, with the paragraphs split."""
    for box in boxes:
        if sum(map(box.height_of, paragraphs)) <= box.height:
            return box, [tuple(paragraphs)]
    return boxes[-1], split_paragraphs(paragraphs, boxes[-1])


def split_paragraphs(paragraphs: Sequence[Paragraph], box: TextBox) -> list[tuple[Paragraph, ...]]:
    """Paragraphs in as few evenly filled groups as fit a box each; one too high for a box is cut at sentences."""
    pieces = [
        piece
        for paragraph in paragraphs
        for piece in ([paragraph] if box.height_of(paragraph) <= box.height else _split(paragraph, box))
    ]
    heights = [box.height_of(piece) for piece in pieces]
    return [tuple(pieces[index] for index in group) for group in even_groups(heights, box.height)]


def even_groups(heights: Sequence[float], max_height: float) -> list[list[int]]:
    """Indexes of the heights in as few even groups as fit. A height above the maximum is a group by itself."""
    fewest = _fill_groups(heights, max_height, max_height)
    target = sum(heights) / max(len(fewest), 1)
    candidates = (_fill_groups(heights, target * slack, max_height) for slack in (1, 1.15, 1.3))
    return next((groups for groups in candidates if len(groups) == len(fewest)), fewest)


def _fill_groups(heights: Sequence[float], target: float, max_height: float) -> list[list[int]]:
    """Groups filled in order; one is closed where the next height would pass the maximum, or the target is reached."""
    groups: list[list[int]] = []
    used = math.inf
    for index, height in enumerate(heights):
        if used + height > max_height or used + height / 2 > target:
            groups.append([])
            used = 0
        groups[-1].append(index)
        used += height
    return groups


def _split(paragraph: Paragraph, box: TextBox) -> list[Paragraph]:
    """A paragraph in pieces that fit a box, cut at sentences; a sentence too high for a box is cut anywhere."""
    pieces: list[list[TextRun]] = [[]]
    for run in _split_runs(paragraph, box):
        candidate = replace(paragraph, runs=(*pieces[-1], run))
        if pieces[-1] and not run.superscript and box.height_of(candidate) > box.height:
            pieces.append([])
        pieces[-1].append(run)
    return [replace(paragraph, runs=tuple(piece)) for piece in pieces]


def _split_runs(paragraph: Paragraph, box: TextBox) -> list[TextRun]:
    """The runs of a paragraph cut at sentences; a sentence too high for a box in stretches of STRETCH_LINES."""
    step = max(1, int((box.width - box.indent * (paragraph.level + 1)) / (box.size * HAN)) * STRETCH_LINES)
    runs = []
    for run in paragraph.runs:
        for sentence in sentences(run.text):
            too_high = box.height_of(replace(paragraph, runs=(replace(run, text=sentence),))) > box.height
            size = step if too_high else len(sentence)
            runs += [replace(run, text=sentence[start : start + size]) for start in range(0, len(sentence), size)]
    return runs
