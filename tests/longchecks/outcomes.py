"""Tests as trials: takes how pytest is to choose them, gives a text a test: '' if it passed, else what failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from io import StringIO

import pytest

from tests.sites import ROOT

OPTIONS = ("-p", "no:cacheprovider", "-W", "ignore:Module already imported")
"""hypothesis is imported before pytest can look into it, which changes nothing here."""


def outcomes(*options: str, plugins: Sequence[object] = ()) -> Iterator[str]:
    """A trial a test."""
    heard, said = _Outcomes(), StringIO()
    with redirect_stdout(said):
        status = pytest.main([*OPTIONS, "--rootdir", str(ROOT), *options, str(ROOT / "tests")], [heard, *plugins])
    yield from heard.found
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
