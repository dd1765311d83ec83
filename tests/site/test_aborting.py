"""A panic of comrak, which ends the process: whichever command it meets, the record is named and the site stays."""

from __future__ import annotations

import re
import shutil
import subprocess
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.aborting_python import WORD, aborting_python
from tests.commands import surroundings
from tests.sites import built, tree
from tests.three_editions import three_editions

RECORD = "cases/hill/seed-house.yml"
COMMAND = "from builder.cli import main; main()"
WAYS = {
    "workers": "import builder.site.building as b; b.WORTH_FORKING, b.cores = 1, lambda: 2; ",
    "alone": "import builder.site.building as b; b.cores = lambda: 1; ",
    "without fork": "import multiprocessing as m; m.get_all_start_methods = lambda: ['spawn']; ",
}
"""What is done before a command, so that it draws in several processes, in its own, or where no process can fork."""


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return aborting_python(tmp_path_factory.mktemp("aborting"))


@pytest.fixture
def base(made_once: Callable[[str, Callable[[Path], object]], Path], tmp_path: Path) -> Path:
    """A base in three editions that was built once, and whose next build draws all of it anew."""
    base = shutil.copytree(made_once("to-abort", lambda folder: built(three_editions(folder))), tmp_path / "base")
    shutil.rmtree(base / ".site.state", ignore_errors=True)
    return base


def run(python: Path, base: Path, *words: str, way: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-P", "-c", way + COMMAND, *words],
        cwd=base,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )


def write(base: Path, before: str, after: str) -> None:
    path = base / RECORD
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_text_at_which_it_gives_up_is_told_with_its_place(python: Path, base: Path, command: str) -> None:
    before = tree(base / "site")
    write(base, "opened in *2012*", f"opened in *{WORD}*")
    done = run(python, base, command)
    line = (base / RECORD).read_text("utf-8").splitlines().index("summary:") + 2
    assert done.returncode == 1
    assert re.search(rf"{re.escape(RECORD)}:{line}:\d+", done.stdout), done.stdout + done.stderr
    assert tree(base / "site") == before


@pytest.mark.parametrize("way", WAYS)
def test_one_that_only_drawing_meets_is_told_with_its_file(python: Path, base: Path, way: str) -> None:
    before = tree(base / "site")
    write(base, "山上为年轻团体而设的房子", "山上*为养老*而设的房子")
    assert run(python, base, "check").returncode == 0
    done = run(python, base, "build", way=WAYS[way])
    assert done.returncode != 0
    assert f"while it drew {RECORD}" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert tree(base / "site") == before


def test_serve_shows_the_place_and_names_the_file_if_it_ends(python: Path, base: Path) -> None:
    write(base, "opened in *2012*", f"opened in *{WORD}*")
    with subprocess.Popen(
        [python, "-P", "-u", "-c", COMMAND, "serve", "--port", "0"],
        cwd=base,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout
        assert server.stderr
        try:
            said = ""
            while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said)):
                line = server.stdout.readline()
                assert line, server.stderr.read()
                said += line
            assert f"{RECORD}:" in said
            write(base, f"opened in *{WORD}*", "opened in *2012*")
            write(base, "山上为年轻团体而设的房子", "山上*为养老*而设的房子")
            with suppress(OSError):  # Of a server that ends in the midst of an answer.
                while server.poll() is None:
                    urllib.request.urlopen(f"{found[0]}zh-hant/cases/hill/seed-house/", timeout=20).read()
            assert server.wait(20) != 0
            assert f"while it drew {RECORD}" in server.stderr.read()
        finally:
            server.kill()


def test_without_a_panic_nothing_is_said(python: Path, base: Path) -> None:
    for way in WAYS.values():
        shutil.rmtree(base / ".site.state", ignore_errors=True)
        done = run(python, base, "build", way=way)
        assert done.returncode == 0
        assert "drew" not in done.stderr
