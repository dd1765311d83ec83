"""Gives Simplified characters for Traditional ones, and the mainland's words for Taiwan's.

The script table is OpenCC's, character by character; the words stand in taiwan.tsv, dumped from OpenCC's TWPhrases.
"""

from collections.abc import Container
from functools import cache
from pathlib import Path
from types import MappingProxyType

from opencc import OpenCC

# Code points among which Traditional characters are looked for: radicals, marks, the blocks of Han ideographs.
BLOCKS = ((0x2E80, 0x2FE0), (0x3005, 0x3030), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
# Traditional and Simplified characters in turn, which OpenCC converts within certain words only.
EXTRA_PAIRS = "著着妳你牠它祇只衹只瞭了藉借彷仿馀余"
TAIWAN_WORDS = Path(__file__).parent / "taiwan.tsv"


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
    """Pairs of folded Taiwan form and folded mainland form, longest Taiwan form first."""
    lines = TAIWAN_WORDS.read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return tuple(sorted(((taiwan, mainland) for taiwan, mainland in pairs), key=_longest_first))


def _longest_first(pair: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return -len(pair[0]), pair
