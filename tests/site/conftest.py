"""What the tests of building and of serving share."""

from __future__ import annotations

import pytest

from builder.pages.plan import Plan
from builder.site import building
from builder.site.drawing import Drawing, Drawn


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the plans that are drawn, all in this process."""
    names, draw = [], Drawing.draw

    def noted(self: Drawing, plan: Plan) -> Drawn:
        names.append(plan.name)
        return draw(self, plan)

    monkeypatch.setattr(Drawing, "draw", noted)
    monkeypatch.setattr(building, "WORTH_FORKING", 1_000_000)
    return names
