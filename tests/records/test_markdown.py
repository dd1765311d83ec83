"""Texts that comrak would die of are named before anything is drawn."""

from __future__ import annotations

from pathlib import Path

import comrak
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.html.prose import blocks
from builder.records.markdown import is_plain, mask_citations, render
from builder.records.markdown_trial import MAX_FAULTS, unreadable, unreadable_markdown
from builder.records.model.values import Passage
from builder.records.source.document import Place, Scalar
from tests.tries import tries

PANICKING = Path(__file__).with_name("panicking_commonmark.py")


def passage(text: str, line: int) -> Passage:
    return Passage(text, Scalar(text, Place(line, 3)))


def test_the_text_at_which_the_process_ends_is_named() -> None:
    passages = [("a.yml", passage("- one", 1)), ("a.yml", passage("*PANIC*", 5)), ("b.yml", passage("*PANIC* [@a]", 7))]
    problems = list(unreadable_markdown([*passages, ("b.yml", passage("*two*", 9))], program=PANICKING))
    assert [(problem.code, problem.path, problem.line, problem.column) for problem in problems] == [
        ("markdown-unreadable", "a.yml", 5, 3),
        ("markdown-unreadable", "b.yml", 7, 3),
    ]


def test_many_such_texts_end_the_trial() -> None:
    assert list(unreadable(["PANIC"] * 100, program=PANICKING)) == list(range(MAX_FAULTS))


def test_a_text_that_can_be_read_is_tried_once() -> None:
    readable = [("a.yml", passage("*tried once and no PANIC*", 1))]
    assert list(unreadable_markdown(readable)) == []
    assert list(unreadable_markdown(readable, program=PANICKING)) == []


def test_a_process_that_cannot_be_started_blames_no_text() -> None:
    assert list(unreadable(["*a*"], program=Path("no-such-program.py"))) == []


def test_a_panic_that_python_survives(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(*_: object, **__: object) -> str:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(comrak, "render_markdown", panic)
    assert blocks("*in a panic*") == "<p>*in a panic*</p>"


@pytest.mark.parametrize(
    "text",
    ["[" * 9000 + "]" * 9000, "*a **b " * 2000 + "b** a*" * 2000, ">" * 9000, "- " * 9000 + "a", "1) " * 3000,
     "`" * 9000, "\0",
     "a\ud800b", "|a" * 50 + "\n" + "|-" * 50, "![" * 5000 + "](x)" * 5000, "<" * 9000, "&" * 9000, "\\" * 9000,
     "\ufeff", "*\u200d*", "[a]: " * 3000, "\n".join("  " * depth + "- a" for depth in range(100))],
)  # fmt: skip
def test_comrak_survives(text: str) -> None:
    assert list(unreadable([mask_citations(text)[0]])) == []


@tries(300)
@given(st.text(alphabet=st.sampled_from("ab 中，。“\n-+*_`~<>&|\\[]#=>1.)\t:'!")))
def test_plain_texts_are_paragraphs(text: str) -> None:
    """What is not tried has no markup that comrak could stumble on."""
    if is_plain(text):
        markup = render(text).replace("<p>", "").replace("</p>", "").replace("<br />", "")
        assert "<" not in markup
