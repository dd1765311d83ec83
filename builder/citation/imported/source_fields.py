"""Takes an item in the variables of CSL, gives the fields of a source, and what a record has no field for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from builder.language.chinese import simplified_name
from builder.language.romanised import slug
from builder.language.surnames import surname_of
from builder.records.decode.findings import Findings
from builder.records.decode.parts import decode_part
from builder.records.edit.tree import document_of
from builder.records.edit.writing import Value, pair_lines
from builder.records.model.declare import fields
from builder.records.model.record import CSL_TYPES, Source
from builder.records.model.values import FuzzyDate, Name, Period
from builder.records.model.vocabulary import Vocabularies
from builder.records.source.document import Mapping as Map

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_PASSED_OVER = frozenset(
    ("id", "citation-key", "source", "shortTitle", "title-short", "container-title-short", "keyword")
)
"""What says nothing of the work itself: keys, catalogues, short forms of titles."""
_OWN = frozenset(
    ("title-supplied", "translated-title", "archived", "read", "copy", "unquoted", "informants", "note", "quotes")
)
"""Fields of a source that no reference manager has."""
WORDS_OF_TITLE = 3
LONGEST_PERSON = 4
"""Characters of a Chinese name that is taken for a person's."""


@dataclass(frozen=True)
class Imported:
    """A source. fields: by key, in their order. left_out: variables that have a value and no place in the record."""

    fields: Mapping[str, Value]
    left_out: tuple[str, ...]


def imported(item: Mapping[str, Any]) -> Imported:
    """The fields of a source from an item. A value that no field takes, as a page `p. 3`, is left out too."""
    found: dict[str, Value] = {}
    for field in fields(Source):
        if field.key in item and field.key not in _OWN and (value := _value(field.shape, item[field.key])):
            found[field.key] = value
    if found.get("type") not in CSL_TYPES:
        found["type"] = "document"
    for key in _refused(found):
        del found[key]
    given = (name for name in item if name not in _PASSED_OVER and item[name] not in ("", [], None))
    changed = ("type",) if item.get("type") != found["type"] else ()
    return Imported(found, (*changed, *sorted(name for name in given if name not in found)))


def proposed_key(source: Mapping[str, Value], taken: Collection[str]) -> str:
    """Author and year, as `fu-2012`; without an author the beginning of the title. A letter where that is taken."""
    year = match[0] if (match := re.search(r"\d{4}", str(source.get("issued", "")))) else ""
    key = "-".join(part for part in (_author_slug(source) or _title_slug(source), year) if part) or "source"
    ends = ("", *(f"-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"), *(f"-{number}" for number in range(2, 999)))
    return next(key + end for end in ends if key + end not in taken)


def _author_slug(source: Mapping[str, Value]) -> str:
    for role in ("author", "editor"):
        names = source.get(role)
        first = names[0] if isinstance(names, list) and names else None
        if isinstance(first, Mapping):
            return slug(str(first.get("family", "")))
        if isinstance(first, str):
            is_person = _HAN.search(first) and len(first) <= LONGEST_PERSON
            syllables = slug(first).split("-")
            return "-".join(syllables[: len(surname_of(simplified_name(first))) if is_person else WORDS_OF_TITLE])
    return ""


def _title_slug(source: Mapping[str, Value]) -> str:
    return "-".join(slug(str(source.get("title", ""))).split("-")[:WORDS_OF_TITLE])


def _value(shape: type[Any], value: Any) -> Value:
    if shape is Name:
        return [name for each in value if (name := _name(each))] if isinstance(value, list) else []
    if shape in (Period, FuzzyDate):
        return _date(value) if isinstance(value, dict) else ""
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _name(name: Any) -> Value:
    """A name as records have it: of a person in Latin letters in its parts, any other as one text."""
    if not isinstance(name, dict):
        return ""
    particle = str(name.get("non-dropping-particle") or name.get("dropping-particle") or "")
    family = " ".join(f"{particle} {name.get('family') or ''}".split())
    given = " ".join(str(name.get("given") or "").split())
    if _HAN.search(family + given) or not (family and given):
        return " ".join(str(name.get("literal") or family + given).split())
    return {"family": family, "given": given}


def _date(date: Mapping[str, Any]) -> str:
    """A date, or a range of two; about where it is uncertain."""
    try:
        ends = ["-".join(f"{int(part):02}" for part in parts) for parts in date.get("date-parts") or () if parts]
    except (TypeError, ValueError):
        return ""
    if not ends:
        return str(date.get("raw") or date.get("literal") or "").strip()
    return " .. ".join(f"~{end}" if date.get("circa") else end for end in ends)


def _refused(found: Mapping[str, Value]) -> set[str]:
    """The keys whose values a source does not take."""
    root = document_of("\n".join(line for key, value in found.items() for line in pair_lines(key, value, 0))).root
    refused = set[str]()
    for entry in root or ():
        findings = Findings("", Vocabularies({}), "en", ("en",))
        decode_part(Map((entry,), entry.key.place), Source, findings)
        if any(problem.code != "missing-field" for problem in findings.problems):
            refused.add(entry.key.text)
    return refused - {"type"}
