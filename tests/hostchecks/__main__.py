"""Publishes to a host by rsync; serves two sites by nginx, Apache and Caddy, asks them, and reads in a browser.

Prints a line a server and what is not as it should be, and fails on any of it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.hostchecks.answers import CHECKS, Hosted
from tests.hostchecks.publishing import publish_everywhere
from tests.hostchecks.reading import read_through
from tests.hostchecks.servers import COMMANDS, ServerError, server
from tests.hostchecks.sites import Served, at_root, below_path, printed

READ_ON = frozenset({"nginx"})
"""The servers whose sites are read in a browser too: what it is told is the same from all."""


def main() -> int:
    """The exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        found = [*_publish(folder / "publish"), *_look(at_root(folder / "root"), folder)]
        found += _look(below_path(folder / "path"), folder)
    return 1 if found else 0


def _publish(folder: Path) -> Iterator[str]:
    """What is wrong with publishing to a host, printed as it is found."""
    for way, faults in publish_everywhere(folder):
        _print(way, faults)
        yield from faults


def _print(what: str, faults: list[str]) -> None:
    print(f"{len(faults):6}  {what}", *faults, sep="\n        ", flush=True)


def _look(served: Served, folder: Path) -> Iterator[str]:
    """What is wrong with a site on each server, printed as it is found."""
    for name in COMMANDS:
        place = f"{name}, {served.address}"
        try:
            faults = list(_faults(name, served, folder / f"{served.base.name}-{name}"))
        except ServerError as fault:
            faults = [str(fault)]
        _print(place, faults)
        yield from faults


def _faults(name: str, served: Served, folder: Path) -> Iterator[str]:
    hosted = Hosted(served.address, served.site, served.moved, served.is_precompressed)
    with server(name, printed(served, name), folder, served.site, served.address):
        for check in CHECKS:
            yield from check(hosted)
        if name in READ_ON:
            yield from read_through(served)


if __name__ == "__main__":
    sys.exit(main())
