"""Takes the pairs of Han characters of the index; gives them by the pair of syllables that they are read as."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
from pypinyin.pinyin_dict import pinyin_dict

from builder.search.tokenise import CHARACTER_BITS, Keys, begins_of

READINGS = 3
MOST = 16
_BMP = 0x10000
_SYLLABLE_BITS = 10


@dataclass(frozen=True, slots=True)
class Readings:
    syllables: tuple[str, ...]
    """In order; a syllable's number is its place here, and 1."""
    of: npt.NDArray[np.uint64]
    """Numbers of the syllables of each character below 0x10000 that was asked for, commonest first, 0 for none."""


def pairs_by_syllables(pairs: Keys, counts: npt.NDArray[np.int64]) -> dict[str, str]:
    """By two syllables the pairs read so: at most 16, one after the other, the likeliest words first.

    Likely is a pair that stands together more often than its characters would by chance: count times pointwise mutual
    information. A second or third reading of a character counts a third each. Characters beyond the basic plane are
    left out: each pair is two UTF-16 units.
    """
    first = (pairs >> np.uint64(CHARACTER_BITS)).astype(np.int64)
    second = (pairs & np.uint64((1 << CHARACTER_BITS) - 1)).astype(np.int64)
    basic = (first < _BMP) & (second < _BMP)
    first, second, counts = first[basic], second[basic], counts[basic]
    readings = _readings(frozenset(first.tolist()) | frozenset(second.tolist()))
    syllables, order = _by_syllables(first, second, _likelihood(first, second, counts), of=readings.of)
    text = np.stack((first, second), axis=1)[order].astype(np.uint16).tobytes().decode("utf-16-le")
    return _named(syllables, text, names=readings.syllables)


def _by_syllables(
    first: npt.NDArray[np.int64], second: npt.NDArray[np.int64], weights: npt.NDArray[np.float64], *, of: Keys
) -> tuple[Keys, npt.NDArray[np.int64]]:
    """The pair of syllables of each entry, ascending, and which pair of characters it is."""
    both = of[first][:, :, None] << np.uint64(_SYLLABLE_BITS) | of[second][:, None, :]
    read = (of[first] > 0)[:, :, None] & (of[second] > 0)[:, None, :]
    which = np.broadcast_to(np.arange(len(first))[:, None, None], both.shape)[read]
    common = np.arange(READINGS)
    rarely = np.broadcast_to((common[:, None] + common[None, :])[None], both.shape)[read]
    syllables = both[read]
    # Whole thousandths: the last bits of a logarithm differ from machine to machine.
    likely = np.rint(1000 * weights[which] / 3.0**rarely).astype(np.int64)
    order = np.lexsort((second[which], first[which], -likely, syllables))
    syllables, which = syllables[order], which[order]
    begins = begins_of(syllables)
    sizes = np.diff(begins, append=len(syllables))
    kept = np.arange(len(syllables)) - np.repeat(begins, sizes) < MOST
    return syllables[kept], which[kept]


def _likelihood(
    first: npt.NDArray[np.int64], second: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    begins, ends = np.bincount(first, counts)[first], np.bincount(second, counts)[second]
    together = counts.astype(np.float64) * np.log2(counts * float(counts.sum()) / (begins * ends))
    # What stands together less often than by chance comes last, the commoner before the rarer.
    return np.where(together > 0, together, -1 / counts)


def _named(syllables: Keys, text: str, *, names: Sequence[str]) -> dict[str, str]:
    begins = begins_of(syllables)
    first = (syllables[begins] >> np.uint64(_SYLLABLE_BITS)).tolist()
    second = (syllables[begins] & np.uint64((1 << _SYLLABLE_BITS) - 1)).tolist()
    bounds = (2 * np.append(begins, len(syllables))).tolist()
    parts = [text[start:end] for start, end in pairwise(bounds)]
    return {f"{names[a - 1]} {names[b - 1]}": part for a, b, part in zip(first, second, parts, strict=True)}


def _readings(codes: Iterable[int]) -> Readings:
    plain = {code: _plain(pinyin_dict[code]) for code in codes if code in pinyin_dict}
    syllables = tuple(sorted({syllable for readings in plain.values() for syllable in readings}))
    numbers = {syllable: number for number, syllable in enumerate(syllables, 1)}
    of = np.zeros((_BMP, READINGS), np.uint64)
    for code, readings in plain.items():
        for at, syllable in enumerate(readings):
            of[code, at] = numbers[syllable]
    return Readings(syllables, of)


def _plain(readings: str) -> list[str]:
    """Without tones, ü as u: each once, the commonest first."""
    bare = normalize("NFD", readings).encode("ascii", "ignore").decode("ascii")
    return [syllable for syllable in dict.fromkeys(bare.split(",")) if syllable][:READINGS]
