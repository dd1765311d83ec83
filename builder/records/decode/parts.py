"""Records and their parts: decodes the declared fields of a mapping into a typed, frozen value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from builder.records.decode.findings import Findings, visible
from builder.records.decode.scalars import HIDDEN, SCALARS, decode_name, is_term
from builder.records.decode.texts import decode_language, decode_text
from builder.records.model.declare import Declared, Field, Keys, by_name, fields
from builder.records.model.record import Dimension
from builder.records.model.values import SOURCE_KEY, UNKNOWN, Citation, Name, Text
from builder.records.model.vocabulary import alike
from builder.records.source.document import Mapping as Map
from builder.records.source.document import Node, Pair, Scalar, Sequence


def decode_part(node: Node, model: type[Declared], findings: Findings) -> Declared | None:
    """A mapping as a value of a model; None when a required field is missing or faulty."""
    if not isinstance(node, Map):
        _not_a_map(node, model, findings)
        return None
    declared = fields(model)
    by_key = by_name(model)
    decoded: dict[str, Any] = {}
    key_nodes: dict[str, Scalar] = {}
    for entry in node:
        field = by_key.get(entry.key.text)
        if field is None:
            _unknown_key(entry, declared, findings)
        elif field.key in key_nodes:
            findings.refuse("field-twice", entry.key.place, key=entry.key.text, other=key_nodes[field.key].text)
        else:
            key_nodes[field.key] = entry.key
            if _is_reported(entry.value):
                continue
            decoded[field.attribute] = _field(field, entry, findings)
    _missing(declared, key_nodes, node, model, findings)
    values = {name: value for name, value in decoded.items() if value is not None}
    if any(field.required and field.attribute not in values for field in declared):
        return None
    part = model(**values)
    if isinstance(part, Dimension):
        return _dimension(part, findings)
    return part


def _not_a_map(node: Node, model: type[Declared], findings: Findings) -> None:
    keys = ", ".join(field.key for field in fields(model) if field.required) or fields(model)[0].key
    findings.refuse("not-a-map", node.place, keys=keys)


def _unknown_key(entry: Pair, declared: tuple[Field, ...], findings: Findings) -> None:
    names = {name: field.key for field in declared for name in (field.key, field.about.name)}
    close = alike(entry.key.text.strip().lower(), list(names))
    suggestion = names[close] if close else ""
    value = entry.value.raw.split("\n")[0] if isinstance(entry.value, Scalar) else ""
    findings.refuse(
        "unknown-key" if suggestion else "unknown-key-far",
        entry.key.place,
        key=entry.key.text,
        meant=suggestion,
        allowed=", ".join(field.key for field in declared),
        fix=f"{suggestion}: {value}".rstrip() if suggestion else "",
    )


def _missing(
    declared: tuple[Field, ...], key_nodes: Mapping[str, Scalar], node: Map, model: type[Declared], findings: Findings
) -> None:
    for field in declared:
        if field.required and field.key not in key_nodes:
            fix = f"{field.key}: {field.about.example}" if field.about.example else ""
            findings.refuse("missing-field", node.place, key=field.key, name=field.about.name, fix=fix)


def _dimension(part: Dimension, findings: Findings) -> Dimension | None:
    """A profile line whose terms are those of its dimension, one unless the dimension takes many."""
    dimension = findings.vocabularies.table("dimensions").get(part.dimension.id)
    if dimension is None:
        return None
    valid_terms = [term for term in part.terms if is_term(term, dimension.terms, dimension.id, findings)]
    if len(part.terms) > 1 and (not dimension.many or any(term.id == UNKNOWN for term in part.terms)):
        findings.refuse("one-term-only", part.terms[1].place, dimension=dimension.id)
    return part if len(valid_terms) == len(part.terms) else None


def _field(declared: Field, entry: Pair, findings: Findings) -> Any:
    """The value of a field, or None with a problem noted."""
    if declared.keyed:
        return _keyed(declared, entry.value, findings)
    if declared.many:
        return _list(declared, entry, findings)
    return _item(declared, entry.key.text, entry.value, findings)


def _keyed(declared: Field, node: Node, findings: Findings) -> dict[str, Any] | None:
    if not isinstance(node, Map):
        findings.refuse("not-keyed", node.place, key=declared.key)
        return None
    pairs = ((_key(declared, entry, findings), entry) for entry in node)
    values = ((key, _keyed_value(declared, entry, findings)) for key, entry in pairs if key)
    return {key: value for key, value in values if value is not None}


def _key(declared: Field, entry: Pair, findings: Findings) -> str:
    """The key of a value in a mapping; '' with a problem noted if it has not the declared form."""
    keys = declared.mark(Keys)
    if keys is None:
        return entry.key.text if is_key(entry.key, findings) else ""
    return decode_language(entry, findings) if keys.are_languages else entry.key.text


def _keyed_value(declared: Field, entry: Pair, findings: Findings) -> Any:
    if declared.many:
        return _list(declared, entry, findings)
    if issubclass(declared.shape, Declared):
        return decode_part(entry.value, declared.shape, findings)
    return _item(declared, entry.key.text, entry.value, findings)


def is_key(key: Scalar, findings: Findings) -> bool:
    """Whether the key of an entry has the form of keys; if not, a problem is noted."""
    if SOURCE_KEY.match(key.text):
        return True
    findings.refuse("key-form", key.place, key=visible(key.text), fix=_as_key(key.text))
    return False


def _as_key(text: str) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return f"{key}:" if key else ""


def _list(declared: Field, entry: Pair, findings: Findings) -> tuple[Any, ...] | None:
    node = entry.value
    if isinstance(node, Sequence):
        items: tuple[Node, ...] = node.items
    elif declared.shape in (Citation, Name):
        items = (node,)
    else:
        scalar_text = node.text if isinstance(node, Scalar) else ""
        findings.refuse(
            "not-a-list",
            node.place,
            key=entry.key.text,
            fix=f"{entry.key.text}: [{scalar_text}]" if scalar_text else "",
        )
        return None
    written_items = (item for item in items if not _is_reported(item))
    values = [value for item in written_items if (value := _item(declared, "-", item, findings)) is not None]
    return tuple(values) if values or not declared.required else None


def _is_reported(node: Node) -> bool:
    """Whether the parser has already reported a value: it is empty or an alias."""
    return isinstance(node, Scalar) and not (node.text or node.quoted or node.raw.startswith(("|", ">")))


def _item(declared: Field, key: str, node: Node, findings: Findings) -> Any:
    shape = declared.shape
    if isinstance(node, Scalar) and not node.text.strip():
        findings.refuse("empty-value", node.place, key=declared.key)
        return None
    if issubclass(shape, Declared):
        return decode_part(node, shape, findings)
    if issubclass(shape, Text):
        return decode_text(node, shape, findings)
    if shape is Name and isinstance(node, Map):
        return decode_name(node, findings)
    if not isinstance(node, Scalar):
        findings.refuse("not-a-word", node.place, key=declared.key)
        return None
    if match := HIDDEN.search(node.text):
        findings.refuse(
            "hidden-character", node.place_of(match[0]), character=f"U+{ord(match[0]):04X}", key=declared.key
        )
        return None
    return SCALARS[shape](declared, key, node, findings)
