"""`casebook fmt`: what it writes, says and leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main

ASTRAY = "# head\n现状: closed  # why\n标题: A\n"
ORDERED = "# head\ntitle: A\nstatus: closed  # why\n"
BROKEN = "title: [\n"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base with a record astray, one in order and one that cannot be read."""
    folder = tmp_path / "cases" / "chengdu"
    folder.mkdir(parents=True)
    for name, text in (("astray", ASTRAY), ("ordered", ORDERED), ("broken", BROKEN)):
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def run(*arguments: str, text: str = "") -> Result:
    """The command with messages in English."""
    return CliRunner().invoke(main, ["fmt", "--lang", "en", *arguments], input=text)


def texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))]


def test_records_are_put_in_order_and_broken_ones_told(base: Path) -> None:
    result = run()
    assert result.exit_code == 1
    assert result.stdout == "put in order: cases/chengdu/astray.yml\n1 of 3 records not in order.\n"
    assert result.stderr.startswith("cases/chengdu/broken.yml:1:8: error: a bracket is opened and not closed")
    assert "hint: close it:" in result.stderr
    assert texts(base) == [ORDERED, BROKEN, ORDERED]
    (base / "broken.yml").unlink()
    assert (run().exit_code, run("--check").exit_code) == (0, 0)


@pytest.mark.parametrize(("option", "said"), [("--check", "would be put in order: "), ("--diff", "-标题: A\n")])
def test_nothing_is_written_where_only_asked(base: Path, option: str, said: str) -> None:
    (base / "broken.yml").unlink()
    result = run(option, str(base / "astray.yml"))
    assert said in result.stdout
    assert result.exit_code == (option == "--check")
    assert texts(base) == [ASTRAY, ORDERED]


def test_standard_input_is_put_in_order_or_given_back(base: Path) -> None:
    assert run("-", text=ASTRAY).stdout == ORDERED
    assert run("-", text="效力: draft\nlevel: city\n级: x\nkind: law\n").stdout.startswith("kind: law\nlevel: city\n")
    broken = run("-", text=BROKEN)
    assert (broken.stdout, broken.exit_code) == (BROKEN, 1)
    assert run("-", "cases").exit_code == 2
    assert run("--check", "-", text=ASTRAY).exit_code == 1
    assert texts(base) == [ASTRAY, BROKEN, ORDERED]


def test_links_and_what_cannot_be_written_are_told(base: Path, tmp_path: Path) -> None:
    (base / "broken.yml").unlink()
    (base / "link.yml").symlink_to(tmp_path / "elsewhere.yml")
    (tmp_path / "elsewhere.yml").write_text(ASTRAY, encoding="utf-8")
    result = run()
    assert "cases/chengdu/link.yml:1:1: error: this is a link" in result.stderr
    assert (tmp_path / "elsewhere.yml").read_text(encoding="utf-8") == ASTRAY
    (base / ".astray.yml.new").mkdir()  # What stands in the place of the file that is written first.
    (base / "astray.yml").write_text(ASTRAY, encoding="utf-8")
    result = run(str(base / "astray.yml"))
    assert (result.exit_code, "this could not be written" in result.stderr) == (1, True)
    assert texts(base)[0] == ASTRAY


def test_a_path_without_records_is_a_wrong_use(base: Path) -> None:
    (base / "notes.txt").write_text("x", encoding="utf-8")
    result = run(str(base / "notes.txt"))
    assert (result.exit_code, "is no record and holds none" in result.output) == (2, True)
