"""Takes Chinese names; gives them as they may be written in Latin letters: in pinyin, Wade–Giles and Tongyong Pinyin.

Wade–Giles as in Taiwan’s passports, without marks (Chiang for Ch’iang); Tongyong Pinyin as Taiwan’s Ministry of
Education set it in 2002.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product

from builder.language.chinese import simplified_name
from builder.language.surnames import reading, surname_of

MOST_READINGS = 64
"""How many ways to read a given name are compared with its Latin form."""
LONGEST_PLACE = 4
"""Characters of a place whose name may be a sound in Latin letters, as Chengdu."""
_HAN = re.compile(r"[\u3400-\u9fff]{2,}\Z")
_LATIN = re.compile("[a-z]+")
_SYLLABLE = re.compile("([zcs]h|[bpmfdtnlgkhjqxzcsrwy]|)(.+)")

_WADE_INITIALS = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j",
}  # fmt: skip
_WADE_FINALS = {
    "ian": "ien",
    "ie": "ieh",
    "ong": "ung",
    "iong": "iung",
    "ue": "ueh",
    "ve": "ueh",
    "v": "u",
    "er": "erh",
}
_WADE_SYLLABLES = {
    "zi": "tzu", "ci": "tzu", "si": "ssu", "yi": "i", "ye": "yeh", "yan": "yen", "you": "yu", "yong": "yung",
    "yue": "yueh", "e": "o", "ge": "ko", "ke": "ko", "he": "ho", "gui": "kuei", "kui": "kuei",
}  # fmt: skip
_TONGYONG_INITIALS = {"zh": "jh", "q": "c", "x": "s"}
_TONGYONG_FINALS = {"ui": "uei", "iu": "iou", "iong": "yong", "v": "yu", "ve": "yue"}
_TONGYONG_SYLLABLES = {"feng": "fong", "weng": "wong", "wen": "wun"}


def wade_giles(syllable: str) -> str:
    """
    >>> [wade_giles(each) for each in "xu qi zhi jiang xiu zuo lü".split()]
    ['hsu', 'chi', 'chih', 'chiang', 'hsiu', 'tso', 'lu']
    """
    initial, final = _parts(syllable)
    if final == "i" and initial in ("zh", "ch", "sh", "r"):
        final = "ih"
    elif final == "uo" and initial not in ("g", "k", "h", "sh"):
        final = "o"
    written = _WADE_INITIALS.get(initial, initial) + _WADE_FINALS.get(final, final)
    return _WADE_SYLLABLES.get(initial + final, written)


def tongyong(syllable: str) -> str:
    """
    >>> [tongyong(each) for each in "xu qi zhi xiu feng wen".split()]
    ['syu', 'ci', 'jhih', 'siou', 'fong', 'wun']
    """
    initial, final = _parts(syllable)
    if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
        final = "ih"
    elif final.startswith("u") and initial in ("j", "q", "x"):
        final = f"y{final}"
    written = _TONGYONG_INITIALS.get(initial, initial) + _TONGYONG_FINALS.get(final, final)
    return _TONGYONG_SYLLABLES.get(initial + final, written)


def pinyin(syllable: str) -> str:
    """The syllable itself, ü for v."""
    return syllable.replace("v", "ü")


_SYSTEMS: tuple[Callable[[str], str], ...] = (pinyin, wade_giles, tongyong)


def romanised_person(names: Sequence[str]) -> tuple[str, ...]:
    """How a person's Han name may be written in Latin letters, with a hyphen in the given name and without.

    names: of one person, in any script. '()' where one in Latin letters is no reading of the Han name (Rebecca Lane).

    >>> romanised_person(("Xu Qizhi", "徐启智"))[:3]
    ('Xu Qi-zhi', 'Hsu Chi-chih', 'Syu Ci-jhih')
    """
    latin = _letters(name for name in names if not _HAN.match(name))
    forms: list[str] = []
    for name in dict.fromkeys(simplified_name(name) for name in names if _HAN.match(name)):
        syllables, size = _syllables(name, latin), len(surname_of(name))
        readings = [list(map(system, syllables)) for system in _SYSTEMS]
        if len(syllables) > size and _may_be_read(latin, readings, size):
            forms += (_person(each, size, hyphen) for hyphen in ("-", "") for each in readings)
    return _new(forms, names)


def romanised_place(names: Sequence[str]) -> tuple[str, ...]:
    """How a place may be written in Latin letters, where one of its names is such a reading of another.

    >>> romanised_place(("Chengdu", "成都")), romanised_place(("Mainland", "大陆"))
    (('Chengtu', 'Cheng-tu'), ())
    """
    from pypinyin import lazy_pinyin  # its phrases take a quarter of a second to load

    latin = {"".join(_letters((name,))) for name in names if not _HAN.match(name)}
    forms: list[str] = []
    for name in (simplified_name(name) for name in names if _HAN.match(name) and len(name) <= LONGEST_PLACE):
        readings = [list(map(system, lazy_pinyin(name))) for system in _SYSTEMS]
        joined = {"".join(each): each for each in readings}
        if latin.intersection("".join(_letters(each)) for each in readings):
            forms += (form.capitalize() for form in joined)
            forms += ("-".join(each).capitalize() for form, each in joined.items() if form not in latin)
    return _new(forms, names)


def _parts(syllable: str) -> tuple[str, str]:
    """Initial and final of a syllable of pinyin, ü as v."""
    match = _SYLLABLE.fullmatch(syllable.replace("ü", "v"))
    return (match[1], match[2]) if match else ("", syllable)


def _syllables(name: str, latin: Sequence[str]) -> list[str]:
    """Of a person's name in Simplified characters, the given name read as it stands in Latin letters if it does."""
    from pypinyin import Style
    from pypinyin import pinyin as readings_of

    size, syllables = len(surname_of(name)), reading(name, " ".join(latin)).split()
    possible = product(*readings_of(name[size:], style=Style.NORMAL, heteronym=True))
    written = (list(each) for each in islice(possible, MOST_READINGS) if "".join(_letters(each)) in latin)
    return [*syllables[:size], *next(written, syllables[size:])]


def _person(syllables: Sequence[str], size: int, hyphen: str) -> str:
    """size: syllables of the surname."""
    return f"{''.join(syllables[:size]).capitalize()} {hyphen.join(syllables[size:]).capitalize()}"


def _may_be_read(latin: Iterable[str], readings: Iterable[Sequence[str]], size: int) -> bool:
    """Whether any word in Latin letters is a syllable, the surname or the given name; True where there are no words."""
    words = set(latin)
    parts = {part for each in readings for part in (*each, "".join(each[:size]), "".join(each[size:]))}
    return not words or not words.isdisjoint(_letters(parts))


def _letters(texts: Iterable[str]) -> list[str]:
    """The words of the texts in small letters without accents."""
    plain = unicodedata.normalize("NFD", " ".join(texts).lower())
    return _LATIN.findall("".join(character for character in plain if not unicodedata.combining(character)))


def _new(forms: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Each form once, without those that are written as one of the names is."""
    known = {tuple(sorted(_letters((name,)))) for name in names}
    by_words = {tuple(sorted(_letters((form,)))): form for form in reversed(list(forms))}
    return tuple(form for words, form in reversed(by_words.items()) if words not in known)
