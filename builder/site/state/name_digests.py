"""Digests of records as readers of a converted edition get them: takes record files and the names of the base.

A name of any record can change how a text of another is converted. It does so only where it stands, so the digest of a
record holds the names of which the first two characters stand in it, or could: a name may be broken by a line end, and
a text in quotation marks may have its characters as escapes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from operator import add

from builder.language.chinese import TRADITIONAL, Terms
from builder.language.languages import LANGUAGES
from builder.site.state.digest import Digest, digest

_BETWEEN = re.compile(r"[\s>]+")
"""What a line end within a name may be in the file: it is none in the text."""
_RUN = re.compile(r"[^\0-\x7f]+.?")
"""Where names may begin: most of a file is in ASCII, most names are not."""
_ESCAPE = re.compile(r"\\[uUx\r\n]")
"""What may be any character of a text in quotation marks, or joins its lines."""


class NameDigests:
    """The digests of texts together with the names that may stand in them.

    all_traditional: whether a text may be in Traditional without saying so.
    """

    def __init__(self, terms: Terms, *, all_traditional: bool) -> None:
        self._names: dict[str, list[str]] = {}
        for name, form in terms.names.items():
            self._names.setdefault(_opening(name), []).append(f"{name} {form}")
        self._in_ascii = [opening for opening in self._names if opening[:1].isascii()]
        self._mainland = [f"{name} {form}" for name, form in terms.mainland.items()]
        self._all_traditional = all_traditional
        self._traditional_keys = (TRADITIONAL, *LANGUAGES[TRADITIONAL].keys)

    def of(self, data: bytes) -> Digest:
        """The digest of a file with its names."""
        text = data.decode("utf-8", "replace")
        names = [name for opening in sorted(self._found(text)) for name in self._names[opening]]
        return digest(data, *names, "", *(self._mainland if self._may_have_traditional(text) else ()))

    def _may_have_traditional(self, text: str) -> bool:
        return self._all_traditional or bool(_ESCAPE.search(text)) or any(key in text for key in self._traditional_keys)

    def _found(self, text: str) -> Collection[str]:
        """The openings that may stand in a text."""
        if not self._names or _ESCAPE.search(text):
            return self._names.keys()
        written = _BETWEEN.sub("", text)
        pairs = {pair for run in _RUN.findall(written) for pair in (*map(add, run, run[1:]), *run)}
        return {opening for opening in self._in_ascii if opening in written} | (self._names.keys() & pairs)

    def of_files(self, files: Mapping[str, bytes]) -> dict[str, Digest]:
        """The digest of each file."""
        return {path: self.of(data) for path, data in files.items()}


def _opening(name: str) -> str:
    return _BETWEEN.sub("", name)[:2]
