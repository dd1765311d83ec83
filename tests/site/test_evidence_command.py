"""`casebook evidence`: what it says of quotes, what it writes, and which claims it names."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.records.evidence.marking import replace_file
from builder.records.model.quotes import digest

ROOT = Path(__file__).parents[2]
SETTINGS = f"""\
site_name: Test
theme: {{name: material}}
plugins:
  - casebook:
      vocabulary: {ROOT / "builder" / "vocabulary"}
"""
RECORD = """\
title: {en: A park, zh: 园区}
summary:
  en: A park of rooms [@fu-2012#rooms].
  zh: 有房间的园区 [@fu-2012]。
written_in: en
type: incubator
period: 2012 ..
model:
  - {dimension: initiated-by, terms: [government], source: fu-2012}
facts:
  - {measure: floor-area, value: 200, unit: m2, as_of: 2012, source: fu-2012#floor}
  - {measure: committee-members, value: 6, as_of: 2012, source: [fu-2012, xu-2012]}
story:
  results:
    en: It has rooms [@fu-2012#width; @fu-2012#wrong]. They are full [@xu-2012] and used [@xu-2012#full].
sources:
  fu-2012:
    type: webpage
    title: 园区
    quotes:
      rooms:
        text: 园区有六间办公室   # three floors
      width: {text: "于2012年“启动”"}
      wrong:
        text: 园区在三楼有六间会议室，供各家机构使用
      floor:
        text: 徐启智任期到年底
  xu-2012:
    type: webpage
    title: Notes
    quotes:
      full: {text: They are full}
contributors:
  - {name: A, roles: [writing]}
"""
TEXT = "据介绍，园区有\n  六间办公室。于２０１２年「启动」。园区在三楼有八间会议室，供各家机构使用。"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base of one record, with the text of one of its two sources beside it."""
    folder = tmp_path / "base"
    for name, text in {"mkdocs.yml": SETTINGS, "cases/chengdu/park.yml": RECORD, "docs/a.md": "# A\n"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "fu-2012.txt").write_text(TEXT, encoding="utf-8")
    return folder


def run(base: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evidence", *map(str, arguments), str(base)], env={"LC_ALL": "C"})


def record(base: Path) -> str:
    return (base / "cases/chengdu/park.yml").read_text(encoding="utf-8")


def test_it_says_what_is_not_found_and_marks_what_is(base: Path) -> None:
    result = run(base, "--texts", base.parent / "texts")
    assert result.output.splitlines() == [
        "cases/chengdu/park.yml:23: fu-2012#width: found; width or marks differ:",
        "    于[-2012-]{+２０１２+}年[-“-]{+「+}启动[-”-]{+」+}",
        "cases/chengdu/park.yml:24: fu-2012#wrong: not found; the nearest passage:",
        "    园区在三楼有[-六-]{+八+}间会议室，供各家机构使用",
        "cases/chengdu/park.yml:26: fu-2012#floor: not found, nor anything that comes near",
        "Quotes: 5. Found: 2, 1 of them with another width or other marks. Not found: 2. No text at hand: 1 (xu-2012).",
    ]
    assert result.exit_code == 1
    lines = record(base).splitlines()
    assert lines[21] == "        text: 园区有六间办公室   # three floors"
    assert lines[22] == f"        checked: {{date: {date.today()}, digest: {digest('园区有六间办公室')}}}"
    assert lines[23].startswith('      width: {text: "于2012年“启动”", checked: {')


def test_in_chinese(base: Path) -> None:
    result = run(base, "--texts", base.parent / "texts", "--lang", "zh")
    assert result.output.splitlines()[-1] == (
        "引文 5 条，找到 2 条，其中 1 条全角半角或标点写法不同；没有找到 2 条。手头没有原文的 1 条（xu-2012）。"
    )


def test_what_is_marked_is_not_marked_again(base: Path) -> None:
    run(base, "--texts", base.parent / "texts")
    before = record(base)
    run(base, "--texts", base.parent / "texts")
    assert record(base) == before


def test_what_was_changed_since_is_said_and_marked_again_once_found(base: Path) -> None:
    run(base, "--texts", base.parent / "texts")
    path, count = base / "cases/chengdu/park.yml", record(base).count("checked")
    path.write_text(record(base).replace("园区有六间办公室", "六间办公室"), encoding="utf-8")
    assert run(base).output.splitlines()[0] == (
        "cases/chengdu/park.yml:21: fu-2012#rooms: not checked since it was changed"
    )
    assert run(base).output.splitlines()[-1] == "Quotes: 5. Checked: 1. Not checked: 3. Changed since: 1."
    run(base, "--texts", base.parent / "texts")
    assert (digest("六间办公室") in record(base), record(base).count("checked")) == (True, count)


def test_all_found_ends_well(base: Path) -> None:
    text = TEXT + "园区在三楼有六间会议室，供各家机构使用。徐启智任期到年底"
    (base.parent / "texts" / "fu-2012.txt").write_text(text, encoding="utf-8")
    assert run(base, "--texts", base.parent / "texts").exit_code == 0


def test_a_record_with_errors_is_left(base: Path) -> None:
    path = base / "cases/chengdu/park.yml"
    path.write_text(RECORD.replace("type: incubator", "type: nothing"), encoding="utf-8")
    result = run(base, "--texts", base.parent / "texts")
    assert result.output.startswith("cases/chengdu/park.yml: has errors, so its quotes are not looked up")
    assert (result.exit_code, "checked" in record(base)) == (1, False)


def test_a_pdf_without_its_reader_is_said_in_a_line(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (base.parent / "texts" / "xu-2012.pdf").write_bytes(b"%PDF-1.4\n")
    result = run(base, "--texts", base.parent / "texts")
    assert (result.exit_code, "the package pypdf is not installed: pip install pypdf" in result.output) == (1, True)


def test_without_quotes(base: Path) -> None:
    (base / "cases/chengdu/park.yml").unlink()
    assert run(base).output == "There are no quotes.\n"


def test_the_claims_that_most_need_a_quote_come_first(base: Path) -> None:
    assert run(base, "--todo").output.splitlines() == [
        "cases/chengdu/park.yml:9: initiated-by: government (cell of the model, one source; fu-2012)",
        "cases/chengdu/park.yml:12: committee-members 6 (figure; fu-2012, xu-2012)",
        "cases/chengdu/park.yml:15: It has rooms. They are full (sentence, one source; xu-2012)",
        "Claims without a quote: 3.",
    ]
    found = json.loads(run(base, "--todo", "--json").output)
    assert [(each["line"], each["kind"], each["weight"]) for each in found] == [
        (9, "model-cell", 9),
        (12, "figure", 8),
        (15, "sentence", 4),
    ]


def test_a_claim_is_left_out_when_all_its_sources_say_why_they_are_not_quoted(base: Path) -> None:
    path = base / "cases/chengdu/park.yml"
    path.write_text(RECORD.replace("    quotes:\n      full: {text: They are full}\n", "    unquoted: no-text\n")
        .replace(" and used [@xu-2012#full]", ""), encoding="utf-8")  # fmt: skip
    assert run(base, "--todo").output.splitlines() == [
        "cases/chengdu/park.yml:9: initiated-by: government (cell of the model, one source; fu-2012)",
        "cases/chengdu/park.yml:12: committee-members 6 (figure; fu-2012, xu-2012)",
        "Claims without a quote: 2. Left out, since nothing more can be quoted:"
        " 1 of texts that could not be read again.",
    ]
    excuses = {each["line"]: each["excuses"] for each in json.loads(run(base, "--todo", "--json").output)}
    assert excuses == {9: [], 12: [], 15: ["no-text"]}


def test_a_source_with_as_many_quotes_as_it_may_have_is_asked_for_no_more(base: Path) -> None:
    path = base / "cases/chengdu/park.yml"
    more = "".join(f"      q{n}: {{text: 园区第{n}层}}\n" for n in range(8))
    path.write_text(RECORD.replace("      floor:\n", more + "      floor:\n"), encoding="utf-8")
    lines = run(base, "--todo").output.splitlines()
    assert [line.split(": ")[0] for line in lines[:-1]] == [
        "cases/chengdu/park.yml:12",
        "cases/chengdu/park.yml:15",
    ]
    assert lines[-1].endswith(": 1 of sources that have as many quotes as they may.")


@pytest.mark.parametrize(
    "arguments", [("--json",), ("--todo", "--texts", "."), ("--dry-run",), ("--todo", "--dry-run")]
)
def test_what_does_not_go_together_is_refused(base: Path, arguments: tuple[str, ...]) -> None:
    assert run(base, *arguments).exit_code == 2


def test_only_what_is_asked_for(base: Path) -> None:
    policies = base / "policies"
    policies.mkdir()
    assert run(policies).output == "There are no quotes.\n"
    assert run(base / "cases/chengdu/park.yml").output.splitlines()[-1].startswith("Quotes: 5.")


def test_a_dry_run_says_the_same_and_writes_nothing(base: Path) -> None:
    dry = run(base, "--texts", base.parent / "texts", "--dry-run")
    assert record(base) == RECORD
    assert dry.output == run(base, "--texts", base.parent / "texts").output


def test_as_data(base: Path) -> None:
    found = json.loads(run(base, "--texts", base.parent / "texts", "--json").output)
    assert [(each["line"], each["quote"], each["result"], each["marked"]) for each in found] == [
        (21, "fu-2012#rooms", "found", True),
        (23, "fu-2012#width", "differs", True),
        (24, "fu-2012#wrong", "missing", False),
        (26, "fu-2012#floor", "missing", False),
        (32, "xu-2012#full", "no-text", False),
    ]
    assert found[2]["difference"] == "园区在三楼有[-六-]{+八+}间会议室，供各家机构使用"


def test_nothing_but_marks_is_written_and_no_file_is_left(base: Path) -> None:
    path = base / "cases/chengdu/park.yml"
    path.chmod(0o640)
    path.write_bytes(b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode())
    run(base, "--texts", base.parent / "texts")
    written = path.read_bytes().decode("utf-8")
    assert written.count("checked") == 2
    unmarked = re.sub(r"(\r\n +|, )checked: \{[^}]*\}", "", written)
    assert unmarked == "\ufeff" + RECORD.replace("\n", "\r\n")
    assert (path.stat().st_mode & 0o777, [*path.parent.iterdir()]) == (0o640, [path])


def test_a_link_leads_where_it_did(base: Path) -> None:
    path, real = base / "cases/chengdu/park.yml", base / "cases/chengdu/real.txt"
    path.rename(real)
    path.symlink_to("real.txt")
    replace_file(path, b"other")
    assert (path.is_symlink(), real.read_bytes()) == (True, b"other")


def test_a_check_says_how_many_are_not_checked(base: Path) -> None:
    def said(*arguments: str) -> str:
        return CliRunner().invoke(main, ["check", *arguments, str(base)], env={"LC_ALL": "C"}).output

    note = "5 quotes are not checked against the texts of their sources (casebook evidence).\n"
    assert said().endswith(note)
    assert said("--format", "github").endswith(f"::notice::{note}")
    assert said("--format", "markdown", "--lang", "zh").endswith(
        "5 条引文还没有与资料原文核对（casebook evidence）。\n"
    )
    assert json.loads(said("--format", "json")) is not None
    run(base, "--texts", base.parent / "texts")
    assert "\n3 quotes are not checked" in said()
    (base / "cases/chengdu/park.yml").unlink()
    assert "quote" not in said()


def test_passages_in_another_order_fail_and_are_not_marked(base: Path) -> None:
    record = base / "cases" / "chengdu" / "park.yml"
    omission = "园区有六间办公室 […] 于2012年“启动”"
    record.write_text(RECORD.replace("徐启智任期到年底", omission), encoding="utf-8")
    assert f"checked: {{date: {date.today().isoformat()}, digest: {digest(omission)}}}" in _marked(base, record)
    record.write_text(RECORD.replace("徐启智任期到年底", "于2012年“启动” […] 园区有六间办公室"), encoding="utf-8")
    result = run(base, "--texts", base.parent / "texts", "--json")
    astray = [each for each in json.loads(result.output) if each["result"] == "astray"]
    assert result.exit_code == 1
    assert [(each["quote"], each["marked"]) for each in astray] == [("fu-2012#floor", False)]


def _marked(base: Path, record: Path) -> str:
    run(base, "--texts", base.parent / "texts")
    return record.read_text("utf-8")
