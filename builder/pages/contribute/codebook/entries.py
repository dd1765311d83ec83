"""The entries of the codebook: takes the declarations, gives every field once, with its path, by section of the form.

A path is the field's keys with dots between them: `facts.value`. Both kinds of records share most fields; where a
policy has another field of the same key than a case, its path begins with its folder: `policies.status`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.records.model.declare import Computed, Declared, Field, fields
from builder.records.model.record import MODELS, Case, Policy
from builder.schema.form import SECTIONS


@dataclass(frozen=True)
class FieldEntry:
    """A field at its path. only: the folder of the kind of record that alone has it; '' if both do.

    parts: the fields below it.
    """

    path: str
    model: type[Declared]
    field: Field
    only: str = ""
    parts: tuple[FieldEntry, ...] = ()

    @property
    def all(self) -> Iterator[FieldEntry]:
        """It and all below it."""
        yield self
        for part in self.parts:
            yield from part.all


REQUIRED = "required"
"""The section of what every record must have; the others are those of the form."""


def sections() -> dict[str, tuple[FieldEntry, ...]]:
    """The fields by section, none of them empty; those that every record must have come first."""
    entries = tuple(_entries())
    found = {REQUIRED: tuple(each for each in entries if each.field.required)}
    for name, keys in SECTIONS.items():
        found[name] = tuple(each for each in entries if not each.field.required and each.field.key in keys)
    return found


def _entries() -> Iterator[FieldEntry]:
    """The fields of a case, then those that only a policy has."""
    by_folder = {folder: {field.key: field for field in fields(model)} for folder, model in MODELS.items()}
    cases, policies = by_folder["cases"], by_folder["policies"]
    for key, field in cases.items():
        yield _entry(key, Case, field, "" if _same(field, policies.get(key)) else "cases")
    for key, field in policies.items():
        if not _same(field, cases.get(key)):
            yield _entry(f"policies.{key}" if key in cases else key, Policy, field, "policies")


def _same(one: Field, other: Field | None) -> bool:
    return other is not None and (one.about, one.marks) == (other.about, other.marks)


def _entry(path: str, model: type[Declared], field: Field, only: str = "") -> FieldEntry:
    inner = fields(field.shape) if issubclass(field.shape, Declared) else ()
    parts = (_entry(f"{path}.{part.key}", field.shape, part) for part in inner if not part.mark(Computed))
    return FieldEntry(path, model, field, only, tuple(parts))
