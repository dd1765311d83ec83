"""What the tests of building and of serving share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.pages.plan import Plan
from builder.site import building
from builder.site.drawing import Drawing, Drawn
from tests.base_with_address import with_address
from tests.sites import built


@pytest.fixture(scope="session")
def base_with_address(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A base in three editions that says where its site will stand, with its site. Only to be read."""
    return made_once("base-with-address", lambda folder: built(with_address(folder)))


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
