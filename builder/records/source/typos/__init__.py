"""Detects typing errors in the text of a file, with the corrected lines for each.

YAML's own parser stops at its first error, often a line late, and silently reads `[一，二]` as one item. This scanner
reads the lines leniently, keeps track of prose (block scalars, quotes, continued texts), and reports only certain
errors.

    prefilter --scan--> statements (head, place, value) --edits--> lines to replace, with their problems
"""

from __future__ import annotations

from itertools import accumulate

from builder.records.source.typos.edits import Edit, apply, as_edit
from builder.records.source.typos.prefilter import suspicious
from builder.records.source.typos.scanner import Scan
from builder.records.source.typos.statement import read_statement

__all__ = ["Edit", "apply", "find", "quote_unknown", "unknown_places"]

MAX_EDITS = 60


def find(path: str, text: str, *, refused: bool, prose: tuple[tuple[int, int], ...] = ()) -> tuple[Edit, ...]:
    """The typing errors in a text, at most one edit per statement, from top to bottom.

    refused: whether YAML's parser refused the text. prose: the spans of the block scalars of an accepted one.
    """
    if not refused and not suspicious(text, prose):
        return ()
    scan = _scanned(text)
    edits = (as_edit(path, scan.lines, statement, refused=refused) for statement in scan.statements)
    return tuple(edit for edit in edits if edit is not None)


def quote_unknown(text: str) -> str:
    """The text with quotes around each lone `?`: an unknown date in the format, the start of a key in YAML."""
    scan = _scanned(text)
    for line, at in scan.unknown:
        old = scan.lines[line]
        scan.lines[line] = f'{old[:at]}"?"{old[at + 1 :]}'
    return "\n".join(scan.lines)


def unknown_places(text: str) -> tuple[int, ...]:
    """The offset of each lone `?` in a text."""
    if "?" not in text:
        return ()
    scan = _scanned(text)
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return tuple(starts[line] + at for line, at in scan.unknown)


def _scanned(text: str) -> Scan:
    """Scan all lines, up to MAX_EDITS statements."""
    scan = Scan(text.split("\n"))
    while scan.at < len(scan.lines) and len(scan.statements) < MAX_EDITS:
        read_statement(scan)
    return scan
