"""Folders of examples with the exact problems each must give, and what holds for any input at all."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.records.problem import Problem, Severity
from builder.records.source import MAX_BYTES, MAX_DEPTH, _built, _built_in_doubt, read_document
from builder.records.source.document import Document, Mapping, Node, Place, Scalar, Sequence
from tests.tries import tries

EXAMPLES = Path(__file__).parents[2] / "examples" / "syntax"
SHARED = Path(__file__).parents[4] / "shared"
# libyaml is milder here than the standard; each still reads as anyone would read it.
MILD = {"9C9N", "DK95-01", "QB6E", "S98Z", "SU5Z", "X4QW"}


def shown(problems: tuple[Problem, ...]) -> str:
    """Problems as the golden files have them."""
    lines: list[str] = []
    for problem in problems:
        mark = "" if problem.severity is Severity.ERROR else "warning "
        values = "".join(f" {key}={value}" for key, value in problem.values)
        lines.append(f"{problem.line}:{problem.column} {mark}{problem.code}{values}")
        lines += [f"    {line}" for line in problem.fix.split("\n")] if problem.fix else []
    return "".join(f"{line}\n" for line in lines)


def plain(node: Node | None) -> object:
    """A tree as YAML's own loader would give it."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node is not None else None


def by_libyaml(text: str) -> object:
    """The tree that PyYAML makes of a text without guessing types."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes nothing but texts


def unspaced(tree: object) -> object:
    """A tree without white space in its texts beyond ASCII, in which a line end may be folded to nothing."""
    if isinstance(tree, dict):
        return {unspaced(key): unspaced(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [unspaced(item) for item in tree]
    return "".join(tree.split()) if isinstance(tree, str) and max(tree, default="") > "\x7f" else tree


def scalars(node: Node) -> Iterator[Scalar]:
    """All texts of a tree, keys included."""
    if isinstance(node, Scalar):
        yield node
    for item in node.items if isinstance(node, Sequence) else ():
        yield from scalars(item)
    for entry in node if isinstance(node, Mapping) else ():
        yield entry.key
        yield from scalars(entry.value)


def read(text: str) -> Document:
    """A document from text."""
    return read_document("x.yml", text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("example", sorted((EXAMPLES / "valid").glob("*.yml")), ids=lambda path: path.stem)
def test_valid(example: Path) -> None:
    data = example.read_bytes()
    document = read_document("x.yml", data)
    assert document.problems == ()
    assert unspaced(plain(document.root)) == unspaced(by_libyaml(data.decode("utf-8-sig")))


@pytest.mark.parametrize("example", sorted((EXAMPLES / "invalid").glob("*.yml")), ids=lambda path: path.stem)
def test_invalid(example: Path, *, rewrite: bool) -> None:
    golden = example.with_suffix(".txt")
    found = shown(read_document("x.yml", example.read_bytes()).problems)
    if rewrite:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")
    assert found


def mendable() -> list[Path]:
    """The examples that show a fix for all that has to be mended in them."""
    examples = sorted((EXAMPLES / "invalid").glob("*.yml"))
    found = {example: read_document("x.yml", example.read_bytes()).problems for example in examples}
    without_fix = {"carriage-return", "stray-line", "tag"}
    return [
        example
        for example, problems in found.items()
        if any(problem.fix for problem in problems) and not any(problem.code in without_fix for problem in problems)
    ]


@pytest.mark.parametrize("example", mendable(), ids=lambda path: path.stem)
def test_mending_a_line_ends_its_problem(example: Path) -> None:
    """Each fix put in place of the lines it replaces, from the last up, leaves none of the codes that showed it."""
    document = read_document("x.yml", example.read_bytes())
    fixed = {problem.line: problem for problem in document.problems if problem.fix}
    lines = example.read_bytes().decode("utf-8-sig").split("\n")
    for line, problem in sorted(fixed.items(), reverse=True):
        lines[line - 1 : line - 1 + int(dict(problem.values)["lines"])] = problem.fix.split("\n")
    left = {problem.code for problem in read("\n".join(lines)).problems}
    assert not left & {problem.code for problem in fixed.values()}
    assert "yaml-syntax" not in left


def test_accepted_forms_give_the_same_tree() -> None:
    text = "title: 甲\nbody: |\n  a\n\n  b\nlist: [x]\n"
    wanted = read(text)
    for form in ("\ufeff" + text, text.replace("\n", "\r\n"), "---\n" + text, text + "...\n"):
        document = read(form)
        assert document.problems == ()
        assert plain(document.root) == plain(wanted.root)


def test_places_count_characters() -> None:
    document = read("\ufeff😀: 𠮷 x\nb:\n  - |\n    one\n    two [@k]\n")
    assert document.root is not None
    assert [scalar.place for scalar in scalars(document.root)] == [Place(1, 1), Place(1, 4), Place(2, 1), Place(3, 5)]
    block = list(scalars(document.root))[-1]
    assert block.place_of("@k") == Place(5, 10)
    assert block.text == "one\ntwo [@k]\n"
    assert not block.quoted


def test_scalars_say_whether_they_were_quoted() -> None:
    document = read("a: \"x\"\nb: 'y'\nc: z\n")
    assert document.root is not None
    assert [value.quoted for value in scalars(document.root)] == [False, True, False, True, False, False]
    assert [value.raw for value in scalars(document.root)][1::2] == ['"x"', "'y'", "z"]


def test_an_empty_value_leaves_a_mark_that_decode_can_skip() -> None:
    document = read("a:\nb: c\n")
    assert document.root is not None
    value = document.root.get("a")
    assert isinstance(value, Scalar)
    assert (value.text, value.quoted) == ("", False)


def test_of_a_repeated_key_the_first_stays() -> None:
    assert plain(read("a: 1\na: 2\n").root) == {"a": "1"}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("period: ?\n", Place(1, 9)),
        ("period: ?", Place(1, 9)),
        ("accessed: ? # x\n", Place(1, 11)),
        ("accessed: ?\t# x\n", Place(1, 11)),
        ("a:\n- ?\n- b\n", Place(2, 3)),
        ("a:\n  - ?  # x\n", Place(2, 5)),
        ("a:\n  - b: ?\n", Place(2, 8)),
        ("a:\n  ?\n", Place(2, 3)),
    ],
)
def test_an_unknown_date_needs_no_quotes(typed: str, place: Place) -> None:
    document = read(typed)
    assert document.problems == ()
    assert document.root is not None
    (value,) = (scalar for scalar in scalars(document.root) if scalar.text == "?")
    assert (value.place, value.quoted) == (place, True)


def test_prose_keeps_its_question_marks() -> None:
    document = read("a: ?\nb: |\n  c: ?\n  - ?\nd: 'one\n  ?'\n")
    assert document.problems == ()
    assert plain(document.root) == {"a": "?", "b": "c: ?\n- ?\n", "d": "one ?"}


@pytest.mark.parametrize("typed", ["a: {b: ?}\n", "a: [?]\n", "a: ? b\n"])
def test_other_question_marks_are_refused(typed: str) -> None:
    assert read(typed).problems


def test_unknown_dates_beside_a_slip() -> None:
    document = read("period: ?\ntitle：成都\ndates:\n  - ?\nuntil：?\n")
    assert [(problem.line, problem.code) for problem in document.problems] == [
        (2, "full-width-colon"),
        (5, "full-width-colon"),
    ]
    assert plain(document.mended) == {"period": "?", "title": "成都", "dates": ["?"], "until": "?"}


def test_a_broken_record_is_given_as_mended() -> None:
    """With the places of the file where it stays as it is, and negative lines where it does not."""
    document = read("title：成都\nnames: [a，b]\nlead: {en: A: b, zh: 甲}\nplace:\n  en: C\n")
    assert document.root is None
    assert plain(document.mended) == {
        "title": "成都",
        "names": ["a", "b"],
        "lead": {"en": "A: b", "zh": "甲"},
        "place": {"en": "C"},
    }
    assert document.mended is not None
    # The mend of line 3 takes three lines, so that what stands below has moved down by two.
    assert [scalar.place.line for scalar in scalars(document.mended)] == [-1, -1, -2, -2, -2, *[-3] * 5, 4, 5, 5]
    place = document.mended.get("place")
    assert isinstance(place, Mapping)
    assert (place.place, place.entries[0].value.place) == (Place(5, 3), Place(5, 7))


def test_problems_of_lines_that_stay_are_told_with_the_slips() -> None:
    found = read("a: {en: A: b, zh: 甲}\nb: 1\nb: 2\nc:\n").problems
    assert [(problem.line, problem.code) for problem in found] == [
        (1, "flow-text"),
        (3, "duplicate-key"),
        (4, "empty-value"),
    ]
    assert dict(found[1].values)["first"] == "2"


@pytest.mark.parametrize(
    "typed",
    [
        "a:\n  b: c\n d: e\n",
        "a: b\nc\nd: e\n",
        "a: &x [b\n c",
        "a：b\n? [\n",
        "a: \u0007\n",
        "a: b\n",
    ],
    ids=["indentation", "stray line", "anchor", "not read", "character", "sound"],
)
def test_nothing_is_mended_on_a_guess(typed: str) -> None:
    assert read(typed).mended is None


BOMBS = {
    "brackets": b"[" * 100_000,
    "braces": b"{" * 100_000,
    "dashes": b"- " * 100_000,
    "questions": b"? " * 100_000,
    "merge": b"a: &a [x]\n" + b"".join(b"%c: &%c [*a,*a,*a]\n" % (c, c) for c in range(98, 110)),
    "open list": ("k: [" + "、" * 80_000).encode(),
    "open quotes": b'- "x\n' * 50_000,
    "curly": ("k: [" + "“" * 80_000).encode(),
    "slips": ("a：b\n" * 40_000).encode(),
    "colons": b"a: " * 80_000,
    "spaces": b"a:" + b" " * 250_000,
    "escapes": b'a: "' + rb"\ud800" * 40_000 + b'"',
    "control": b"\x01\n" * 100_000,
    "lead": b" " * 250_000,
    "lead dashes": b"-" * 250_000,
    "lead, refused": b"[\n" + b" " * 250_000 + b"a",
    "gap": b"a: b" + b" " * 250_000 + b"c: d",
    "gaps": b"[ a: b" + b" " * 250_000 + b"x\ny",
    "nested in quotes": b'a: "' + b" [ {,:" * 40_000 + b'"',
    "nested in prose": b"a: b" + b" [ {," * 40_000 + b"\nc",
    "keys without end": b"a" * 250_000 + b"\n[",
    "quotes": b"a: " + b"'" * 250_001,
    "anchors": b"a: &a [*a,*a,*a]\n" * 10_000,
    "entries": b"k: {a: b" + b", c d" * 50_000 + b"}",
    "wide lines": "\u3000a:\n".encode() * 30_000,
    "unknown dates": b"a: ?\n" * 50_000,
    "unknown items": b"- ?\n" * 60_000,
    "too large": b"a" * (MAX_BYTES + 1),
}


SOUND = b"k: [" + b"a, " * 80_000 + b"b]"
"""As large as a bomb. A bomb that went off would take thousands of times as long; the slowest takes nine times."""


@pytest.fixture(scope="module")
def sound_takes() -> float:
    """CPU seconds. What takes longer on a slow or busy machine does so for bombs too."""
    start = time.process_time()
    read_document("x.yml", SOUND)
    return time.process_time() - start


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_time_bombs(data: bytes, sound_takes: float) -> None:
    start = time.process_time()
    document = read_document("x.yml", data)
    assert time.process_time() - start < 50 * sound_takes
    assert len(document.problems) <= 100


def test_depth() -> None:
    assert read("a: " + "[" * (MAX_DEPTH - 1) + "x" + "]" * (MAX_DEPTH - 1)).problems == ()
    assert [problem.code for problem in read("a: " + "[" * MAX_DEPTH).problems] == ["too-deep"]


RECORD = """\
# a comment
title:
  en: NGO Service Park
  zh: 成都公益组织服务园：第一个
themes: [ngo-support, "a, b"]
people:
  - name: {en: Xu, zh: 徐}
    source: fu-2012, p. 3
text: |
  第一段：“好” [@fu-2012]。

  - b: c
note: one
  two
period: 2012-06-29 ..                   # 2012
"""
# An unknown date, the one thing that is read though it is no YAML.
UNKNOWN = re.compile(r"(?m)(?:^|[ \t])\?[ \t]*(?:[ \t]#.*)?\r?$")
BITS = st.sampled_from(
    [
        *"：，、“”\"'［］【】\u3000\u00a0\t#:－—[]{}@`\n|>&*!%?~\\＃ ",
        *(
            "- ",
            "  ",
            " # ",
            ": ?\n",
            "\n- ?\n",
            ": ",
            ", B",
            "\\ud800",
            "标题：成都\n",
            "\n  en: x",
            '\n  "x',
            "{a: b, c}",
        ),
    ]
)


@given(st.text())
def test_any_text(text: str) -> None:
    assert_sane(read(text), text)


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    document = read_document("x.yml", data)
    assert document.problems or document.root is not None


@tries(300)
@given(st.lists(st.tuples(st.integers(0, len(RECORD)), st.integers(0, 2), BITS), min_size=1, max_size=3))
def test_mistyped_records(changes: list[tuple[int, int, str]]) -> None:
    text = RECORD
    for at, gone, put in changes:
        text = text[:at] + put + text[at + gone :]
    assert_sane(read(text), text)


def assert_sane(document: Document, text: str) -> None:
    """Problems have places in the file; a document without any reads as YAML's own loader reads it."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in document.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert document.problems or document.root is not None
    if not document.problems and not UNKNOWN.search(text):
        source = text.removeprefix("\ufeff").replace("\r\n", "\n")
        assert unspaced(plain(document.root)) == unspaced(by_libyaml(source))


def payloads(name: str) -> list[dict[str, object]]:
    """Lines of a shared list of hostile input; none where it is not at hand."""
    path = SHARED / "payloads" / name
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def test_yaml_test_suite() -> None:
    suite = payloads("yaml_test_suite.jsonl")
    if not suite:
        pytest.skip("the list is not at hand")
    for case in suite:
        document = read(str(case["payload"]))
        assert document.problems or document.root is not None, case
        assert document.problems or not case["invalid"] or case["name"] in MILD, case


def test_naughty_strings() -> None:
    strings = [str(line["payload"]) for line in payloads("naughty_strings.jsonl")]
    if not strings:
        pytest.skip("the list is not at hand")
    for text in strings:
        document = read(f"a: {json.dumps(text, ensure_ascii=False)}\n")
        assert document.problems or plain(document.root) == {"a": text}, text
        lines = text.split("\n")
        block = read("a: |2\n" + "".join(f"  {line}\n" for line in lines))
        assert block.problems or plain(block.root) == {
            "a": "\n".join(lines).rstrip("\n") + "\n" if text.strip("\n") else ""
        }


def test_the_format_reads_without_a_word() -> None:
    examples = sorted((SHARED / "examples").glob("*.yml"))
    if not examples:
        pytest.skip("the examples are not at hand")
    for example in examples:
        document = read_document(example.name, example.read_bytes())
        assert document.problems == ()
        assert unspaced(plain(document.root)) == unspaced(by_libyaml(example.read_text("utf-8")))


@pytest.mark.parametrize(
    "typed",
    [
        "a: ?\nb: |\n  c: ?\n",
        "a: ?\nb: 'one\n  - ?'\n",
        "a: ?\nb: one\n  - ?\n",
        'a: ?\nb: "one\n  c: ?"\n',
        'a: ?\nb: "?"\n',
        "a: ?\nb: >\n  c\n  - ?\n",
        "- ?\n- a: ?\n  b: ? \n",
        "a: ?\n  more\n",
    ],
)
def test_an_unknown_date_is_the_same_with_and_without_a_scan(typed: str) -> None:
    assert _built("x", typed) == _built_in_doubt("x", typed)
