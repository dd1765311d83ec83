"""Takes named bytes; gives them as one sequence of bytes, and back: no code can be in it, and damage is noticed."""

import json
from collections.abc import Mapping
from hashlib import sha256

DIGEST_BYTES = 32
_LENGTH_BYTES = 8
# Arrays are read where they stand, which takes whole words.
_ALIGNMENT = 8

Parts = Mapping[str, bytes | memoryview]


def packed(parts: Parts, mark: bytes) -> bytes:
    """`mark`: DIGEST_BYTES, without which it cannot be unpacked."""
    header = json.dumps({name: len(part) for name, part in parts.items()}).encode()
    body = [each for part in (header, *parts.values()) for each in (part, bytes(_whole(len(part)) - len(part)))]
    digest = sha256(mark)
    for part in body:
        digest.update(part)
    return b"".join((mark, digest.digest(), len(header).to_bytes(_LENGTH_BYTES, "little"), *body))


def unpacked(data: bytes, mark: bytes) -> dict[str, memoryview] | None:
    """None for damaged data, and for those with another mark."""
    view, start = memoryview(data), 2 * DIGEST_BYTES + _LENGTH_BYTES
    digest = sha256(mark)
    digest.update(view[start:])
    if data[:DIGEST_BYTES] != mark or data[DIGEST_BYTES : 2 * DIGEST_BYTES] != digest.digest():
        return None
    length = int.from_bytes(view[2 * DIGEST_BYTES : start], "little")
    lengths: dict[str, int] = json.loads(bytes(view[start : start + length]))
    start += _whole(length)
    parts = {}
    for name, size in lengths.items():
        parts[name] = view[start : start + size]
        start += _whole(size)
    return parts


def _whole(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT
