"""Archives: takes files, gives a zip that is byte-identical on every machine.

Written here (APPNOTE.TXT 4.3, 4.4), since zipfile cannot take files that are compressed already.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_TIME, _DATE = 0, 1 << 5 | 1
"""The timestamp of every file, as MS-DOS writes it: the first day of 1980, the earliest that zip allows."""
_VERSION, _MADE_BY, _MODE = 20, bytes((20, 3)), 0o644
"""Zip 2.0, by Unix, readable by all."""
_ENTRY, _ATTRIBUTES, _END = struct.Struct("<5H3L2H"), struct.Struct("<3H2L"), struct.Struct("<4H2LH")


@dataclass(frozen=True)
class Member:
    """A file, deflated (RFC 1951), with the CRC-32 and the length in bytes of what it was."""

    content: bytes
    checksum: int
    size: int

    @property
    def data(self) -> bytes:
        """What it was."""
        return zlib.decompress(self.content, -zlib.MAX_WBITS, self.size)


def compressed(data: bytes) -> Member:
    """A file to be put into an archive."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(compressor.compress(data) + compressor.flush(), zlib.crc32(data), len(data))


def zip_file(members: Iterable[tuple[str, Member]]) -> bytes:
    """The zip of files, each with its name in ASCII, in the given order: at most 65,535, 4 GB together."""
    files, directory, offset, number = [], [], 0, 0
    for name, member in members:
        sizes = (member.checksum, len(member.content), member.size)
        entry = _ENTRY.pack(_VERSION, 0, zipfile.ZIP_DEFLATED, _TIME, _DATE, *sizes, len(name), 0)
        files += [b"PK\3\4", entry, name.encode("ascii"), member.content]
        directory += [b"PK\1\2", _MADE_BY, entry, _ATTRIBUTES.pack(0, 0, 0, _MODE << 16, offset), name.encode("ascii")]
        offset += 4 + len(entry) + len(name) + len(member.content)
        number += 1
    size = sum(map(len, directory))
    return b"".join((*files, *directory, b"PK\5\6", _END.pack(0, 0, number, number, size, offset, 0)))
