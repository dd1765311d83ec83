"""Texts that Markdown cannot be read from: takes texts, gives those at which comrak gives up.

comrak is compiled so that a fault in it ends the process, whatever Python does. So texts with markup are rendered in a
process of their own first, and a build is never the one that ends. `python -m builder.records.markdown_trial` is it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from builder.records.markdown import is_plain, mask_citations, render, within_limits
from builder.records.model.values import Passage
from builder.records.problem import Problem, error

MAX_FAULTS = 20
"""How many texts are named in one run; each takes a process."""

_tried: set[bytes] = set()
"""Digests of texts that can be read, so that `serve` does not try them again at each change."""


def unreadable_markdown(passages: Iterable[tuple[str, Passage]], *, module: str = __name__) -> Iterator[Problem]:
    """An error at each passage that cannot be read. passages: with the path of their file. module: of the process."""
    candidates = [(path, passage) for path, passage in passages if _is_worth_a_trial(passage.text)]
    texts = [mask_citations(passage.text)[0] for _, passage in candidates]
    unread = set(unreadable(texts, module=module))
    for index, (path, passage) in enumerate(candidates):
        if index in unread:
            yield error("markdown-unreadable", path, passage.scalar.place.line, passage.scalar.place.column)
        else:
            _tried.add(_digest(passage.text))


def unreadable(texts: Sequence[str], *, module: str = __name__) -> Iterator[int]:
    """The indices of the texts at which a process ends; of more than MAX_FAULTS the first."""
    start = 0
    for _ in range(MAX_FAULTS):
        if start >= len(texts):
            return
        start += _count_readable(texts[start:], module)
        if start < len(texts):
            yield start
        start += 1


def main() -> None:
    """Render the texts on standard input, a JSON list, and write a dot before the first and after each."""
    texts, output = json.load(sys.stdin), sys.stdout.fileno()
    os.write(output, b".")
    for text in texts:
        render(text)
        os.write(output, b".")


def _count_readable(texts: Sequence[str], module: str) -> int:
    """How many texts a process renders before it ends; all if it cannot be started, which is no fault of a text."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        process = subprocess.run(
            [sys.executable, "-m", module],
            input=json.dumps(texts).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
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


if __name__ == "__main__":
    main()
