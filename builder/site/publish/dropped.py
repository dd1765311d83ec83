"""Records that a site would lose: takes the new files and the published site, gives those that only the old one has.

What is published says it best: no list beside the site can be lost or be that of another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

RECORD = re.compile(r"[^/]+/((?:cases|policies)/[^/]+/[^/]+)/index\.html")
"""The path of a record's page, or of one that leads on from an old id, below the site."""
MOST_NAMED = 40


def dropped_records(files: Iterable[str], site: Path) -> tuple[list[str], int]:
    """The records that the site has and these files do not, and how many it has. A renamed one leaves a page behind."""
    paths = (path.relative_to(site).as_posix() for path in site.glob("*/*/*/*/index.html"))
    published = _records(paths)
    return sorted(published - _records(files)), len(published)


def is_half_lost(dropped: int, published: int) -> bool:
    """Whether more than half of what is published would be gone."""
    return 2 * dropped > published


def named(records: list[str]) -> str:
    """The records in one line, the last ones counted where there are many."""
    more = f" … (+{len(records) - MOST_NAMED})" if len(records) > MOST_NAMED else ""
    return ", ".join(records[:MOST_NAMED]) + more


def _records(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(match[1] for path in paths if (match := RECORD.fullmatch(path)))
