"""Elements: what el() writes; and that nothing else in the pages writes HTML."""

from __future__ import annotations

import ast
import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.pages import address
from builder.pages.html import document, elements, json_ld, text, top_level
from builder.pages.html.elements import (
    NOTHING,
    Html,
    el,
    escape,
    fill_placeholders,
    in_data,
    join,
    lines,
    separated,
    without_block_breaks,
)

BUILDER = Path(elements.__file__).parents[2]
PAGES = BUILDER / "pages"
MAKERS = ("html/", "office/", "feed/atom.py")
"""What writes markup itself: HTML, and the XML of slides, papers and feeds."""
TAG = re.compile(r"</|<[a-z][a-z0-9]*[\s/>]")
TRUSTED = {
    "pages/broken.py",
    "pages/page.py",
    "pages/teach/handout.py",
    "site/frame/collector.py",
    "site/frame/mkdocs_files.py",
}
"""Where markup that others made comes in: the report of problems, a QR code, a hand-written page (twice);
and the comment where style sheets are to stand."""


def test_texts_and_values_are_escaped() -> None:
    written = el("p", escape("<b> & \"'"), title="<b> & \"'")
    assert written == '<p title="&lt;b&gt; &amp; &quot;&#x27;">&lt;b&gt; &amp; &quot;&#x27;</p>'


def test_names_of_attributes() -> None:
    written = el("label", class_="a", for_="b", data_record="c", aria_label="d", viewBox="e", **{"xml:lang": "f"})
    assert written == '<label class="a" for="b" data-record="c" aria-label="d" viewBox="e" xml:lang="f"></label>'


def test_an_attribute_may_be_left_out_empty_or_without_a_value() -> None:
    assert el("p", id=None, lang=False) == "<p></p>"
    assert el("p", hidden="") == '<p hidden=""></p>'
    assert el("p", hidden=True) == "<p hidden></p>"


def test_elements_without_an_end_tag() -> None:
    assert el("input", type="search", required=True) == '<input type="search" required>'
    assert el("br") == "<br>"
    assert el("path", d="M0 0") == '<path d="M0 0"/>'


def test_elements_in_elements() -> None:
    assert el("ul", el("li", escape("a")), NOTHING, el("li", escape("b"))) == "<ul><li>a</li><li>b</li></ul>"


def test_pieces_in_a_row() -> None:
    pieces = (escape("a"), NOTHING, escape("b"))
    assert join(pieces) == "ab"
    assert join(pieces, " & ") == "a &amp; b"
    assert separated(pieces, el("br")) == "a<br>b"
    assert lines(*pieces) == "a\nb"
    assert join(()) == lines() == separated((), el("br")) == NOTHING


def test_words_with_elements_in_them() -> None:
    assert fill_placeholders("{one} < {other}", one=el("b"), other=escape("<")) == "<b></b> &lt; &lt;"


def test_values_for_a_script() -> None:
    assert (
        el("div", **in_data({"count": "2", "sort-label": "<"})) == '<div data-count="2" data-sort-label="&lt;"></div>'
    )


def test_only_line_breaks_between_blocks_go() -> None:
    assert without_block_breaks(Html('<div id="a">\n\n<p>b\nc</p>\n<em>d</em>\n<em>e</em></div>')) == (
        '<div id="a"><p>b\nc</p><em>d</em>\n<em>e</em></div>'
    )


@pytest.mark.parametrize(
    "module", [address, document, elements, json_ld, text, top_level], ids=lambda one: one.__name__
)
def test_examples(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.py")), ids=lambda path: path.relative_to(PAGES).as_posix())
def test_pages_write_no_html_but_elements(path: Path) -> None:
    if not path.relative_to(PAGES).as_posix().startswith(MAKERS):
        assert by_hand(path.read_text(encoding="utf-8")) == set()


def test_markup_of_others_comes_in_where_it_must() -> None:
    trees = {path.relative_to(BUILDER).as_posix(): ast.parse(path.read_bytes()) for path in BUILDER.rglob("*.py")}
    callers = {path for path, tree in trees.items() if any(called(node) == "trusted" for node in ast.walk(tree))}
    assert callers == TRUSTED


@pytest.mark.parametrize(
    "code",
    [
        "shown = Html(text)",
        "shown = elements.Html(text)",
        "shown = '<br>'",
        "shown = f'<p class={kind}'",
        "shown = f'<{tag}>'",
        "shown = f'{text}</h2>'",
        "shown = f'{\"<hr>\" if cut else text}'",
        "shown = text.replace('></path>', '/>')",
    ],
)
def test_html_by_hand_is_noticed(code: str) -> None:
    assert by_hand(f"first = 1\n{code}\n") == {2}


@pytest.mark.parametrize(
    "code", ["def shown():\n    'Gives <p>.'\n    return el('p')", "LIMIT = 2\n'<p> at most.'", "shown = f'{a} < {b}'"]
)
def test_words_about_html_are_none(code: str) -> None:
    assert by_hand(code) == set()


def by_hand(code: str) -> set[int]:
    """The lines of a module that call a string HTML, or have a tag in a string."""
    tree = ast.parse(code)
    wrapped = {node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) == "Html"}
    return wrapped | {line for line, text in strings(tree) if TAG.search(text)}


def called(node: ast.AST) -> str:
    """The name of the function that is called, without its module; '' for what is no call."""
    function = node.func if isinstance(node, ast.Call) else None
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string but docstrings, with the number of its line; in an f-string an x stands for each value."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
