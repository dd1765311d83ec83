"""Prose on its way into office files: paragraphs and runs, sentences with their sources, room on a slide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.html.elements import Html
from builder.pages.html.prose import blocks
from builder.pages.office.measure import (
    TextBox,
    even_groups,
    fit_paragraphs,
    line_count,
    split_paragraphs,
)
from builder.pages.office.paragraphs import Paragraph, TextRun, numbers_in, with_numbers
from builder.pages.parts.text_width import character_widths
from builder.pages.teach.from_html import bullets, inline, paragraphs, plain


def read(text: str) -> tuple[Paragraph, ...]:
    parts = paragraphs(blocks(text, heading=4))
    return with_numbers(parts, numbers_in(parts, {"a", "b"}))


def test_blocks_become_paragraphs() -> None:
    found = read("One *two* **three** `four`.\n\n- a\n  1. b\n\n## Head\n\n> said\n\n| x | y |\n|---|---|\n| 1 | 2 |")
    assert [(part.kind, part.level, part.text) for part in found] == [
        ("text", 0, "One two three four."),
        ("bullet", 0, "a"),
        ("number", 1, "b"),
        ("heading", 0, "Head"),
        ("text", 0, "said"),
        ("text", 0, "x | y"),
        ("text", 0, "1 | 2"),
    ]
    assert [run for run in found[0].runs if run.italic] == [TextRun("two", italic=True)]
    assert [run for run in found[0].runs if run.bold] == [TextRun("three", bold=True)]


def test_what_is_text_stays_text() -> None:
    [found] = read("<b>bold?</b> & [link](https://example.org/)")
    assert found.text == "<b>bold?</b> & link"
    assert not [run for run in found.runs if run.bold]


def test_a_passage_in_another_language_is_known_by_its_tag() -> None:
    found = inline(Html('<span lang="zh-Hans">山</span> hill<br>below'))
    assert found.runs == (TextRun("山", "zh"), TextRun(" hill"), TextRun("\n"), TextRun("below"))
    assert inline(Html("")).runs == ()


def test_a_note_on_the_language_is_no_sentence_of_the_text() -> None:
    found = paragraphs(Html('<p><span class="cb-note">English, not yet translated</span></p><p>One. Two.</p>'))
    assert [part.kind for part in found] == ["note", "text"]
    assert [part.text for part in bullets(found, all_sentences=True)] == ["One.", "Two."]


def test_sentences_keep_their_sources() -> None:
    found = read("First here. Second there [@a].\n\nThird [@b]. Fourth [@a; @b]!")
    assert [part.text for part in bullets(found, all_sentences=False)] == ["First here.[1]", "Third[2]."]
    assert [part.text for part in bullets(found, all_sentences=True)] == [
        "First here.[1]", "Second there[1].", "Third[2].", "Fourth[1] [2]!",
    ]  # fmt: skip
    assert bullets(read("## Only a head"), all_sentences=True) == ()


def test_a_sentence_with_an_emphasis_in_it_is_one() -> None:
    assert [part.text for part in bullets(read("Not *two* of them. And one."), all_sentences=True)] == [
        "Not two of them.",
        "And one.",
    ]


def test_han_letters_are_as_wide_as_high() -> None:
    widths = character_widths(1)
    assert widths["山"] > 1 > widths["m"] > widths["i"]
    assert line_count("山" * 40, 20, 837) == 1
    assert line_count("山" * 42, 20, 837) == 2
    assert line_count("", 20, 837) == 1


@given(st.lists(st.floats(min_value=1, max_value=500), max_size=30))
def test_lots_hold_everything_once_and_fit(heights: list[float]) -> None:
    found = even_groups(heights, 300)
    assert [place for lot in found for place in lot] == list(range(len(heights)))
    assert all(len(lot) == 1 or sum(heights[place] for place in lot) <= 300 for lot in found)


@given(st.text(min_size=1, max_size=4000))
def test_a_paragraph_of_any_length_is_divided_without_loss(text: str) -> None:
    box = TextBox(400, 100, 20)
    found = split_paragraphs([Paragraph((TextRun(text),))], box)
    assert "".join(part.text for lot in found for part in lot) == text


@pytest.mark.parametrize("text", ["山" * 2000, "word " * 800, "字。" * 500, "x" * 3000])
def test_every_lot_fits(text: str) -> None:
    box = TextBox(400, 200, 20)
    for lot in split_paragraphs([plain(text)], box):
        assert sum(map(box.height_of, lot)) <= box.height


def test_the_largest_type_that_holds_all_is_taken() -> None:
    large, small = TextBox(400, 100, 24), TextBox(400, 100, 12)
    assert fit_paragraphs([plain("short")], (large, small))[0] is large
    assert fit_paragraphs([plain("longer " * 20)], (large, small))[0] is small
