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

LINES_PER_FILE = 300
"""Lines in a file: some 8 KB of it on the wire."""
KEY_LENGTH = 20
"""The characters of a line that are kept; more are never typed to tell two names apart."""
MAX_UNSEARCHED = 12
"""A base of this many cases is shown whole, before anything is typed. The script shows no more (compare/names.js)."""

_WORD_START = re.compile(r"[^\W_]+|[\u3400-\u9fff]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class ChoosableCase:
    """A case that can be chosen. facts: what tells it from others of its name. keys: the rotations of its names."""

    id: str
    title: str
    facts: str
    keys: tuple[str, ...]


def choosable(id_: str, title: str, facts: str, *, names: Iterable[str]) -> ChoosableCase:
    """A case with its name index. names: every name that finds it."""
    return ChoosableCase(id_, title, facts, tuple(dict.fromkeys(key for name in names for key in rotations(name))))


def fold(name: str) -> str:
    """A name as it is compared: NFKC, small letters, no accents, one space between words. The script does the same.

    >>> folded("Élan  ＮＧＯ")
    'elan ngo'
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).lower())
    return " ".join("".join(character for character in decomposed if not "\u0300" <= character <= "\u036f").split())


def rotations(name: str) -> Iterator[str]:
    """A folded name from each of its words on, and from each Han character on.

    >>> list(permuted("seed house"))
    ['seed house', 'house']
    """
    text = fold(name)
    for word in _WORD_START.finditer(text):
        offsets = (offset for offset, character in enumerate(word[0]) if offset == 0 or _HAN.match(character))
        starts = (word.start() + offset for offset in offsets)
        yield from (text[start : start + KEY_LENGTH].strip() for start in starts)


def title_files(cases: Sequence[ChoosableCase], folder: str) -> Iterator[File]:
    """The files: the first line of each (`titles.js`; of a small base all there is), and the lines (`titles-0.js`).

    folder: where they lie. Each file is a call of casebookCompare(name, data), for it is loaded as a script.
    """
    index_lines = sorted({(key, number) for number, case in enumerate(cases) for key in case.keys})
    shards = [index_lines[start : start + LINES_PER_FILE] for start in range(0, len(index_lines), LINES_PER_FILE)]
    all_cases = [_case_row(case) for case in cases] if len(cases) <= MAX_UNSEARCHED else []
    yield data_file(f"{folder}titles.js", "titles", {"first": [shard[0][0] for shard in shards], "all": all_cases})
    for file_number, shard in enumerate(shards):
        yield data_file(f"{folder}titles-{file_number}.js", f"titles-{file_number}", _shard(shard, cases))


def data_file(path: str, name: str, data: object) -> File:
    """A file of data that the page for comparing loads."""
    return File(path, call("casebookCompare", name, data))


def _shard(lines: Iterable[tuple[str, int]], cases: Sequence[ChoosableCase]) -> dict[str, object]:
    """Lines as pairs of key and row; rows hold each case once."""
    rows: dict[int, int] = {}
    pairs = [[key, rows.setdefault(number, len(rows))] for key, number in lines]
    return {"lines": pairs, "rows": [_case_row(cases[number]) for number in rows]}


def _case_row(case: ChoosableCase) -> list[str]:
    return [case.id, case.title, case.facts]
