"""`casebook new` in a terminal: what it asks, what it writes, and that nothing is left of a question not answered."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.config import read_options
from builder.records.load import read

ROOT = Path(__file__).parents[2]


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cases").mkdir()
    vocabulary = (ROOT / "builder" / "vocabulary").as_posix()
    (tmp_path / "mkdocs.yml").write_text(f"plugins:\n  - casebook:\n      vocabulary: {vocabulary}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def in_terminal(
    base: Path, locale: str, answers: list[str], *arguments: str, command: str = "new", last: tuple[str, str] = ("", "")
) -> tuple[str, int]:
    """What the command writes in a terminal where these lines are typed, and its exit status.

    last: a key, and the words after which it is struck.
    """
    master, slave = pty.openpty()
    environment = {**os.environ, "LC_ALL": locale, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    typed = [sys.executable, "-m", "builder", command, *arguments]
    with subprocess.Popen(typed, cwd=base, env=environment, preexec_fn=partial(_log_in, slave)) as process:
        os.close(slave)
        os.write(master, "".join(answers).encode())
        said = b""
        while chunk := _read(master, said, *last):
            said += chunk
        os.close(master)
    return said.decode().replace("\r\n", "\n"), process.returncode


def _log_in(terminal: int) -> None:
    """Make the terminal the program's own, so that its keys are signals. Tests in the background ignore Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.login_tty(terminal)


def _read(terminal: int, said: bytes, key: str, after: str) -> bytes:
    """The next of what was written; nothing once the program has left the terminal.

    Until then the key is struck again each second: a program that is about to wait for a line misses a signal.
    """
    try:
        while key and after.encode() in said and not select.select([terminal], [], [], 1)[0]:
            os.write(terminal, key.encode())
        return os.read(terminal, 4096)
    except OSError:
        return b""


def problems(base: Path) -> list[str]:
    """The codes of the errors in the base; a language that a record lacks is only a warning."""
    return [each.code for each in read(base, read_options(base), today=date(2026, 11, 30)).errors]


def test_a_case_is_made_of_answers_in_chinese(base: Path) -> None:
    answers = ["\n", "成都测试园\n", "chengdu\n", "\n", "孵化\n", "incubator\n"]
    answers += ["2012年6月\n", "2012-06 ..\n", "一句话。\n", "某\n"]
    said, status = in_terminal(base, "zh_CN.UTF-8", answers, "case")
    assert (status, problems(base)) == (0, []), said
    for part in (
        "标题：",
        "在一定期限内，以场地",
        "请写 1 到",
        "2012-06",
        "已写好 cases/chengdu/cheng-du-ce-shi-yuan.yml",
    ):
        assert part in said
    text = (base / "cases/chengdu/cheng-du-ce-shi-yuan.yml").read_text("utf-8")
    assert "  zh: 成都测试园\n" in text
    assert "#themes:" in text


def test_a_policy_is_made_of_answers_in_english(base: Path) -> None:
    answers = ["en\n", "A rule: the first\n", "chengdu\n", "rule\n", "law\n", "3\n", "\n", "One sentence.\n", "Wang\n"]
    said, status = in_terminal(base, "en_GB.UTF-8", answers, "policy", "--ask")
    assert (status, problems(base)) == (0, []), said
    text = (base / "policies/chengdu/rule.yml").read_text("utf-8")
    assert '  en: "A rule: the first"\n' in text
    assert "level: city" in text


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_who_leaves_leaves_nothing(base: Path, key: str) -> None:
    said, status = in_terminal(
        base, "en_GB.UTF-8", ["en\n", "A title\n", "chengdu\n"], "case", last=(key, "Name for the address")
    )
    assert (status, "Aborted" in said) == (1, True)
    assert not [*(base / "cases").iterdir()]


def test_without_a_terminal_an_id_is_asked_for(base: Path) -> None:
    run = CliRunner().invoke
    assert "Give PLACE/SLUG, or --ask." in run(main, ["new", "case", "--lang", "en"]).output
    assert run(main, ["new", "case", "--ask", "chengdu/x"]).exit_code == 2
    assert run(main, ["new", "case", "chengdu/x"]).exit_code == 0
    taken = run(main, ["new", "case", "--ask", "--lang", "en"], input="en\nA\nchengdu\nx\ny\nincubator\n2012\nS.\nW\n")
    assert "this record exists already" in taken.output
    assert (base / "cases/chengdu/y.yml").is_file()
