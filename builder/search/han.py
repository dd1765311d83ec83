"""Gives Simplified characters for Traditional ones, and the mainland's words for Taiwan's.

The script table is OpenCC's, character by character; the words stand in taiwan.tsv, dumped from OpenCC's TWPhrases.
"""

from collections.abc import Container
from functools import cache
from pathlib import Path
from types import MappingProxyType

from opencc import OpenCC

# Everything that a Traditional character can be: radicals, marks, the blocks of Han ideographs.
BLOCKS = ((0x2E80, 0x2FE0), (0x3005, 0x3030), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
# What Taiwan or Hong Kong writes where the mainland has another character, and OpenCC converts in whole words only.
OFTEN = "著着妳你牠它祇只衹只瞭了藉借彷仿馀余"
TAIWAN = Path(__file__).parent / "taiwan.tsv"


@cache
def simplified() -> MappingProxyType[str, str]:
    """Traditional characters by their Simplified one; nothing leads on, so that folding twice changes nothing."""
    characters = [chr(code) for first, end in BLOCKS for code in range(first, end)]
    once = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = {old: new for old, new in zip(characters, once, strict=True) if old != new}
    pairs |= dict(zip(OFTEN[::2], OFTEN[1::2], strict=True))
    return MappingProxyType({old: pairs.get(new, new) for old, new in pairs.items()})


def fold_pairs(present: Container[str]) -> str:
    """The pairs old, new, one after the other, whose new character is there."""
    return "".join(old + new for old, new in sorted(simplified().items()) if new in present)


@cache
def taiwan_words() -> tuple[tuple[str, str], ...]:
    """Folded Taiwan form and folded mainland form, longest first."""
    lines = TAIWAN.read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return tuple(sorted(((taiwan, mainland) for taiwan, mainland in pairs), key=_longest_first))


def _longest_first(pair: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return -len(pair[0]), pair
