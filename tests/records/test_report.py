"""Problems in words: the four formats in two languages, hostile content, and wording for every code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import comrak
import pytest

from builder.language.words import words
from builder.records.decode.scalars import PATTERNS
from builder.records.problem import Problem, error, warning
from builder.records.report import FORMATS, html, report
from builder.records.source.text import REFUSED

ROOT = Path(__file__).parents[2]
FOUND = error("unknown-source", "cases/chengdu/x.yml", 3, 5, key="fu-2021", fix="fu-2012")
AHEAD = warning("uncited-source", "cases/chengdu/a.yml", 9, 3, key="xu-2012")
EVIL = "</script>`` |<img src=x onerror=alert(1)> @octocat ::error::x %0A{0.__class__}{key}\u202e\x1b[2J\u2028\ud800"


def test_text() -> None:
    assert report([FOUND, AHEAD, FOUND], form="text", language="en") == (
        "cases/chengdu/a.yml:9:3: warning: the source xu-2012 is declared and never cited [uncited-source]\n"
        "  hint: cite it where it is used, [@xu-2012] in a text or xu-2012 after source, or delete it\n"
        "cases/chengdu/x.yml:3:5: error: no record declares a source with the key fu-2021 [unknown-source]\n"
        "  hint: if you mean this one, write its key; else declare fu-2021 under sources:\n"
        "    fu-2012\n"
        "1 error, 1 warning in 2 files\n"
    )


def test_text_in_chinese() -> None:
    lines = report([FOUND], form="text", language="zh").splitlines()
    assert lines[0] == "cases/chengdu/x.yml:3:5: error: 没有哪份记录声明过资料 fu-2021 [unknown-source]"
    assert lines[-1] == "1 个错误，共 1 个文件"


@pytest.mark.parametrize(("language", "line"), [("en", "no problems\n"), ("zh", "没有问题\n")])
def test_nothing_found(language: str, line: str) -> None:
    assert report([], form="text", language=language) == line
    assert report([], form="json", language=language) == "[]\n"


def test_github() -> None:
    odd = error("file-name", "cases/a,b:c%.yml", 1, 1, name="a,b:c%.yml", fix="one\ntwo")
    line = report([odd], form="github", language="en").splitlines()[0]
    assert line.startswith(
        "::error file=cases/a%2Cb%3Ac%25.yml,line=1,col=1,title=file-name::a,b:c%25.yml cannot stand"
    )
    assert line.endswith("%0Aone%0Atwo")


def test_json() -> None:
    (item,) = json.loads(report([FOUND], form="json", language="en"))
    assert item == {
        "path": "cases/chengdu/x.yml",
        "line": 3,
        "column": 5,
        "severity": "error",
        "code": "unknown-source",
        "message": "no record declares a source with the key fu-2021",
        "hint": "if you mean this one, write its key; else declare fu-2021 under sources:",
        "fix": "fu-2012",
        "page": "",
    }


def test_markdown() -> None:
    assert report([FOUND], form="markdown", language="en") == (
        "**1 error in 1 file**\n\n`cases/chengdu/x.yml`\n\n"
        "- Error, line 3, column 5: no record declares a source with the key `fu-2021` `unknown-source`\n"
        "  <br>Hint: if you mean this one, write its key; else declare `fu-2021` under sources:\n\n"
        "  ```yaml\n  fu-2012\n  ```\n"
    )


def test_a_long_comment_is_cut() -> None:
    many = [error("stray-file", f"cases/{n}.txt", 1, 1) for n in range(2000)]
    text = report(many, form="markdown", language="en")
    assert len(text) < 65_536
    assert re.search(r"… and \d+ more", text)


def _evil() -> Problem:
    return error("unknown-source", f"cases/{EVIL}.yml", 1, 1, key=EVIL, fix=f"```\n{EVIL}\n@octocat")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_hidden_passes(format_: str, language: str) -> None:
    text = report([_evil()], form=format_, language=language)
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800]", text)
    assert "U+202E" in text
    assert "{0.__class__}{key}" in text


def test_github_takes_no_command_from_a_record() -> None:
    lines = report([_evil()], form="github", language="en").splitlines()
    assert len(lines) == 2
    assert not lines[1].startswith("::")


def test_markdown_renders_harmless() -> None:
    rendered = comrak.render_markdown(report([_evil()], form="markdown", language="en"))
    assert "<img" not in rendered
    outside = re.sub(r"<code.*?</code>", "", rendered, flags=re.DOTALL)
    assert "octocat" not in outside
    assert "</script>" not in rendered


def test_html_is_escaped() -> None:
    page = html([_evil()], "zh")
    assert "<img" not in page
    assert "</script>" not in page
    assert "&lt;img" in page


def test_a_hint_without_a_fix_points_to_nothing() -> None:
    text = report([error("file-name", "cases/x/成都.yml", 1, 1, name="成都.yml")], form="text", language="en")
    assert "  hint: rename the file, in English or pinyin, like green-street.yml\n" in text


CALL = re.compile(r"\b(?:error|warning|fault|refuse|slip|_at|_fault|make|_problem)\(\s*\"([a-z0-9]+(?:-[a-z0-9]+)*)\"")


def _codes() -> set[str]:
    """Codes as they stand in calls that make problems."""
    files = (path for path in (ROOT / "builder").rglob("*.py"))
    called = {code for path in files for code in CALL.findall(path.read_text("utf-8"))}
    return called | {code for code, _ in REFUSED} | {f"form-{form}" for form in PATTERNS}


def _worded() -> set[str]:
    return {key.split(".")[1] for key in words("en").texts if key.startswith("problems.")}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_code_is_worded(language: str) -> None:
    say = words(language)
    assert not [code for code in sorted(_codes() | _worded()) if not say.get(f"problems.{code}.message")]
    assert not [code for code in sorted(_codes()) if not say.get(f"problems.{code}.hint")]


def test_no_wording_without_a_code() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "builder").rglob("*.py"))
    assert not [code for code in sorted(_worded()) if f'"{code}"' not in source and code not in _codes()]


def test_wordings_have_the_same_blanks() -> None:
    en, zh = words("en").texts, words("zh").texts
    for key in en:
        if key.startswith("problems."):
            assert _blanks(en[key]) - {"name"} == _blanks(zh[key]) - {"name"}, key


def _blanks(template: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(template)} - {None}


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_what_is_told_has_an_end(form: str) -> None:
    one_file = [error("unknown-key-far", "cases/a/x.yml", n + 1, 1, key="k") for n in range(5000)]
    lines = report(one_file, form=form, language="en").splitlines()
    assert sum("unknown-key-far" in line for line in lines) == 50
    assert any("4950 more" in line for line in lines)
    many = [error("unknown-key-far", f"cases/a/{n // 60}.yml", n % 60 + 1, 1, key="k") for n in range(6000)]
    lines = report(many, form=form, language="en").splitlines()
    assert len(lines) < 2100
    assert any("more" in line for line in lines[-3:])
