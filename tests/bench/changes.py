"""Takes a contender with a built site; gives what building again costs: after nothing, one title, one record more."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.contenders import Contender
from tests.bench.measure import Cost, measured
from tests.bench.records import add_one_record, change_one_title

TICK = 20_000_000
"""Nanoseconds that the times of files may lie behind the clock."""


@dataclass(frozen=True)
class Rebuilt:
    """written: files that the build wrote, with the same bytes or others. different: with other bytes, new or gone."""

    change: str
    cost: Cost
    written: int
    different: int


def rebuilds(contender: Contender, count: int, *, seed: int) -> Iterator[Rebuilt]:
    """One build each after: nothing, one title, one more record. The further record is taken away again."""
    base, added = contender.base, []
    changes: dict[str, Callable[[], object]] = {
        "nothing changed": lambda: None,
        "one title changed": lambda: change_one_title(base, seed=seed),
        "one record added": lambda: added.append(add_one_record(base, count, seed=seed)),
    }
    for name, change in changes.items():
        before = digests(contender.site)
        change()
        contender.refresh()
        start = time.time_ns() - TICK
        cost = measured(contender.build, contender.folder)
        after = digests(contender.site)
        written = sum((contender.site / path).stat().st_ctime_ns >= start for path in after)
        different = sum(before.get(path) != after.get(path) for path in before.keys() | after.keys())
        yield Rebuilt(name, cost, written, different)
    for path in added:
        path.unlink()


def digests(site: Path) -> dict[str, bytes]:
    """Every file of a site with the digest of its bytes."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.blake2b(path.read_bytes()).digest() for path in files}
