"""A progress bar on a terminal, nothing in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")
WORTH_SHOWING = 200
"""Fewer steps than this are over before a bar is read."""
STEPS = 50
"""So often a bar is drawn: to draw it takes longer than to look whether a file has changed."""


def progress(items: Sequence[T], label: str) -> Iterator[T]:
    """The items, one by one, with a bar on standard error while they are worked on."""
    if len(items) < WORTH_SHOWING or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr, update_min_steps=len(items) // STEPS) as bar:
        yield from bar
