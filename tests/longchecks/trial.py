"""What every long check is made of: trials, each with a seed of its own, so that one of them can be run again."""

from __future__ import annotations

import random
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Run = Callable[[float, int], Iterator[str]]
"""A check. Takes the share of its trials that are to be run and a seed; gives a text a trial: '' if it passed, else
what failed. Raises unittest.SkipTest where the system does not allow it."""


@dataclass(frozen=True)
class Result:
    """The trials of a check, and what failed."""

    trials: int
    failures: tuple[str, ...]


def result(run: Run, share: float, seed: int) -> Result:
    """All trials of a check."""
    outcomes = tuple(run(share, seed))
    return Result(len(outcomes), tuple(outcome for outcome in outcomes if outcome))


def count(most: int, share: float) -> int:
    """How many of the trials of a whole run a share takes: at least one."""
    return max(1, round(most * share))


def seeded(seed: int, name: str, number: int) -> random.Random:
    """The random numbers of a trial, whatever was run before it."""
    return random.Random(f"{seed} {name} {number}")


def crash(fault: BaseException) -> str:
    """An exception that should not have come: what it says, and the last places that it went through."""
    frames = traceback.extract_tb(fault.__traceback__)[-3:]
    places = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(fault).__name__}: {str(fault)[:200]} at {places}"
