"""Takes a command; gives what it and all its children cost: CPU, time, the most memory that they had together."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PAUSE = 0.02
ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/"


@dataclass(frozen=True)
class Cost:
    """cpu: user and system seconds of the process and every child that was waited for. memory: bytes, 0 if the system
    does not say: the proportional set size (PSS), in which pages that are shared count once.
    """

    cpu: float
    wall: float
    memory: int


def measured(command: Sequence[str], folder: Path) -> Cost:
    """The cost of a command that must succeed."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=surroundings(), stdout=output, stderr=subprocess.STDOUT)
        memory = PeakMemory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = memory.stop()
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{output.read().decode(errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak)


def surroundings() -> dict[str, str]:
    """The environment of what is measured: every site has the same address. Our programs are found from anywhere."""
    site = {"SITE_URL": ADDRESS, "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, **site, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}


class PeakMemory(threading.Thread):
    """Looks at a process and its descendants again and again, and never takes more than a tenth of the time."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self._ended = pid, 0, threading.Event()
        if (PROC / "self" / "smaps_rollup").exists():
            self.start()

    def run(self) -> None:
        pause = PAUSE
        while not self._ended.wait(pause):
            start = time.monotonic()
            self.peak = max(self.peak, sum(_pss(pid) for pid in _tree(self.pid)))
            pause = max(PAUSE, 9 * (time.monotonic() - start))

    def stop(self) -> int:
        self._ended.set()
        if self.is_alive():
            self.join()
        return self.peak


def _tree(root: int) -> Iterator[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in os.scandir(PROC):
        if entry.name.isdigit():
            with suppress(OSError):
                stat = Path(entry.path, "stat").read_text(encoding="utf-8", errors="replace")
                children[int(stat.rpartition(")")[2].split()[1])].append(int(entry.name))
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        yield pid
        waiting += children[pid]


def _pss(pid: int) -> int:
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text(encoding="utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
