"""Full disks: a build without enough room says so in one sentence and leaves the old site whole; with room it succeeds.

Each trial mounts a small disk of its own, which ends with the process, and leaves another amount of room. A standard
output that is full is tried too: `/dev/full`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Iterator
from pathlib import Path

from tests.forked import forked, load
from tests.longchecks.trial import count, seeded
from tests.sites import ROOT, odd_base

TRIALS = 20
MOUNTED = ("unshare", "-m")
FULL = Path("/dev/full")
PARTS = ("cases", "policies", "vocabulary", "content", "mkdocs.yml")
TITLE = re.compile("^title: .*", re.MULTILINE)
SIZE = 40_000
"""Of a disk that is not full, in KB."""
FULL_1, FULL_0 = (["0", f"full {status}", "verify 0", "again 0", "verify 0"] for status in (1, 0))
"""What the steps give where there was not enough room, and where there was."""
MOST_ROOM = 160
"""In KB: about what the files of a changed record take. The first trial has none."""


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a command with nowhere to write, and one a disk."""
    if not FULL.exists():
        raise unittest.SkipTest(f"no {FULL} here")
    with tempfile.TemporaryDirectory() as folder:
        base = odd_base(Path(folder) / "base")
        for words in (["build"], ["check"], ["verify"], ["check", "--format", "json"]):
            yield _on_full_output(base, words)
    yield from _disks(count(TRIALS, share), seed)


def _on_full_output(base: Path, words: list[str]) -> str:
    """A command of which no word can be written ends with 1 and a sentence."""
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "builder", *words],
            cwd=base,
            env=_surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    is_one_sentence = len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr
    said = f"{' '.join(words)} to {FULL}: status {done.returncode}, {done.stderr[-500:]}"
    return "" if done.returncode == 1 and is_one_sentence else said


def _disks(trials: int, seed: int) -> Iterator[str]:
    for number in range(trials):
        with tempfile.TemporaryDirectory() as folder:
            base = odd_base(Path(folder) / "base")
            if not _may_mount(base):
                return
            room = seeded(seed, "disks", number).randrange(4, MOST_ROOM, 4) if number else 0
            outcome = _on_full_disk(base, room)
            yield f"disk {number} with {room} KB of room: {outcome}" if outcome else ""


def _may_mount(base: Path) -> bool:
    try:
        done = subprocess.run(
            [*MOUNTED, "mount", "-t", "tmpfs", "x", base / "content"], check=False, capture_output=True
        )
    except OSError:
        return False
    return done.returncode == 0


def _on_full_disk(base: Path, room: int) -> str:
    done = subprocess.run(
        [*MOUNTED, sys.executable, "-m", __name__, base, str(room)],
        cwd=ROOT,
        env=_surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    said = (base / "said").read_text("utf-8") if (base / "said").exists() else ""
    is_one_sentence = len(said.splitlines()) == 1 and "Traceback" not in said
    steps = done.stdout.splitlines()
    if (steps == FULL_1 and is_one_sentence) or (steps == FULL_0 and not said and room):
        return ""
    return f"{done.stdout.split()} {said[-500:]} {done.stderr[-500:]}"


def _fill(base: Path, room: int) -> Iterator[str]:
    """In a process whose mounts are its own: builds on a disk with room, with little, and with room again."""
    disk = base / "disk"
    disk.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={SIZE}k", "tmpfs", str(disk))
    for part in PARTS:
        subprocess.run(["cp", "-r", base / part, disk], check=True)
    yield str(_status("build", disk))
    record = disk / "cases" / "lake" / "old-raft.yml"
    record.write_text(TITLE.sub("title: {en: Renamed, zh: 改名}", record.read_text("utf-8")), "utf-8")
    used = (SIZE * 1024 - shutil.disk_usage(disk).free) // 1024
    _mount("-o", f"remount,size={used + room}k", str(disk))
    yield f"full {_status('build', disk, said=base / 'said')}"
    _mount("-o", f"remount,size={SIZE}k", str(disk))
    yield f"verify {_status('verify', disk)}"
    yield f"again {_status('build', disk)}"
    yield f"verify {_status('verify', disk)}"


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


def _status(word: str, disk: Path, said: Path = Path(os.devnull)) -> int:
    """The exit status of a command. said: the file of its standard error."""
    outputs = [os.devnull, str(said)]
    request = {"words": [word], "folder": str(disk), "variables": _surroundings(), "outputs": outputs, "rights": True}
    return forked(request)


def _surroundings() -> dict[str, str]:
    path = f"{os.environ['PATH']}:/usr/sbin:/sbin"
    return {"PATH": path, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "LC_ALL": "C.UTF-8"}


if __name__ == "__main__":
    load()
    for outcome in _fill(Path(sys.argv[1]), int(sys.argv[2])):
        print(outcome, flush=True)
