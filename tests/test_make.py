"""make.py does what make does where there is none, and says in one line what a machine lacks."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.sites import ROOT

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]
RECORDER = """#!/bin/sh
echo "$(basename "$0") $*" >> "$(dirname "$0")/../ran"
"""


def loaded(path: Path) -> ModuleType:
    """make.py of a checkout as a module."""
    spec = importlib.util.spec_from_file_location("make_of_a_checkout", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


MAKE = loaded(ROOT / "make.py")
WINDOWS, ARM, OLDER = (
    MAKE.Machine("win32", "amd64", (3, 14)),
    MAKE.Machine("win32", "arm64", (3, 14)),
    MAKE.Machine("win32", "amd64", (3, 13)),
)
ALPINE = MAKE.Machine("linux", "x86_64", (3, 12), "musl")
COMPLETE = [
    WINDOWS,
    MAKE.Machine("linux", "x86_64", (3, 11)),
    MAKE.Machine("linux", "aarch64", (3, 14)),
    MAKE.Machine("darwin", "x86_64", (3, 11)),
    MAKE.Machine("darwin", "arm64", (3, 14)),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that was set up for the site, with programs in .venv that note how they are run."""
    for name in ["make.py", "pyproject.toml", *LOCKS]:
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    programs = tmp_path / ".venv/bin"
    programs.mkdir(parents=True)
    for name in ("python", "casebook"):
        (programs / name).write_text(RECORDER, encoding="utf-8")
        (programs / name).chmod(0o755)
    (tmp_path / ".venv/made-at").write_text(str(tmp_path), encoding="utf-8")
    (tmp_path / ".venv/ready-site").touch()
    return tmp_path


def ran(checkout: Path) -> list[str]:
    """What ran in a checkout, but for the question whether its Python is new enough."""
    lines = (checkout / ".venv/ran").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if "sys.version_info" not in line]


def run(checkout: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "make.py", *words]
    return subprocess.run(command, cwd=checkout, env={**os.environ, **variables}, capture_output=True, check=False)


def test_what_was_set_up_is_not_set_up_again(checkout: Path) -> None:
    said = run(checkout, "site")
    assert said.returncode == 0, said.stderr
    assert ran(checkout) == ["casebook build"]
    assert "site/" in said.stdout.decode()


def test_an_archive_is_written_of_a_site_just_built(checkout: Path) -> None:
    assert run(checkout, "archive", "--date", "2026-12-01").returncode == 0
    assert ran(checkout) == ["casebook build", "casebook archive --date 2026-12-01"]


def test_a_new_lock_is_installed_from_its_hashes_alone(checkout: Path) -> None:
    later = (checkout / ".venv/ready-site").stat().st_mtime + 5
    os.utime(checkout / "requirements.txt", (later, later))
    assert run(checkout, "site").returncode == 0
    lock, project, build = ran(checkout)
    assert lock.endswith("install --require-hashes --requirement requirements.txt")
    assert project.endswith("--no-deps --no-build-isolation --no-index --editable .")
    assert build == "casebook build"


def test_the_shell_script_finds_a_python_and_leaves_the_rest(checkout: Path) -> None:
    subprocess.run([checkout / ".ci/setup", "requirements-dev.txt"], cwd=checkout, check=True, capture_output=True)
    assert ran(checkout)[0].endswith("--requirement requirements-dev.txt")
    assert {path.name for path in (checkout / ".venv").glob("ready-*")} == {"ready-site", "ready-dev"}


def test_a_checkout_that_has_moved_gets_a_new_environment(checkout: Path) -> None:
    (checkout / ".venv/made-at").write_text("elsewhere", encoding="utf-8")
    make = loaded(checkout / "make.py")
    assert not make.is_ready("requirements.txt")
    make._make_environment()
    assert make.is_sound()
    assert not (checkout / ".venv/ready-site").exists()


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii"])
def test_it_speaks_on_any_console(checkout: Path, encoding: str) -> None:
    said = run(checkout, "site", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert said.returncode == 0, said.stderr
    assert b"The site is in site/" in said.stdout


def test_what_fails_is_its_status(checkout: Path) -> None:
    (checkout / ".venv/bin/casebook").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    assert run(checkout, "site").returncode == 3


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(
    ("machine", "package", "advice"),
    [(OLDER, "comrak", "Python 3.14"), (ARM, "comrak", "WSL"), (ALPINE, "opencc", "glibc")],
)
def test_a_missing_wheel_is_one_line_that_says_what_to_do(
    lock: str, machine: object, package: str, advice: str
) -> None:
    said = MAKE.missing_wheel((ROOT / lock).read_text(encoding="utf-8"), machine)
    assert said.startswith(f"{package} has no wheel for this machine; ")
    assert advice in said
    assert "\n" not in said


@pytest.mark.parametrize("machine", COMPLETE)
def test_other_machines_have_all(machine: object) -> None:
    assert all(MAKE.missing_wheel((ROOT / lock).read_text(encoding="utf-8"), machine) == "" for lock in LOCKS)


def test_it_is_said_before_anything_is_made(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = loaded(checkout / "make.py")
    monkeypatch.setattr(make, "this_machine", lambda: ALPINE)
    with pytest.raises(SystemExit, match="set-up: opencc has no wheel"):
        make.set_up("requirements.txt")
    assert not (checkout / ".venv/ran").exists()


def test_it_needs_nothing_that_is_not_in_python() -> None:
    """With no package to be found, and of modules of POSIX none, it still tells its commands."""
    blocked = "".join(f"sys.modules[{name!r}] = None\n" for name in ("fcntl", "pwd", "grp", "resource", "termios"))
    start = "import runpy\nsys.argv = ['make.py', '-h']\nrunpy.run_path('make.py', run_name='__main__')"
    program = f"import sys\n{blocked}{start}"
    said = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert all(name in said.stdout for name in MAKE.COMMANDS)


def test_make_and_its_twin_have_the_same_commands() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in MAKE.COMMANDS:
        assert f"python make.py {name}" in makefile


def test_what_every_machine_tests_is_there_and_needs_neither_shell_nor_links() -> None:
    workflow = (ROOT / ".github/workflows/machines.yml").read_text(encoding="utf-8")
    ignored = set(re.findall(r"--ignore (tests/\S+)", workflow))
    named = set(re.findall(r"tests/[\w/]+(?:\.py)?", workflow))
    assert all((ROOT / path).exists() for path in named)
    files = {file for path in named - ignored for file in ((ROOT / path).rglob("test_*.py") or [ROOT / path])}
    assert len(files) > 50
    of_posix = re.compile(r"playwright|CASEBOOK_CHROME|symlink_to|mkfifo|os\.fork|chmod\(0o0|geteuid|/bin/sh")
    for file in files - {ROOT / path for path in ignored}:
        assert not of_posix.search(file.read_text(encoding="utf-8")), file
