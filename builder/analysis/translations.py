"""Translations: takes a record, gives for each field and language whether it is there, and fits what it was made from.

A field is what translated.py has under one path: of a list its texts together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.language.languages import same_language, written_languages
from builder.records.model.record import MACHINE as BY_MACHINE
from builder.records.model.record import Case, Policy, Translation
from builder.records.model.translated import ALL, FieldText, covers, field_texts, text_digest

MISSING, OUTDATED, MACHINE, UNKNOWN, COMPLETE = "missing", "outdated", "machine", "unknown", "complete"
STATES = (MISSING, OUTDATED, MACHINE, UNKNOWN, COMPLETE)
"""The worst first: no text; made from words that are others now; by a machine, and read by nobody; nothing says from
which words it was made; written in this language, or made from the words that stand there now."""
WANTED = (MISSING, OUTDATED, MACHINE)
"""The states in which a translator is asked for."""


@dataclass(frozen=True)
class FieldState:
    """A field in a language. at: where in the file its first text stands that is in this state."""

    field: str
    language: str
    state: str
    at: str


def field_states(record: Case | Policy, languages: Iterable[str]) -> tuple[FieldState, ...]:
    """The state of each field that has a text, in each language in which the records of a base are written.

    languages: of the base. Two scripts of a language count as one. record: as it was read.
    """
    grouped: dict[str, list[FieldText]] = {}
    for each in field_texts(record):
        grouped.setdefault(each.field, []).append(each)
    states = {entry: entry_state(record, entry) for entry in record.translations}
    return tuple(
        _field_state(record, texts, language, states)
        for language in written_languages(languages)
        for texts in grouped.values()
    )


def _field_state(
    record: Case | Policy, texts: list[FieldText], language: str, states: dict[Translation, str]
) -> FieldState:
    field = texts[0].field
    lacking = (each for each in texts if not any(same_language(code, language) for code in each.text.passages))
    if first := next(lacking, None):
        return FieldState(field, language, MISSING, first.at)
    entries = entries_for(record, field)
    found = [states[entry] for code, entry in entries.items() if same_language(code, language)]
    is_origin = any(same_language(code, language) for code in (record.written_in, *_origins(entries.values())))
    given = found or [COMPLETE if is_origin else UNKNOWN]
    return FieldState(field, language, min(given, key=STATES.index), texts[0].at)


def _origins(entries: Iterable[Translation]) -> Iterator[str]:
    return (entry.from_ for entry in entries)


def entries_for(record: Case | Policy, field: str) -> dict[str, Translation]:
    """By language what `translations` says of a field: the entry with the longest path that covers it."""
    covering = [entry for entry in record.translations if covers(entry.field.path, field)]
    return {entry.language: entry for entry in sorted(covering, key=_closeness)}


def _closeness(entry: Translation) -> int:
    return 0 if entry.field.path == ALL else len(entry.field.path)


def entry_state(record: Case | Policy, entry: Translation) -> str:
    """What an entry of `translations` says of its texts."""
    if entry.digest and entry.digest != text_digest(record, entry.field.path, entry.from_):
        return OUTDATED
    if entry.by == BY_MACHINE:
        return MACHINE
    return COMPLETE if entry.digest else UNKNOWN


TEXT, PART, WHOLE = "text", "part", "whole"
"""Of what an entry of `translations` speaks: of one text, of a list or a part of the record, of the record."""


def doubtful_passages(record: Case | Policy) -> dict[int, tuple[str, str]]:
    """The passages whose translation is outdated or a machine's: that state, and of what the entry that says so speaks.

    By identity of the scalar that a passage was read from, which a conversion between scripts keeps. record: as it was
    read; empty for one of which all is well.
    """
    states = {entry: entry_state(record, entry) for entry in record.translations}
    if not {OUTDATED, MACHINE} & {*states.values()}:
        return {}
    found: dict[int, tuple[str, str]] = {}
    for each in field_texts(record):
        for language, entry in entries_for(record, each.field).items():
            if states[entry] in (OUTDATED, MACHINE) and (passage := each.text.passages.get(language)):
                found[id(passage.scalar)] = states[entry], _extent(entry, each)
    return found


def _extent(entry: Translation, text: FieldText) -> str:
    if entry.field.path == ALL:
        return WHOLE
    return TEXT if entry.field.path == text.at else PART
