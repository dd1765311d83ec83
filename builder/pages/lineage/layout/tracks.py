"""Tracks of a channel: takes spans, gives each the first track on which it meets no other.

First fit, as in the left-edge algorithm (Hashimoto and Stevens 1971), but in an order that its caller chooses.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

Key = TypeVar("Key")
Span = tuple[Any, Any]
"""From where to where, both included; of one kind that can be compared."""


def tracks(spans: Iterable[tuple[Key, Span]], *, most: int = sys.maxsize) -> Mapping[Key, int]:
    """The number of the track of each span, from 0. most: how many there are; where none is free a span has none."""
    taken: list[list[Span]] = []
    chosen: dict[Key, int] = {}
    for key, span in spans:
        free = (number for number, others in enumerate(taken) if not any(_meet(span, other) for other in others))
        number = next(free, len(taken))
        if number < most:
            taken += [[]] if number == len(taken) else []
            taken[number].append(span)
            chosen[key] = number
    return chosen


def _meet(first: Span, second: Span) -> bool:
    return bool(first[0] <= second[1] and second[0] <= first[1])
