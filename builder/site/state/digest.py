"""Digests of bytes and texts, by which the state of a build tells what has changed."""

from __future__ import annotations

import hashlib

SIZE = 12
"""Bytes of a digest: by chance two of a billion are the same once in 10¹⁰ bases."""
Digest = bytes


def digest(*parts: bytes | str) -> Digest:
    """The digest of parts, in order."""
    hasher = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "little") + data)
    return hasher.digest()
