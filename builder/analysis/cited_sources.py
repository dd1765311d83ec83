"""Who cites what: takes records, gives the keys of the sources that each cites, in facts and in prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from builder.records.model.library import Entry, Library
from builder.records.model.values import CITATION, Citation, Text, split_citation


def citing(library: Library) -> Mapping[str, tuple[Entry, ...]]:
    """The listed records that cite a source, by its key, in the order of the library."""
    found: dict[str, list[Entry]] = {}
    for entry in library.listed:
        for key in dict.fromkeys(cited(entry.record)):
            found.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def cited(part: object) -> Iterator[str]:
    """The keys of all citations in a record or a part of one, as often as they stand there."""
    if isinstance(part, Citation):
        yield part.key
    elif isinstance(part, Text):
        yield from _in_text(part)
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from cited(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from cited(item)


def _in_text(text: Text) -> Iterator[str]:
    for language in text.languages():
        if passage := text.get(language):
            for match in CITATION.finditer(passage.text):
                yield from (key for key, _ in split_citation(match[1]))
