"""Takes the pairs of Han characters of the index; gives them by their pairs of pinyin syllables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from builder.language.surnames import reading
from builder.search.counts import Keys, run_starts
from builder.search.fold import fold
from builder.search.readings import readings, without_tones
from builder.search.tokenise import CHARACTER_BITS

READINGS = 3
MAX_PAIRS = 32
_BMP = 0x10000
_SYLLABLE_BITS = 10


@dataclass(frozen=True, slots=True)
class Readings:
    syllables: tuple[str, ...]
    """Sorted; a syllable's number is its index here plus 1."""
    numbers: npt.NDArray[np.uint64]
    """By code point below 0x10000 (row), numbers of the character's syllables, commonest first; 0 for none."""
    shares: npt.NDArray[np.float64]
    """In the same places, how much of the character's occurrences is read so."""


def surname_pairs(names: Sequence[str]) -> dict[int, str]:
    """The first two characters of the names of a person, as a pair of the index, with how the first is read.

    `names`: in whatever languages; those in Latin letters tell the reading.
    """
    pairs: dict[int, str] = {}
    latin = " ".join(name for name in names if name.isascii())
    for name in names:
        if syllables := reading(name, latin).split(" "):
            first, second = (fold(character) for character in name[:2]) if syllables[0] else ("", "")
            if len(first) == len(second) == 1:
                pairs[ord(first) << CHARACTER_BITS | ord(second)] = without_tones(syllables[0])[0]
    return pairs


def pairs_by_syllables(
    pairs: Keys, counts: npt.NDArray[np.int64], *, surnames: Mapping[int, str] = MappingProxyType({})
) -> dict[str, str]:
    """By `syllable syllable` the pairs read so, joined: at most MAX_PAIRS, the likeliest words first.

    `counts`: documents of each pair. `surnames`: pairs that begin a name, with the syllable of the surname, which is
    then its reading too. The score of a pair is its count times the pointwise mutual information of its characters,
    times the shares of their readings: a pair that is never read so has none. All counts are rounded, so that a further
    document changes few scores. Characters beyond the basic plane are left out, so that each pair is two UTF-16 units.
    """
    pairs, weights = weighted(pairs, counts)
    first, second = _characters(pairs)
    known = _readings(frozenset(first.tolist()) | frozenset(second.tolist()))
    shares = _first_shares(pairs, first, known, surnames)
    syllables, order = _by_syllables(first, second, weights, known=known, first_shares=shares)
    text = np.stack((first, second), axis=1)[order].astype(np.uint16).tobytes().decode("utf-16-le")
    return _keyed(syllables, text, names=known.syllables)


def _first_shares(
    pairs: Keys, first: npt.NDArray[np.int64], known: Readings, surnames: Mapping[int, str]
) -> npt.NDArray[np.float64]:
    """For each pair how likely each reading of its first character is."""
    shares = known.shares[first]
    for pair, syllable in surnames.items():
        at = int(np.searchsorted(pairs, np.uint64(pair)))
        if at < len(pairs) and int(pairs[at]) == pair and syllable in known.syllables:
            number = known.syllables.index(syllable) + 1
            shares[at, known.numbers[first[at]] == number] = 1
    return shares


def _by_syllables(
    first: npt.NDArray[np.int64],
    second: npt.NDArray[np.int64],
    weights: npt.NDArray[np.float64],
    *,
    known: Readings,
    first_shares: npt.NDArray[np.float64],
) -> tuple[Keys, npt.NDArray[np.int64]]:
    """Pairs of syllables, ascending, as two numbers in one, and for each the index of a pair of characters read so."""
    numbers = known.numbers
    syllable_pairs = numbers[first][:, :, None] << np.uint64(_SYLLABLE_BITS) | numbers[second][:, None, :]
    shares = first_shares[:, :, None] * known.shares[second][:, None, :]
    is_read = shares > 0
    pair_indices = np.broadcast_to(np.arange(len(first))[:, None, None], syllable_pairs.shape)[is_read]
    syllables, found_weights = syllable_pairs[is_read], weights[pair_indices]
    # Whole thousandths: the last bits of a logarithm differ from machine to machine.
    likelihoods = np.where(found_weights > 0, found_weights * shares[is_read], found_weights / shares[is_read])
    scores = np.rint(1000 * likelihoods).astype(np.int64)
    order = np.lexsort((second[pair_indices], first[pair_indices], -scores, syllables))
    syllables, pair_indices = syllables[order], pair_indices[order]
    starts = run_starts(syllables)
    sizes = np.diff(starts, append=len(syllables))
    selected = np.arange(len(syllables)) - np.repeat(starts, sizes) < MAX_PAIRS
    return syllables[selected], pair_indices[selected]


def weighted(pairs: Keys, counts: npt.NDArray[np.int64]) -> tuple[Keys, npt.NDArray[np.float64]]:
    """The pairs of the basic plane, and how likely each is a word. `counts`: documents of each."""
    first, second = _characters(pairs)
    basic = (first < _BMP) & (second < _BMP)
    return pairs[basic], _likelihood(first[basic], second[basic], counts[basic])


def _characters(pairs: Keys) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    first = (pairs >> np.uint64(CHARACTER_BITS)).astype(np.int64)
    return first, (pairs & np.uint64((1 << CHARACTER_BITS) - 1)).astype(np.int64)


def _likelihood(
    first: npt.NDArray[np.int64], second: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    first_counts = _rounded(np.bincount(first, counts).astype(np.int64))[first]
    second_counts = _rounded(np.bincount(second, counts).astype(np.int64))[second]
    total, pair_counts = _rounded(np.array([counts.sum()])), _rounded(counts)
    information = pair_counts * np.log2(pair_counts * total / (first_counts * second_counts))
    # Pairs that stand together less often than by chance come last, the commoner before the rarer.
    return np.where(information > 0, information, -1 / pair_counts)


def _rounded(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """1, 2, 3, 4, 6, 8, 12, 16 and so on: the next that is not above; 1 for 0."""
    _, exponents = np.frexp(np.maximum(counts, 1).astype(np.float64))
    powers: npt.NDArray[np.float64] = np.ldexp(1.0, exponents - 1)
    return np.where(counts >= 1.5 * powers, 1.5 * powers, powers)


def _keyed(syllables: Keys, text: str, *, names: Sequence[str]) -> dict[str, str]:
    starts = run_starts(syllables)
    first = (syllables[starts] >> np.uint64(_SYLLABLE_BITS)).tolist()
    second = (syllables[starts] & np.uint64((1 << _SYLLABLE_BITS) - 1)).tolist()
    bounds = (2 * np.append(starts, len(syllables))).tolist()
    parts = [text[start:end] for start, end in pairwise(bounds)]
    return {f"{names[a - 1]} {names[b - 1]}": part for a, b, part in zip(first, second, parts, strict=True)}


def _readings(codes: Iterable[int]) -> Readings:
    readings_of = {code: readings(code) for code in codes if code < _BMP}
    syllables = tuple(sorted({syllable for shares in readings_of.values() for syllable in shares}))
    numbers_of = {syllable: number for number, syllable in enumerate(syllables, 1)}
    numbers, shares = np.zeros((_BMP, READINGS), np.uint64), np.zeros((_BMP, READINGS))
    for code, shares_of in readings_of.items():
        for rank, (syllable, share) in enumerate(islice(shares_of.items(), READINGS)):
            numbers[code, rank], shares[code, rank] = numbers_of[syllable], share
    return Readings(syllables, numbers, shares)
