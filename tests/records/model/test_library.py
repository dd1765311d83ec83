"""What a record's status says of its pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pages.reading import entry


@pytest.mark.parametrize(
    ("status", "is_indexed"),
    [("draft", False), ("in-review", True), ("published", True), ("needs-update", True), ("retired", False)],
)
def test_search_engines_may_list_all_but_drafts_and_what_is_no_longer_kept_up(status: str, *, is_indexed: bool) -> None:
    house = entry("cases/hill/seed-house")
    given = replace(house.given, review=replace(house.given.review, status=status))
    assert replace(house, given=given).is_indexed is is_indexed
