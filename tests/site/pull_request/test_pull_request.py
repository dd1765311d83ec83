"""`casebook pull-request`: what a pull request does to a real repository, as data, and the comment made of the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.site.pull_request.comment import MARK
from builder.site.pull_request.report_data import PullReport, ReportError, read_report, report_bytes
from tests.site.preview.test_preview import git
from tests.site.pull_request.conftest import PARK, RUN, Said
from tests.test_cli import GOOD, put

HOSTILE = "@everyone `x` <img src=x onerror=alert(1)> [a](javascript:b) #1 \u202e"


def edit(base: Path, old: str, new: str) -> None:
    text = (base / PARK).read_text(encoding="utf-8")
    assert old in text
    (base / PARK).write_text(text.replace(old, new, 1), encoding="utf-8")


def reported(base: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> Path:
    monkeypatch.chdir(base)
    output = base.parent / "report.json"
    run = CliRunner().invoke(main, ["pull-request", "report", "--against", "HEAD", "--output", str(output), *options])
    assert run.exit_code == 0, run.output
    return output


def commented(report: Path, options: list[str]) -> Result:
    return CliRunner().invoke(main, ["pull-request", "comment", *options, "--report", str(report)])


def test_a_comment_says_in_both_languages_what_is_wrong_and_shows_the_mended_line(
    base: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(base, "type: ", "typ: ")
    text = commented(reported(base, monkeypatch), said()).output
    assert text.startswith(MARK)
    assert "there is no field called `typ` here" in text
    assert "这里没有 `typ` 这个字段" in text
    assert text.count("```yaml") == 4  # Two problems in two languages.


def test_problems_lead_to_their_pages_where_the_site_has_an_address(
    base: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(base, "type: ", "typ: ")
    report = reported(base, monkeypatch)
    text = commented(report, said()).output
    assert "contribute/problems/" not in text
    assert text.count("`casebook explain ") == 2, "once a language"
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    put(base, "mkdocs.yml", settings.replace("site_url: ''", "site_url: https://example.org/book/"))
    text = commented(report, said()).output
    english, chinese = text.split("## 中文")
    for language, section in (("en", english), ("zh", chinese)):
        address = f"https://example.org/book/{language}/contribute/problems/"
        assert section.count(f"]({address}") == section.count("```yaml") == 2
        assert "casebook explain" not in section


def test_a_text_changed_in_one_language_is_named_with_the_other(
    base: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(base, "en: Park", "en: Another park")
    text = commented(reported(base, monkeypatch), said()).output
    assert f"`{PARK}`, `title`: changed in English, not in Chinese." in text
    assert f"`{PARK}`，`title`：改了英文，没有改中文。" in text


def test_a_text_changed_in_both_languages_is_not(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(base, "en: Park", "en: Another park")
    edit(base, "zh: 服务园", "zh: 另一个服务园")
    assert read_report(reported(base, monkeypatch).read_bytes()).stale == ()


def test_a_reviewer_is_told_of_people_and_of_a_new_record(
    base: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = json.dumps(HOSTILE.replace("\u202e", ""))
    edit(base, "contributors:", f"people:\n  - name: {{en: {name}}}\n    role: {{en: adviser}}\ncontributors:")
    put(base, "cases/chengdu/new.yml", GOOD.replace("fu-2012", "li-2014"))
    git(base, "add", "-A")
    text = commented(reported(base, monkeypatch), said()).output
    assert "People are named who were not before" in text
    assert "A new record: is there one of the same already" in text
    assert "新记录：是否已有同一对象的记录" in text


def test_what_a_stranger_wrote_is_never_markup(base: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    name = json.dumps(HOSTILE.replace("\u202e", ""))
    edit(base, "contributors:", f"people:\n  - name: {{en: {name}}}\n    role: {{en: adviser}}\ncontributors:")
    text = commented(reported(base, monkeypatch), said(association="NONE", files=("a`b\n# @everyone.py",))).output
    outside = "".join(part for number, part in enumerate(_spans(text)) if number % 2 == 0)
    assert "@everyone" not in outside
    assert "<img" not in outside
    assert "javascript:" not in outside


def _spans(text: str) -> list[str]:
    """The text split at code spans (CommonMark 6.1): every second part is the inside of one."""
    parts, at = [""], 0
    while at < len(text):
        if text[at] != "`":
            parts[-1], at = parts[-1] + text[at], at + 1
            continue
        fence = len(text) - at - len(text[at:].lstrip("`"))
        end = _closing(text, at + fence, fence)
        if end < 0:
            parts[-1], at = parts[-1] + "`" * fence, at + fence
        else:
            parts, at = [*parts, text[at + fence : end], ""], end + fence
    return parts


def _closing(text: str, at: int, fence: int) -> int:
    while (at := text.find("`", at)) >= 0:
        length = len(text) - at - len(text[at:].lstrip("`"))
        if length == fence:
            return at
        at += length
    return -1


def test_files_outside_the_records_are_named_when_somebody_is_new(
    base: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = reported(base, monkeypatch)
    files = (PARK, "builder/cli.py", ".github/workflows/check.yml")
    first = commented(report, said(association="FIRST_TIME_CONTRIBUTOR", files=files)).output
    assert "- `builder/cli.py`" in first
    assert "- `.github/workflows/check.yml`" in first
    assert f"- `{PARK}`" not in first
    assert "builder/cli.py" not in commented(report, said(association="MEMBER", files=files)).output


def test_pages_that_change_lead_into_the_preview(base: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = base.parent / "preview"
    preview.mkdir()
    page = {"kind": "changed", "path": "en/cases/chengdu/good/index.html", "title": "Park"}
    (preview / "changes.json").write_text(json.dumps([page]), encoding="utf-8")
    report = reported(base, monkeypatch, "--preview", str(preview))
    text = commented(report, said(previews=(9,))).output
    assert f"[`en/cases/chengdu/good/index.html`]({RUN}/artifacts/9)" in text
    assert "1 changed" in text
    assert "改动 1 页" in text
    assert "artifacts" not in commented(report, said()).output


def test_quotes_that_nobody_looked_up_are_counted(base: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(base, "    title: ", "    quotes:\n      rooms: {text: six rooms and a hall}\n    title: ")
    text = commented(reported(base, monkeypatch), said()).output
    assert f"`{PARK}`: 1 of 1 quotes are not checked" in text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"null",
        b'{"format": 2}',
        b'{"format": 1}',
        json.dumps({"format": 1, "changed": ["a" * 100_000]}).encode(),
        json.dumps({**json.loads(report_bytes(PullReport((), ()))), "pages": [{"kind": "x"}]}).encode(),
        json.dumps({**json.loads(report_bytes(PullReport((), ()))), "problems": [{"code": "no-such-code"}]}).encode(),
        json.dumps({**json.loads(report_bytes(PullReport((), ()))), "findings": [["path", "code"]]}).encode(),
        json.dumps({**json.loads(report_bytes(PullReport((), ()))), "quotes": {"a": "b"}}).encode(),
        json.dumps({**json.loads(report_bytes(PullReport((), ()))), "stale": [{"path": 1}]}).encode(),
        b" " * 5_000_000,
    ],
    ids=lambda data: repr(data[:24]),
)
def test_bytes_in_the_place_of_a_report_are_refused_and_the_comment_says_so(
    data: bytes, tmp_path: Path, said: Said
) -> None:
    with pytest.raises(ReportError):
        read_report(data)
    (tmp_path / "report.json").write_bytes(data)
    run = commented(tmp_path / "report.json", said())
    assert run.exit_code == 0
    assert f"The check left no report that could be read. What it printed: {RUN}" in run.output


def test_a_report_comes_back_as_it_was(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(base, "type: ", "typ: ")
    data = reported(base, monkeypatch).read_bytes()
    assert report_bytes(read_report(data)) == data


def test_what_github_does_not_describe_is_said(tmp_path: Path, said: Said) -> None:
    options = said()
    (tmp_path / "pull.json").write_text("[]", encoding="utf-8")
    run = commented(tmp_path / "report.json", options)
    assert run.exit_code == 1
    assert "pull.json is not what GitHub describes" in run.output


def test_annotations_are_spent_on_changed_files_first(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(base, "cases/chengdu/another.yml", GOOD.replace("type: ", "typ: ").replace("fu-2012", "li-2014"))
    git(base, "add", "-A")
    git(base, "commit", "-qm", "second")
    edit(base, "type: ", "typ: ")
    monkeypatch.chdir(base)
    arguments = ["check", "--format", "github", "--lang", "en"]
    plain = CliRunner().invoke(main, arguments).output.splitlines()
    first = CliRunner().invoke(main, [*arguments, "--against", "HEAD"]).output.splitlines()
    assert "another.yml" in plain[0]
    assert "good.yml" in first[0]
    assert sorted(plain) == sorted(first)


def test_a_revision_that_is_not_there_is_said(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(base)
    run = CliRunner().invoke(main, ["check", "--against", "nowhere", "--lang", "en"])
    assert run.exit_code == 2
    assert "nowhere" in run.output
