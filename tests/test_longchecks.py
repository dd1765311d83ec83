"""The long checks, a twentieth of most of them; `make check` runs them whole."""

from __future__ import annotations

import pytest

from tests.longchecks.__main__ import CHECKS
from tests.longchecks.trial import result

SEED = 9
SHARES = {"mutations": 0.005, "kills": 0.025}
"""Of 20,000 files 100 come to every reader and to the commands; the first three kills have each way of killing."""
ELSEWHERE = {"properties", "combinations", "hostile", "rebuilds", "reproducibility"}
"""A part of the first two is the tests themselves; of the others the like is tested on small bases, in tests/browser/
and tests/site/. A trial of the last two builds this base several times, which is too long for `make test`.
"""


@pytest.mark.parametrize("name", [name for name in CHECKS if name not in ELSEWHERE])
def test_a_part_of_a_long_check_passes(name: str) -> None:
    found = result(CHECKS[name], SHARES.get(name, 0.05), SEED)
    assert found.failures == ()
    assert found.trials
