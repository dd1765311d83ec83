"""How much of a record names its source. Takes a record, gives two counts; the page shows them as they are."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from builder.prose import cited
from builder.record import Case, Policy
from builder.values import Text

COUNTED = ("model", "steps", "facts", "people", "organisations", "timeline", "relations", "provisions")
"""The lists whose entries are statements of fact, one each."""


def sourced(record: Case | Policy) -> tuple[int, int]:
    """How many of its listed statements name a source, in a field or in their text, and how many there are."""
    found = [_has_source(item) for name in COUNTED for item in getattr(record, name, ())]
    return sum(found), len(found)


def _has_source(item: BaseModel) -> bool:
    return bool(getattr(item, "source", ())) or any(
        cited(passage.text) for text in _texts(item) for language in text.languages() if (passage := text.get(language))
    )


def _texts(item: BaseModel) -> Iterator[Text]:
    yield from (value for name in type(item).model_fields if isinstance(value := getattr(item, name), Text))
