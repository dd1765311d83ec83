"""What the documents name exists, what they tell people to type works, and both languages say the same."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from builder.cli import main
from tests.commands import command

ROOT = Path(__file__).parents[1]
PAIRS = [
    ("README.md", "README.zh.md"),
    ("CONTRIBUTING.md", "CONTRIBUTING.zh.md"),
    ("SECURITY.md", "SECURITY.zh.md"),
    ("STARTING.md", "STARTING.zh.md"),
    ("REVIEWING.md", "REVIEWING.zh.md"),
    ("RELEASING.md", "RELEASING.zh.md"),
    ("USAGE.md", "USAGE.zh.md"),
    ("HOSTING.md", "HOSTING.zh.md"),
]
DOCUMENTS = [*(name for pair in PAIRS for name in pair), "builder/README.md"]
WORDS = r"(?:kinds|home|navigation|case|search)\.yml"
# Made by a command, an example of what a reader would make, or an address of the site, which has a test. Of a base that
# `casebook init` wrote there are more.
NOT_IN_GIT = re.compile(
    r"^(site/|/.*|\.venv/.*|.*/my-case.*|.*<place>.*|env/.*|vocabulary/|content/|locales/|contribute/.*|editions/.*|release/.*|2026-12[.]yml|uses/|uses[.]yml|WORDS)$".replace(
        "WORDS", WORDS
    )
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code(name: str) -> Iterator[str]:
    """Every span of code, and every line of an indented block."""
    whole = re.sub(r"^```.*?^```$", "", text(name), flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r"`([^`\n]+)`", whole)
    yield from (line.strip() for line in re.findall(r"^    (\S.*)$", whole, re.MULTILINE))


def commands(name: str) -> set[str]:
    return {c for c in code(name) if re.match(r"(make|casebook|\.venv/bin/casebook) ", c)}


def headings(name: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", text(name), re.MULTILINE)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_casebook_command_exists(name: str) -> None:
    for typed in (c.split()[1:] for c in commands(name) if "casebook" in c):
        command: click.Command = main
        for word in typed:
            if isinstance(command, click.Group):
                assert word in command.commands, f"{name}: casebook {' '.join(typed)}"
                command = command.commands[word]
            elif word.startswith("--"):
                assert word in _options(command), f"{name}: {word}"


def _options(command: click.Command) -> set[str]:
    return {name for option in command.params for name in (*option.opts, *option.secondary_opts)}


@pytest.mark.parametrize("name", PAIRS[1])
def test_what_a_refused_build_asks_for_is_explained(name: str) -> None:
    assert ".venv/bin/casebook build --yes" in commands(name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert {c.split()[1] for c in commands(name) if c.startswith("make ")} <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_and_folder_named_exists(name: str) -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text(name))
    named = [c for c in code(name) if re.fullmatch(r"[\w.<>-]*/[\w./<>-]*|[\w-]+\.(md|py|yml|toml|cff)", c)]
    here = (ROOT / name).parent
    missing = [
        path
        for path in {*linked, *named}
        if not NOT_IN_GIT.match(path) and not (here / path).exists() and not (ROOT / path).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_for_contributors_named_exists(name: str, site: Path) -> None:
    for address, _, anchor in {c.partition("#") for c in code(name) if c.startswith("contribute/")}:
        page = site / "zh" / address / "index.html"
        assert page.is_file(), f"{name}: {address}"
        assert not anchor or f'id="{anchor}"' in page.read_text("utf-8"), f"{name}: {anchor}"


@pytest.mark.parametrize("name", [name for pair in (PAIRS[0], PAIRS[1]) for name in pair])
def test_who_comes_new_is_led_to_all_ways_and_guides_at_the_top(name: str) -> None:
    top = text(name).split("```")[0][:2_500]
    for page in ("form", "writing", "translating"):
        assert f"`contribute/{page}/`" in top


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_both_languages_have_the_same_shape_and_commands(english: str, chinese: str) -> None:
    assert headings(english) == headings(chinese)
    assert commands(english) == commands(chinese)
    assert text(english).count("![") == text(chinese).count("![")


@pytest.mark.parametrize("name", [chinese for _, chinese in PAIRS])
def test_chinese_is_plain(name: str) -> None:
    assert "您" not in text(name)


@pytest.mark.parametrize("name", PAIRS[0])
def test_the_record_of_ten_lines_passes_the_check(name: str, tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", text(name), re.DOTALL)
    assert found
    assert len(found.group(1).splitlines()) == 10
    path = tmp_path / "cases/chengdu/my-case.yml"
    path.parent.mkdir(parents=True)
    path.write_text(found.group(1), encoding="utf-8")
    (tmp_path / "docs").mkdir()
    settings = "site_name: Test\ntheme: {name: material}\n"
    settings += f"plugins:\n  - casebook:\n      vocabulary: {ROOT / 'builder' / 'vocabulary'}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", PAIRS[3])
def test_a_base_is_begun_as_the_documents_say(name: str, tmp_path: Path) -> None:
    """Each command that is named, in the order of the document, but for the server, which does not end."""
    lines = re.findall(r"^    (casebook .*)$", text(name), re.MULTILINE)
    named = [each for each in re.findall(r"`(casebook [^`]+)`", text(name)) if each not in lines]
    assert [line.split()[1] for line in lines] == ["init", "init", "check", "build", "serve"]
    assert [each.split()[1] for each in named] == ["new", "schema", "preview-card", "archive", "addresses"]
    assert run(lines[0], tmp_path).returncode == 0
    shutil.rmtree(tmp_path / "seeds")
    assert run(lines[1], tmp_path).returncode == 0
    for line in (*lines[2:4], *named):
        done = run(line, tmp_path / "seeds")
        assert done.returncode == 0, done.stdout + done.stderr
    words = set(re.findall(f"`({WORDS})`", text(name)))
    of_base = {path.name for path in (tmp_path / "seeds").rglob("*.yml")}
    assert {"kinds.yml", "home.yml"} <= of_base
    assert words - {path.name for path in (ROOT / "builder/language/locales/en").iterdir()} == set()


@pytest.mark.parametrize("name", PAIRS[-1])
def test_settings_of_hosts_are_printed_as_the_document_says(name: str, odd_site: Path) -> None:
    lines = [line.removeprefix(".venv/bin/") for line in sorted(commands(name)) if " headers " in line]
    assert len(lines) == 4
    for line in lines:
        done = run(line, odd_site.parent)
        assert done.returncode == 0, done.stderr
        assert "frame-ancestors 'none'" in done.stdout
    assert run("casebook verify", odd_site.parent).returncode == 0


@pytest.mark.parametrize("name", PAIRS[-1])
def test_what_the_workflow_of_a_host_reads_is_explained(name: str) -> None:
    workflow = text(".github/workflows/publish-to-host.yml")
    for variable in re.findall(r"(?:vars|secrets)\.(\w+)", workflow):
        assert f"`{variable}`" in text(name) or variable == "CASEBOOK_MAIL"
    assert "mv -T current.next current" in text(".ci/publish-to-host")
    assert "ln -sfn releases/NAME current.next && mv -T current.next current" in set(code(name))


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return command(*shlex.split(line), folder=folder)


@pytest.mark.parametrize("name", PAIRS[3])
def test_the_program_is_installed_as_workflows_do(name: str) -> None:
    """From the lock, checked against its hashes, and the program without anything that is not locked."""
    lines = re.findall(r"^    env/bin/pip install (.*)$", text(name), re.MULTILINE)
    assert lines == ["--require-hashes -r casebook/requirements.txt", "--no-deps --no-build-isolation ./casebook"]
    assert "setuptools==" in text("requirements.txt")


def test_the_changelog_has_a_place_for_the_next_change() -> None:
    assert re.search(r"^## \[Unreleased\]$", text("CHANGELOG.md"), re.MULTILINE)


def test_dated_decisions_stand_in_the_builders_readme() -> None:
    assert re.findall(r"^\*\*\d{4}-\d\d-\d\d – ", text("builder/README.md").split("## Decisions")[1], re.MULTILINE)
