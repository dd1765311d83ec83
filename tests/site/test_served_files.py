"""Files that are served are those of the built site, each drawn when it is asked for first."""

from __future__ import annotations

import pytest

from builder.site.publish.manifest import MANIFEST
from builder.site.served_files import ServedFiles
from tests.sites import tree
from tests.three_editions import built

HOUSE = "en/cases/hill/seed-house"


@pytest.fixture
def served() -> ServedFiles:
    one = built()
    return ServedFiles(one.site, one.frames)


def test_every_file_is_that_of_the_built_site(served: ServedFiles) -> None:
    """Each is asked for by itself, pages of records before the search, which draws all."""
    files = tree(built().folder)
    del files[MANIFEST]
    assert [path for path in sorted(files, reverse=True) if served.get(path) != files[path]] == []
    assert {*served} == {*files}


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("en/index.html", 1),
        (f"{HOUSE}/index.html", 1),
        (f"{HOUSE}/cite/index.html", 9),
        (f"{HOUSE}/slides.pptx", 12),
        ("zh-hant/cases/lake/boat-school/index.html", 1),
        ("en/policies/hill/open-door/index.html", 2),
        ("en/cases/hill/old-house/index.html", 9),
        ("assets/casebook.js", 0),
        ("404.html", 0),
        ("en/about/index.html", 0),
    ],
)
def test_few_plans_are_drawn_for_a_page(served: ServedFiles, drawn: list[str], path: str, most: int) -> None:
    files = tree(built().folder)
    if path in files:
        assert served[path] == files[path]
    assert len(drawn) <= most, drawn


def test_nothing_is_drawn_twice(served: ServedFiles, drawn: list[str]) -> None:
    for path in (f"{HOUSE}/index.html", f"{HOUSE}/cite/index.html", f"{HOUSE}/index.html", "en/people/index.html"):
        assert served[path]
    assert len(served) == len({*served})
    assert len(drawn) == len({*drawn}) == len(built().site.plans)


def test_what_gave_a_path_is_tried_first(drawn: list[str]) -> None:
    one = built()
    likely: dict[str, str] = {}
    path = f"{HOUSE}/cite/index.html"
    assert ServedFiles(one.site, one.frames, likely)[path]
    drawn.clear()
    assert ServedFiles(one.site, one.frames, likely)[path]
    assert len(drawn) == 1


@pytest.mark.parametrize(
    "path", ["", "en", "en/", "x", "en/cases/hill/nowhere/index.html", "../../etc/passwd", "assets/search/no/x.js"]
)
def test_a_path_that_the_site_has_not(served: ServedFiles, path: str) -> None:
    with pytest.raises(KeyError):
        served[path]
    assert served
