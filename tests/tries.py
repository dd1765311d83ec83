"""How many examples a test makes up, and how patiently: takes what is usual from hypothesis' profile."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

USUAL = 100
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""By default an example must come and be judged within a time, which a busy machine does not keep."""


def tries(number: int) -> settings:
    """As many examples as this where USUAL is usual; ten times as many where the profile has ten times as many."""
    return settings(max_examples=number * settings().max_examples // USUAL)
