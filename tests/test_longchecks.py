"""The long checks, a twentieth of each; `make check` runs them whole."""

from __future__ import annotations

import pytest

from tests.longchecks.__main__ import CHECKS
from tests.longchecks.trial import result

SEED = 9
ELSEWHERE = {"properties", "hostile"}
"""A part of the first is the tests that make up examples; the other has one in tests/browser/, for its browser."""


@pytest.mark.parametrize("name", [name for name in CHECKS if name not in ELSEWHERE])
def test_a_twentieth_of_a_long_check_passes(name: str) -> None:
    found = result(CHECKS[name], 0.05, SEED)
    assert found.failures == ()
    assert found.trials
