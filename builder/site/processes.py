"""Work in several processes: takes tasks and a function, gives the results in the order in which they are done.

Processes are forked, so that they have what the function needs without its being copied; where the system cannot fork,
each makes it anew.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from typing import Any, TypeVar, cast

_Result = TypeVar("_Result")
Work = Callable[[int], _Result]
"""Does the task of a number."""
PR_SET_PDEATHSIG = 1
"""prctl(2)."""


class ProcessEndedError(Exception):
    """A process was ended from without, by a person or for want of memory."""


Message = tuple[Any, BaseException | None]
"""A result, or what ended the process."""


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_processes(
    make_work: Callable[[], Work[_Result]], tasks: int, *, processes: int, method: str = ""
) -> Iterator[_Result]:
    """The results of all tasks. Raises what a task raises.

    make_work: gives the function that does the tasks; called before forking, or in each process where there is none.
    method: `fork` or `spawn`; the first that the system has if ''.
    """
    method = method or next(name for name in ("fork", "spawn") if name in multiprocessing.get_all_start_methods())
    if processes < 2:
        yield from map(make_work(), range(tasks))
        return
    if method == "fork":
        work = make_work()
        yield from _gathered(multiprocessing.get_context("fork"), lambda: work, tasks, processes)
    else:
        yield from _gathered(multiprocessing.get_context("spawn"), make_work, tasks, processes)


def _gathered(
    context: ForkContext | SpawnContext, make_work: Callable[[], Work[_Result]], tasks: int, processes: int
) -> Iterator[_Result]:
    counter = context.Value("l", 0)
    workers, readers = [], []
    for _ in range(min(processes, tasks)):
        reader, writer = context.Pipe(duplex=False)
        arguments = (make_work, tasks, counter, writer, os.getpid())
        worker = context.Process(target=_serve, args=arguments, daemon=True)
        worker.start()
        writer.close()
        workers.append(worker)
        readers.append(reader)
    try:
        yield from _results(readers)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _results(readers: Sequence[Connection]) -> Iterator[Any]:
    open_readers = list(readers)
    while open_readers:
        for reader in cast("list[Connection]", wait(open_readers)):
            message = _received(reader)
            if message is None:
                open_readers.remove(reader)
                continue
            result, fault = message
            if fault is not None:
                raise fault
            yield result


def _received(reader: Connection) -> Message | None:
    """The next message of a process; None after its last. Raises ProcessEndedError if it was ended from without."""
    try:
        message: Message | None = reader.recv()
    except (EOFError, OSError) as fault:  # the second in the midst of a message
        raise ProcessEndedError from fault
    return message


def _serve(make_work: Callable[[], Work[Any]], tasks: int, counter: Any, writer: Connection, parent: int) -> None:
    """Take tasks until there are no more, or until whoever asked for them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    try:
        work = make_work()
        for task in _taken(tasks, counter):
            if os.getppid() != parent:
                os._exit(1)
            writer.send((work(task), None))
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
