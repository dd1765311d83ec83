"""Values kept with what they are made from: for as long as that lives, and while they are asked for in the same way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Memo:
    """An object that keeps what others make from it."""

    _kept: dict[object, tuple[object, Any]] = field(
        default_factory=dict, init=False, compare=False, repr=False, kw_only=True
    )

    def memo(self, origin: object, name: object, make: Callable[[], _Value]) -> _Value:
        """What somebody makes from the object and `origin`, by name: made anew when it is asked for with another one.

        Two origins are the same if they are the same object, or equal and of a type without parts (a text, a number).
        """
        known_origin, value = self._kept.get(name, (_NOTHING, None))
        if known_origin is not origin and not (isinstance(origin, _SIMPLE) and known_origin == origin):
            value = make()
            self._kept[name] = (origin, value)
        result: _Value = value
        return result

    def __getstate__(self) -> dict[str, object]:
        """What is kept on disk: the fields, and of what others made only what is PERSISTENT."""
        names = {field.name for field in fields(self) if field.init} | PERSISTENT_ATTRIBUTES
        return {name: value for name, value in vars(self).items() if name in names} | {"_kept": self.persistent()}

    def persistent(self) -> dict[object, tuple[object, Any]]:
        """What others made under a name that is PERSISTENT."""
        return {name: made for name, made in self._kept.items() if name in PERSISTENT}


OF_RULES = (
    "bare-keys",
    "cited",
    "cited-quotes",
    "quotes",
    "read-by-others",
    "verified",
    "formerly",
    "happened",
    "judged",
    "last-check",
    "organisations",
    "origins",
    "period",
    "pointers",
    "referred",
    "retired",
    "unchecked",
    "unread",
)
PERSISTENT = frozenset({"names", *OF_RULES})
"""The names of what is worth keeping on disk, since to make it takes longer than to read it, and that is of values."""
PERSISTENT_ATTRIBUTES = frozenset({"entry"})
_NOTHING = object()
_SIMPLE = (str, int, tuple, frozenset)
