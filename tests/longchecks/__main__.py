"""The long checks: `python -m tests.longchecks [--share 1.0] [--seed 9] [NAMES]`. A line a check, failures below it.

Exits with 1 if any trial failed. `make check` runs a whole share, `make test` a part (tests/test_longchecks.py).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import unittest
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.longchecks import (
    combinations,
    disks,
    forms,
    hostile,
    kills,
    mutations,
    properties,
    rebuilds,
    reproducibility,
)
from tests.longchecks.trial import Run, result

CHECKS: Mapping[str, Run] = {
    "mutations": mutations.run,
    "kills": kills.run,
    "reproducibility": reproducibility.run,
    "rebuilds": rebuilds.run,
    "disks": disks.run,
    "properties": properties.run,
    "hostile": hostile.run,
    "forms": forms.run,
    "combinations": combinations.run,
}
SHOWN = 20


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.longchecks")
    parser.add_argument("--share", type=float, default=1.0, help="the share of the trials, 1.0 for all")
    parser.add_argument("--seed", type=int, default=9, help="of the random numbers: the same seed, the same trials")
    parser.add_argument("names", nargs="*", choices=[*CHECKS, []], help="which checks; all of them by default")
    given = parser.parse_args(arguments)
    names = given.names or list(CHECKS)
    if len(names) == 1:
        return int(not _passes(names[0], given.share, given.seed))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        passed = list(pool.map(lambda name: _passes_beside_others(name, given.share, given.seed), names))
    return int(not all(passed))


def _passes_beside_others(name: str, share: float, seed: int) -> bool:
    """Run a check in a process of its own, and say how it went when it ends."""
    options = ["--share", str(share), "--seed", str(seed), name]
    run = subprocess.run([sys.executable, "-m", "tests.longchecks", *options], stdout=subprocess.PIPE, check=False)
    print(run.stdout.decode(), end="", flush=True)
    return run.returncode == 0


def _passes(name: str, share: float, seed: int) -> bool:
    """Run a check and say how it went."""
    start = time.monotonic()
    try:
        found = result(CHECKS[name], share, seed)
    except unittest.SkipTest as reason:
        print(f"{name}: not run, {reason}", flush=True)
        return True
    took = time.monotonic() - start
    print(f"{name}: {found.trials} trials, {len(found.failures)} failed, {took:.0f} s", flush=True)
    for failure in found.failures[:SHOWN]:
        print(f"  {failure}", flush=True)
    return not found.failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
