"""What decoding a document collects: problems, and what the rules over the library need."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.records.model.values import Citation, Passage, Reference
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem, error
from builder.records.source.document import Place


@dataclass
class Findings:
    """What decoding collects. written_in: the language of plain texts; languages: those that a text may have."""

    path: str
    vocabularies: Vocabularies
    written_in: str
    languages: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    passages: list[tuple[str, Passage]] = field(default_factory=list)

    def refuse(self, code: str, place: Place, *, fix: str = "", **values: str) -> None:
        """Note an error."""
        self.problems.append(error(code, self.path, place.line, place.column, fix=fix, **values))


def visible(text: str) -> str:
    """A text from a file, shortened to one line for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "…"
