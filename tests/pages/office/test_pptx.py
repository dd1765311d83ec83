"""Slides, opened again by python-pptx: real placeholders, all filled, nothing over the edge, notes for the teacher."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from builder.pages.office.measure import TextBox
from builder.pages.office.paragraphs import Paragraph, TextRun
from builder.pages.office.slide import HEIGHT
from builder.pages.teach.deck import NOTE_BOXES, QUESTION_BOXES, TEXT_BOXES
from tests.pages.office.reading import every_file, odd_files, parts, real_files

EVERY = sorted(path for path in every_file() if path.endswith(".pptx"))
PARK = "en/cases/chengdu/ngo-service-park/slides.pptx"
BOXES = {box.size: box for box in (*NOTE_BOXES, *TEXT_BOXES, *QUESTION_BOXES)}


@cache
def opened(path: str) -> Deck:
    return Presentation(io.BytesIO(every_file()[path]))


def titles(path: str) -> list[str]:
    return [slide.shapes.title.text for slide in opened(path).slides]


def texts(slide: Slide) -> Iterator[str]:
    for shape in slide.shapes:
        if isinstance(shape, Shape):
            yield shape.text_frame.text
        elif isinstance(shape, GraphicFrame):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def test_the_story_of_the_deck() -> None:
    """A text or table that goes on has the same title with a number."""
    shown = list(dict.fromkeys(re.sub(r"[ （(]+\d+[)）]$", "", title) for title in titles(PARK)))
    english = [re.sub(r"^(Exhibit \d): .*", r"\1", title) for title in shown[: len(shown) // 2]]
    assert english == [
        "Chengdu NGO Service Park", "Opening", "The case", "Up to then", "Exhibit 1", "Exhibit 2", "Exhibit 3",
        "Exhibit 4", "Exhibit 5", "The decision", "Questions", "The model", "Figures", "Exhibit 6",
        "What happened next", "Sources",
    ]  # fmt: skip
    assert shown[len(shown) // 2] == "成都公益组织服务园"


@pytest.mark.parametrize("path", EVERY)
def test_every_placeholder_is_one_of_its_layout_and_filled(path: str) -> None:
    for slide in opened(path).slides:
        theirs = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
        own = [shape.placeholder_format.idx for shape in slide.placeholders]
        assert set(own) == theirs
        assert len(own) == len(theirs)
        assert all(text.strip() for shape in slide.shapes if shape.has_text_frame for text in [shape.text_frame.text])


@pytest.mark.parametrize("path", EVERY)
def test_nothing_runs_over_the_edge(path: str) -> None:
    """By our own measure, which is wider than the fonts that are named."""
    deck = opened(path)
    assert deck.slide_height
    for slide in deck.slides:
        for shape in slide.placeholders:
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) <= deck.slide_height - 457_200
            elif shape.name in ("Text", "Question"):
                frame = shape.text_frame
                size = next((run.font.size.pt for part in frame.paragraphs for run in part.runs if run.font.size), None)
                box = BOXES[size] if size else (TEXT_BOXES if shape.name == "Text" else QUESTION_BOXES)[0]
                shown = [Paragraph((TextRun(part.text.replace("\v", "\n")),)) for part in frame.paragraphs]
                assert sum(map(box.height_of, shown)) <= box.height + 1, slide.shapes.title.text


def test_a_long_text_goes_on_and_loses_nothing() -> None:
    path = "en/cases/hill/taught/slides.pptx"
    asked = [slide for slide in opened(path).slides if slide.shapes.title.text.startswith("Questions")]
    assert [slide.shapes.title.text for slide in asked[:2]] == ["Questions", "Questions (2)"]
    shown = "".join(text for slide in asked for text in texts(slide))
    assert shown.count("Is it so that this is a long question?") == 48
    second = next(
        part for name, part in parts(odd_files()[path]).items() if "slides/slide" in name and "Questions (2)" in part
    )
    assert "startAt=" in second


@pytest.mark.parametrize("path", EVERY)
def test_up_to_the_questions_the_slides_do_not_tell_the_end(path: str) -> None:
    slides = list(opened(path).slides)
    asked = next(at for at, slide in enumerate(slides) if slide.shapes.title.text in ("Questions", "思考题", "思考題"))
    told = "\n".join(text for slide in slides[:asked] for text in texts(slide))
    for end in ("at most 15 places", "园内至多 15", "ended in a flood", "A Walk for an Egg", "did not succeed"):
        assert end not in told or "taiwan" in path


def test_the_notes_are_the_teachers() -> None:
    notes = {
        slide.shapes.title.text: slide.notes_slide.notes_text_frame.text
        for slide in opened(PARK).slides
        if slide.has_notes_slide
    }
    assert "The slides are here twice: English first, then Chinese." in notes["Chengdu NGO Service Park"]
    assert "Tell incubation led by government" in notes["Chengdu NGO Service Park"]
    assert notes["The case"].count("\n") >= 4
    assert "Leading the discussion" in notes["The decision"]
    assert "The moment is made up for teaching." in notes["The decision"]
    assert "10 minutes" in notes["Questions"] or "10 min" in notes["Questions"]


def test_the_two_languages_are_sections_that_can_be_deleted() -> None:
    found = parts(real_files()[PARK])["ppt/presentation.xml"]
    assert '<p14:section name="English"' in found
    assert '<p14:section name="Chinese"' in found
    assert found.count("<p14:sldId ") == len(opened(PARK).slides)


def test_whose_it_is() -> None:
    about = opened(PARK).core_properties
    assert about.title == "Chengdu NGO Service Park"
    assert about.author == "Casebook editors"
    assert "CC BY 4.0" in about.comments
    assert about.language == "en-GB"


def test_wide_screen() -> None:
    assert (opened(PARK).slide_width, opened(PARK).slide_height) == (12_192_000, 6_858_000)
    assert isinstance(TEXT_BOXES[0], TextBox)
    assert HEIGHT * 12_700 + 1_645_920 < 6_355_080
