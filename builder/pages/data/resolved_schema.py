"""The form of resolved records: takes the declarations, gives their JSON Schema (draft 2020-12)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from builder.records.model.declare import Declared, Field, fields
from builder.records.model.record import Case, Policy, Relation, Source
from builder.records.model.values import (
    UNKNOWN,
    Citation,
    FuzzyDate,
    Name,
    Period,
    Quantity,
    Reference,
    Term,
    Text,
)

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_BY_LANGUAGE: Schema = {"type": "object", "minProperties": 1, "additionalProperties": _TEXT}
_DAY = r"\d{4}(-\d{2}(-\d{2})?)?~?"
_BOUNDS = ["exact", "at-most", "more-than", "at-least", "less-than", "about"]


def _object(properties: Schema, *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": [*required], "additionalProperties": False}


def _named(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_SHAPES: dict[str, Schema] = {
    "text": {"anyOf": [{"const": UNKNOWN}, _BY_LANGUAGE]},
    "term": _object({"id": _TEXT, "label": _BY_LANGUAGE}, "id"),
    "reference": _object({"record": _TEXT, "title": {**_BY_LANGUAGE, "minProperties": 0}}, "record"),
    "citation": _object({"source": _TEXT, "quote": _TEXT, "locator": _TEXT}, "source"),
    "name": _object({"literal": _TEXT, "family": _TEXT, "given": _TEXT}),
    "date": {"type": "string", "pattern": rf"^({UNKNOWN}|{_DAY})$"},
    "period": {"type": "string", "pattern": rf"^({UNKNOWN}|{_DAY}|({_DAY}|\.\.)?/({_DAY}|\.\.)?)$"},
    "quantity": _object(
        {"bound": {"enum": _BOUNDS}, "low": {"type": "number"}, "high": {"type": "number"}}, "bound", "low"
    ),
}
_NAMES: tuple[tuple[type[Any], str], ...] = (
    (Text, "text"), (Term, "term"), (Reference, "reference"), (Citation, "citation"), (Name, "name"),
    (FuzzyDate, "date"), (Period, "period"), (Quantity, "quantity"),
)  # fmt: skip


def resolved_schema(languages: Iterable[str]) -> str:
    """The schema of a resolved record, a case or a policy, as the text of a file. languages: of the editions."""
    pages = _object(dict.fromkeys(languages, _TEXT), *languages)
    parts = {part.__name__: _part(part) for model in (Case, Policy) for part in _parts(model)}
    reverse = _part(Relation, {"reverse": {"const": True}}, "reverse")
    cited = {"type": "object", "additionalProperties": _part(Source, {"declared_in": _TEXT}, "declared_in")}
    extra = {
        "record": _TEXT,
        "place": _named("term"),
        "pages": pages,
        "licence": _TEXT,
        "created": {"type": "string", "format": "date"},
        "changed": {"type": "string", "format": "date"},
        "related_from": {"type": "array", "items": reverse},
        "cited_sources": cited,
    }
    needed = ("record", "place", "pages", "licence", "related_from", "cited_sources")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Resolved record",
        "anyOf": [_part(model, extra, *needed) for model in (Case, Policy)],
        "$defs": dict(sorted({**_SHAPES, **parts}.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _parts(model: type[Declared]) -> Iterable[type[Declared]]:
    """The models of all nested fields."""
    for field in fields(model):
        if issubclass(field.shape, Declared):
            yield field.shape
            yield from _parts(field.shape)


def _part(model: type[Declared], extra: Schema | None = None, *needed: str) -> Schema:
    properties = {field.key: _field(field) for field in fields(model)}
    required = (field.key for field in fields(model) if field.required and not field.many)
    return _object({**(extra or {}), **properties}, *needed, *required)


def _field(field: Field) -> Schema:
    value = _value(field)
    if field.keyed:
        return {"type": "object", "additionalProperties": value}
    return {"type": "array", "items": value} if field.many else value


def _value(field: Field) -> Schema:
    if issubclass(field.shape, Declared):
        return _named(field.shape.__name__)
    if name := next((name for shape, name in _NAMES if issubclass(field.shape, shape)), ""):
        return _named(name)
    return {"type": "integer"} if field.shape is int else dict(_TEXT)
