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
    """The first page of each kind in each language: pages of one kind are built alike."""
    chosen: dict[tuple[str, ...], str] = {}
    for page in pages(site):
        chosen.setdefault((page.partition("/")[0], *kind(page)), page)
    return sorted(chosen.values())


def one_of_each_kind_in_turn(site: Path) -> list[str]:
    """A page of each kind: of the first in one language, of the next in another."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for page in one_of_each_kind(site):
        kinds.setdefault(kind(page), []).append(page)
    return [some[place % len(some)] for place, some in enumerate(kinds.values())]


def kind(page: str) -> tuple[str, ...]:
    """The kind of a page by its path: section, depth, and its name if it is below a record."""
    parts = page.split("/")
    below = parts[4:5] if len(parts) > RECORD else []
    return (*parts[1:2], str(len(parts)), *below)
