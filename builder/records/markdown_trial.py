"""Texts that Markdown cannot be read from: takes texts, gives those at which comrak gives up.

comrak is compiled so that a fault in it ends the process, whatever Python does. So texts with markup are rendered in a
process of their own first (commonmark.py), and a build is never the one that ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from builder.records.markdown import guarded, is_plain, mask_citations, within_limits
from builder.records.model.values import Passage
from builder.records.problem import Problem, error

PROGRAM = Path(__file__).with_name("commonmark.py")
MAX_FAULTS = 20
"""How many texts are named in one run; each takes a process."""

_tried: set[bytes] = set()
"""Digests of texts that can be read, so that `serve` does not try them again at each change."""


def unreadable_markdown(passages: Iterable[tuple[str, Passage]], *, program: Path | None = None) -> Iterator[Problem]:
    """An error at each passage that cannot be read. passages: with their files' paths. program: in place of
    commonmark.py."""
    candidates = [(path, passage) for path, passage in passages if _is_worth_a_trial(passage.text)]
    texts = [guarded(mask_citations(passage.text)[0]) for _, passage in candidates]
    faulty = list(unreadable(texts, program=program))
    if len(faulty) < MAX_FAULTS:
        _tried.update(_digest(passage.text) for index, (_, passage) in enumerate(candidates) if index not in faulty)
    for path, passage in (candidates[index] for index in faulty):
        yield error("markdown-unreadable", path, passage.scalar.place.line, passage.scalar.place.column)


def unreadable(texts: Sequence[str], *, program: Path | None = None) -> Iterator[int]:
    """The indices of the texts at which a process ends; of more than MAX_FAULTS the first."""
    start = 0
    for _ in range(MAX_FAULTS):
        if start >= len(texts):
            return
        start += _count_readable(texts[start:], program)
        if start < len(texts):
            yield start
        start += 1


def _count_readable(texts: Sequence[str], program: Path | None) -> int:
    """How many texts a process renders before it ends; all if it cannot be started, which is no fault of a text."""
    try:
        process = subprocess.run(
            [sys.executable, "-I", str(program or PROGRAM)],
            input=json.dumps(texts).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return len(texts)
    return len(process.stdout) - 1 if process.stdout else len(texts)


def _is_worth_a_trial(text: str) -> bool:
    masked_text = mask_citations(text)[0]
    return within_limits(masked_text) and not is_plain(masked_text) and _digest(text) not in _tried


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
