"""Other spellings of Chinese names: takes syllables in pinyin, gives them in Wade–Giles and in Tongyong Pinyin.

As names are written in Taiwan: without accents and apostrophes. Wade–Giles after Herbert Giles' dictionary of 1892,
Tongyong after the table that Taiwan's Ministry of Education gave out in 2002.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pypinyin import lazy_pinyin

_INITIAL = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.+)")
_WADE_INITIALS = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "zh": "ch", "x": "hs", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_WADE_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "er": "erh",
    "yi": "i", "yan": "yen", "ye": "yeh", "you": "yu", "yong": "yung", "ge": "ko", "ke": "ko", "he": "ho",
    "gui": "kuei", "kui": "kuei", "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo", "jiong": "chiung",
    "xiong": "hsiung", "qiong": "chiung", "yue": "yueh",
}  # fmt: skip
_WADE_FINALS = {"ong": "ung", "ian": "ien", "uo": "o", "ie": "ieh", "ue": "ueh"}
_TONGYONG_INITIALS = {"zh": "jh", "x": "s", "q": "c"}
_TONGYONG_FINALS = {"iu": "iou", "ui": "uei", "iong": "yong"}
_TONGYONG_WHOLE = {
    "zhi": "jhih", "chi": "chih", "shi": "shih", "ri": "rih", "zi": "zih", "ci": "cih", "si": "sih", "wen": "wun",
    "feng": "fong", "weng": "wong", "lü": "lyu", "nü": "nyu",
}  # fmt: skip


def wade_giles(syllable: str) -> str:
    """A syllable in Wade–Giles.

    >>> [wade_giles(one) for one in ("xu", "qi", "zhi", "jiang", "ming", "xiu", "guo", "hong", "ge", "zhao")]
    ['hsu', 'chi', 'chih', 'chiang', 'ming', 'hsiu', 'kuo', 'hung', 'ko', 'chao']
    """
    if syllable in _WADE_WHOLE:
        return _WADE_WHOLE[syllable]
    initial, final = _split(syllable)
    return (_WADE_INITIALS.get(initial, initial) + _WADE_FINALS.get(final, final)).replace("ü", "u")


def tongyong(syllable: str) -> str:
    """A syllable in Tongyong.

    >>> [tongyong(one) for one in ("xu", "qi", "zhi", "jiang", "ming", "xiu", "guo", "zhao", "lü", "xuan")]
    ['syu', 'ci', 'jhih', 'jiang', 'ming', 'siou', 'guo', 'jhao', 'lyu', 'syuan']
    """
    if syllable in _TONGYONG_WHOLE:
        return _TONGYONG_WHOLE[syllable]
    initial, final = _split(syllable)
    final = _TONGYONG_FINALS.get(final, final)
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = f"y{final}"
    return _TONGYONG_INITIALS.get(initial, initial) + final


def spelled(syllables: Sequence[str], spelling: Callable[[str], str]) -> str:
    """A name, surname first.

    >>> spelled(("xu", "qi", "zhi"), wade_giles)
    'Hsu Chi-chih'
    """
    surname, *given = map(spelling, syllables)
    return f"{surname.title()} {'-'.join(given).capitalize()}".strip()


def parsed(latin: str) -> tuple[str, ...]:
    """The syllables of a word in pinyin, the longest first; none if it is no such word.

    >>> parsed("Qizhi"), parsed("Facai"), parsed("School")
    (('qi', 'zhi'), ('fa', 'cai'), ())
    """
    return next(_parses(latin.lower()), ())


def _parses(word: str) -> Iterator[tuple[str, ...]]:
    if not word:
        yield ()
    for size in range(min(6, len(word)), 0, -1):
        if word[:size] in syllables():
            yield from ((word[:size], *rest) for rest in _parses(word[size:]))


@cache
def syllables() -> frozenset[str]:
    """Those of all characters in common use."""
    read = (lazy_pinyin(chr(code))[0] for code in range(0x4E00, 0x9FA6))
    return frozenset(one for one in read if re.fullmatch(r"[bpmfdtnlgkhjqxrzcsyw][a-zü]+|ai?|an|ang|ao|er?|ou", one))


def _split(syllable: str) -> tuple[str, str]:
    found = _INITIAL.fullmatch(syllable)
    return (found[1], found[2]) if found else ("", syllable)
