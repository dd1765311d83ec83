"""Takes an index of text; gives the file of characters by their sounds (yin), to tell what a wrong one means."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import numpy as np

from builder.search.counts import Counts
from builder.search.fold import fold
from builder.search.jsonp import search_call
from builder.search.readings import readings
from builder.search.tables import bounds_of
from builder.search.tokenise import CHARACTER

_HAN = range(0x4E00, 0xA000)
_LEVEL_1 = range(0xB0, 0xD8)
"""First bytes of the 3,755 commonest characters in GB 2312."""


def sound_file(counts: Counts, names: Iterable[str]) -> bytes:
    """By syllable without tones the characters that are often read so: those of everyday use, and of the texts; then
    the names of two characters, sorted, with spaces between.
    """
    first, end, _ = bounds_of(counts.tokens)
    codes = (counts.tokens[first:end] & np.uint64(CHARACTER - 1)).tolist()
    characters = _everyday().union(code for code in codes if code in _HAN)
    return search_call("yin", [_by_sound(sorted(characters)), " ".join(sorted(names))])


@cache
def _everyday() -> frozenset[int]:
    characters = filter(_is_everyday, map(chr, _HAN))
    return frozenset(ord(character) for character in characters if fold(character) == character)


def _is_everyday(character: str) -> bool:
    return character.encode("gb2312", "replace")[0] in _LEVEL_1


def _by_sound(codes: Iterable[int]) -> dict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for code in codes:
        for syllable, share in readings(code).items():
            if share:
                found[syllable] += chr(code)
    return dict(sorted(found.items()))
