"""What a rule is: a generator that takes all that was read of a base, gives problems. `@rule` puts it on the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from builder.records.decode import Reading
from builder.records.model.library import Library
from builder.records.problem import Problem


@dataclass(frozen=True)
class CheckContext:
    """What rules look at. today: the day of the build; nothing that has happened is later."""

    readings: Sequence[Reading]
    library: Library
    today: date


Rule = Callable[[CheckContext], Iterator[Problem]]
RULES: list[Rule] = []
"""The rules of all topics, in the order in which their modules are read. What they find is sorted."""


def rule(function: Rule) -> Rule:
    """Puts a function on the list of rules."""
    RULES.append(function)
    return function
