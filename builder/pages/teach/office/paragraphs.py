"""What slides and papers share: paragraphs of runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "bullet", "number", "heading", "note"]


@dataclass(frozen=True)
class TextRun:
    """Words of one look. language: of the words; '' for that of the text around. raised: the number of a source."""

    text: str
    language: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Runs in a row. level: how deep in lists, from 0. kind: `note` is a word of the site on the text that follows."""

    runs: tuple[TextRun, ...]
    kind: Kind = "text"
    level: int = 0

    @property
    def text(self) -> str:
        """Its words, numbers of sources included."""
        return "".join(run.text for run in self.runs)
