"""`casebook translated`: takes a record and a field, writes into `translations` from which words it was translated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.config import Options
from builder.records.edit.change import set_value, value_at, without_value
from builder.records.edit.tree import EditError
from builder.records.evidence.marking import replace_file
from builder.records.load import read
from builder.records.model.record import Case, Policy
from builder.records.model.translated import ALL, field_paths, spoken, text_digest


class TranslatedError(Exception):
    """What cannot be written. code: of its words. values: for them."""

    def __init__(self, code: str, **values: str) -> None:
        """The code and its values."""
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True)
class Request:
    """What is to be said of a text. origin: the language it was translated from, '' for that of the record.

    by: who translated; '' for whoever did before.
    """

    field: str
    language: str
    origin: str = ""
    by: str = ""


def write_translated(base: Path, options: Options, path: str, request: Request) -> str:
    """Write the entry for a text, with the digest of its original as it is now; gives the digest.

    A day of review that an earlier entry has is taken out: what was reviewed were other words. Raises TranslatedError.
    """
    data = (base / path).read_bytes()
    record = _record(base, options, path)
    origin = request.origin or record.written_in
    digest = _digest(record, request, origin)
    text = _written(data.decode("utf-8"), record, request, {"from": origin, "digest": digest})
    replace_file(base / path, text.encode("utf-8"))
    return digest


def _record(base: Path, options: Options, path: str) -> Case | Policy:
    """The record of a file. One with errors of its own is not written into."""
    checked = read(base, options)
    reading = next((each for each in checked.readings if each.path == path), None)
    if reading is None or reading.record is None or reading.problems:
        raise TranslatedError("faulty", path=path)
    return reading.record


def _digest(record: Case | Policy, request: Request, origin: str) -> str:
    field, languages = request.field, spoken(record, request.field)
    if field != ALL and field not in field_paths(type(record)):
        raise TranslatedError("no-field", field=field)
    if origin == request.language:
        raise TranslatedError("itself", language=origin)
    for code in (origin, request.language):
        if code not in languages:
            raise TranslatedError("no-text", field=field, language=code)
    return text_digest(record, field, origin)


def _written(text: str, record: Case | Policy, request: Request, values: dict[str, str]) -> str:
    """The text of the file with the entry: the one that it has, changed, or one more."""
    model: type[Case | Policy] = Case if isinstance(record, Case) else Policy
    try:
        entries = value_at(text, ("translations",), model=model) or []
        named = (request.field, request.language)
        at = next((n for n, each in enumerate(entries) if (each["field"], each["language"]) == named), None)
        if at is None:
            if not request.by:
                raise TranslatedError("by-whom")
            entry = {"field": request.field, "language": request.language, **values, "by": request.by}
            return set_value(text, ("translations", len(entries)), entry, model=model)
        for key, value in (values | ({"by": request.by} if request.by else {})).items():
            text = set_value(text, ("translations", at, key), value, model=model)
        return without_value(text, ("translations", at, "reviewed"), model=model)
    except EditError as fault:
        raise TranslatedError("unwritable", said=str(fault)) from fault
