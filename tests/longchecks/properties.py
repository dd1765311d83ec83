"""Properties that hypothesis tries: every test that makes up examples, with ten times as many and others each seed.

`make test` has the tenth of them: the tests themselves, with the same examples each time. A trial is a test; one that
fails with a seed fails with it again, whichever others are run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO

import pytest
from hypothesis import settings

from tests.longchecks.trial import count
from tests.sites import ROOT
from tests.tries import PATIENT, USUAL

TIMES = 10
OPTIONS = ("-p", "no:cacheprovider", "-W", "ignore:Module already imported")
"""hypothesis is imported before pytest can look into it, which changes nothing here."""


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a test."""
    # Without a database the seed alone says which examples there are, not what failed before.
    settings.register_profile("long", PATIENT, max_examples=count(TIMES * USUAL, share), database=None)
    outcomes, said = _Outcomes(), StringIO()
    chosen = ["-m", "hypothesis", "--hypothesis-profile", "long", f"--hypothesis-seed={seed}", str(ROOT / "tests")]
    with redirect_stdout(said):
        status = pytest.main([*OPTIONS, "--rootdir", str(ROOT), *chosen], [outcomes])
    yield from outcomes.found
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        yield f"pytest ends with {status!r}: {said.getvalue()[-500:]}"


class _Outcomes:
    """A plugin of pytest: collects a text a test that was run, and a text a file that cannot be read."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """What keeps a file from being read."""
        if report.failed:
            self.found.append(f"{report.nodeid}: {report.longreprtext[-500:]}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What a test fails with, its example included."""
        if report.failed:
            self.found.append(f"{report.nodeid}: {_said(report.longreprtext)}")
        elif report.when == "call" and report.passed:
            self.found.append("")


def _said(text: str) -> str:
    """What pytest marks as said by the exception; hypothesis adds the example."""
    lines = (line[1:].strip() for line in text.splitlines() if line.startswith("E "))
    return " ".join(lines)[:1000] or text[-500:]
