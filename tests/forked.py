"""Commands of the casebook without the time to start one: takes words and a folder, gives status and output.

A process with all modules loaded forks for each command: as its own process it has its own folder, variables, output
and end, as one from a shell. Where nothing can fork, one is started. What depends on the start of Python itself (the
installed script, PYTHONHASHSEED) needs tests/commands.py. Run as a module, it is the process that forks: a line of JSON
on its standard input is a command, a line on its standard output the status.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import traceback
from atexit import register
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from tests.commands import command, surroundings

ROOT = Path(__file__).parents[1]
BYPASSES = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, capabilities(7): without them root is bound by rights as its owner is."""
CAPABILITIES_VERSION_3 = 0x20080522


def casebook(*words: str, folder: Path, rights: bool = True, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command of the casebook in a folder. rights: whether root may read and write whatever it wants."""
    if not hasattr(os, "fork"):
        return command("casebook", *words, folder=folder, **variables)
    with tempfile.TemporaryDirectory() as outputs:
        paths = [str(Path(outputs, name)) for name in ("stdout", "stderr")]
        request = {"words": words, "folder": str(folder), "outputs": paths, "rights": rights}
        status = _asked({**request, "variables": surroundings(**variables)})
        out, err = (Path(path).read_text(encoding="utf-8") for path in paths)
    return subprocess.CompletedProcess(["casebook", *words], status, out, err)


def _asked(request: Mapping[str, Any]) -> int:
    server = _server()
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(request) + "\n")
    server.stdin.flush()
    return int(server.stdout.readline())


@cache
def _server() -> subprocess.Popen[str]:
    """The process that forks, one for each that asks; it ends with its standard input."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forked"],
        cwd=ROOT,
        env=surroundings(PYTHONPATH=str(ROOT)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    register(server.communicate)
    return server


def load() -> None:
    """Import all that a command may need."""
    builder = importlib.import_module("builder")
    for module in pkgutil.walk_packages(builder.__path__, "builder."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def forked(request: Mapping[str, Any]) -> int:
    """The status of a command in a process forked from this one."""
    child = os.fork()
    if not child:
        _run(request)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(request: Mapping[str, Any]) -> NoReturn:
    """In the forked process: the command and its end, without that of what the process was forked from."""
    from builder.cli import main

    for number, path in enumerate([os.devnull, *request["outputs"]]):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(request["variables"])
    os.chdir(request["folder"])
    if not request["rights"] and os.geteuid() == 0:
        _give_up_bypasses()
    status = 0
    try:
        main([*request["words"]], prog_name="casebook")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _give_up_bypasses() -> None:
    """Give up capabilities that root has, capset(2)."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, data = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION_3, 0), (ctypes.c_uint32 * 6)()
    if libc.capget(header, data):
        raise OSError(ctypes.get_errno(), "capget")
    for place in range(3):  # Effective, permitted, inheritable: the lower half of each.
        data[place] &= ~BYPASSES
    if libc.capset(header, data):
        raise OSError(ctypes.get_errno(), "capset")


if __name__ == "__main__":
    load()
    for line in sys.stdin:
        print(forked(json.loads(line)), flush=True)
