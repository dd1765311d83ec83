"""Killed builds: at whatever moment a build ends, the site is the old one or the new one, and the next build succeeds.

Half of the builds are killed at a moment by the clock, half at a step of the file system: before the n-th file, folder
or name is made, changed or removed, before the exchange, and after everything. Half of each exchange by renames, as
systems without renameat2(2) do; there the next build first completes what was begun. Every third draws in several
processes, of which one that comes to the step is killed before the build is.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sys
import tempfile
import time
import unittest
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from builder.config import CONFIG
from builder.site import building
from builder.site.mkdocs_run import build_site
from builder.site.publish import exchange, staging
from builder.site.publish.manifest import MANIFEST, ManifestError
from builder.site.publish.verify import verify
from tests.forked import casebook
from tests.longchecks.trial import count, seeded
from tests.test_cli import GOOD

TRIALS = 120
SETTINGS = """\
site_name: Killed
docs_dir: content
theme: {name: material}
plugins:
  - casebook
"""
TITLES = ("A park", "Another park", "The park")
"""Three, since a build with the words of the last but one finds its files beside the site and writes none."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
STEPS = frozenset({"os.mkdir", "os.remove", "os.rmdir", "os.rename", "ctypes.dlsym"})
"""Audit events (docs.python.org/3/library/audit_events.html); ctypes.dlsym comes before an exchange."""


@dataclass(frozen=True)
class Killed:
    """A base with a site. digests: of that site, by the title of the record. seconds, steps: of a build."""

    base: Path
    digests: dict[str, str]
    seconds: float
    steps: int

    def digest(self) -> str:
        """Of the site that stands there; raises ManifestError or ValueError where it is not whole."""
        differences, *_ = verify(self.base / "site")
        if differences:
            raise ValueError(f"not whole: {differences[:3]}")
        return hashlib.sha256((self.base / "site" / MANIFEST).read_bytes()).hexdigest()


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a killed build."""
    if sys.platform == "win32":
        raise unittest.SkipTest("no SIGKILL there")
    with tempfile.TemporaryDirectory() as folder:
        base = _base(Path(folder) / "base")
        killed = _measured(base)
        for number in range(count(TRIALS, share)):
            outcome = _trial(killed, number, seed)
            yield f"kill {number}: {outcome}" if outcome else ""


def _base(base: Path) -> Path:
    (base / "content" / "en").mkdir(parents=True)
    (base / "cases" / "chengdu").mkdir(parents=True)
    (base / CONFIG).write_text(SETTINGS, encoding="utf-8")
    _write(base, TITLES[0])
    assert casebook("build", folder=base).returncode == 0
    return base


def _write(base: Path, title: str) -> None:
    (base / "cases" / "chengdu" / "park.yml").write_text(GOOD.replace(TITLES[0], title), encoding="utf-8")


def _measured(base: Path) -> Killed:
    """How long a build takes, how many steps it has, and the sites that there can be."""
    unknown, digests = Killed(base, {}, 0, 0), {}
    for title in (*TITLES[1:], TITLES[0]):
        _write(base, title)
        start = time.monotonic()
        process = _started(base)
        process.join()
        digests[title] = unknown.digest()
        seconds = time.monotonic() - start
    steps = int((base / "steps").read_text(encoding="ascii"))
    return Killed(base, digests, seconds, steps)


def _trial(killed: Killed, number: int, seed: int) -> str:
    """What fails when a build is killed."""
    chance = seeded(seed, "kills", number)
    old, new = TITLES[number % 3], TITLES[(number + 1) % 3]
    _write(killed.base, new)
    # The first three have each of the ways.
    by_clock, by_renames, in_processes = number % 2 == 0, number % 4 in {1, 2}, number % 3 == 0
    moment = chance.uniform(0, 1.1)
    die_at = None if by_clock else round(moment * killed.steps)
    process = _started(killed.base, die_at=die_at, by_renames=by_renames, in_processes=in_processes)
    process.join(moment * killed.seconds if by_clock else None)
    process.kill()
    process.join()
    ways = f"{', by renames' if by_renames else ''}{', in processes' if in_processes else ''}"
    said = f"at {moment:.3f} of {'the time' if by_clock else 'the steps'}{ways}"
    if not by_clock and process.exitcode != -signal.SIGKILL:
        return f"{said}: not killed but ended with {process.exitcode}"
    fault = _fault(killed, {killed.digests[old], killed.digests[new]}, by_renames=by_renames)
    return f"{said}: {fault}" if fault else _next_build(killed, killed.digests[new], said)


def _fault(killed: Killed, allowed: set[str], *, by_renames: bool) -> str:
    """Why the site is neither of those that are allowed."""
    if by_renames:
        staging.recover(killed.base / "site")
    try:
        return "" if killed.digest() in allowed else "neither the old nor the new site"
    except (ManifestError, ValueError) as fault:
        return f"{type(fault).__name__} {fault}"


def _next_build(killed: Killed, expected: str, said: str) -> str:
    process = _started(killed.base)
    process.join()
    if process.exitcode:
        return f"{said}: the next build ends with {process.exitcode}"
    fault = _fault(killed, {expected}, by_renames=False)
    return f"{said}: after the next build {fault}" if fault else ""


def _started(
    base: Path, *, die_at: int | None = None, by_renames: bool = False, in_processes: bool = False
) -> BaseProcess:
    """A build in a process of its own, forked from one in which everything is loaded.

    die_at: the step at which it kills itself; one after the last is its end.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    process = context.Process(target=_build, args=(base, die_at, by_renames, in_processes))
    process.start()
    return process


def _build(base: Path, die_at: int | None, by_renames: bool, in_processes: bool) -> None:
    """In the process: a build that counts its steps; each process that draws counts on for itself."""
    if in_processes:
        vars(building).update(WORTH_FORKING=1, cores=lambda: 3)
    if by_renames:
        exchange._exchanged_at_once = lambda first, second: False
    steps = _Steps(base, die_at)
    sys.addaudithook(steps.count)
    try:
        with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
            status = build_site(base / CONFIG, language="en")
    finally:
        if die_at is not None:
            _die()
    (base / "steps").write_text(str(steps.taken), encoding="ascii")
    sys.exit(status)


class _Steps:
    """Counts the changes to the file system below a base."""

    def __init__(self, base: Path, die_at: int | None) -> None:
        self.base, self.die_at, self.taken = str(base), die_at, 0

    def count(self, event: str, values: tuple[Any, ...]) -> None:
        """An audit hook."""
        if event in STEPS or (event == "open" and isinstance(values[2], int) and values[2] & WRITES):
            if event != "ctypes.dlsym" and not str(values[0]).startswith(self.base):
                return
            if self.taken == self.die_at:
                _die()
            self.taken += 1


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
