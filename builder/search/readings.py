"""Takes a Han character; gives how it is read, and how often so.

The table, readings.tsv, has the characters that the words of the lexicon read in several ways, or otherwise than
pypinyin has it first; all others are read as pypinyin has it first. Further readings that pypinyin lists are
archaic, or those of surnames. `python -m builder.search.readings` writes the table anew.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from math import exp
from pathlib import Path
from types import MappingProxyType
from unicodedata import normalize

from pypinyin.pinyin_dict import pinyin_dict

READINGS = Path(__file__).with_name("readings.tsv")
LEAST = 2
"""Thousandths below which a reading counts as none."""
_HEADER = """# Characters that are read in several ways, or otherwise than pypinyin has it first.
# Their readings without tones, ü as u, each with its share in thousandths.
# Made by readings.py from lexicon.tsv and pypinyin, (c) 2016 mozillazg, MIT.
"""


@cache
def readings(code: int) -> Mapping[str, float]:
    """The syllables of a character without tones, ü as u, the commonest first, each with its share; 0 for those that
    no word of the lexicon has.
    """
    listed = _listed(code)
    common = _table().get(chr(code)) or dict.fromkeys(listed[:1], 1.0)
    return MappingProxyType({**common, **{syllable: 0.0 for syllable in listed if syllable not in common}})


def without_tones(syllables: str) -> list[str]:
    """pypinyin's syllables, with commas between: each once without its tone, ü as u."""
    unaccented = normalize("NFD", syllables).encode("ascii", "ignore").decode("ascii")
    return [syllable for syllable in dict.fromkeys(unaccented.split(",")) if syllable]


def table() -> str:
    """The table as the installed pypinyin gives it."""
    return _HEADER + "".join(f"{character}\t{_written(shares)}\n" for character, shares in _differing())


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    lines = (line.split("\t") for line in READINGS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {character: dict(map(_share, text.split(", "))) for character, text in lines}


def _share(text: str) -> tuple[str, float]:
    syllable, _, thousandths = text.partition(" ")
    return syllable, int(thousandths) / 1000


def _listed(code: int) -> list[str]:
    return without_tones(pinyin_dict.get(code, ""))


def _written(shares: Mapping[str, int]) -> str:
    return ", ".join(f"{syllable} {share}" for syllable, share in shares.items())


def _differing() -> Iterator[tuple[str, Mapping[str, int]]]:
    for character, counts in sorted(_counted().items()):
        total = sum(counts.values())
        commonest = sorted(counts, key=lambda syllable: (-counts[syllable], syllable))
        shares = {syllable: round(1000 * counts[syllable] / total) for syllable in commonest}
        common = {syllable: share for syllable, share in shares.items() if share >= LEAST}
        if list(common) != _listed(ord(character))[:1]:
            yield character, common


def _counted() -> Mapping[str, Mapping[str, float]]:
    """By character how often it is read so, among all words."""
    from pypinyin import lazy_pinyin  # its phrases take a quarter of a second to load

    from builder.language.lexicon import lexicon

    counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word, cost in lexicon().costs.items():
        for character, syllable in zip(word, lazy_pinyin(word), strict=True):
            for plain in without_tones(syllable.replace("v", "u")):
                counts[character][plain] += exp(-cost / 10)
    return counts


if __name__ == "__main__":
    READINGS.write_text(table(), encoding="utf-8")
