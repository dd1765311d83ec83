"""Properties that hypothesis tries: every test that makes up examples, with ten times as many and others each seed.

`make test` has the tenth of them: the tests themselves, with the same examples each time. A trial is a test; one that
fails with a seed fails with it again, whichever others are run.
"""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import settings

from tests.longchecks.outcomes import outcomes
from tests.longchecks.trial import count
from tests.tries import PATIENT, USUAL

TIMES = 10


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a test."""
    # Without a database the seed alone says which examples there are, not what failed before.
    settings.register_profile("long", PATIENT, max_examples=count(TIMES * USUAL, share), database=None)
    yield from outcomes("-m", "hypothesis", "--hypothesis-profile", "long", f"--hypothesis-seed={seed}")
