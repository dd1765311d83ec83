"""A witness of what is drawn: says so, in a process of its own, when the one that draws ends without a word.

That happens when a library fails in a way that ends the process. Where several processes draw, the one that waits for
them says it (processes.py).
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from builder.language.words import words
from builder.records.model.drawn_now import telling

PROGRAM = Path(__file__).with_name("last_words.py")
_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"


class _Witness:
    """The process, begun when something is drawn first."""

    def __init__(self, language: str) -> None:
        self._said = words(language)("publish.aborted", what=_MARK).split(_MARK)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def tell(self, what: str) -> None:
        """Let it know what is drawn now. A witness that cannot be had is no reason not to draw."""
        with self._lock, suppress(OSError):
            if self._process is None and what:
                command = [sys.executable, "-I", "-S", "-X", "utf8", str(PROGRAM), *self._said]
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
            if self._process is not None and self._process.stdin is not None:
                os.write(self._process.stdin.fileno(), f"{what}\n".encode("utf-8", "replace"))

    def dismiss(self) -> None:
        """End it: nothing is drawn any more."""
        self.tell("")
        if self._process is not None:
            with suppress(OSError):
                self._process.communicate()


@contextmanager
def witnessed(language: str) -> Iterator[None]:
    """Have it said, in a language, what was drawn when this process ends without a word in the block."""
    witness = _Witness(language)
    try:
        with telling(witness.tell):
            yield
    finally:
        witness.dismiss()
