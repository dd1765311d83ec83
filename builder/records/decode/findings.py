"""What decoding a document collects: problems, and what the rules over the library need."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.language.look_alikes import look_alike
from builder.language.unseen import code_point
from builder.records.model.values import Citation, Passage, Reference
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem, error
from builder.records.source.document import Node, Place, Scalar


class Refused:
    """In place of a value that was refused: a decoder gives a value or this, so that nothing is lost without a problem.

    Only `Findings.refuse` makes one; REPORTED is for what the parser has refused.
    """

    __slots__ = ()


REPORTED = Refused()


@dataclass
class Findings:
    """What decoding collects. written_in: the language of plain texts; languages: those that a text may have.

    joined: items of lists that look like several, each with whether its list stands in brackets.
    """

    path: str
    vocabularies: Vocabularies
    written_in: str
    languages: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    passages: list[tuple[str, Passage]] = field(default_factory=list)
    joined: list[tuple[Scalar, bool]] = field(default_factory=list)

    def refuse(self, code: str, place: Place, *, fix: str = "", **values: str) -> Refused:
        """Note an error; what it gives stands for the value."""
        self.problems.append(error(code, self.path, place.line, place.column, fix=fix, **values))
        return REPORTED

    def refuse_look_alike(self, word: Scalar, *, lead: str = "", end: str = "") -> Refused | None:
        """Note a letter of another alphabet in a word of the format; None if there is none. lead, end: of its fix."""
        if (pair := look_alike(word.text)) is None:
            return None
        letter, latin = pair
        values = {"found": visible(word.text), "character": code_point(letter)}
        return self.refuse("look-alike", word.place_of(letter), fix=f"{lead}{latin}{end}", **values)


def is_reported(node: Node) -> bool:
    """Whether the parser has already reported a value: it is empty or an alias."""
    return isinstance(node, Scalar) and not (node.text or node.quoted or node.raw.startswith(("|", ">")))


def visible(text: str) -> str:
    """A text from a file, shortened to one line for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "…"
