"""Reproducible builds: one base gives the same bytes wherever, whenever and by whomever it is built.

A build is compared with one under another circumstance, and with one under all of them at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder.site.publish.manifest import MANIFEST
from tests.longchecks.trial import count, seeded
from tests.sites import ROOT, odd_base

EPOCH = "1800000000"
"""After every date in the records."""
LATER = 1_900_000_000


@dataclass(frozen=True)
class Circumstances:
    """Of a build. place: of the base below a temporary folder; variables: of its environment; command: before it.

    reversed: whether the files of the base were written in the other order; times: of its files.
    """

    place: str = "base"
    variables: Mapping[str, str] | None = None
    umask: int = 0o022
    reversed: bool = False
    times: int = 0
    command: tuple[str, ...] = ()
    from_elsewhere: bool = False


Difference = Callable[[Circumstances], Circumstances]


def _with(**variables: str) -> Difference:
    return lambda usual: replace(usual, variables={**(usual.variables or {}), **variables})


DIFFERENCES: Mapping[str, Difference] = {
    "folder": lambda usual: replace(usual, place="other folder/成都/base"),
    "time zone": _with(TZ="Pacific/Kiritimati"),
    "locale": _with(LANG="zh_TW.UTF-8", LC_ALL="POSIX", LANGUAGE="zh"),
    "hash seed": _with(PYTHONHASHSEED="4242"),
    "umask": lambda usual: replace(usual, umask=0o077),
    "home": _with(HOME="/nonexistent", USER="nobody", XDG_CACHE_HOME="/nonexistent/cache"),
    "order of files": lambda usual: replace(usual, reversed=True),
    "times of files": lambda usual: replace(usual, times=LATER),
    "working folder": lambda usual: replace(usual, from_elsewhere=True),
    "niceness": lambda usual: replace(usual, command=("nice", "-n", "5")),
}


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a difference; the first has all of them."""
    names = seeded(seed, "reproducibility", 0).sample(sorted(DIFFERENCES), count(len(DIFFERENCES), share))
    with tempfile.TemporaryDirectory() as folder:
        usual = _manifest(Path(folder) / "usual", Circumstances())
        for number, chosen in enumerate([tuple(DIFFERENCES), *((name,) for name in names)]):
            other = _manifest(Path(folder) / str(number), _differing(chosen))
            yield f"{', '.join(chosen)}: {_changed(usual, other)}" if other != usual else ""


def _differing(names: tuple[str, ...]) -> Circumstances:
    circumstances = Circumstances()
    for name in names:
        circumstances = DIFFERENCES[name](circumstances)
    return circumstances


def _manifest(folder: Path, circumstances: Circumstances) -> str:
    """The manifest of the site that is built; of a build that fails its message, which is like no other."""
    source, base = odd_base(folder / "source"), folder / circumstances.place
    _copy(source, base, circumstances)
    variables = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "1"}
    command = [*circumstances.command, sys.executable, "-m", "builder", "build"]
    done = subprocess.run(
        [*command, "-f", str(base / "mkdocs.yml")] if circumstances.from_elsewhere else command,
        cwd=folder if circumstances.from_elsewhere else base,
        env={**variables, "NO_MKDOCS_2_WARNING": "1", "LC_ALL": "C.UTF-8", **(circumstances.variables or {})},
        umask=circumstances.umask,
        capture_output=True,
        text=True,
        check=False,
    )
    return (
        (base / "site" / MANIFEST).read_text("utf-8")
        if done.returncode == 0
        else f"{folder}: {done.stderr}{done.stdout}"
    )


def _copy(source: Path, base: Path, circumstances: Circumstances) -> None:
    """A base with its files written in an order, and with times of their own."""
    paths = sorted((path for path in source.rglob("*") if path.is_file()), reverse=circumstances.reversed)
    for path in paths:
        copied = base / path.relative_to(source)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
        if circumstances.times:
            os.utime(copied, (circumstances.times, circumstances.times))


def _changed(usual: str, other: str) -> str:
    """The first files that differ."""
    return " ".join(sorted({*usual.splitlines()} ^ {*other.splitlines()}, key=lambda line: line[64:])[:4])[:500]
