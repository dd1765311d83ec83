"""A progress bar for people at a terminal, and only for them."""

from __future__ import annotations

import os
import sys

import pytest

from builder.records.progress import WORTH_SHOWING, progress


def test_a_terminal_shows_a_bar_for_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.openpty()
    with os.fdopen(writer, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        assert sum(progress(range(WORTH_SHOWING), "reading")) == sum(range(WORTH_SHOWING))
        terminal.flush()
        seen = os.read(reader, 65536).decode()
    os.close(reader)
    assert "reading" in seen
    assert "%" in seen


def test_short_work_and_a_log_show_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress([1, 2], "reading")) == [1, 2]
    assert len(list(progress(range(WORTH_SHOWING), "reading"))) == WORTH_SHOWING
    assert capsys.readouterr().err == ""
