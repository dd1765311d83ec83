"""The form's document editor reads as Python does, changes only what is touched, and writes what reads back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.problem import Severity
from builder.records.source import read_document
from builder.records.source.document import Document, Mapping, Node, Sequence
from tests.hostile_texts import SHARED
from tests.tries import tries

pytest.importorskip("py_mini_racer", reason="mini-racer is not installed: make test")
from tests.form.editor import Editor

ROOT = Path(__file__).parents[2]
SUITE = SHARED / "yaml_test_suite.jsonl"
RECORDS = sorted(
    path
    for folder in (ROOT / "cases", ROOT / "policies", *(ROOT / "tests").glob("*_base"))
    for path in folder.rglob("*.yml")
    if path.name != "mkdocs.yml"
)
ORDER = """(path) => path.length ? ["en", "zh"] : ["title", "summary", "type", "end", "facts"]"""
RECORD = """\
# yaml-language-server: $schema=x
title:
  en: A park  # working title
  zh: '园区'
summary:
  en: |
    One line [@a-2012].
    Another line.
  zh: >-
    社区
    中心
themes: [funding, "a: b",
  other]  # more
names:
- {en: Xu, zh: 徐}
# between
-  "Fu"
also:
    - one
    # of two
    - two

facts:
  - measure: x   # of what
    # kept
    value: 1
    note: {en: A, zh: B}

  - measure: y
    value: ?
"""
BITS = (
    *("a", "word", "中文", "，", "：", ": ", " #", "#", "- ", "? ", "\n", "\n\n", " ", "  ", "\t", "'", '"', "\\"),
    *("{", "}", "[", "]", ",", "|", ">", "&", "*", "!", "%", "@", "`", "~", "null", "yes", "12", "😀", "\r\n", "“"),
    *("”", "（", "［", "【", "[@a#b]", "　　", "—", "－", "...", "---", "k: v", "k：v", "k:v", "、", "\u200b", ":"),
    *("http://a.b/c:d", "?", "''", "\u00a0", "=", "&amp;", "＂", "\u202e", "\x07", "\ufeff", "\u2028", "中文字" * 40),
    "The quick brown fox jumps over the lazy dog. " * 3,
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(BITS), min_size=1, max_size=6).map("".join)


@pytest.fixture(scope="module")
def editor() -> Editor:
    return Editor()


def plain(node: Node | None) -> Any:
    """What a node says; nothing where a value is absent."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node is not None else ""


def read(text: str) -> Document:
    return read_document("x.yml", text.encode())


def places(node: Node, text: str) -> Iterator[int]:
    """Where keys and scalars begin, in UTF-16 units."""
    if isinstance(node, Mapping):
        for entry in node:
            yield from (*places(entry.key, text), *places(entry.value, text))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from places(item, text)
    else:
        lines = text.split("\n")
        before = "\n".join([*lines[: node.place.line - 1], lines[node.place.line - 1][: node.place.column - 1]])
        yield len(before.encode("utf-16-le")) // 2


def said(node: Any) -> Any:
    """What a node of the editor says."""
    if node is None:
        return ""
    if node["kind"] == "map":
        return {entry["key"]["text"]: said(entry["value"]) for entry in node["entries"]}
    return [said(item) for item in node["items"]] if node["kind"] == "list" else node["text"]


def starts(node: Any) -> Iterator[int]:
    if node["kind"] == "map":
        for entry in node["entries"]:
            yield from (entry["key"]["start"], *starts(entry["value"]))
    elif node["kind"] == "list":
        for item in node["items"]:
            yield from starts(item)
    else:
        yield node["start"]


# Reading


@pytest.mark.parametrize("path", [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in RECORDS[::4]])
def test_reads_records_as_python_does(editor: Editor, path: Path) -> None:
    text = path.read_text("utf-8")
    theirs, ours = read(text).root, editor.call("readDocument", text)
    assert theirs is not None
    assert ours["faults"] == []
    assert said(ours["root"]) == plain(theirs)
    assert list(starts(ours["root"])) == list(places(theirs, text))


def test_reads_line_ends_and_a_byte_order_mark(editor: Editor) -> None:
    text = "\ufeff" + RECORD.replace("\n", "\r\n")
    ours = editor.call("readDocument", text)
    assert said(ours["root"]) == plain(read(RECORD).root)
    at = ours["root"]["entries"][0]["start"]
    assert text[at : at + 6] == "title:"


def test_reads_the_yaml_test_suite_as_python_does_or_refuses(editor: Editor) -> None:
    if not SUITE.exists():
        pytest.skip("the list is not at hand")
    both = 0
    for line in SUITE.read_text("utf-8").splitlines():
        text = json.loads(line)["payload"]
        theirs, ours = read(text), editor.call("readDocument", text)
        assert bool(ours["faults"]) == (ours["root"] is None)
        if theirs.root is not None and ours["root"] is not None:
            both += 1
            assert said(ours["root"]) == plain(theirs.root), text
    assert both > 60


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: &b 1\n", "anchor"),
        ("a: *b\n", "alias"),
        ("a: !b 1\n", "tag"),
        ("%YAML 1.2\n---\na: 1\n", "directive"),
        ("a: 1\n---\nb: 2\n", "second-document"),
        ("<<: 1\n", "merge-key"),
        ("a: b: c\n", "colon-in-text"),
        ('a: "b\n', "quote-not-closed"),
        ("a: [b\n", "bracket-not-closed"),
        ('a: "\\q"\n', "bad-escape"),
        ("a:\n\tb: 1\n", "tab-indent"),
        ("a: 1\n  b: 2\n", "colon-in-text"),
        ("a: \u202eb\n", "bidi-mark"),
        ("a: 1\rb: 2\n", "carriage-return"),
        ("a\n", "not-a-record"),
        ("# nothing\n", "empty-file"),
        ("a: " + "[" * 30 + "]" * 30 + "\n", "too-deep"),
    ],
)
def test_says_why_a_text_cannot_be_read(editor: Editor, text: str, code: str) -> None:
    faults = editor.call("readDocument", text)["faults"]
    assert [fault["code"] for fault in faults] == [code]
    assert read(text).problems
    with pytest.raises(Exception, match=code):
        edit(editor, text, ["a"], "new")


# Editing


def edit(editor: Editor, text: str, path: list[str | int], value: Any) -> str:
    given = "undefined" if value is None else json.dumps(value)
    return str(editor.run(f"edited({json.dumps(text)}, {json.dumps(path)}, {given}, {ORDER})"))


GONE, MORE = "- ", "+ "


def changes(old: str, new: str) -> list[str]:
    """The lines of the one hunk in which two texts differ."""
    before, after = old.split("\n"), new.split("\n")
    most = min(len(before), len(after))
    first = next((i for i in range(most) if before[i] != after[i]), most)
    last = next((i for i in range(most - first) if before[-1 - i] != after[-1 - i]), most - first)
    gone, more = before[first : len(before) - last], after[first : len(after) - last]
    return [*(GONE + line for line in gone), *(MORE + line for line in more)]


@pytest.mark.parametrize(
    ("path", "value", "hunk"),
    [
        (["title", "en"], "A park", []),
        (["title", "en"], "A place", ["-   en: A park  # working title", "+   en: A place  # working title"]),
        (["title", "en"], "A: b", ["-   en: A park  # working title", '+   en: "A: b"  # working title']),
        (["title", "en"], "a\nb", ["-   en: A park  # working title",
         "+   en: |  # working title", *("+     a", "+     b")]),
        (["title", "en"], None, ["-   en: A park  # working title"]),
        (["title", "zh"], "it's", ["-   zh: '园区'", "+   zh: 'it''s'"]),
        (["title", "zh-hant"], "園區", ["+   zh-hant: 園區"]),
        (["summary", "en"], "New.\n", ["-     One line [@a-2012].", "-     Another line.", "+     New."]),
        (["summary", "zh"], "新", ["-     社区", "-     中心", "+     新"]),
        (["type"], "park", ["+ type: park"]),
        (["end", "text", "zh"], "完", ["+ end:", "+   text: {zh: 完}"]),
        (["themes", 0], None, ['- themes: [funding, "a: b",', '+ themes: ["a: b",']),
        (["themes", 1], "a，b", ['- themes: [funding, "a: b",', '+ themes: [funding, "a，b",']),
        (["themes", 3], "new", ["-   other]  # more", "+   other, new]  # more"]),
        (["names", 0, "en"], "a, b", ["- - {en: Xu, zh: 徐}", '+ - {en: "a, b", zh: 徐}']),
        (["names", 2], "Li", ["+ - Li"]),
        (["names", 1], {"en": "a", "zh": "b"}, ['- -  "Fu"', "+ - en: a", "+   zh: b"]),
        (["names"], ["Fu"], ["- - {en: Xu, zh: 徐}"]),
        (["also", 0], None, ["-     - one"]),
        (["also"], None, ["- also:", "-     - one", "-     - two"]),
        (["facts", 0, "measure"], None, ["-   - measure: x   # of what", "-     # kept", "+   - # kept"]),
        (["facts", 0, "note"], "C", ["-     note: {en: A, zh: B}", "+     note: C"]),
        (["facts", 1, "value"], "?", []),
        (["facts", 2], {"value": "1"}, ["+ ", "+   - value: 1"]),
    ],
)  # fmt: skip
def test_an_edit_changes_what_it_means(editor: Editor, path: list[str | int], value: Any, hunk: list[str]) -> None:
    new = edit(editor, RECORD, path, value)
    found = changes(RECORD, new)
    if path == ["also"]:  # The comment within is not the list's.
        assert "# of two" in new
        assert "also:" not in new
    else:
        assert sorted(found) == sorted(hunk)
    other = edit(editor, "\ufeff" + RECORD.replace("\n", "\r\n"), path, value)
    assert other == "\ufeff" + new.replace("\n", "\r\n")


PATHS: list[list[str | int]] = [
    ["title"], ["title", "en"], ["title", "zh"], ["title", "xx"], ["summary", "en"], ["summary", "zh"], ["summary"],
    ["themes"], ["themes", 0], ["themes", 1], ["themes", 9], ["names", 0], ["names", 0, "zh"], ["names", 1],
    ["names", 7], ["also"], ["also", 1], ["also", 9], ["facts", 0], ["facts", 0, "measure"], ["facts", 0, "note"],
    ["facts", 0, "note", "en"], ["facts", 0, "note", "xx"], ["facts", 1, "value"], ["facts", 5, "note", "en"], ["type"],
    ["new", "one", "two"],
]  # fmt: skip
LISTS = st.lists(TEXTS, min_size=1, max_size=3)
VALUES = st.one_of(
    TEXTS, TEXTS, TEXTS, st.none(), LISTS, st.dictionaries(st.sampled_from(["en", "zh", "a-b"]), TEXTS, max_size=2)
)  # fmt: skip


def with_value(around: Any, path: list[str | int], value: Any) -> Any:
    """A value with another at a path; what is empty is gone, and so is what has nothing else."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    parts: Any = (
        dict(enumerate(around or [])) if isinstance(step, int) else dict(around) if isinstance(around, dict) else {}
    )
    key = min(step, len(parts)) if isinstance(step, int) else step
    inner = with_value(parts.get(key), rest, value)
    if inner is None:
        parts.pop(key, None)
    else:
        parts[key] = inner
    return (list(parts.values()) if isinstance(step, int) else parts) or None


def without_last_end(value: Any) -> Any:
    """A line end at the end of a text says nothing."""
    if isinstance(value, str):
        return value.removesuffix("\n")
    if isinstance(value, list):
        return [without_last_end(item) for item in value]
    return {key: without_last_end(item) for key, item in value.items()}


@tries(60)
@given(path=st.sampled_from(PATHS), value=VALUES, is_crlf=st.booleans())
def test_any_edit_reads_back(editor: Editor, path: list[str | int], value: Any, is_crlf: bool) -> None:
    old = RECORD.replace("\n", "\r\n") if is_crlf else RECORD
    new = edit(editor, old, path, value)
    document = read(new)
    assert [problem for problem in document.problems if problem.severity is Severity.ERROR] == []
    meant = editor.run(f"tidy({json.dumps(value)}) ?? null")
    assert without_last_end(plain(document.root)) == without_last_end(with_value(plain(read(RECORD).root), path, meant))
    assert not is_crlf or "\n" not in new.replace("\r\n", "")
    if (
        path[0] not in ("also", "facts") or len(path) > 2
    ):  # What stands within a list goes with it, if a text replaces it.
        assert all(comment in new for comment in ("$schema=x", "# between", "# of two", "# kept"))


@tries(40)
@given(value=st.dictionaries(st.sampled_from(["title", "summary", "facts", "k-1"]), VALUES, min_size=1))
def test_a_written_record_reads_back(editor: Editor, value: dict[str, Any]) -> None:
    meant = editor.run(f"tidy({json.dumps(value)}) ?? null")
    document = read(editor.run(f"written({json.dumps(value)}, {ORDER})"))
    if meant is None:
        assert document.root is None
        return
    assert [problem for problem in document.problems if problem.severity is Severity.ERROR] == []
    assert without_last_end(plain(document.root)) == without_last_end(meant)


def test_a_long_text_is_wrapped_as_records_are(editor: Editor) -> None:
    text = "The Park was started by the government and opened on 29 June 2012, with fifteen organisations. " * 3
    new = edit(editor, RECORD, ["title", "en"], text.strip())
    assert all(len(line) <= 120 for line in new.split("\n"))
    assert plain(read(new).root)["title"]["en"] == text.strip()
