"""What other systems lack: processes that fork, modules of POSIX, a console for all signs, line ends of one kind.

No such system is at hand in a test. So a process of its own does without what they lack, or has what they have.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from builder.site.publish import file_lock
from builder.site.publish.file_lock import try_lock
from tests.commands import surroundings
from tests.sites import ROOT, odd_base, tree

CASEBOOK = "from builder.cli import main\nmain(prog_name='casebook')\n"
WITHOUT_POSIX = """
import os, sys, multiprocessing, types
from builder.cli import main
from builder.site import building
from builder.site.publish import exchange
for name in ("fcntl", "pwd", "grp", "resource", "termios", "posix_ipc"):
    sys.modules[name] = None
del os.fork
multiprocessing.get_all_start_methods = lambda: ["spawn"]
locked = []
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=lambda *how: locked.append(how[1:]))
building.WORTH_FORKING = 1
exchange._exchanged_at_once = lambda one, other: False
try:
    main(prog_name="casebook")
finally:
    assert sys.argv[1] != "build" or set(locked) == {(2, 1)}, locked
"""
"""As on Windows, as far as Python tells; a build of any size would fork."""


def run(base: Path, program: str, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, which begins with a program."""
    return subprocess.run(
        [sys.executable, "-P", "-c", program, *words],
        cwd=base,
        env=surroundings(PYTHONPATH=str(ROOT), **variables),
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the odd base as this machine builds it."""
    base = odd_base(tmp_path_factory.mktemp("expected") / "base")
    assert run(base, CASEBOOK, "build").returncode == 0
    return tree(base / "site")


def test_a_system_without_posix_builds_the_same(expected: dict[str, bytes], tmp_path: Path) -> None:
    """Twice: the second build exchanges by renames."""
    base = odd_base(tmp_path / "base")
    first = run(base, WITHOUT_POSIX, "build")
    assert first.returncode == 0, first.stderr.decode()
    assert tree(base / "site") == expected
    page = base / "content/en/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    second = run(base, WITHOUT_POSIX, "build")
    assert second.returncode == 0, second.stderr.decode()
    assert b"More." in (base / "site/en/about/index.html").read_bytes()
    assert run(base, WITHOUT_POSIX, "check").returncode == 0


def test_one_build_at_a_time_on_windows_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Windows:
        """msvcrt's locking(): an OSError where another process has the byte."""

        LK_NBLCK = 2
        taken = False

        def locking(self, descriptor: int, mode: int, size: int) -> None:
            assert (mode, size) == (2, 1)
            if self.taken:
                raise PermissionError
            self.taken = True

    windows = Windows()

    def imported(name: str) -> Windows:
        if name == "fcntl":
            raise ModuleNotFoundError(name=name)
        return windows

    monkeypatch.setattr(file_lock, "import_module", imported)
    with (
        (tmp_path / "lock").open("w", encoding="utf-8") as one,
        (tmp_path / "lock").open("w", encoding="utf-8") as other,
    ):
        assert try_lock(one)
        assert not try_lock(other)


@pytest.mark.parametrize("encoding", ["gbk", "big5", "cp1252"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("words", [["check"], ["explain", "missing-language"]])
def test_every_console_is_spoken_to(odd: Path, words: list[str], language: str, encoding: str) -> None:
    """What a console has no sign for stands there as its number; the command does what it does elsewhere."""
    said = run(odd, CASEBOOK, *words, "--lang", language, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    usual = run(odd, CASEBOOK, *words, "--lang", language)
    assert said.returncode == usual.returncode, said.stderr.decode(encoding)
    text = re.sub(rb"\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|x[0-9a-f]{2})", b"", said.stdout).decode(encoding)
    shown = usual.stdout.decode().encode(encoding, "ignore").decode(encoding)
    assert text.split() == shown.split()


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd_base(tmp_path_factory.mktemp("consoles") / "base")


def test_a_checkout_with_line_ends_of_windows_builds_the_same_pages(expected: dict[str, bytes], tmp_path: Path) -> None:
    """As of git with core.autocrlf and no .gitattributes. Only what is offered as it was written differs."""
    base = odd_base(tmp_path / "base")
    for path in [*base.rglob("*.yml"), *base.rglob("*.md")]:
        path.write_bytes(re.sub(rb"\r?\n", b"\r\n", path.read_bytes()))
    done = run(base, CASEBOOK, "build")
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    site = tree(base / "site")
    assert site.keys() == expected.keys()
    assert [path for path in site if path.endswith(".html") and site[path] != expected[path]] == []
