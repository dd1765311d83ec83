"""The pictures as they are drawn: no line passes a word or a box, no word another, in the own base and in made ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from builder.analysis.relation_graph import ties
from builder.pages.edition import Edition
from builder.pages.home import home
from builder.pages.lineage import view as lineage
from builder.pages.lineage.layout.line_wrapping import width
from builder.pages.page import File
from builder.pages.record import case
from builder.records.model.library import Library
from tests.pages.lineage.made_base import made_library
from tests.pages.reading import of_records, read_xml, real_library

MADE = [(seed, count) for seed in range(8) for count in (6, 14, 24, 35)]
SVG = "{http://www.w3.org/2000/svg}"
WIDE, NARROW = "cb-wide", "cb-narrow-picture"
SIZES: dict[str, dict[str, float]] = {
    WIDE: {"n": 13.5, "w": 11, "t": 11, "y": 13, "o": 11, "p": 11},
    NARROW: {"n": 16, "t": 13, "y": 13},
}
"""The type sizes of the style sheet by the class of a text or of its link; bold ones as they are measured."""
Area = tuple[float, float, float, float]


def pictures(library: Library, language: str) -> dict[str, ElementTree.Element]:
    """The two pictures of the page, by class."""
    page = next(iter(lineage.view(Edition(library, language))))
    drawn = re.findall(r'<svg[^>]*role="group".*?</svg>', page.body, re.DOTALL)
    found = {name: picture for name in (WIDE, NARROW) for picture in drawn if name in picture.partition(">")[0]}
    return {name: read_xml(picture) for name, picture in found.items()}


def texts(picture: ElementTree.Element, sizes: dict[str, float]) -> Iterator[Area]:
    """Where each text lies: from the height of capitals above its base line to the depth of a g below it."""
    for link in (picture, *picture.findall("a")):
        for text in link.iter("text") if link.tag == "a" else link.findall("text"):
            name = (text.get("class") or link.get("class") or "").split(" ")[0]
            size = sizes[name]
            yield text_area(text, size)


def boxes(picture: ElementTree.Element) -> list[Area]:
    return [outline(path.get("d", "")) for path in picture.iter("path") if path.get("class") == "b"]


def outline(data: str) -> Area:
    """What a path of relative lines spans."""
    start = re.match(r"M(\d+) (\d+)", data)
    assert start is not None
    x, y = int(start[1]), int(start[2])
    points = [(x, y)]
    for letter, one, other in re.findall(r"([hvl])(-?\d+)(?: ?(-?\d+))?", data):
        x += 0 if letter == "v" else int(one)
        y += int(other) if letter == "l" else int(one) if letter == "v" else 0
        points.append((x, y))
    return min(a for a, _ in points), min(b for _, b in points), max(a for a, _ in points), max(b for _, b in points)


def pieces(data: str) -> Iterator[Area]:
    """The straight pieces of a line; a rounded corner as the corner that it rounds."""
    x = y = 0
    for letter, found in re.findall(r"([MLHVQq])([^MLHVQq]*)", data):
        points = _points(letter, [int(number) for number in re.findall(r"-?\d+", found)], x, y)
        if letter != "M":
            for one, other in pairwise([(x, y), *points]):
                yield min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
        x, y = points[-1]


def _points(letter: str, numbers: Sequence[int], x: int, y: int) -> list[tuple[int, int]]:
    if letter in "HV":
        return [(numbers[0], y) if letter == "H" else (x, numbers[0])]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [(x + dx, y + dy) for dx, dy in pairs] if letter == "q" else pairs


def lines(picture: ElementTree.Element) -> Iterator[Area]:
    for link in picture.findall("a"):
        if (link.get("class") or "").startswith("t "):
            yield from pieces(link.findall("path")[0].get("d", ""))


def meet(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def passes(line: Area, other: Area) -> bool:
    return line[0] <= other[2] and other[0] <= line[2] and line[1] <= other[3] and other[1] <= line[3]


def assert_clear(picture: ElementTree.Element, sizes: dict[str, float]) -> None:
    """No line passes a word or a box, no word another; all are in the picture."""
    drawn, words, found = list(lines(picture)), list(texts(picture, sizes)), boxes(picture)
    right, bottom = (float(number) for number in (picture.get("viewBox") or "").split()[2:])
    inner = [(left + 1, top + 1, end - 1, low - 1) for left, top, end, low in found]
    assert not [(line, word) for line in drawn for word in words if passes(line, word)]
    assert not [(line, box) for line in drawn for box in inner if passes(line, box)]
    assert not [pair for pair in combinations(words, 2) if meet(*pair)]
    assert not [(word, box) for word in words for box in found if meet(word, box) and not within(word, box)]
    assert not [area for area in (*drawn, *words, *found) if not within(area, (0, 0, right, bottom))]


def door_pictures(library: Library, language: str) -> Iterator[ElementTree.Element]:
    body = home(Edition(library, language)).body.partition("cb-home-lineage")[2]
    yield from map(read_xml, re.findall(r"<svg.*?</svg>", body, re.DOTALL))


def assert_clear_door(picture: ElementTree.Element) -> None:
    """As assert_clear(): a line is the first path, boxes are the second; every text has the size of the picture."""
    drawn, marks = (path.get("d", "") for path in picture.iter("path"))
    found = [outline(f"M{box}") for box in marks.split("M")[1:]]
    size = float(picture.get("font-size", ""))
    words = [text_area(text, size) for text in picture.iter("text")]
    inner = [(left + 1, top + 1, end - 1, low - 1) for left, top, end, low in found]
    assert not [(line, word) for line in pieces(drawn) for word in words if passes(line, word)]
    assert not [(line, box) for line in pieces(drawn) for box in inner if passes(line, box)]
    assert not [pair for pair in combinations(words, 2) if meet(*pair)]
    assert not [(word, box) for word in words for box in found if meet(word, box) and not within(word, box)]
    right, bottom = (float(number) for number in (picture.get("viewBox") or "").split()[2:])
    assert not [area for area in (*pieces(drawn), *words, *found) if not within(area, (0, 0, right, bottom))]


def text_area(text: ElementTree.Element, size: float) -> Area:
    x, y = float(text.get("x", "")), float(text.get("y", ""))
    return x, y - 0.75 * size, x + size * width("".join(text.itertext()).rstrip()), y + 0.25 * size


def within(inner: Area, outer: Area) -> bool:
    return outer[0] <= inner[0] and inner[2] <= outer[2] and outer[1] <= inner[1] and inner[3] <= outer[3]


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_no_line_of_this_base_passes_a_word(language: str) -> None:
    shown = pictures(real_library(), language)
    for name, picture in shown.items():
        assert_clear(picture, SIZES[name])
    related = {entry.reference for tie in ties(real_library()) for entry in tie.ends}
    assert len(boxes(shown[WIDE])) == len(related)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("seed", "count"), MADE)
def test_no_line_of_a_made_base_passes_a_word(seed: int, count: int, language: str) -> None:
    base = made_library(seed, count)
    shown = pictures(base, language)
    assert len(list(lines(shown[WIDE]))) >= 5 * len(ties(base))
    for name, picture in shown.items():
        assert_clear(picture, SIZES[name])


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_no_line_of_the_door_passes_a_word(language: str) -> None:
    pictures = list(door_pictures(real_library(), language))
    assert len(pictures) == 2
    for picture in pictures:
        assert_clear_door(picture)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("seed", "count"), MADE)
def test_no_line_of_the_door_of_a_made_base_passes_a_word(seed: int, count: int, language: str) -> None:
    for picture in door_pictures(made_library(seed, count), language):
        assert_clear_door(picture)


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_no_line_of_the_neighbours_passes_a_word(language: str) -> None:
    """Own base and a made one: every case that has a picture."""
    pictures = [*neighbours(real_library(), language), *neighbours(made_library(3, 35), language)]
    assert len(pictures) > 20
    for picture in pictures:
        labels = list(picture[-1].iter(f"{SVG}text"))
        words = [text_area(text, 14 if text in labels else 15) for text in picture.iter(f"{SVG}text")]
        drawn = [piece for path in picture[0] for piece in pieces(path.get("d", ""))]
        assert len(drawn) > 8
        assert not [(line, word) for line in drawn for word in words if passes(line, word)]
        assert not [pair for pair in combinations(words, 2) if meet(*pair)]
        size = 0, 0, float(picture.get("width", "")), float(picture.get("height", ""))
        assert not [area for area in (*drawn, *words) if not within(area, size)]


def neighbours(library: Library, language: str) -> Iterator[ElementTree.Element]:
    made = of_records(case.view, Edition(library, language))
    yield from (read_xml(one.data) for one in made if isinstance(one, File))
