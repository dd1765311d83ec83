"""Texts that are translated: takes a record, gives each with its path; the digest of what they say in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.records.model.declare import Declared, Field, fields
from builder.records.model.quotes import digest
from builder.records.model.record import Case, Policy
from builder.records.model.values import CITATION, Text

ALL = "all"
"""The path of every text of a record."""
NOT_TRANSLATED = frozenset({"sources", "contributors", "translations", "replies", "contact"})
"""Fields of a record that are in the languages of what they name: works, people, a reply."""
NAMES = frozenset({"name", "issued_by", "by", "at"})
"""Fields that are names, of which one script is enough."""


@dataclass(frozen=True)
class FieldText:
    """A text of a record. field: its path, without the numbers of items (`timeline.text`). at: with them
    (`timeline.3.text`), as it stands in the file.
    """

    field: str
    at: str
    text: Text


def field_texts(record: Case | Policy) -> Iterator[FieldText]:
    """Every text that is to be translated, in the order of the format; those that are unknown are left out."""
    yield from _texts(record, "", "")


def _texts(part: Declared, field: str, at: str) -> Iterator[FieldText]:
    for declared in _telling(type(part)):
        value = getattr(part, declared.attribute)
        path, place = f"{field}{declared.key}", f"{at}{declared.key}"
        for number, item in _items(declared, value):
            here = place if number is None else f"{place}.{number}"
            if isinstance(item, Text):
                if item.passages:
                    yield FieldText(path, here, item)
            elif isinstance(item, Declared):
                yield from _texts(item, f"{path}.", f"{here}.")


def _items(declared: Field, value: Any) -> Iterable[tuple[int | None, Any]]:
    return enumerate(value or ()) if declared.many else ((None, value),)


@cache
def _telling(model: type[Declared]) -> tuple[Field, ...]:
    """The fields of a part that can hold a text to translate."""
    is_record = issubclass(model, Case | Policy)
    return tuple(
        field
        for field in fields(model)
        if issubclass(field.shape, Text | Declared)
        and field.key not in NAMES
        and not field.keyed
        and not (is_record and field.key in NOT_TRANSLATED)
    )


@cache
def field_paths(model: type[Declared]) -> tuple[str, ...]:
    """Every path of a record, those of its parts too, in the order of the format."""
    return tuple(path for path, _ in _paths(model, "", "") if path)


@cache
def chinese_paths(model: type[Declared]) -> dict[str, str]:
    """Every path by what it is when all its keys are Chinese."""
    return {chinese: path for path, chinese in _paths(model, "", "")}


def _paths(model: type[Declared], path: str, chinese: str) -> Iterator[tuple[str, str]]:
    for field in _telling(model):
        here, there = f"{path}{field.key}", f"{chinese}{field.about.name}"
        inner = () if issubclass(field.shape, Text) else (*_paths(field.shape, f"{here}.", f"{there}."),)
        if inner or issubclass(field.shape, Text):
            yield here, there
            yield from inner


def covers(path: str, field: str) -> bool:
    """Whether a path is that of a field, of a part that it stands in, or of all.

    >>> covers("story", "story.need"), covers("all", "title"), covers("story", "storyboard")
    (True, True, False)
    """
    return path in (ALL, field) or field.startswith(f"{path}.")


def said(record: Case | Policy, path: str, language: str) -> str:
    """What the texts at a path say in exactly this language; '' where none says anything."""
    passages = (each.text.get(language) for each in field_texts(record) if covers(path, each.field))
    return "\n\n".join(passage.text for passage in passages if passage)


def text_digest(record: Case | Policy, path: str, language: str) -> str:
    """The digest of what the texts at a path say, without their citations; '' where none says anything.

    A citation more changes no word that would have to be translated anew.
    """
    text = said(record, path, language)
    return digest(CITATION.sub("", text)) if text else ""


def spoken(record: Case | Policy, path: str) -> tuple[str, ...]:
    """The languages of the texts at a path."""
    texts = (each.text for each in field_texts(record) if covers(path, each.field))
    return tuple(dict.fromkeys(code for text in texts for code in text.passages))
