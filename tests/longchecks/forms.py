"""What the form writes: a trial is a record made at random, in one of three languages, that `casebook check` takes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.form.written_records import english_form, problems_of
from tests.longchecks.trial import count

TRIALS = 100


def run(share: float, seed: int) -> Iterator[str]:
    """All records of a share in one base; a record whose errors are told is a failure of its own."""
    numbers = range(seed * TRIALS, seed * TRIALS + count(TRIALS, share))
    with tempfile.TemporaryDirectory() as folder:
        found = problems_of(english_form(), numbers, Path(folder))
    for number in numbers:
        yield "\n".join(problem for problem in found if problem.startswith(f"cases/chengdu/r-{number}.yml:"))
