"""The type of rules: generators of problems from all readings of a base. `@rule` registers one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from builder.records.decode import Reading
from builder.records.model.library import Library
from builder.records.problem import Problem


@dataclass(frozen=True)
class CheckContext:
    """The input of rules. today: the day of the build, to detect dates in the future."""

    readings: Sequence[Reading]
    library: Library
    today: date


Rule = Callable[[CheckContext], Iterator[Problem]]
RULES: list[Rule] = []
"""The rules of all topics, in the order of import. Their problems are sorted."""


def rule(function: Rule) -> Rule:
    """Register a function as a rule."""
    RULES.append(function)
    return function
