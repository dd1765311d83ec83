"""The way to a case by its name, for the page on which cases are chosen: takes the library, gives small files.

A permuted index (H. P. Luhn, Keyword-in-Context, 1960): every name stands once at each of its words, sorted. What a
reader types is the beginning of such a line, so that a binary search over the first lines of the files tells which one
to load, and one file answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.pages.page import File
from builder.search.jsonp import call

LINES = 300
"""Lines in a file: some 8 KB of it on the wire."""
KEY = 20
"""The characters of a line that are kept; more are never typed to tell two names apart."""
WHOLE = 24
"""A base of this many cases is shown whole, before anything is typed."""

_START = re.compile(r"[^\W_]+|[\u3400-\u9fff]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class ChoosableCase:
    """A case that can be chosen. facts: what tells it from others of its name. names: every name that finds it."""

    id: str
    title: str
    facts: str
    names: tuple[str, ...]


def folded(name: str) -> str:
    """A name as it is compared: NFKC, small letters, no accents, one space between words. The script does the same.

    >>> folded("Élan  ＮＧＯ")
    'elan ngo'
    """
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).lower())
    return " ".join("".join(sign for sign in bare if not "\u0300" <= sign <= "\u036f").split())


def permuted(name: str) -> Iterator[str]:
    """A folded name from each of its words on, and from each Han character on.

    >>> list(permuted("seed house"))
    ['seed house', 'house']
    """
    text = folded(name)
    for word in _START.finditer(text):
        starts = (word.start() + at for at, sign in enumerate(word[0]) if at == 0 or _HAN.match(sign))
        yield from (text[start : start + KEY].strip() for start in starts)


def title_files(cases: Sequence[ChoosableCase], folder: str) -> Iterator[File]:
    """The files: the first line of each (`titles.js`; of a small base all there is), and the lines (`titles-0.js`).

    folder: where they lie. Each file is a call of casebookCompare(name, data), for it is loaded as a script.
    """
    found = sorted(
        {(key, number) for number, case in enumerate(cases) for name in case.names for key in permuted(name)}
    )
    shards = [found[at : at + LINES] for at in range(0, len(found), LINES)]
    every = [_line(case) for case in cases] if len(cases) <= WHOLE else []
    yield called(f"{folder}titles.js", "titles", {"first": [shard[0][0] for shard in shards], "all": every})
    for at, shard in enumerate(shards):
        yield called(f"{folder}titles-{at}.js", f"titles-{at}", _shard(shard, cases))


def called(path: str, name: str, data: object) -> File:
    """A file of data that the page for comparing loads."""
    return File(path, call("casebookCompare", name, data))


def _shard(lines: Iterable[tuple[str, int]], cases: Sequence[ChoosableCase]) -> dict[str, object]:
    """Lines as pairs of key and row; rows hold each case once."""
    rows: dict[int, int] = {}
    pairs = [[key, rows.setdefault(number, len(rows))] for key, number in lines]
    return {"lines": pairs, "rows": [_line(cases[number]) for number in rows]}


def _line(case: ChoosableCase) -> list[str]:
    return [case.id, case.title, case.facts]
