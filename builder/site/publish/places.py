"""The names beside a site: takes its folder, gives those of its next generation, its lock, its state and so on."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".state"
"""Of the folder of a state."""


def sibling(site: Path, kind: str) -> Path:
    """`.site.KIND` beside `site`."""
    return site.with_name(f".{site.name}.{kind}")


def state_folder(site: Path) -> Path:
    """The folder in which the state of a site's build is kept."""
    return sibling(site, SUFFIX.removeprefix("."))
