"""What stands at a place of a record: takes the declarations and a path, gives the names and order of its keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from builder.language.languages import LANGUAGES
from builder.records.model.declare import Declared, by_name, fields
from builder.records.model.values import Name, Text

NAME_PARTS = ("family", "given", "literal")

Path = Sequence[str | int]
"""The keys, and the numbers of items from 0, that lead to a place: `("sources", "fu-2012", "author", 0)`."""


@dataclass(frozen=True)
class Shape:
    """A place. holds: the type of what stands there; keyed: it is a map of them by key; many: a list of them."""

    holds: type[Any] = str
    keyed: bool = False
    many: bool = False

    def below(self, key: str | int) -> Shape:
        """What stands below a key, or a number of an item."""
        if self.keyed:
            return Shape(self.holds, many=self.many)
        if self.many and isinstance(key, int):
            return Shape(self.holds)
        field = by_name(self.holds).get(str(key)) if issubclass(self.holds, Declared) else None
        return Shape(field.shape, field.keyed, field.many) if field else Shape()

    def name_of(self, key: str) -> str:
        """The key as the format writes it: English, and of a language its code."""
        if self.keyed:
            return key
        if issubclass(self.holds, Declared):
            field = by_name(self.holds).get(key)
            return field.key if field else key
        if issubclass(self.holds, Text):
            return next((code for code, language in LANGUAGES.items() if key in (code, *language.keys)), key)
        return key

    def order(self, languages: Sequence[str]) -> tuple[str, ...]:
        """The keys of a map there, in their order; none where any key may stand. languages: in their order."""
        if self.keyed:
            return ()
        if issubclass(self.holds, Declared):
            return tuple(field.key for field in fields(self.holds))
        if issubclass(self.holds, Text):
            return tuple(languages)
        return NAME_PARTS if self.holds is Name else ()
