"""Names of people and places in running text: takes a run of Simplified characters, gives where they stand in it.

Only names are looked for that would be taken for other words: people whose surname is another word (于, 余, 范), and
places in 里. A name is told by what stands beside it, so that 关于建国 and 余额 have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from builder.language.alternatives import any_of
from builder.language.lexicon import Lexicon

_LISTS = Path(__file__).with_name("persons.tsv")


def _list(name: str) -> str:
    lines = _LISTS.read_text(encoding="utf-8").splitlines()
    return next(line.partition("\t")[2] for line in lines if line.startswith(f"{name}\t"))


DOUBLE_SURNAMES = frozenset(_list("double surnames").split())
SURNAMES, RARE_SURNAMES = _list("surnames"), _list("rare surnames")
"""Surnames that are other words with other Traditional forms, and those that are read as such in names only."""
OTHERWISE_WRITTEN = {"钟": "鍾"}
"""The surnames among them that have another form than their own."""
GIVEN = frozenset(_list("given"))
GIVEN_WORDS = frozenset(_list("given words").split())
TITLES = tuple(_list("titles").split())
_IN_NAMES = frozenset(SURNAMES + RARE_SURNAMES)
_JOINS = "与和及跟请据"
"""What may stand before a name."""
_FOLLOWS = "在与和及跟同向由对被是为任曾从说则也都已等率提认担主出发来到把的之以将就称讲谈回做作写指介加参"
"""What may stand after a name."""
_NEVER_AFTER_YU, _LAST_AFTER_YU = _list("never after 于"), _list("last after 于")
"""Characters of given names that are objects of 于 as a preposition: always, and where nothing but a mark follows."""
_SAYS, _DOES = re.compile(any_of(_list("says").split())), frozenset(_list("does").split())
_NO_SAYING = re.compile("说[明法服]|介绍信|提到位")
_AND = "和与及跟"
KNOWN_SURNAMES = frozenset(SURNAMES + RARE_SURNAMES + _list("other surnames"))
_NO_TITLE = re.compile("主任办公|主任会议|主席团")
_OBJECT = re.compile(f"{any_of(_list('many').split())}|{any_of(TITLES)}{any_of(_list('after titles').split())}")
"""What stands after the preposition 于 and begins as a title does."""
_ORDINARY = 150
"""The cost of a word that is rarer than a given name."""
_LOOK = re.compile(f"[{SURNAMES}]|里[社小居街片胡弄中幼院派党]")
_SURNAME = re.compile(f"[{SURNAMES}]")
_PLACE = re.compile(
    "(?<=[\u3400-\u9fff])(?<![这那哪家村心手城屋院店校县区市镇厂乡山水田园年月日夜车船店班队组会店])里"
    "(?=社区|小区|居委会|居民委员会|街道|片区|胡同|弄堂|小学|中学|幼儿园|院落|派出所|党群服务)"
)
_QIAN = re.compile(f"[{_list('before 乾')}](乾)(?=[{_list('after 乾')}])")
"""A surname, 乾, and a character with which it makes a given name."""


def persons(run: str, lexicon: Lexicon, *, follows_number: bool = False) -> Iterator[tuple[int, int]]:
    """Start and end of the names of people in a run of Han characters, in order."""
    position = 1 if follows_number else 0
    for surname in _SURNAME.finditer(run):
        start = surname.start()
        if start >= position and _may_begin(run, start) and (end := _end(run, start, lexicon)):
            yield start, end
            position = end


def places(run: str) -> Iterator[int]:
    """Where 里 is the last character of the name of a place."""
    return (place.start() for place in _PLACE.finditer(run))


def places_within(name: str) -> Iterator[str]:
    """The places in 里 that a name holds, as 幸福里 in 幸福里社区服务中心, with two characters before it."""
    return (name[at - 2 : at + 1] for at in places(name) if at > 1)


def may_have_names(text: str) -> bool:
    """Whether persons() or places() can find anything: a test that costs little."""
    return _LOOK.search(text) is not None


def dried_names(text: str) -> Iterator[int]:
    """Where 乾 is a given name's in a Traditional text, not 乾 for dry."""
    return (name.start(1) for name in _QIAN.finditer(text))


@cache
def readings_of_surnames() -> Mapping[str, str]:
    """The pinyin, without tones, of surnames that have a reading of their own."""
    entries = (entry.partition(" ") for entry in _list("readings").split(", "))
    return {surname: reading for surname, _, reading in entries}


def is_person(name: str) -> bool:
    """Whether a name that stands alone is one of a person with a surname that is another word too."""
    return 1 < len(name) < 4 and name[0] in _IN_NAMES and (name[0] not in "云游党曲" or set(name[1:]) <= GIVEN)


def _may_begin(run: str, start: int) -> bool:
    return not start or run[start - 1] in _JOINS or run.endswith(TITLES, 0, start)


def _end(run: str, start: int, lexicon: Lexicon) -> int:
    """Where a name ends that begins with a surname; 0 for no name."""
    ends = (end for end in (start + 3, start + 2) if end <= len(run) and set(run[start + 1 : end]) <= GIVEN)
    for end in ends:
        if run.startswith(TITLES, end) or _stands_alone(run, start, end, lexicon):
            return end
    return start + 1 if _is_titled(run, start) else 0


def _is_titled(run: str, start: int) -> bool:
    """Whether a surname stands before a title, without a given name."""
    surname, position = run[start], start + 1
    if surname == "云" or not run.startswith(TITLES, position) or _NO_TITLE.match(run, position):
        return False
    return surname != "于" or not _OBJECT.match(run, position)


def _stands_alone(run: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a surname and a given name are no other words, and the text goes on as after a name."""
    if (end < len(run) and run[end] not in _FOLLOWS) or (run[start] != "于" and run[start:end] in lexicon.costs):
        return False
    given = run[start + 1 : end]
    if any(run[start + 1 : beyond] in lexicon.costs for beyond in range(end + 1, min(end + 4, len(run) + 1))):
        return False
    if len(given) == 1:
        return run[start] != "于" or _is_no_preposition(run, end, lexicon)
    return given in GIVEN_WORDS or given[0] == given[1] or lexicon.costs.get(given, _ORDINARY) >= _ORDINARY


def _is_no_preposition(run: str, end: int, lexicon: Lexicon) -> bool:
    """Whether 于 and the character before end are a name: the text goes on as after a person, or goes no further."""
    given, after = run[end - 1], run[end + 1 : end + 3]
    if given in _NEVER_AFTER_YU:
        return False
    if _SAYS.match(run, end) and not _NO_SAYING.match(run, end):
        return True
    if end == len(run) or run[end] in _DOES:
        return given not in _LAST_AFTER_YU
    return run[end] in _AND and after[:1] in KNOWN_SURNAMES and after not in lexicon.costs
