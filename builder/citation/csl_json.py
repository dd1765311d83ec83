"""CSL-JSON: takes an item, gives what citation managers read (schema csl-data.json of CSL 1.0.2)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from builder.citation.item import Item
from builder.citation.romanised_names import romanised
from builder.records.model.values import FuzzyDate, Name

NAME_VARIABLES = ("author", "editor", "translator", "interviewer")
TEXT_VARIABLES = {
    "written_title": "title", "container_title": "container-title", "publisher": "publisher",
    "publisher_place": "publisher-place", "event_title": "event-title", "genre": "genre", "edition": "edition",
    "volume": "volume", "issue": "issue", "number": "number", "page": "page", "language": "language", "doi": "DOI",
    "isbn": "ISBN", "url": "URL",
}  # fmt: skip
"""The variables of an item as CSL names them."""

CslName = dict[str, str]
CslDate = dict[str, "list[list[int]] | bool"]
CslCustom = dict[str, "dict[str, str] | list[CslName]"]
CslItem = dict[str, "str | list[CslName] | CslDate | CslCustom"]


def csl_text(item: Item) -> str:
    """One item as JSON, on one line."""
    return json.dumps(csl_item(item), ensure_ascii=False)


def csl_item(item: Item) -> CslItem:
    """One item as CSL-JSON; variables that it lacks are left out."""
    variables: CslItem = {"id": item.key, "type": item.type}
    variables |= {name: text for field, name in TEXT_VARIABLES.items() if (text := getattr(item, field))}
    variables |= {role: _names(names) for role in NAME_VARIABLES if (names := getattr(item, role))}
    if item.issued is not None:
        variables["issued"] = _date(item.issued, item.issued_until)
    if item.accessed is not None:
        variables["accessed"] = _date(item.accessed)
    if item.notes:
        variables["note"] = "\n".join(item.notes)
    if custom := _custom(item):
        variables["custom"] = custom
    return variables


def _custom(item: Item) -> CslCustom:
    """What CSL has no variable for, under its key for such things: translated titles, authors in pinyin."""
    custom: CslCustom = {}
    if item.translations:
        custom["translated-title"] = dict(item.translations)
    if latin := [name for name in map(romanised, item.author or item.interviewer) if name]:
        custom["romanised-author"] = _names(latin)
    return custom


def _names(names: Sequence[Name]) -> list[CslName]:
    return [
        {"literal": name.literal} if name.literal else {"family": name.family, "given": name.given} for name in names
    ]


def _date(value: FuzzyDate, until: FuzzyDate | None = None) -> CslDate:
    """A date, or both ends of a range; of an open one, for which CSL-JSON has no form, the first."""
    ends = [value] if until is None or until.year is None else [value, until]
    csl_date: CslDate = {"date-parts": [_parts(end) for end in ends]}
    return csl_date | {"circa": True} if any(end.approximate for end in ends) else csl_date


def _parts(day: FuzzyDate) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part is not None]
