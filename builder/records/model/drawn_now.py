"""What a process draws now: takes its name before it is drawn, tells it to whoever wants to know.

A library in C or Rust that fails ends the process, whatever Python does. Then the last name that was told is all that
says where.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Teller = Callable[[str], None]
"""Takes what is drawn from now on; '' for nothing."""


class _Telling:
    """Whom a process tells; None for nobody."""

    to: Teller | None = None


class _Now(threading.local):
    """What a thread draws: `serve` draws in many."""

    what = ""


_now = _Now()


@contextmanager
def telling(to: Teller) -> Iterator[None]:
    """Have a function told what is drawn in the block."""
    before, _Telling.to = _Telling.to, to
    try:
        yield
    finally:
        _Telling.to = before


@contextmanager
def drawn(what: str) -> Iterator[None]:
    """Tell that this is drawn in the block, and behind it what was drawn before."""
    if _Telling.to is None:
        yield
        return
    before, _now.what = _now.what, what
    _Telling.to(what)
    try:
        yield
    finally:
        _now.what = before
        if _Telling.to is not None:
            _Telling.to(before)
