"""Rules for translations: each entry names texts that the record has, in the languages that it names."""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.languages import same_language
from builder.records.check.rule import CheckContext, rule
from builder.records.decode import Reading
from builder.records.model.record import Case, Policy, Translation
from builder.records.model.translated import ALL, chinese_paths, field_paths, spoken
from builder.records.model.vocabulary import alike
from builder.records.problem import Problem, error


@rule
def translations_of_known_fields(context: CheckContext) -> Iterator[Problem]:
    """The field of a translation is a path of the format; the languages differ; the record has the text in both."""
    for reading in context.readings:
        if (record := reading.record) is not None:
            for entry in record.translations:
                yield from _judge(reading, record, entry)


def _judge(reading: Reading, record: Case | Policy, entry: Translation) -> Iterator[Problem]:
    if entry.field.path != ALL and entry.field.path not in field_paths(type(record)):
        yield _unknown_field(reading, record, entry)
    elif entry.language == entry.from_:
        yield _same(reading, record, entry)
    else:
        languages = spoken(record, entry.field.path)
        lacking = [code for code in (entry.from_, entry.language) if code not in languages]
        for code in lacking if languages else lacking[:1]:
            yield _without_text(reading, entry, code, languages)


def _unknown_field(reading: Reading, record: Case | Policy, entry: Translation) -> Problem:
    paths, path, place = field_paths(type(record)), entry.field.path, entry.field.place
    meant = chinese_paths(type(record)).get(path) or alike(path, paths) or ""
    code = "unknown-field-path" if meant else "unknown-field-path-far"
    allowed = ", ".join((*(each for each in paths if "." not in each), ALL))
    fix = f"field: {meant}" if meant else ""
    return error(code, reading.path, place.line, place.column, fix=fix, found=path, meant=meant, allowed=allowed)


def _same(reading: Reading, record: Case | Policy, entry: Translation) -> Problem:
    languages, place = spoken(record, entry.field.path), entry.field.place
    other = next((code for code in (record.written_in, *languages) if code != entry.language), "")
    values = {"field": entry.field.path, "language": entry.language}
    fix = f"from: {other}" if other else ""
    return error("translated-from-itself", reading.path, place.line, place.column, fix=fix, **values)


def _without_text(reading: Reading, entry: Translation, code: str, languages: tuple[str, ...]) -> Problem:
    """A language of an entry in which there is no such text; the fix is the other script, where it is in that."""
    key, place = "from" if code == entry.from_ else "language", entry.field.place
    other = next((each for each in languages if same_language(each, code)), "")
    values = {"key": key, "field": entry.field.path, "language": code, "allowed": ", ".join(languages)}
    fix = f"{key}: {other}" if other else ""
    kind = "translation-without-text" if languages else "translation-of-nothing"
    return error(kind, reading.path, place.line, place.column, fix=fix, **values)


@rule
def translated_once(context: CheckContext) -> Iterator[Problem]:
    """A text has one entry in a language."""
    for reading in context.readings:
        seen: dict[tuple[str, str], int] = {}
        for entry in reading.record.translations if reading.record else ():
            place, key = entry.field.place, (entry.field.path, entry.language)
            if key in seen:
                values = {"field": entry.field.path, "language": entry.language, "first": str(seen[key])}
                yield error("translated-twice", reading.path, place.line, place.column, **values)
            seen.setdefault(key, place.line)
