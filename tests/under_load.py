"""Takes a command; runs it several times beside busy processes, and says of each run how long it took and how it ended:
`python -m tests.under_load [--times 10] [--busy 8] COMMAND …`. Exits with 1 if any run failed.

A test that depends on the pace of the machine fails here sooner or later.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

SPIN = "while True: pass"


@contextmanager
def busy(count: int) -> Iterator[None]:
    """Processes that do nothing as fast as they can, for as long as the block lasts."""
    spinning = [subprocess.Popen([sys.executable, "-c", SPIN]) for _ in range(count)]
    try:
        yield
    finally:
        for process in spinning:
            process.kill()
            process.wait()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.under_load")
    parser.add_argument("--times", type=int, default=10, help="how often the command is run")
    parser.add_argument("--busy", type=int, default=8, help="how many busy processes are beside it")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    given = parser.parse_args(arguments)
    failed = 0
    with busy(given.busy):
        for number in range(1, given.times + 1):
            start = time.monotonic()
            status = subprocess.run(given.command, check=False).returncode
            took = time.monotonic() - start
            print(f"run {number} of {given.times}: exit status {status}, {took:.0f} seconds", flush=True)
            failed += status != 0
    print(f"{failed} of {given.times} runs failed", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
