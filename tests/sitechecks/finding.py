"""What every check of the built site gives: one finding a fault, and the pages they are looked for on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RECORD = 5
"""The parts of a record's path: `en/cases/place/slug/index.html`."""


@dataclass(frozen=True, order=True)
class Finding:
    check: str
    page: str
    what: str


def pages(site: Path) -> Iterator[str]:
    """Every page's path below the site, in one order everywhere."""
    yield from sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))


def one_of_each_kind(site: Path) -> list[str]:
    """One page of each (language, section, depth, name of a page below a record): pages of one kind are built alike."""
    chosen: dict[tuple[str, ...], str] = {}
    for page in pages(site):
        parts = page.split("/")
        below = parts[4:5] if len(parts) > RECORD else []
        chosen.setdefault((*parts[:2], str(len(parts)), *below), page)
    return sorted(chosen.values())
