"""What tests of the exchange of a site share."""

from __future__ import annotations

import pytest

from builder.site.publish import exchange


@pytest.fixture(params=["at once", "by renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of exchanging, whatever this system can."""
    if request.param == "by renames":
        monkeypatch.setattr(exchange, "_exchanged_at_once", lambda one, other: False)
    return str(request.param)
