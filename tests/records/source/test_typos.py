"""Slips of typing: what is taken for one, what is not, and mends that libyaml reads."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from builder.records.source import read_document, typos
from builder.records.source.events import build
from builder.records.source.typos import Edit, apply, find
from builder.records.source.typos.flow import read_flow
from builder.records.source.typos.flow_nodes import block, inline, is_plain, quote
from builder.records.source.typos.prefilter import suspicious
from tests.tries import tries


def by_libyaml(text: str) -> object:
    """The tree that PyYAML makes of a text without guessing types."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes nothing but texts


def mended(text: str) -> str:
    """A text with the mends of all its errors."""
    return apply(text, find("x", text, refused=True))[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("标题：成都", {"标题": "成都"}),
        ("title:成都", {"title": "成都"}),
        ("title: NPI: the first", {"title": "NPI: the first"}),
        ("a: [一，二、三]", {"a": ["一", "二", "三"]}),
        ("a: {en: A, B, zh: C}", {"a": {"en": "A, B", "zh": "C"}}),
        ("a: {en: A [@k, p. 3], zh: C}", {"a": {"en": "A [@k, p. 3]", "zh": "C"}}),
        ("a: {en: A: b，zh：C}", {"a": {"en": "A: b", "zh": "C"}}),
        ("a: 【a, b】", {"a": ["a", "b"]}),
        ("a: “b\"\nc: 'd”", {"a": "b", "c": "d"}),
        ('a: "b', {"a": "b"}),
        ("a: [b, {c: d", {"a": ["b", {"c": "d"}]}),
        ("a:\n　　b: c\n　　d: e", {"a": {"b": "c", "d": "e"}}),
        ("a:\n\tb: c\n\td:\n\t\te: f", {"a": {"b": "c", "d": {"e": "f"}}}),
        ("a:\n  －　b\n  － c", {"a": ["b", "c"]}),
        ("a:\n  -b\n  -c", {"a": ["b", "c"]}),
        ("a:\n- b\n-c", {"a": ["b", "c"]}),
        ("＃ x\na: b", {"a": "b"}),
        ("a: [@k] b", {"a": "[@k] b"}),
        ("a: `b` c # d", {"a": "`b` c # d"}),
        ("a: @b  # c", {"a": "@b"}),
        ("a: 'it's'", {"a": "it's"}),
        ('a: "b" c', {"a": '"b" c'}),
        ('a: "\\uD83D\\uDE00 \\d"', {"a": "😀 \\d"}),
        ("a: b\n  c: d", {"a": "b", "c": "d"}),
        ("a: b\n  c: d\n  e: f", {"a": "b", "c": "d", "e": "f"}),
        ("- a: b\n c: d", [{"a": "b", "c": "d"}]),
        ("a: b c\n  Said so: d", {"a": "b c Said so: d"}),
        ("a: b # c\n  d", {"a": "b # c d"}),
        ("a: |\n  b\n c\nd: e", {"a": "b\nc\n", "d": "e"}),
        ("a: b\nc\nd: e", {"a": "b c", "d": "e"}),
    ],
)
def test_what_was_meant(typed: str, meant: object) -> None:
    assert by_libyaml(mended(typed)) == meant
    assert any(problem.fix for problem in read_document("x", typed.encode()).problems)


@pytest.mark.parametrize(
    "text",
    [
        "title: 恩派：第一个\n",
        "a: “好，真好”\n",
        "a: |\n  标题：成都\n  －说\n",
        "a:\n  注意：一段话\n  还是那段\n",
        "a: 一\n  注意：二\n",
        "a: 【成都】服务园\n",
        "a: {en: A, zh: 成都，上海、北京}\n",
        'a: ["一，二", “三，四”]\n',
        "a: http://x.org/y:z\nb: 12:30\nc:\n  - http://x.org\n  - mailto:a@b.c\n",
        "a: x  # 说明\nb: 文字  # note\n",
        "a:\n  — 说\n",
        "a: - 5\n".replace("- 5", "-5"),
        "a: A#1\n",
    ],
)
def test_legitimate_text(text: str) -> None:
    assert find("x", text, refused=False) == ()
    assert find("x", text, refused=True) == ()


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (r'a: "C:\dir\sub\q"', r'a: "C:\\dir\\sub\\q"'),
        (r'a: {en: "C:\dir\sub", zh: "公\园\区"}', r'a: {en: "C:\\dir\\sub", zh: "公\\园\\区"}'),
        ('a: "C:\\dir,\n  D:\\disk"', 'a: "C:\\\\dir,\n  D:\\\\disk"'),
        (r'- ["\园", "\n", "\区"]', r'- ["\\园", "\n", "\\区"]'),
    ],
)
def test_every_backslash_of_a_value_is_mended(text: str, fix: str) -> None:
    problems = read_document("x", text.encode()).problems
    assert {problem.code for problem in problems} == {"bad-escape"}
    assert problems[0].fix == fix


def test_a_warning_mends_nothing_by_itself() -> None:
    edits = find("x", "a: 第一 # 号\n", refused=False)
    assert [problem.fix for edit in edits for problem in edit.problems] == ['a: "第一 # 号"']
    assert apply("a: 第一 # 号\n", edits) == ("a: 第一 # 号\n", [0, 1])


def test_apply_knows_where_lines_come_from() -> None:
    edit = Edit(1, 1, ("b:", "  c: d"), find("x", "标题：x", refused=True)[0].problems)
    assert apply("a\nb\nc", (edit,)) == ("a\nb:\n  c: d\nc", [0, -2, -2, 2])


def test_a_mend_says_where_lines_come_from_that_stand_in_quotes() -> None:
    text = 'c:["\n",?\nf: g\n'
    assert apply(text, find("x", text, refused=True)) == ('c: ["\n", "?"]\nf: g\n', [-1, -1, 2, 3])


def test_the_quick_look_misses_no_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the reading of lines finds in a text that libyaml accepts, the quick look before it expects."""
    texts = ["a：b", "a: b\n－ c", "a:\n  -b\n  -c", "a: [一，二]", "a: {en:A}", "a: 【a, b】", 'a: “b"', "a: ＂b＂"]
    texts += ["a:　b", "a: {en: A, B}", "a: [x (a, b), c]", "a:\n  en：A", 'a: "x\nb: y"', "a: 甲 # 乙", "- {a：b}"]
    texts += ["a: [x (a), b，c]", "a: [?b]", "a: {en: A (b, c), zh: 甲}", "- - ＂b＂", "-  'x”", "a: |\n  b\nc：d"]
    texts += ["a: [{en: A, B, zh: C}]", "a: {b: [c, d], en: A, B}"]
    for text in texts:
        assert find("x", text, refused=False), text
    monkeypatch.setattr(typos, "suspicious", lambda *_: True)
    for text in texts:
        assert find("x", text, refused=False), text


def test_prose_in_block_scalars_is_read_by_libyaml_alone() -> None:
    text = "a: |\n  注意：一段话\n  －说 # 号\n\n  [一，二]\nb:\n  - >-\n    c：d\n  - e\n"
    built = build("x", text)
    assert [text[first:last] for first, last in built.prose] == [
        "|\n  注意：一段话\n  －说 # 号\n\n  [一，二]\n",
        ">-\n    c：d\n",
    ]
    assert suspicious(text)
    assert not suspicious(text, built.prose)
    assert suspicious(text + "f：g\n", built.prose)


WORDS = st.text(alphabet="ab 成都，：、“”\"'#@`[]{}:,-|>&*!%?~\\", min_size=1, max_size=20)


@given(WORDS)
def test_quoted_text_reads_as_itself(text: str) -> None:
    assert by_libyaml(f"a: {quote(text)}") == {"a": text}


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(WORDS)
@example("~:?")
def test_plain_text_reads_as_itself(text: str) -> None:
    assume(is_plain(text))
    assert by_libyaml(f"a: {text}") == {"a": text}
    assume(is_plain(text, flow=True))
    assert by_libyaml(f"a: [{text}, {text}]") == {"a": [text, text]}


@tries(300)
@given(st.lists(WORDS, min_size=1, max_size=3))
@example(["~:?", "，"])
@example([",@: ~?`>,b成'"])
def test_a_collection_read_with_lenience_can_be_written(texts: list[str]) -> None:
    for typed in ("{en: " + ", zh: ".join(texts[:2]) + "}", "[" + "，".join(texts) + "]"):
        flow = read_flow(typed)
        if flow is not None and "\\" not in typed:  # what is in double quotes stays as typed, bad escapes too
            by_libyaml(f"a: {inline(flow.node)}")


@tries(300)
@given(
    WORDS,
    st.sampled_from(["{}：{}", "{}:{}", "title: {}: {}", "a: [{}，{}]", "a: {{en: {}, zh: {}}}", "a: @{} {}"]),
    WORDS,
)
@example("[“", "a: [{}，{}]", "”#{，")
@example('“ 、-成#"“', "a: [{}，{}]", '"{”成')
@example('"\\“', "a: {{en: {}, zh: {}}}", "'#")
@example("[[“", "a: {{en: {}, zh: {}}}", "-?]#")
def test_a_shown_mend_is_read_without_its_problem(one: str, form: str, two: str) -> None:
    text = form.format(one, two)
    problems = read_document("x", text.encode()).problems
    for problem in problems:
        if problem.fix and problem.line == 1 and dict(problem.values).get("lines") == "1":
            again = read_document("x", problem.fix.encode())
            assert "yaml-syntax" not in {each.code for each in again.problems}
            assert problem.code not in {each.code for each in again.problems}


def test_block_writes_one_entry_a_line() -> None:
    flow = read_flow("{en: NPI: the first, zh: 恩派}")
    assert flow is not None
    assert block(flow.node, indent=2) == ['  en: "NPI: the first"', "  zh: 恩派"]  # type: ignore[arg-type]
