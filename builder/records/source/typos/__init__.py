"""Takes the text of a file, gives the slips of typing in it, each with the lines as they should be.

YAML's own parser stops at its first fault, often a line late, and takes `[一，二]` for one item without a word. Here
the lines are read with lenience; what is prose (block scalars, quotes, continued texts) is kept track of, and only what
is sure is named.

    quick look --scan--> statements (head, place, value) --edits--> lines to replace, with their problems
"""

from __future__ import annotations

from builder.records.source.typos.edits import Edit, apply, as_edit
from builder.records.source.typos.prefilter import suspicious
from builder.records.source.typos.scanner import Scan
from builder.records.source.typos.statement import read_statement

__all__ = ["Edit", "apply", "find", "quote_unknown"]

MAX_EDITS = 60


def find(path: str, text: str, *, refused: bool, prose: tuple[tuple[int, int], ...] = ()) -> tuple[Edit, ...]:
    """The slips in a text, at most one edit a statement, from top to bottom.

    refused: YAML's parser stopped at the text. prose: where it saw the block scalars of one it accepted.
    """
    if not refused and not suspicious(text, prose):
        return ()
    scan = _scanned(text)
    edits = (as_edit(path, scan.lines, found, refused=refused) for found in scan.found)
    return tuple(each for each in edits if each is not None)


def quote_unknown(text: str) -> str:
    """The text with each lone `?` in quotes: in the format an unknown date, in YAML the start of a key."""
    scan = _scanned(text)
    for line, at in scan.unknown:
        old = scan.lines[line]
        scan.lines[line] = f'{old[:at]}"?"{old[at + 1 :]}'
    return "\n".join(scan.lines)


def _scanned(text: str) -> Scan:
    """All lines read, or as many as there is sense in."""
    scan = Scan(text.split("\n"))
    while scan.at < len(scan.lines) and len(scan.found) < MAX_EDITS:
        read_statement(scan)
    return scan
