"""Reading a base: the day on which it is checked."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from builder.records.load import build_day


def test_today_is_the_latest_day_on_earth(monkeypatch: pytest.MonkeyPatch) -> None:
    """At half past seven in Chengdu it is still yesterday in UTC."""
    morning = datetime(2026, 12, 2, 7, 30, tzinfo=timezone(timedelta(hours=8)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(morning.timestamp())))
    assert build_day() == date(2026, 12, 2)
