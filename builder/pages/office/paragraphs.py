"""The text model that slides and papers share: paragraphs of styled runs, with citations to be numbered."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar, cast

T = TypeVar("T")

Kind = Literal["text", "bullet", "number", "heading", "note"]


@dataclass(frozen=True)
class TextRun:
    """Text in one style. language: '' for that of the surrounding text. superscript: used for citation numbers.

    citation: key and locator of a source, until with_numbers() replaces the text by its number.
    """

    text: str
    language: str = ""
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    citation: tuple[str, str] | None = None


@dataclass(frozen=True)
class Paragraph:
    """A sequence of runs. level: list depth, from 0. kind: `note` is a remark of the site on the text that follows."""

    runs: tuple[TextRun, ...]
    kind: Kind = "text"
    level: int = 0

    @property
    def text(self) -> str:
        """The plain text, citation numbers included."""
        return "".join(run.text for run in self.runs)


def numbers_in(value: object, declared: Container[str]) -> dict[str, int]:
    """The number of each declared source cited in paragraphs, slides or blocks, in order of first citation."""
    keys = dict.fromkeys(key for key in _cited_keys(value) if key in declared)
    return {key: number for number, key in enumerate(keys, start=1)}


def with_numbers(value: T, numbers: Mapping[str, int]) -> T:
    """The same paragraphs, slides or blocks with each citation replaced by its number, or `[key?]` without one."""
    if isinstance(value, Paragraph):
        return cast(T, _numbered(value, numbers))
    if isinstance(value, tuple):
        return cast(T, tuple(with_numbers(child, numbers) for child in value))
    kind: Any = type(value)
    changed = {name: with_numbers(getattr(value, name), numbers) for name in _attributes(kind)}
    return cast(T, kind(**changed)) if changed else value


def _cited_keys(value: object) -> Iterator[str]:
    if isinstance(value, Paragraph):
        yield from (run.citation[0] for run in value.runs if run.citation)
    elif isinstance(value, tuple):
        for child in value:
            yield from _cited_keys(child)
    else:
        kind: Any = type(value)
        for name in _attributes(kind):
            yield from _cited_keys(getattr(value, name))


@cache
def _attributes(kind: type[Any]) -> tuple[str, ...]:
    """The fields of slides, tables and blocks; none of other values."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _numbered(paragraph: Paragraph, numbers: Mapping[str, int]) -> Paragraph:
    if not any(run.citation for run in paragraph.runs):
        return paragraph
    runs = tuple(_numbered_run(run, run.citation, numbers) if run.citation else run for run in paragraph.runs)
    return Paragraph(runs, paragraph.kind, paragraph.level)


def _numbered_run(run: TextRun, citation: tuple[str, str], numbers: Mapping[str, int]) -> TextRun:
    key, locator = citation
    number = str(numbers.get(key) or f"{key}?")
    return replace(run, text=f"[{number}, {locator}]" if locator else f"[{number}]", citation=None)
