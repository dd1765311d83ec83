"""The picture of the map: every dot and name has room, every dot leads to its list."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from builder.analysis.taxonomy import TermListing, places_on_map
from builder.pages.map.labels import Box, Dot, place_names
from builder.pages.map.picture import NARROW, WIDE, MapPicture, Size
from tests.pages.map.made_places import made_places
from tests.pages.reading import Outline, real_library

SEEDS = range(24)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_name_meets_another_name_or_a_dot(size: Size, language: str, seed: int) -> None:
    dots, names = MapPicture(made_places(seed), language, size).placed
    assert len(dots) == len(names) == 25
    boxes = [name.box for name in names if name]
    assert len(boxes) == 25
    sheet = Box(0, 0, size.width, size.height)
    assert all(sheet.holds(box) for box in (*boxes, *(dot.box for dot in dots)))
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(name.meets(dot.box) for name in boxes for dot in dots)
    assert not any(one.box.meets(other.box) and near(one, other) for one, other in combinations(dots, 2))


def near(one: Dot, other: Dot) -> bool:
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < (one.radius + other.radius) ** 2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wide_screen_has_names_and_a_narrow_one_numbers_where_names_have_no_room(seed: int) -> None:
    places = made_places(seed)
    assert not MapPicture(places, "en", WIDE).has_keys
    few = places[:4]
    assert not MapPicture(few, "en", NARROW).has_keys
    narrow = MapPicture(places, "en", NARROW)
    assert narrow.has_keys
    assert re.findall("<text [^>]*>([^<]*)", narrow.html()) == [str(n) for n in range(1, len(places) + 1)]


def test_the_places_of_this_base_are_named_on_both() -> None:
    places = places_on_map(real_library())
    with_records = {one.place for one in real_library().listed}
    terms = real_library().vocabularies.table("places")
    assert [place.term.id for place in places] == [id_ for id_ in terms if id_ in with_records and terms[id_].position]
    for size in (WIDE, NARROW):
        assert not MapPicture(places, "en", size).has_keys


def test_a_dot_is_a_link_to_the_list_of_its_place_and_grows_with_its_records() -> None:
    places = places_on_map(real_library())
    drawn = MapPicture(places, "en", WIDE).html()
    assert Outline(drawn).values("href") == [f"../places/{place.term.id}/" for place in places]
    assert f"<title>Chengdu, records: {len(places[0].entries)}</title>" in drawn
    dots = MapPicture(places, "en", WIDE).placed[0]
    radii = {place.term.id: dot.radius for place, dot in zip(places, dots, strict=True)}
    by_count = sorted(places, key=lambda place: len(place.entries))
    assert [place.term.id for place in by_count] == sorted(radii, key=lambda id_: radii[id_])


def test_one_place_alone_has_a_map() -> None:
    (dot,), (name,) = MapPicture(made_places(0)[:1], "en", NARROW).placed
    assert name is not None
    assert (round(dot.x), round(dot.y)) == (NARROW.width // 2, NARROW.height // 2)


def test_many_places_at_one_point_are_told_apart() -> None:
    places = [TermListing("places", place.term, place.entries) for place in made_places(1)[:1] * 6]
    dots, names = MapPicture(places, "en", NARROW).placed
    assert not any(near(one, other) for one, other in combinations(dots, 2))
    assert all(names)


def test_a_name_without_any_room_has_none() -> None:
    dots = [Dot(20, 20, 5, 200, 20), Dot(60, 60, 5, 20, 10)]
    assert [name is None for name in place_names(dots, Box(0, 0, 100, 100))] == [True, False]
