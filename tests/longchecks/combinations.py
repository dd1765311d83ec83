"""Combinations: every test that looks at the same in each edition, at each width and in each palette, in all of them.

`make test` runs it with as many as it takes for each edition, width and palette to come once. A trial is a test with
one combination.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.longchecks.outcomes import outcomes
from tests.longchecks.trial import count, seeded


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a combination."""
    yield from outcomes("--whole", "-m", "combinations", plugins=[_Share(share, seed)])


class _Share:
    """A plugin of pytest: of the tests that are chosen, a share is run."""

    def __init__(self, share: float, seed: int) -> None:
        self.share, self.seed = share, seed

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """After those that have no mark have gone."""
        chosen = seeded(self.seed, "combinations", 0).sample(range(len(items)), count(len(items), self.share))
        items[:] = [items[place] for place in sorted(chosen)]
