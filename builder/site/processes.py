"""Work in several processes: takes tasks and a function, gives the results in the order in which they are done.

Processes are forked, so that they have what the function needs without its being copied, which for a planned site could
not be: plans are functions. Where the system cannot fork, as on Windows, one process does all.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from typing import Any, TypeVar, cast

from builder.records.model.drawn_now import telling

_Result = TypeVar("_Result")
Work = Callable[[int], _Result]
"""Does the task of a number."""
PR_SET_PDEATHSIG = 1
"""prctl(2)."""


class ProcessEndedError(Exception):
    """A process ended without a word. what: it drew then, '' for nothing. is_fault: by a fault of a library, and not
    from without, by a person or for want of memory.
    """

    def __init__(self, what: str = "", *, is_fault: bool = False) -> None:
        super().__init__(what)
        self.what, self.is_fault = what, is_fault


FAULTS = frozenset({"SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE"})
"""The signals by which the fault of a library ends a process."""
LONGEST_NAME = 400
"""Bytes of what is drawn."""


@dataclass(frozen=True)
class _Worker:
    """A process, and the memory in which it keeps what it draws."""

    process: ForkProcess
    drawn: Any

    def last_words(self) -> ProcessEndedError:
        """What is to be said of a process that has ended."""
        self.process.join()
        code = self.process.exitcode or 0
        is_fault = code < 0 and signal.Signals(-code).name in FAULTS
        return ProcessEndedError(self.drawn.value.decode("utf-8", "replace"), is_fault=is_fault)


Message = tuple[Any, BaseException | None]
"""A result, or what ended the process."""


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether the system makes a process that goes on with all that this one has."""
    return "fork" in multiprocessing.get_all_start_methods()


def _never(_: int) -> bool:
    return False


def in_processes(
    make_work: Callable[[], Work[_Result]],
    tasks: int,
    *,
    processes: int,
    ends_with: Callable[[int], bool] = _never,
) -> Iterator[_Result]:
    """The results of all tasks. Raises what a task raises.

    make_work: gives the function that does the tasks. ends_with: whether the process that did a task ends, so that the
    system has its memory back, and another is forked in its place.
    """
    work = make_work()
    if processes < 2 or not can_fork():
        yield from map(work, range(tasks))
    else:
        yield from _Workers(multiprocessing.get_context("fork"), work, tasks, ends_with).results(processes)


class _Workers:
    """Processes that share tasks."""

    def __init__(
        self,
        context: ForkContext,
        work: Work[Any],
        tasks: int,
        ends_with: Callable[[int], bool],
    ) -> None:
        self._context, self._work, self._tasks, self._ends_with = context, work, tasks, ends_with
        self._counter = context.Value("l", 0)
        self._workers: dict[Connection, _Worker] = {}

    def results(self, processes: int) -> Iterator[Any]:
        """All results, from so many processes at a time."""
        try:
            for _ in range(min(processes, self._tasks)):
                self._start()
            while self._workers:
                for reader in cast("list[Connection]", wait([*self._workers])):
                    yield from self._result(reader)
        finally:
            for reader in [*self._workers]:
                self._workers[reader].process.terminate()
                self._end(reader)

    def _start(self) -> None:
        reader, writer = self._context.Pipe(duplex=False)
        drawn = self._context.RawArray("c", LONGEST_NAME + 1)
        arguments = (self._work, self._tasks, self._counter, writer, os.getpid(), self._ends_with, drawn)
        worker = self._context.Process(target=_serve, args=arguments, daemon=True)
        worker.start()
        writer.close()
        self._workers[reader] = _Worker(worker, drawn)

    def _end(self, reader: Connection) -> None:
        self._workers.pop(reader).process.join()
        reader.close()

    def _result(self, reader: Connection) -> Iterator[Any]:
        """The next result of a process, unless it has ended."""
        message = self._received(reader)
        if message is None:
            self._end(reader)
            if self._counter.value < self._tasks:
                self._start()
            return
        result, fault = message
        if fault is not None:
            raise fault
        yield result

    def _received(self, reader: Connection) -> Message | None:
        """The next message of a process; None after its last. Raises ProcessEndedError if it ended without one."""
        try:
            message: Message | None = reader.recv()
        except (EOFError, OSError) as fault:  # the second in the midst of a message
            raise self._workers[reader].last_words() from fault
        return message


def _keep(drawn: Any, what: str) -> None:
    """Keep what is drawn where the process that waits can read it."""
    drawn.value = what.encode("utf-8", "replace")[:LONGEST_NAME]


def _serve(
    work: Work[Any],
    tasks: int,
    counter: Any,
    writer: Connection,
    parent: int,
    ends_with: Callable[[int], bool],
    drawn: Any,
) -> None:
    """Take tasks until there are no more, or one that is to be the last, or until whoever asked for them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    try:
        for task in _taken(tasks, counter):
            if os.getppid() != parent:
                os._exit(1)
            with telling(partial(_keep, drawn)):
                result = work(task)
            writer.send((result, None))
            if ends_with(task):
                break
        writer.send(None)
    except BaseException as fault:
        fault.add_note(traceback.format_exc())
        writer.send((None, _sendable(fault)))


def _sendable(fault: BaseException) -> BaseException:
    """The exception, or one that says the same, where it cannot be read from its bytes."""
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301  our own
    except Exception:
        return RuntimeError("".join(traceback.format_exception(fault)))
    return fault


def _end_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that does: what it writes is wanted no more."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _taken(tasks: int, counter: Any) -> Iterator[int]:
    while True:
        with counter.get_lock():
            task = counter.value
            counter.value = task + 1
        if task >= tasks:
            return
        yield task
