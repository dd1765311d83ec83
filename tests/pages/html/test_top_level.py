"""The outermost elements of a text."""

from __future__ import annotations

from builder.pages.html.elements import NOTHING, Html
from builder.pages.html.top_level import top_level


def test_blocks_keep_what_is_inside_them() -> None:
    text = Html("<p>a<br>b</p>\n<ul>\n<li><p>c</p></li>\n</ul><hr>\n<p>d</p>")
    assert top_level(text) == ("<p>a<br>b</p>", "<ul>\n<li><p>c</p></li>\n</ul>", "<hr>", "<p>d</p>")


def test_nothing_has_no_blocks() -> None:
    assert top_level(NOTHING) == ()
