"""Gives Simplified characters for Traditional ones, and the mainland's words for Taiwan's.

The script table is OpenCC's, character by character; the words stand in taiwan.tsv, dumped from OpenCC's TWPhrases, in
taiwan_care.tsv, kept by hand, and in the table by which the Traditional edition is converted.
"""

import re
from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType

from opencc import OpenCC

from builder.language.chinese import TAIWAN_WORDS as SCRIPT_WORDS

# Code points among which Traditional characters are looked for: radicals, marks, the blocks of Han ideographs.
BLOCKS = ((0x2E80, 0x2FE0), (0x3005, 0x3030), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
# Traditional and Simplified characters in turn, which OpenCC converts within certain words only.
EXTRA_PAIRS = "著着妳你牠它祇只衹只瞭了藉借彷仿馀余"
TAIWAN_WORDS = Path(__file__).parent / "taiwan.tsv"
CARE_WORDS = Path(__file__).parent / "taiwan_care.tsv"
_HAN_ALONE = re.compile(r"[\u3400-\u9fff]+")


@cache
def simplified() -> MappingProxyType[str, str]:
    """Simplified characters by Traditional one; no value is a key, so that folding twice changes nothing."""
    characters = [chr(code) for first, end in BLOCKS for code in range(first, end)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = {old: new for old, new in zip(characters, converted, strict=True) if old != new}
    pairs |= dict(zip(EXTRA_PAIRS[::2], EXTRA_PAIRS[1::2], strict=True))
    return MappingProxyType({old: pairs.get(new, new) for old, new in pairs.items()})


def fold_pairs(characters: Container[str]) -> str:
    """Traditional and Simplified characters in turn, of the pairs whose Simplified one is in `characters`."""
    return "".join(old + new for old, new in sorted(simplified().items()) if new in characters)


@cache
def taiwan_words() -> tuple[tuple[str, str], ...]:
    """Pairs of folded Taiwan form and folded mainland form, longest first; some lead the other way too."""
    pairs = {*_lines(TAIWAN_WORDS), *_care_words(), *_converted_words()}
    return tuple(sorted(((taiwan, mainland) for taiwan, mainland in pairs if taiwan != mainland), key=_longest_first))


def _care_words() -> Iterator[tuple[str, str]]:
    for taiwan, mainland in _lines(CARE_WORDS):
        both_ways, words = mainland.startswith("= "), mainland.removeprefix("= ").split()
        yield from ((taiwan, word) for word in words)
        yield from ((word, taiwan) for word in words if both_ways)


def _converted_words() -> Iterator[tuple[str, str]]:
    """The words of Han characters alone that differ by more than their characters."""
    for mainland, taiwan in _lines(SCRIPT_WORDS):
        if _HAN_ALONE.fullmatch(taiwan + mainland):
            yield "".join(simplified().get(character, character) for character in taiwan), mainland


def _lines(table: Path) -> Iterator[tuple[str, str]]:
    """The lines of two columns."""
    for line in table.read_text(encoding="utf-8").splitlines():
        first, tab, second = line.partition("\t")
        if tab and not line.startswith("#"):
            yield first, second


def _longest_first(pair: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return -len(pair[0]), pair
