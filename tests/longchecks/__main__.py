"""The long checks: `python -m tests.longchecks [--share 1.0] [--seed 9] [NAMES]`. A line a check, failures below it.

Exits with 1 if any trial failed. `make check` runs a whole share, `make test` a tenth.
"""

from __future__ import annotations

import argparse
import sys
import time
import unittest
from collections.abc import Mapping, Sequence

from tests.longchecks import disks, kills, mutations, reproducibility
from tests.longchecks.trial import Run, result

CHECKS: Mapping[str, Run] = {
    "mutations": mutations.run,
    "kills": kills.run,
    "reproducibility": reproducibility.run,
    "disks": disks.run,
}
SHOWN = 20


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.longchecks")
    parser.add_argument("--share", type=float, default=1.0, help="the share of the trials, 1.0 for all")
    parser.add_argument("--seed", type=int, default=9, help="of the random numbers: the same seed, the same trials")
    parser.add_argument("names", nargs="*", choices=[*CHECKS, []], help="which checks; all of them by default")
    given = parser.parse_args(arguments)
    failed = [name for name in given.names or CHECKS if not _passes(name, given.share, given.seed)]
    return int(bool(failed))


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
