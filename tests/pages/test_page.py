"""A page: its depth, and the sections that it may stand in."""

from __future__ import annotations

import pytest

from builder.pages.html.elements import NOTHING
from builder.pages.page import Page


def test_the_depth_leads_back_to_the_root() -> None:
    assert Page("en", "", "home", "", "", NOTHING).depth == 1
    assert Page("en", "cases/a/b/", "cases", "", "", NOTHING).depth == 4


def test_an_unknown_section_is_named_with_its_page() -> None:
    with pytest.raises(ValueError, match=r"^maps/: no section 'maps'; there are home, .*cases, .*, more$"):
        Page("en", "maps/", "maps", "Maps", "", NOTHING)
