"""An entry of GB/T 7714—2015, numeric system, without its number: takes an Item, gives plain text.

After section 4 of the standard (what stands where), section 8 (names, dates, places) and annex B (types and carriers).
Tests hold it to the CSL style of the same name and name each deviation.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from builder.citation.item import Item
from builder.citation.names import first_three
from builder.citation.terms import terms
from builder.language.words import Words
from builder.records.model.values import FuzzyDate, Name

MARKS = {
    "article-journal": "J", "article-magazine": "J", "review": "J", "article-newspaper": "N", "book": "M",
    "chapter": "M", "entry": "M", "paper-conference": "C", "thesis": "D", "report": "R", "standard": "S",
    "dataset": "DS", "software": "CP", "webpage": "EB", "post": "EB", "post-weblog": "EB", "bill": "A", "hearing": "A",
    "legislation": "A", "regulation": "A", "personal_communication": "A",
}  # fmt: skip
"""Annex B, table B.1; laws and papers of government are archival (A), what has no letter of its own is Z."""
OTHER = "Z"
SERIAL = ("article-journal", "article-magazine", "article-newspaper", "review")
"""Parts of periodicals (4.4). A review or an interview is one only where the periodical is told."""
SITE = ("dataset", "post", "post-weblog", "software", "webpage")
"""Electronic resources (4.6)."""
PRINTED = ("book", "chapter", "paper-conference", "thesis")
"""Types whose imprint is told by year even where they are online."""


def entry(item: Item, language: str) -> str:
    """`付涛. 在磨合中共赢[J/OL]. 中国发展简报, 2012[2026-11-22]. http://….`

    language: of the edition, for the script of 等 and 译.
    """
    say = terms(item, language)
    pieces = chain((_makers(item, say),), _body(item, say), (item.url, item.doi and f"DOI:{item.doi}"))
    return _sentences(pieces)


def _body(item: Item, say: Words) -> tuple[str, ...]:
    if _in_serial(item):
        return f"{item.title}{_mark(item)}", _serial(item)
    if item.type in SITE:
        return _title(item, say), _imprint(item)
    if item.container_title or (item.type == "paper-conference" and item.event_title):
        return _part(item, say), _imprint(item)
    return _title(item, say), _translated(item, say), _imprint(item)


def _in_serial(item: Item) -> bool:
    if item.type in ("review", "interview"):
        return bool(item.container_title)
    return item.type in SERIAL


def _makers(item: Item, say: Words) -> str:
    """Authors; without any the interviewer, or the editors of a whole work."""
    names = item.author or item.interviewer or (() if item.container_title else item.editor)
    return first_three(names, say("cite.gbt-words.others"))


def _title(item: Item, say: Words) -> str:
    number = "" if item.type == "article" else item.told_number
    rest = _joined("\u2003", "" if item.container_title else _volume(item, say), number)
    return _joined(": ", item.title, rest) + _mark(item)


def _volume(item: Item, say: Words) -> str:
    """`第3卷`, or a volume that has a name."""
    if item.type == "article":
        return ""
    return say("cite.gbt-words.volume", value=item.volume) if item.volume.isdecimal() else item.volume


def _mark(item: Item) -> str:
    """`[J/OL]`: type and carrier."""
    letter = "J" if item.type == "interview" and item.container_title else MARKS.get(item.type, OTHER)
    return f"[{letter}/OL]" if item.is_online else f"[{letter}]"


def _translated(item: Item, say: Words) -> str:
    return _role(item.translator, say, "cite.gbt-words.translator")


def _role(names: tuple[Name, ...], say: Words, role: str) -> str:
    return _joined(", ", first_three(names, say("cite.gbt-words.others")), say(role)) if names else ""


def _part(item: Item, say: Words) -> str:
    """A part of a book or of proceedings, after `//` the whole (4.2)."""
    whole = _joined(": ", item.container_title, _volume(item, say)) if item.container_title else item.event_title
    own = _sentences((_title(item, say), _translated(item, say)), end="")
    return f"{own}//{_sentences((first_three(item.editor, say('cite.gbt-words.others')), whole), end='')}"


def _serial(item: Item) -> str:
    """`中国发展简报, 2012, 3(56): 1-9[2026-11-22]`; a newspaper by its day, `2012-09-21(3)`."""
    if item.type == "article-newspaper":
        page = f"({item.page})" if item.page else ""
        return _joined(", ", item.container_title, _day(item.issued)) + page + _accessed(item)
    issue = f"({item.issue})" if item.issue else ""
    place = _joined(", ", item.container_title, _year(item.issued), item.volume) + issue
    return _joined(": ", place, item.page) + _accessed(item)


def _imprint(item: Item) -> str:
    """`北京: 人民出版社, 2012: 1-9[2026-11-22]`; of what is only online `(2012-09-21)[2026-11-22]`."""
    held = item.publisher or ("" if item.type == "paper-conference" else item.event_title)
    if item.type in PRINTED or held or item.publisher_place or item.page:
        told = _joined(", ", _joined(": ", item.publisher_place, held), _year(item.issued))
        return _joined(": ", told, item.page) + _updated(item) + _accessed(item)
    if item.is_online:
        day = _day(item.issued)
        return (f"({day})" if day else "") + _accessed(item)
    return _year(item.issued)


def _updated(item: Item) -> str:
    """The day beside the year of an imprint, where a resource online tells it (8.8.3)."""
    exact = item.issued is not None and item.issued.month is not None
    told = exact and item.is_online and not item.page and item.type not in PRINTED
    return f"({_day(item.issued)})" if told else ""


def _year(issued: FuzzyDate | None) -> str:
    """A year; an estimated one in brackets (8.4.3.3). None is made up from the day of reading."""
    if issued is None or issued.year is None:
        return ""
    return f"[{issued.year}]" if issued.approximate else str(issued.year)


def _day(issued: FuzzyDate | None) -> str:
    if issued is None or issued.year is None:
        return ""
    parts = (f"{issued.year:04}", *(f"{part:02}" for part in (issued.month, issued.day) if part is not None))
    shown = "-".join(parts)
    return f"[{shown}]" if issued.approximate else shown


def _accessed(item: Item) -> str:
    return f"[{_day(item.accessed)}]" if item.is_online and item.accessed else ""


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _sentences(pieces: Iterable[str], end: str = ".") -> str:
    """Pieces with full stops between them, never two."""
    told = [piece for piece in pieces if piece]
    return "".join(piece + (" " if piece.endswith(".") else ". ") for piece in told[:-1]) + told[-1] + end
