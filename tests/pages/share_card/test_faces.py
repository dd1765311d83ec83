"""The font of the cards: what it has, what it lacks, and what becomes of that."""

from __future__ import annotations

import io
import lzma

import pytest
from fontTools.ttLib import TTCollection

from builder.pages.share_card.faces import FONT, LATIN, SIMPLIFIED, TRADITIONAL, runs, width
from builder.pages.share_card.font_subset import BIG5_HAN, SIMPLIFIED_HAN, TRADITIONAL_HAN

LARGEST = 2_700_000


@pytest.fixture(scope="module")
def characters() -> list[frozenset[int]]:
    """What each face says that it has."""
    collection = TTCollection(io.BytesIO(lzma.decompress(FONT.read_bytes())))
    return [frozenset(font.getBestCmap()) for font in collection.fonts]


def test_the_font_is_small() -> None:
    assert FONT.stat().st_size < LARGEST


def test_common_characters_are_there(characters: list[frozenset[int]]) -> None:
    assert len(SIMPLIFIED_HAN) == 6763
    assert len(BIG5_HAN) > 5400
    assert set(map(ord, SIMPLIFIED_HAN)) <= characters[SIMPLIFIED]
    assert set(map(ord, BIG5_HAN)) <= characters[TRADITIONAL]
    assert set(range(0x20, 0x7F)) <= characters[LATIN]


def test_a_rare_name_of_a_place_is_there_in_both_scripts() -> None:
    assert runs("郫县邛崃", "zh") == ((SIMPLIFIED, "郫县邛崃"),)
    assert "".join(run for _, run in runs("郫縣邛崍", "zh-Hant")) == "郫縣邛崍"


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_every_character_of_the_faces_is_drawn_whole(language: str) -> None:
    text = "".join(sorted(SIMPLIFIED_HAN | TRADITIONAL_HAN))
    assert "".join(run for _, run in runs(text, language)) == text


def test_each_language_has_its_own_forms_and_marks() -> None:
    assert runs("说“好”", "zh") == ((SIMPLIFIED, "说“好”"),)
    assert runs("said “yes”", "en") == ((LATIN, "said “yes”"),)
    assert runs("骨", "zh")[0][0] == SIMPLIFIED
    assert runs("骨", "zh-Hant")[0][0] == TRADITIONAL
    assert width("“", "zh", 100) == 100
    assert width("“", "en", 100) < 60


@pytest.mark.parametrize("text", ["한국", "साथ", "\U0002a6a5", "a\U0001f600", "\ue123"])
def test_a_text_with_a_character_that_no_face_has_is_not_drawn(text: str) -> None:
    assert runs(text, "en") == runs(text, "zh") == ()


def test_accents_that_the_font_lacks_are_left_out_and_controls_too() -> None:
    assert runs("a\u0307\u0323\u0303", "en") == ()
    assert runs("e\u0301\u200d", "en") == ((LATIN, "é"),)
    assert runs("ź", "en") == ((LATIN, "z"),)
