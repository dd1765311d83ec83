"""What slides and papers share: paragraphs of runs."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeVar, cast

T = TypeVar("T")

Kind = Literal["text", "bullet", "number", "heading", "note"]


@dataclass(frozen=True)
class TextRun:
    """Words of one look. language: of the words; '' for that of the text around. raised: the number of a source.

    citation: key and locator of the source whose number stands here once all are known (with_numbers).
    """

    text: str
    language: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False
    citation: tuple[str, str] | None = None


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


def numbers_in(value: object, known: Container[str]) -> dict[str, int]:
    """The sources cited in paragraphs, slides or blocks, numbered as they first appear. known: the declared keys."""
    keys = dict.fromkeys(key for key in _cited(value) if key in known)
    return {key: number for number, key in enumerate(keys, start=1)}


def with_numbers(value: T, numbers: Mapping[str, int]) -> T:
    """Paragraphs, slides or blocks with the number of its source in each citation; `[key?]` for one without."""
    if isinstance(value, TextRun):
        return cast(T, _numbered(value, numbers))
    if isinstance(value, tuple):
        return cast(T, tuple(with_numbers(child, numbers) for child in value))
    changed = {name: with_numbers(child, numbers) for name, child in _children(value)}
    return replace(cast(Any, value), **changed) if changed else value


def _cited(value: object) -> Iterator[str]:
    if isinstance(value, TextRun):
        yield from (value.citation[0],) if value.citation else ()
    else:
        yield from (key for _, child in _children(value) for key in _cited(child))


def _children(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        yield from (("", child) for child in value)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from ((each.name, getattr(value, each.name)) for each in fields(value))


def _numbered(run: TextRun, numbers: Mapping[str, int]) -> TextRun:
    if run.citation is None:
        return run
    key, locator = run.citation
    number = str(numbers.get(key) or f"{key}?")
    return replace(run, text=f"[{number}, {locator}]" if locator else f"[{number}]", citation=None)
