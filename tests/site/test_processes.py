"""Work in several processes gives what one process gives, ends as a task ends, and outlives nobody."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from builder.site.processes import ProcessEndedError, Work, cores, in_processes
from builder.site.unpublishable import Unpublishable
from tests.sites import ROOT

TASKS = 50
PARENT = """
import time
from builder.site.processes import in_processes
from tests.site.test_processes import stay
for pid in in_processes(stay, 16, processes=2):
    print(pid, flush=True)
    if pid < 0: break
"""


class UnreadableError(Exception):
    """An exception that cannot be read from its pickle, as those of some libraries."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def squares() -> Work[int]:
    return lambda task: task * task


def failing(make: Callable[[], BaseException]) -> Work[int]:
    def work(task: int) -> int:
        if task == TASKS // 2:
            raise make()
        return task

    return work


def killed() -> Work[bytes]:
    def work(task: int) -> bytes:
        if task == TASKS // 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return bytes(100_000)

    return work


def stay() -> Work[int]:
    """Each process says its number after its first tasks, then stays."""

    def work(task: int) -> int:
        time.sleep(60 if task >= 16 - 2 else 0)
        return os.getpid()

    return work


def processes_of() -> Work[tuple[int, int]]:
    return lambda task: (task, os.getpid())


def no_file() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device", "/a/b")


def twice() -> Unpublishable:
    return Unpublishable("twice", path="en/x/index.html")


def unreadable() -> UnreadableError:
    return UnreadableError("no ", "reason")


def test_a_process_ends_with_a_task_and_another_takes_its_place() -> None:
    ends = frozenset({0, 7, 20, TASKS - 1})
    results = list(in_processes(processes_of, TASKS, processes=2, ends_with=ends.__contains__))
    assert sorted(task for task, _ in results) == list(range(TASKS))
    last_of = {process: task for task, process in sorted(results)}
    assert all(last_of[process] == task for task, process in results if task in ends)
    assert len(last_of) >= len(ends)


@pytest.mark.parametrize("tasks", [0, 1, TASKS])
def test_as_in_one_process(tasks: int) -> None:
    assert sorted(in_processes(squares, tasks, processes=3)) == [n * n for n in range(tasks)]
    assert list(in_processes(squares, tasks, processes=1)) == [n * n for n in range(tasks)]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_task_raises_comes_as_itself(processes: int) -> None:
    with pytest.raises(OSError) as full:  # noqa: PT011  what is asked of it follows
        list(in_processes(partial(failing, no_file), TASKS, processes=processes))
    assert (full.value.errno, full.value.filename, full.value.strerror) == (
        errno.ENOSPC,
        "/a/b",
        "No space left on device",
    )
    with pytest.raises(Unpublishable) as refused:
        list(in_processes(partial(failing, twice), TASKS, processes=processes))
    assert (refused.value.code, refused.value.values) == ("twice", {"path": "en/x/index.html"})


def test_a_task_says_where_it_failed() -> None:
    with pytest.raises(OSError, match="space") as full:
        list(in_processes(partial(failing, no_file), TASKS, processes=2))
    assert "test_processes.py" in "".join(full.value.__notes__)


def test_an_exception_that_cannot_be_sent_is_told() -> None:
    with pytest.raises(RuntimeError, match="UnreadableError: no reason"):
        list(in_processes(partial(failing, unreadable), TASKS, processes=2))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_process_that_is_killed_is_no_end() -> None:
    with pytest.raises(ProcessEndedError):
        list(in_processes(killed, TASKS, processes=2))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_one_that_is_killed_while_it_sends_is_no_end() -> None:
    """The results of a process are more than a pipe holds, so that it waits to be read in the midst of a message."""
    results = in_processes(large, 64, processes=2)
    pid, _ = next(results)
    time.sleep(0.2)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(ProcessEndedError):
        list(results)


def large() -> Work[tuple[int, bytes]]:
    return lambda task: (os.getpid(), bytes(200_000))


def test_whoever_wants_no_more_leaves_no_process() -> None:
    results = in_processes(squares, 10_000, processes=2)
    next(results)
    results.close()  # type: ignore[attr-defined]  # a generator
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="prctl(2) is Linux's")
def test_processes_end_with_whoever_asked(tmp_path: Path) -> None:
    """The parent is killed while each of them is at a task of a minute."""
    started = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert started.stdout
    worker = int(started.stdout.readline())
    started.kill()
    started.communicate()
    until = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_there_is_a_core() -> None:
    assert cores() >= 1
