"""Records and their parts: decodes the declared fields of a mapping into a typed, frozen value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from builder.language.look_alikes import look_alike
from builder.language.unseen import REPLACEMENT, code_point, first_unseen, is_blank
from builder.records.decode.findings import REPORTED, Findings, Refused, is_reported, visible
from builder.records.decode.scalars import SCALARS, check_term, decode_name
from builder.records.decode.texts import decode_language, decode_text
from builder.records.model.declare import Declared, Field, Keys, OneOf, Pattern, by_name, fields
from builder.records.model.grammar import slug_fault
from builder.records.model.joined_items import split_items
from builder.records.model.key import key_of
from builder.records.model.record import Dimension
from builder.records.model.values import MAX_LENGTH, SLUG, UNKNOWN, Citation, Name, Text
from builder.records.model.vocabulary import alike
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Node, Pair, Scalar, Sequence

# Between several things in one line, as people write it.
_ENUMERATION = re.compile(r"\s*[，、；;]\s*")


def decode_part(node: Node, model: type[Declared], findings: Findings) -> Declared | Refused:
    """A mapping as a value of a model; refused when it is none, or when a required field is missing or refused."""
    declared = fields(model)
    if not isinstance(node, Map) or not (node.entries or any(field.required for field in declared)):
        return _not_a_map(node, model, findings)
    decoded = dict(_decoded(node, model, findings))
    refused = _missing(declared, node, model, findings)
    values = {name: value for name, value in decoded.items() if not isinstance(value, Refused)}
    for field in declared:
        if field.required and field.attribute not in values:
            value = decoded.get(field.attribute)
            return value if isinstance(value, Refused) else refused
    part = model(**values)
    return _dimension(part, findings) if isinstance(part, Dimension) else part


def _decoded(node: Map, model: type[Declared], findings: Findings) -> Iterator[tuple[str, Any]]:
    """The attributes of a model that a mapping has a key for, each with its value or Refused."""
    by_key = by_name(model)
    key_nodes: dict[str, Scalar] = {}
    for entry in node:
        field = by_key.get(entry.key.text)
        if field is None:
            _unknown_key(entry, fields(model), findings)
        elif field.key in key_nodes:
            findings.refuse("field-twice", entry.key.place, key=entry.key.text, other=key_nodes[field.key].text)
        else:
            key_nodes[field.key] = entry.key
            yield field.attribute, REPORTED if is_reported(entry.value) else _field(field, entry, findings)


def _not_a_map(node: Node, model: type[Declared], findings: Findings) -> Refused:
    keys = ", ".join(field.key for field in fields(model) if field.required) or fields(model)[0].key
    return findings.refuse("not-a-map", node.place, keys=keys)


def _unknown_key(entry: Pair, declared: tuple[Field, ...], findings: Findings) -> None:
    value = entry.value.raw.split("\n")[0] if isinstance(entry.value, Scalar) else ""
    if findings.refuse_look_alike(entry.key, end=f": {value}".rstrip()):
        return
    names = {name: field.key for field in declared for name in (field.key, field.about.name)}
    close = alike(entry.key.text.strip().lower(), list(names))
    suggestion = names[close] if close else ""
    findings.refuse(
        "unknown-key" if suggestion else "unknown-key-far",
        entry.key.place,
        key=entry.key.text,
        meant=suggestion,
        allowed=", ".join(field.key for field in declared),
        fix=f"{suggestion}: {value}".rstrip() if suggestion else "",
    )


def _missing(declared: tuple[Field, ...], node: Map, model: type[Declared], findings: Findings) -> Refused:
    """Note the required fields that a mapping has no key for; REPORTED if it has all."""
    refused = REPORTED
    names = {(look_alike(entry.key.text) or ("", entry.key.text))[1] for entry in node}
    for field in declared:
        if field.required and names.isdisjoint((field.key, field.about.name)):
            fix = _with_line(node, f"{field.key}: {field.about.example}") if field.about.example else ""
            refused = findings.refuse("missing-field", node.place, key=field.key, name=field.about.name, fix=fix)
    return refused


def _with_line(node: Map, line: str) -> str:
    """The mended place: a line as deep as its neighbours, or the braces of a mapping in one line with it."""
    is_in_braces = node.entries and node.entries[0].key.place != node.place
    return f"{{…, {line}}}" if is_in_braces else " " * (node.place.column - 1) + line


def _dimension(part: Dimension, findings: Findings) -> Dimension | Refused:
    """A profile line whose terms are those of its dimension, one unless the dimension takes many."""
    dimension = findings.vocabularies.table("dimensions")[part.dimension.id]
    checked = [check_term(term, dimension.terms, dimension.id, findings) for term in part.terms]
    if len(part.terms) > 1 and (not dimension.many or any(term.id == UNKNOWN for term in part.terms)):
        findings.refuse("one-term-only", part.terms[1].place, dimension=dimension.id)
    return next((term for term in checked if isinstance(term, Refused)), part)


def _field(declared: Field, entry: Pair, findings: Findings) -> Any:
    """The value of a field, or Refused."""
    if declared.keyed:
        return decode_keyed(declared, entry.value, findings)
    if declared.many:
        return _list(declared, entry, findings)
    return _item(declared, entry.key.text, entry.value, findings)


def decode_keyed(declared: Field, node: Node, findings: Findings) -> dict[str, Any] | Refused:
    """The values of a mapping by their keys, in the declared form."""
    if not isinstance(node, Map):
        return findings.refuse("not-keyed", node.place, key=declared.key)
    if not node.entries:
        return findings.refuse("empty-value", node.place, key=declared.key) if declared.required else {}
    decoded = [(_key(declared, entry, findings), _keyed_value(declared, entry, findings)) for entry in node]
    pairs = [(key, value) for key, value in decoded if not isinstance(key, Refused)]
    return {key: value for key, value in pairs if not isinstance(value, Refused)}


def _key(declared: Field, entry: Pair, findings: Findings) -> str | Refused:
    """The key of a value in a mapping, if it has the declared form."""
    keys = declared.mark(Keys)
    if keys is None:
        return check_key(entry.key, findings)
    if keys.are_languages:
        return decode_language(entry, findings)
    if is_blank(entry.key.text):
        return findings.refuse("key-form", entry.key.place, key=visible(entry.key.raw))
    return entry.key.text


def _keyed_value(declared: Field, entry: Pair, findings: Findings) -> Any:
    if is_reported(entry.value):
        return REPORTED
    if declared.many:
        return _list(declared, entry, findings)
    return _item(declared, entry.key.text, entry.value, findings)


def check_key(key: Scalar, findings: Findings) -> str | Refused:
    """The key of an entry, if it has the form of keys."""
    if fault := slug_fault(key.text):
        return findings.refuse(fault.code, key.place, **dict(fault.values))
    if SLUG.match(key.text):
        return key.text
    if refused := findings.refuse_look_alike(key, end=":"):
        return refused
    return findings.refuse("key-form", key.place, key=visible(key.text), fix=f"{key_of(key.text)}:")


def _list(declared: Field, entry: Pair, findings: Findings) -> tuple[Any, ...] | Refused:
    node = entry.value
    if isinstance(node, Sequence):
        items: tuple[Node, ...] = node.items
    elif declared.shape in (Citation, Name):
        items = (node,)
    else:
        scalar_text = node.text if isinstance(node, Scalar) else ""
        fix = f"{entry.key.text}: [{_ENUMERATION.sub(', ', scalar_text)}]" if scalar_text else ""
        return findings.refuse("not-a-list", node.place, key=entry.key.text, fix=fix)
    if not items:
        return findings.refuse("empty-value", node.place, key=entry.key.text) if declared.required else ()
    if declared.shape is str and not (declared.mark(Pattern) or declared.mark(OneOf)) and isinstance(node, Sequence):
        findings.joined += _joined(node)
    key = "-" if isinstance(node, Sequence) else entry.key.text
    decoded = [REPORTED if is_reported(item) else _item(declared, key, item, findings) for item in items]
    values = tuple(value for value in decoded if not isinstance(value, Refused))
    return values or REPORTED


def _joined(node: Sequence) -> Iterator[tuple[Scalar, bool]]:
    """The items in which marks stand between words of Chinese, without quotation marks that say that they belong there.

    With each whether the list stands in brackets: then its first item is next to where it begins.
    """
    first = node.items[0].place
    in_flow = (first.line, first.column) == (node.place.line, node.place.column + 1)
    for item in node.items:
        if isinstance(item, Scalar) and not item.quoted and split_items(item.text):
            yield item, in_flow


def _item(declared: Field, key: str, node: Node, findings: Findings) -> Any:
    """A single value, or Refused."""
    shape = declared.shape
    if isinstance(node, Scalar) and is_blank(node.text):
        return findings.refuse("empty-value", node.place, key=declared.key)
    if issubclass(shape, Declared):
        return decode_part(node, shape, findings)
    if issubclass(shape, Text):
        return decode_text(declared, node, findings)
    if shape is Name and isinstance(node, Map):
        return decode_name(node, findings)
    if not isinstance(node, Scalar):
        return findings.refuse("not-a-word", node.place, key=declared.key)
    if character := first_unseen(node.text) or (REPLACEMENT if REPLACEMENT in node.text else ""):
        values = {"character": code_point(character), "key": declared.key}
        return findings.refuse("hidden-character", node.place_of(character), **values)
    if (length := len(node.text)) > MAX_LENGTH and not declared.mark(Pattern):
        return findings.refuse("too-long", node.place, key=declared.key, length=str(length), limit=str(MAX_LENGTH))
    return SCALARS[shape](declared, key, node, findings)
