"""The fault that stops a build beside records with errors: a site that cannot be drawn or written."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from builder.language.words import words


class Unpublishable(Exception):  # noqa: N818 - a state of the site, which needs no Error behind it
    """The site cannot be rendered or written. code: the message is publish.CODE; values: its placeholders."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[Callable[..., Unpublishable], tuple[str]]:
        """What is passed from a process that draws to the one that publishes."""
        return partial(Unpublishable, **self.values), (self.code,)


def in_words(fault: Unpublishable | OSError, *, place: Path, language: str) -> str:
    """A fault in a sentence. place: of the site, for a fault of the system that names no path."""
    say = words(language)
    if isinstance(fault, Unpublishable):
        return say(f"publish.{fault.code}", **fault.values)
    path = os.fsdecode(fault.filename) if fault.filename else str(place)
    return say("publish.os-error", path=path, reason=fault.strerror or str(fault))
