"""Values set and removed in the text of a record: what is asked for, and no other byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.edit.change import set_value, value_at, without_value
from builder.records.edit.tree import EditError
from builder.records.edit.writing import Value
from builder.records.model.record import Case
from tests.tries import tries

BASE = Path(__file__).parents[3]
RECORD = (BASE / "cases/chengdu/social-work-supervisors-course.yml").read_text(encoding="utf-8")

SMALL = """\
# head
title: A  # as printed

themes: [a, b]  # two
people:
  # the first
  - name: {en: Ann, zh: 安}
    role: "adviser"
    since: ?
  - name: Bob
    role: x
story:
  need: |  # why
    One.

    Two.
"""

SET: dict[str, tuple[tuple[str | int, ...], Value, str, str]] = {
    "a text": (("title",), "B", "title: A  #", "title: B  #"),
    "a text that needs quotes": (("title",), "B: c", "title: A  #", 'title: "B: c"  #'),
    "by its Chinese key": (("标题",), "B", "title: A  #", "title: B  #"),
    "a text in quotes": (("people", 0, "role"), "x", '"adviser"', '"x"'),
    "an unknown date": (("people", 0, "since"), "2012", "since: ?", "since: 2012"),
    "a date that is unknown": (("people", 1, "since"), "?", "    role: x\n", "    role: x\n    since: ?\n"),
    "within braces": (("people", 0, "name", "zh"), "某, 人", "zh: 安}", 'zh: "某, 人"}'),
    "a key within braces": (("people", 0, "name", "zh-Hant"), "安", "zh: 安}", "zh: 安, zh-Hant: 安}"),
    "an item within brackets": (("themes", 2), "c", "[a, b]  #", "[a, b, c]  #"),
    "a list": (("themes",), ["c"], "[a, b]  #", "[c]  #"),
    "one line for several": (("story", "need"), "One.", "|  # why\n    One.\n\n    Two.\n", "One.  # why\n"),
    "several lines for one": (("title",), "B\n\nC", "A  # as printed", "|  # as printed\n  B\n\n  C"),
    "a map for a text": (("title",), {"en": "A", "zh": "甲"}, " A  # as printed", "  # as printed\n  en: A\n  zh: 甲"),
    "a key in its place": (("status",), "closed", "people:", "status: closed\npeople:"),
    "a key in the first place": (("people", 1, "name"), "B", "name: Bob", "name: B"),
    "a part, set off": (("contributors",), [{"name": "Z", "roles": ["review"]}], "Two.\n", "Two.\n\ncontributors:\n"
                        "  - name: Z\n    roles: [review]\n"),
    "what is not there yet": (("sources", "b", "author", 0), {"family": "B", "given": "C"}, "Two.\n",
                              "Two.\n\nsources:\n  b:\n    author:\n      - {family: B, given: C}\n"),
    "an item of a list": (("people", 2), {"name": "C", "role": "y"}, "x\nstory", "x\n  - name: C\n    role: y\nstory"),
    "some keys of a map": (("people", 0), {"name": {"en": "Ann"}, "role": "adviser", "since": "?"}, ", zh: 安}", "}"),
}  # fmt: skip


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("case", SET)
def test_a_value_is_set_and_nothing_else(case: str, line_end: str) -> None:
    path, value, old, new = SET[case]
    assert SMALL.count(old) == 1
    text = "\ufeff" + SMALL.replace("\n", line_end)
    assert set_value(text, path, value, model=Case) == "\ufeff" + SMALL.replace(old, new).replace("\n", line_end)


WITHOUT: dict[str, tuple[tuple[str | int, ...], str, str]] = {
    "a key": (("people", 1, "role"), "    role: x\n", ""),
    "a key with the comments above it": (("people", 0), "  # the first\n  - name: {en: Ann, zh: 安}\n    role: "
                                         '"adviser"\n    since: ?\n', ""),
    "the first key of an item": (("people", 1, "name"), "name: Bob\n    role", "role"),
    "a key within braces": (("people", 0, "name", "en"), "en: Ann, ", ""),
    "the last within brackets": (("themes", 1), "[a, b]", "[a]"),
    "the first key, without the head": (("title",), "title: A  # as printed\n", ""),
    "what is left empty": (("story", "need"), "story:\n  need: |  # why\n    One.\n\n    Two.\n", ""),
    "what is not there": (("status",), "title: A", "title: A"),
}  # fmt: skip


@pytest.mark.parametrize("case", WITHOUT)
def test_a_value_is_removed_and_nothing_else(case: str) -> None:
    path, old, new = WITHOUT[case]
    assert SMALL.count(old) == 1
    assert without_value(SMALL, path, model=Case) == SMALL.replace(old, new)


def test_a_text_that_holds_only_comments_takes_a_value() -> None:
    assert set_value("# head", ("title",), "A", model=Case) == "# head\ntitle: A\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [("title: [", ("title",)), ("title: A\n", ("title", "en")), ("themes: [a]\n", ("themes", 4)), ("- a\n", ("b",))],
)
def test_what_cannot_be_changed_is_refused(text: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(EditError):
        set_value(text, path, "B", model=Case)


def paths(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of the texts in a value."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    yield from (path for key, inner in entries for path in paths(inner, (*at, key)))
    if isinstance(value, str):
        yield at


PATHS = [*paths(value_at(RECORD, (), model=Case))]
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" \n:#'\"-?{}[]")),
    st.sampled_from(["null", "~", "- a", "a: b", "a #b", "2012 .. ?", "?", "“引”", "甲：乙", "[x]", "|", "> a", "'"]),
)


@tries(10)
@given(path=st.sampled_from(PATHS), text=TEXTS)
def test_any_text_can_be_set_anywhere_and_taken_back(path: tuple[str | int, ...], text: str) -> None:
    old = value_at(RECORD, path, model=Case)
    changed = set_value(RECORD, path, text, model=Case)
    assert value_at(changed, path, model=Case) == text.removesuffix("\n")
    back = set_value(changed, path, old, model=Case)
    assert value_at(back, (), model=Case) == value_at(RECORD, (), model=Case)
    assert abs(back.count("\n") - RECORD.count("\n")) <= RECORD.count("\n") // 8


def test_an_empty_value_is_filled() -> None:
    blank = "title:      # * its name\n  en:\n  zh:\nstatus:\n"
    text = set_value(blank, ("title", "zh"), "甲", model=Case)
    assert set_value(text, ("status",), "closed", model=Case) == (
        "title:      # * its name\n  en:\n  zh: 甲\nstatus: closed\n"
    )
