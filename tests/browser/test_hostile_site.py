"""A tenth of the long check of hostile sites, in the browser that is open."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.longchecks import hostile
from tests.longchecks.trial import result
from tests.test_longchecks import SEED


def test_a_hostile_site_runs_nothing_and_asks_nothing_of_elsewhere(browser: Browser) -> None:
    found = result(lambda share, seed: hostile.trials(browser, share, seed), 0.1, SEED)
    assert found.failures == ()
    assert found.trials
