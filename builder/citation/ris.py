"""RIS: takes an item, gives a record with CRLF, as reference managers import it (tags of the 2011 edition)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.citation.item import Item
from builder.records.model.values import FuzzyDate, Name

TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK",
    "broadcast": "VIDEO", "chapter": "CHAP", "dataset": "DATA", "entry": "ENCYC", "hearing": "HEAR",
    "interview": "PCOMM", "legislation": "STAT", "manuscript": "UNPB", "motion_picture": "MPCT",
    "paper-conference": "CPAPER", "pamphlet": "PAMP", "personal_communication": "PCOMM", "post": "ELEC",
    "post-weblog": "BLOG", "regulation": "STAT", "report": "RPRT", "review": "JOUR", "software": "COMP",
    "song": "MUSIC", "standard": "STAND", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
DEFAULT_TYPE = "GEN"


def ris_record(item: Item) -> str:
    """One record, from its TY line to its ER line, and an empty line."""
    type_ = "MGZN" if item.type == "interview" and item.container_title else TYPES.get(item.type, DEFAULT_TYPE)
    fields = (("TY", type_), ("ID", item.key), *((tag, value) for tag, value in _fields(item) if value), ("ER", ""))
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields) + "\r\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield from _people(item)
    yield from (
        ("TI", item.written_title),
        ("TT", item.translated_title),
        ("T2", item.container_title or item.event_title),
        ("PB", item.publisher),
    )
    yield from (("CY", item.publisher_place), ("VL", item.volume), ("IS", item.issue), ("M1", item.distinct_number))
    yield "ET", item.edition
    first, _, last = re.sub(r"[–—]", "-", item.page).partition("-")
    yield from (("SP", first), ("EP", last), ("M3", item.genre))
    yield from (("PY", str(item.issued.year) if item.issued else ""), ("DA", _day(item.issued)))
    yield from (("DO", item.doi), ("SN", item.isbn), ("UR", item.url), ("Y2", _day(item.accessed)))
    yield "LA", item.language
    yield from (("N1", note) for note in item.notes)


def _people(item: Item) -> Iterator[tuple[str, str]]:
    """The author of an interview that has none is the interviewer."""
    creators = item.author or item.interviewer
    for tag, names in (("AU", creators), ("A2", item.editor), ("A4", item.translator)):
        yield from ((tag, _name(name)) for name in names)


def _name(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)


def _day(value: FuzzyDate | None) -> str:
    """`2012/11/06`, `2012/11` or `2012`; '' if unknown."""
    if value is None or value.year is None:
        return ""
    return "/".join((f"{value.year:04}", *(f"{part:02}" for part in (value.month, value.day) if part is not None)))
