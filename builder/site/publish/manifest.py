"""The manifest of a site: takes the digests of its files, gives SHA256SUMS; takes a folder, gives what that says.

SHA256SUMS has the form of coreutils, so that `sha256sum -c SHA256SUMS` in the folder says the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

MANIFEST = "SHA256SUMS"
LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
_ESCAPES = {"\\\\": "\\", "\\n": "\n", "\\r": "\r"}


class ManifestError(Exception):
    """A folder without a manifest, or with one that is none. code: of the message; line: from 1, 0 if it is missing."""

    def __init__(self, code: str, line: int = 0) -> None:
        super().__init__(code, line)
        self.code, self.line = code, line


def digest_of(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def manifest(digests: Mapping[str, str]) -> bytes:
    """The manifest of files by path, sorted by path. A manifest among them is left out. digests: by digest_of()."""
    return "".join(_line(path, digests[path]) for path in sorted(digests) if path != MANIFEST).encode()


def _line(path: str, digest: str) -> str:
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != path else ""
    return f"{mark}{digest}  {escaped}\n"


def digests_of(folder: Path) -> dict[str, str]:
    """The digests of a site's files by path, as its manifest has them. Raises ManifestError."""
    return _read(folder / MANIFEST)


def _read(path: Path) -> dict[str, str]:
    try:
        text = path.read_bytes().decode()
    except OSError as fault:
        raise ManifestError("no-manifest") from fault
    except UnicodeDecodeError as fault:
        raise ManifestError("bad-manifest", 1) from fault
    digests: dict[str, str] = {}
    *lines, end = text.split("\n")
    for number, line in enumerate([*lines, end] if end else lines, start=1):
        match = LINE.fullmatch(line)
        name = _unescaped(match[3]) if match and match[1] else match[3] if match else ""
        if match is None or not _is_inside(name) or name in digests:
            raise ManifestError("bad-manifest", number)
        digests[name] = match[2]
    return digests


def _unescaped(path: str) -> str:
    return re.sub(r"\\[\\nr]", lambda match: _ESCAPES[match[0]], path)


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and not {"", ".", ".."} & set(path.split("/")) and "\0" not in path
