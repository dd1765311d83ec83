"""A memo by identity: for functions of frozen values that cost more to hash than to look at, as records and sources."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

_First = TypeVar("_First")
_Result = TypeVar("_Result")
_Rest = ParamSpec("_Rest")


def memo_by_identity(
    size: int,
) -> Callable[[Callable[Concatenate[_First, _Rest], _Result]], Callable[Concatenate[_First, _Rest], _Result]]:
    """Keeps the last `size` results of a pure function of a frozen value and of further arguments, which are hashed.

    A value is kept with its result, so that no other one can come to have its identity.
    """

    def decorate(
        function: Callable[Concatenate[_First, _Rest], _Result],
    ) -> Callable[Concatenate[_First, _Rest], _Result]:
        kept: dict[object, tuple[_First, _Result]] = {}

        @wraps(function)
        def remembered(value: _First, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Result:
            key = (id(value), *rest, *named.items()) if named else (id(value), *rest)
            found = kept.get(key)
            if found is not None:
                return found[1]
            if len(kept) >= size:
                del kept[next(iter(kept))]
            result = function(value, *rest, **named)
            kept[key] = (value, result)
            return result

        return remembered

    return decorate
