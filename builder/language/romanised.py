"""A name as part of an address or a key: takes a text in any script, gives small Latin letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

LONGEST = 60
SURNAMES = {
    "单": "shan", "單": "shan", "区": "ou", "區": "ou", "曾": "zeng", "查": "zha", "仇": "qiu", "解": "xie",
    "覃": "qin", "员": "yun", "員": "yun", "种": "chong", "朴": "piao", "盖": "ge", "蓋": "ge", "乐": "yue",
    "樂": "yue", "召": "shao", "折": "she", "黑": "he", "秘": "bi", "隗": "wei", "任": "ren", "缪": "miao",
    "繆": "miao", "尉": "wei",
}  # fmt: skip
"""Characters that are read otherwise as a surname."""
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_OTHERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}


def slug(text: str) -> str:
    """Han characters by their pinyin, Latin letters without accents; '' where a letter has no such form.

    >>> slug("付涛2012"), slug("Müller & Søn, 2012"), slug("Иванов 2012")
    ('fu-tao-2012', 'muller-son-2012', '')
    """
    decoded = (unquote(text) if _PERCENT.search(text) else text)[: 4 * LONGEST]
    latin = _HAN.sub(lambda run: f"-{_pinyin(run[0])}-", unicodedata.normalize("NFKC", decoded))
    folded = "".join(_OTHERS.get(letter, letter) for letter in latin.casefold())
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    if any(letter.isalpha() and not letter.isascii() for letter in bare):
        return ""
    return _shortened(re.sub(r"[^a-z0-9]+", "-", re.sub(r"[’'`]", "", bare)).strip("-"))


def is_pinyin_of(latin: str, name: str) -> bool:
    """Whether Latin letters spell how a name in Han characters is read, however the syllables are joined.

    >>> is_pinyin_of("Chengdu gongyi fuhuayuan", "成都公益孵化园"), is_pinyin_of("NPI", "恩派")
    (True, False)
    """
    if _HAN.search(latin) or not _HAN.search(name):
        return False
    return bool(joined := slug(latin).replace("-", "")) and joined == slug(name).replace("-", "")


def _shortened(name: str) -> str:
    """At most so many characters, cut between two words."""
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]


def _pinyin(run: str) -> str:
    """The syllables of a run of Han characters; one of two or three is taken for a name, surname first."""
    from pypinyin import lazy_pinyin  # its phrases take a quarter of a second to load: only where there is Chinese

    syllables = lazy_pinyin(run, errors="ignore")
    if len(run) in (2, 3) and run[0] in SURNAMES:
        syllables = [SURNAMES[run[0]], *lazy_pinyin(run[1:], errors="ignore")]
    return "-".join(syllables).replace("ü", "v")
