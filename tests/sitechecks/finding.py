"""What every check of the built site gives: one finding a fault, and the pages they are looked for on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    check: str
    page: str
    what: str


def pages(site: Path) -> Iterator[str]:
    """Every page's path below the site, in one order everywhere."""
    yield from sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))


def one_of_each_kind(site: Path) -> list[str]:
    """One page of each (language, section, depth): pages of one kind are built alike."""
    chosen: dict[tuple[str, ...], str] = {}
    for page in pages(site):
        parts = page.split("/")
        chosen.setdefault((*parts[:2], str(len(parts))), page)
    return sorted(chosen.values())
