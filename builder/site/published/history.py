"""What the list of published addresses has had in git: takes a base, gives the lines that were taken out of it.

A list that forgets nothing must not lose lines to a slip or a bad merge; git knows what it had.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.records.published import ADDRESSES, Listed, Promise, Published, listed_in
from builder.site.preview.states import git

_OUT = re.compile(r"-(?!-- )")
"""A line that a change takes out, in contrast to the name of the file."""


def taken_out(base: Path) -> tuple[Listed, ...]:
    """The lines that were ever taken out of the list, those among them that came back in another form; none where there
    is no git, no repository or no history.
    """
    try:
        changes = git(base, "log", "-p", "--no-ext-diff", "--no-textconv", "--format=", "--unified=0", "--", ADDRESSES)
        now = git(base, "diff", "--no-ext-diff", "--no-textconv", "--unified=0", "HEAD", "--", ADDRESSES)
    except (subprocess.CalledProcessError, OSError):
        return ()
    lines = dict.fromkeys(line[1:] for line in (changes + now).splitlines() if _OUT.match(line))
    return tuple(found for line in lines if (found := listed_in(line, 0)))


def forgotten(published: Published, earlier: tuple[Listed, ...]) -> Iterator[Promise]:
    """The promises of earlier lines that the list lacks, but for what was given up."""
    whole = replace(published, listed=(*published.listed, *earlier))
    kept = {(promise.address, promise.anchor) for promise in published.promises()}
    for promise in dict.fromkeys(whole.promises()):
        if (promise.address, promise.anchor) not in kept:
            yield promise
