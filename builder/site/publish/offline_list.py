"""The list of offline archives, archive.js: takes what they are, gives its text; takes their folder, gives its files.

It is a script that calls one function, since a page that was opened from a folder can load nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from builder.site.publish.listed_files import ListedFiles

LIST = "archive.js"
RECEIVER = "casebookArchive"
"""The function that LIST calls, with the day, the page that offers the archives, and the archives."""
_TEXT = re.compile(rf"{RECEIVER}\((.*)\);\s*", re.DOTALL)
_NAME = re.compile(r"[^/\\\0.][^/\\\0]*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def list_of(archives: Sequence[Mapping[str, Any]], page: Mapping[str, str], day: date) -> bytes:
    """The list. archives, page: each with its name, `file`, and its digest, `sha256`, among what is said of it."""
    said = {"date": day.isoformat(), "page": page, "archives": archives}
    return f"{RECEIVER}({json.dumps(said)});\n".encode()


def files_in_list(folder: Path) -> ListedFiles:
    """What the list of a folder says of its files; of a folder without one, nothing."""
    if not (folder / LIST).exists():
        return ListedFiles()
    try:
        return ListedFiles(_digests((folder / LIST).read_text(encoding="utf-8")), (LIST,))
    except (OSError, ValueError, KeyError, TypeError):
        return ListedFiles({}, (LIST,), (LIST,))


def _digests(text: str) -> dict[str, str]:
    """The digests by file. Raises ValueError, KeyError or TypeError for a text that is no list."""
    found = _TEXT.fullmatch(text)
    said = json.loads(found[1] if found else "")
    digests = {each["file"]: each["sha256"] for each in (said["page"], *said["archives"])}
    if not all(_NAME.fullmatch(name) and _DIGEST.fullmatch(digest) for name, digest in digests.items()):
        raise ValueError(text)
    return digests
