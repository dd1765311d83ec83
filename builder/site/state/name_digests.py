"""Digests of records as readers of a converted edition get them: takes record files and the names of the base.

A name of any record can change how a text of another is converted. It does so only where it stands, so the digest of a
record holds the names of which the first two characters stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.language.alternatives import any_of
from builder.language.chinese import TRADITIONAL, Terms
from builder.site.state.digests import Digest, digest


class NameDigests:
    """The digests of texts together with the names that may stand in them.

    all_traditional: whether a text may be in Traditional without saying so.
    """

    def __init__(self, terms: Terms, *, all_traditional: bool) -> None:
        self._names: dict[str, list[str]] = {}
        for name, form in terms.names.items():
            self._names.setdefault(name[:2], []).append(f"{name} {form}")
        self._openings = re.compile(f"(?={any_of(self._names)})") if self._names else None
        self._mainland = [f"{name} {form}" for name, form in terms.mainland.items()]
        self._all_traditional = all_traditional

    def of(self, data: bytes) -> Digest:
        """The digest of a file with its names."""
        text = data.decode("utf-8", "replace")
        names = [name for opening in sorted(self._found(text)) for name in self._names[opening]]
        has_traditional = self._all_traditional or TRADITIONAL in text
        return digest(data, *names, "", *(self._mainland if has_traditional else ()))

    def _found(self, text: str) -> set[str]:
        return set(_pairs(text, self._openings)) if self._openings else set()

    def of_files(self, files: Mapping[str, bytes]) -> dict[str, Digest]:
        """The digest of each file."""
        return {path: self.of(data) for path, data in files.items()}


def _pairs(text: str, openings: re.Pattern[str]) -> Iterator[str]:
    return (text[match.start() : match.start() + 2] for match in openings.finditer(text))
