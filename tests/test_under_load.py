"""Running a command under load: as often as asked, every end told, and no process left behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import under_load

FAILS_THE_SECOND_TIME = """
import sys
from pathlib import Path
seen = Path(sys.argv[1])
status = 3 if seen.exists() else 0
seen.touch()
sys.exit(status)
"""


def test_every_run_is_told_and_one_failure_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", FAILS_THE_SECOND_TIME, str(tmp_path / "seen")]
    assert under_load.main(["--times", "2", "--busy", "1", *command]) == 1
    first, second, last = capsys.readouterr().out.splitlines()
    assert first.startswith("run 1 of 2: exit status 0, ")
    assert second.startswith("run 2 of 2: exit status 3, ")
    assert last == "1 of 2 runs failed"


def test_runs_that_all_succeed_are_a_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert under_load.main(["--times", "1", "--busy", "1", sys.executable, "-c", ""]) == 0
    assert capsys.readouterr().out.endswith("0 of 1 runs failed\n")
