"""Takes the declared fields of a record, gives its JSON Schema (draft-07), with which editors complete and check.

It is the record as an editor's YAML parser reads it, so a year may be a number. Keys are the English ones: the decoder
takes the Chinese names as well. https://json-schema.org/draft-07
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from builder.language.languages import BUILT_IN, LANGUAGES, text_languages, written_languages
from builder.language.words import words
from builder.records.decode.scalars import MAY_BE_UNKNOWN, PATTERNS
from builder.records.model.declare import Declared, Field, Pattern, Vocabulary, fields
from builder.records.model.grammar import DATE, UNKNOWN_DATES
from builder.records.model.record import Dimension
from builder.records.model.values import (
    SOURCE_KEY,
    UNKNOWN,
    Citation,
    FieldPath,
    FuzzyDate,
    Label,
    Name,
    Period,
    Quantity,
    Reference,
    Term,
    Text,
)
from builder.records.model.vocabulary import Vocabularies, VocabularyTerm
from builder.records.source import read_document
from builder.records.source.document import Mapping, Node, Scalar
from builder.schema.help import help_of

Schema = dict[str, Any]


@dataclass(frozen=True)
class Base:
    """The base that a schema is for. languages: of texts; record_languages: in which records are written."""

    vocabularies: Vocabularies
    languages: tuple[str, ...]
    record_languages: tuple[str, ...]


SCALAR = ["string", "number"]
DIGITS = frozenset({"isbn", "isni", "tw-ubn", "uscc"})
"""Forms that an editor may read as a number."""
ANY_DATE = f"(?:{'|'.join(map(re.escape, UNKNOWN_DATES))}|{DATE})"
RANGE = rf"{ANY_DATE} \.\.(?: {ANY_DATE})?|\.\. {ANY_DATE}"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SHAPE_SCHEMAS: dict[Any, Schema] = {
    str: {"type": SCALAR},
    int: {"type": ["string", "integer"], "pattern": r"^\d{1,6}$"},
    FuzzyDate: {"type": ["string", "integer"], "pattern": f"^{ANY_DATE}$"},
    Period: {"type": ["string", "integer"], "pattern": f"^(?:{ANY_DATE}|{RANGE})$"},
    Quantity: {"type": SCALAR, "pattern": r"\d"},
    Reference: {"type": "string", "pattern": rf"^(?:cases|policies)/{SLUG}/{SLUG}$"},
    FieldPath: {"type": "string"},
    Citation: {"type": "string", "pattern": rf"^{SLUG}(?:#{SLUG})?(?:,.*)?$"},
}
"""The schemas of single values. They accept a little more than the decoder, never less."""


def json_schema(model: type[Declared], vocabularies: Vocabularies, *, languages: tuple[str, ...] = BUILT_IN) -> str:
    """The schema of a record as the text of a file. languages: of the base."""
    base = Base(vocabularies, text_languages(languages), written_languages(languages))
    parts = [*_parts(model)]
    definitions: Schema = {"text": _text(base), "label": _text(base), "name": _name()}
    definitions |= {part.__name__: _object(part, base) for part in parts}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": model.__name__,
        "description": _in_record_languages("schema.about-keys", base),
        **_object(model, base),
        "definitions": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _parts(model: type[Declared]) -> Iterable[type[Declared]]:
    """The models of all nested fields, each once, without the model itself."""
    parts: dict[type[Declared], None] = {}
    for field in fields(model):
        if issubclass(field.shape, Declared):
            parts |= dict.fromkeys([field.shape, *_parts(field.shape)])
    return parts


def _object(model: type[Declared], base: Base) -> Schema:
    model_fields = fields(model)
    schema: Schema = {
        "type": "object",
        "properties": {field.key: _field(field, base) for field in model_fields},
        "required": [field.key for field in model_fields if field.required],
        "additionalProperties": False,
    }
    if model is Dimension:
        schema["allOf"] = [_terms_of(term) for term in base.vocabularies.table("dimensions").values()]
    return schema if schema["required"] else {key: value for key, value in schema.items() if key != "required"}


def _terms_of(dimension: VocabularyTerm) -> Schema:
    """The condition that limits the terms of a dimension."""
    terms: Schema = {"items": {"enum": [*dimension.terms, UNKNOWN]}}
    if not dimension.many:
        terms["maxItems"] = 1
    condition = {"properties": {"dimension": {"const": dimension.id}}}
    return {"if": condition, "then": {"properties": {"terms": terms}}}


def _field(field: Field, base: Base) -> Schema:
    value = _value(field, base)
    if field.keyed:
        key = {"pattern": ecma_pattern(SOURCE_KEY)}
        value = {"type": "object", "propertyNames": key, "additionalProperties": value}
    elif field.many:
        value = _list(field, value)
    help_texts = "\n\n".join(help_of(field, code) for code in base.record_languages)
    annotations = {"title": field.about.name, "description": help_texts}
    examples = {"examples": [example_value(field)]} if field.about.example else {}
    # Draft-07 ignores all keys beside $ref, so a reference is put in a list of one.
    return annotations | ({"allOf": [value]} if "$ref" in value else value) | examples


def _list(field: Field, item: Schema) -> Schema:
    """A list of items; for sources and names also a single item."""
    many = {"type": "array", "items": item} | ({"minItems": 1} if field.required else {})
    return {"anyOf": [item, many]} if field.shape in (Citation, Name) else many


def _value(field: Field, base: Base) -> Schema:
    shape = field.shape
    if issubclass(shape, Declared):
        return {"$ref": f"#/definitions/{shape.__name__}"}
    if issubclass(shape, Text):
        return {"$ref": f"#/definitions/{'label' if shape is Label else 'text'}"}
    if shape is Name:
        return {"$ref": "#/definitions/name"}
    if shape is Term:
        return _term(field, base)
    if choices := field.choices(base.languages):
        return {"enum": list(choices)}
    if pattern := field.mark(Pattern):
        return _form_schema(pattern.form)
    return dict(SHAPE_SCHEMAS[shape])


def _form_schema(form: str) -> Schema:
    if form not in PATTERNS:
        return dict(SHAPE_SCHEMAS[str])
    pattern = ecma_pattern(PATTERNS[form])
    accepted = f"(?:{pattern})|^unknown$" if form in MAY_BE_UNKNOWN else pattern
    return {"type": SCALAR if form in DIGITS else "string", "pattern": accepted}


def ecma_pattern(compiled: re.Pattern[str]) -> str:
    """A pattern of ours in the syntax of ECMAScript."""
    return "^" + compiled.pattern.replace(r"\Z", "$")


def _term(field: Field, base: Base) -> Schema:
    vocabulary = field.mark(Vocabulary)
    if vocabulary is None:
        return {"type": "string"}
    table = base.vocabularies.table(vocabulary.name)
    labels = [" · ".join(term.name(code) for code in base.record_languages) for term in table.values()]
    takes_unknown = vocabulary.name in base.vocabularies.table("dimensions")
    ids = [*table, UNKNOWN] if takes_unknown else [*table]
    return {"type": "string", "enum": ids, "enumDescriptions": [*labels, *([UNKNOWN] if takes_unknown else [])]}


def _text(base: Base) -> Schema:
    languages = {code: {"type": SCALAR, "description": _language_help(code, base)} for code in base.languages}
    by_language = {"type": "object", "properties": languages, "additionalProperties": False, "minProperties": 1}
    return {"oneOf": [{"type": SCALAR}, by_language]}


def _name() -> Schema:
    parts = {part: {"type": "string"} for part in ("family", "given", "literal")}
    csl = {"type": "object", "properties": parts, "additionalProperties": False, "minProperties": 1}
    return {"oneOf": [{"type": SCALAR}, csl]}


def example_value(field: Field) -> Any:
    document = read_document("example", f"{field.key}: {field.about.example}\n".encode())
    return node_json(document.root.entries[0].value) if document.root else field.about.example


def node_json(node: Node) -> Any:
    """A node of a document as JSON: every scalar a string."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: node_json(entry.value) for entry in node}
    return [node_json(item) for item in node.items]


def _language_help(code: str, base: Base) -> str:
    """The description of a text's key for a language; the language's name where no words describe it."""
    texts = [text for language in base.record_languages if (text := words(language).get(f"schema.language.{code}"))]
    return "\n\n".join(texts) or LANGUAGES[code].name


def _in_record_languages(key: str, base: Base) -> str:
    return "\n\n".join(words(code)(key) for code in base.record_languages)
