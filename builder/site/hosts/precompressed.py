"""Texts compressed beforehand: takes a file of a site, gives its twin, which a host sends to whoever takes gzip.

The same text has the same twin on every day and machine with the same zlib: its header has neither time nor name.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from builder.site.hosts.headers import LEAST_BYTES, TEXTS

SUFFIX = ".gz"
MOST_LEFT = 0.9
"""The share of its bytes that a twin may have and still be worth a file."""
_LEVEL = 9
_HEADER = bytes((0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255))
"""RFC 1952: deflated, no flags, no time, as small as can be, by no system in particular."""


def twin(path: str) -> str:
    """Where the twin of a file lies."""
    return path + SUFFIX


def with_twins(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files by path, and beside each text that gets smaller its twin."""
    both = dict(files)
    for path, content in files.items():
        if _is_long(path, content) and len(compressed := _compressed(content)) < MOST_LEFT * len(content):
            both[twin(path)] = compressed
    return both


def _is_long(path: str, content: bytes) -> bool:
    return len(content) > LEAST_BYTES and path.rpartition("/")[2].rpartition(".")[2] in TEXTS


def _compressed(content: bytes) -> bytes:
    """A gzip file (RFC 1952) of one member."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = compressor.compress(content) + compressor.flush()
    return b"".join((_HEADER, body, struct.pack("<2L", zlib.crc32(content), len(content) & 0xFFFFFFFF)))
