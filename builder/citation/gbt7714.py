"""An entry of GB/T 7714—2015, numeric system, without its number: takes an Item, gives plain text.

Follows section 4 of the standard (order of elements), section 8 (names, dates, places) and annex B (types, carriers).
Tests compare it with the CSL style of the same name and name each deviation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from builder.citation.item import Item
from builder.citation.names import first_three
from builder.citation.romanised_names import romanised
from builder.citation.terms import terms
from builder.language.languages import LANGUAGES
from builder.language.words import Words, words
from builder.records.model.values import FuzzyDate, Name

TYPE_LETTERS = {
    "article-journal": "J", "article-magazine": "J", "review": "J", "article-newspaper": "N", "book": "M",
    "chapter": "M", "entry": "M", "paper-conference": "C", "thesis": "D", "report": "R", "standard": "S",
    "dataset": "DS", "software": "CP", "webpage": "EB", "post": "EB", "post-weblog": "EB", "bill": "A", "hearing": "A",
    "legislation": "A", "regulation": "A", "personal_communication": "A",
}  # fmt: skip
"""Annex B, table B.1; laws and papers of government are archival (A), types without a letter of their own are Z."""
OTHER_LETTER = "Z"
SERIAL_TYPES = ("article-journal", "article-magazine", "article-newspaper", "review")
"""Parts of periodicals (4.4). A review or an interview is one only where its container is given."""
WEB_TYPES = ("dataset", "post", "post-weblog", "software", "webpage")
"""Electronic resources (4.6)."""
PRINT_TYPES = ("book", "chapter", "paper-conference", "thesis")
"""Types whose imprint has the year only, even where they are online."""


def gbt_entry(item: Item, language: str) -> str:
    """`付涛. 在磨合中共赢[J/OL]. 中国发展简报, 2012[2026-11-22]. http://….`

    language: of the edition, for the script of 等 and 译. Where its readers have Latin letters, a Chinese work whose
    title is translated has two entries, in its own language first (6.1).
    """
    shown = item.shown_title(language)
    number = item.titled_for(language).distinct_number
    title = f"[{shown.text}]" if shown.is_supplied else shown.text
    entry = _entry(replace(item, title=title, number=number), terms(item, language))
    if not (shown.translation and item.is_chinese and LANGUAGES[language].is_latin):
        return entry
    return f"{entry} {_entry(_in_latin(item, shown.translation), words(language))}"


def _in_latin(item: Item, title: str) -> Item:
    """An item as readers of Latin letters are told of it: its title translated, its authors in pinyin."""
    return replace(
        item,
        title=title,
        author=_latin(item.author),
        editor=_latin(item.editor),
        translator=_latin(item.translator),
        interviewer=_latin(item.interviewer),
    )


def _latin(names: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(romanised(name) or name for name in names)


def _entry(item: Item, say: Words) -> str:
    pieces = chain((_creators(item, say),), _body(item, say), (item.url, item.doi and f"DOI:{item.doi}"))
    return _join_sentences(pieces)


def _body(item: Item, say: Words) -> tuple[str, ...]:
    if _in_serial(item):
        return f"{item.title}{_type_and_carrier(item)}", _serial(item)
    if item.type in WEB_TYPES:
        return _title(item, say), _edition(item, say), _imprint(item)
    if item.container_title or (item.type == "paper-conference" and item.event_title):
        return _part(item, say), _imprint(item)
    return _title(item, say), _translators(item, say), _imprint(item)


def _in_serial(item: Item) -> bool:
    if item.type in ("review", "interview"):
        return bool(item.container_title)
    return item.type in SERIAL_TYPES


def _creators(item: Item, say: Words) -> str:
    """Authors; without any the interviewer, or the editors of a whole work."""
    names = item.author or item.interviewer or (() if item.container_title else item.editor)
    return first_three(names, say("cite.gbt-words.others"))


def _title(item: Item, say: Words) -> str:
    number = "" if item.type == "article" else item.distinct_number
    volume_and_number = _join_nonempty("\u2003", "" if item.container_title else _volume(item, say), number)
    return _join_nonempty(": ", item.title, volume_and_number) + _type_and_carrier(item)


def _edition(item: Item, say: Words) -> str:
    """`2026-12版` (8.3)."""
    return say("cite.gbt-words.edition", value=item.edition) if item.edition else ""


def _volume(item: Item, say: Words) -> str:
    """`第3卷`; a volume that is not a number stays as it is."""
    if item.type == "article":
        return ""
    return say("cite.gbt-words.volume", value=item.volume) if item.volume.isdecimal() else item.volume


def _type_and_carrier(item: Item) -> str:
    """`[J/OL]`: type and carrier."""
    letter = "J" if item.type == "interview" and item.container_title else TYPE_LETTERS.get(item.type, OTHER_LETTER)
    return f"[{letter}/OL]" if item.is_online else f"[{letter}]"


def _translators(item: Item, say: Words) -> str:
    return _role(item.translator, say, "cite.gbt-words.translator")


def _role(names: tuple[Name, ...], say: Words, role: str) -> str:
    return _join_nonempty(", ", first_three(names, say("cite.gbt-words.others")), say(role)) if names else ""


def _part(item: Item, say: Words) -> str:
    """A part of a book or of proceedings, `//`, then the host (4.2)."""
    host = _join_nonempty(": ", item.container_title, _volume(item, say)) if item.container_title else item.event_title
    contribution = _join_sentences((_title(item, say), _translators(item, say)), end="")
    return f"{contribution}//{_join_sentences((first_three(item.editor, say('cite.gbt-words.others')), host), end='')}"


def _serial(item: Item) -> str:
    """`中国发展简报, 2012, 3(56): 1-9[2026-11-22]`; of a newspaper day and page, `2012-09-21(3)`."""
    if item.type == "article-newspaper":
        page = f"({item.page})" if item.page else ""
        return _join_nonempty(", ", item.container_title, _issue_day(item)) + page + _access_date(item)
    issue = f"({item.issue})" if item.issue else ""
    host_and_volume = _join_nonempty(", ", item.container_title, _year(item), item.volume) + issue
    return _join_nonempty(": ", host_and_volume, item.page) + _access_date(item)


def _imprint(item: Item) -> str:
    """`北京: 人民出版社, 2012: 1-9[2026-11-22]`; of a work that is only online `(2012-09-21)[2026-11-22]`."""
    publisher = item.publisher or ("" if item.type == "paper-conference" else item.event_title)
    if item.type in PRINT_TYPES or publisher or item.publisher_place or item.page:
        place_and_date = _join_nonempty(", ", _join_nonempty(": ", item.publisher_place, publisher), _year(item))
        return _join_nonempty(": ", place_and_date, item.page) + _update_date(item) + _access_date(item)
    if item.is_online:
        day = _issue_day(item)
        return (f"({day})" if day else "") + _access_date(item)
    return _year(item)


def _update_date(item: Item) -> str:
    """The day of an online resource, in parentheses after the year of its imprint (8.8.3); '' for others.

    Of an estimated day the imprint has the year in brackets, and nothing follows it.
    """
    has_month = item.issued is not None and item.issued.month is not None and not item.issued.approximate
    is_shown = has_month and item.is_online and not item.page and item.type not in PRINT_TYPES
    return f"({_issue_day(item)})" if is_shown else ""


def _year(item: Item) -> str:
    """A year or two, an estimated one in brackets (8.4.3.3); '' if unknown, never the year of access."""
    first, last = _bare_year(item.issued), _bare_year(item.issued_until)
    return first if item.issued_until is None or first == last else f"{first}-{last}"


def _bare_year(day: FuzzyDate | None) -> str:
    if day is None or day.year is None:
        return ""
    return f"[{day.year}]" if day.approximate else str(day.year)


def _issue_day(item: Item) -> str:
    """The day it came out, or the first and the last of a range."""
    return _day(item.issued) if item.issued_until is None else f"{_day(item.issued)}/{_day(item.issued_until)}"


def _day(issued: FuzzyDate | None) -> str:
    if issued is None or issued.year is None:
        return ""
    parts = (f"{issued.year:04}", *(f"{part:02}" for part in (issued.month, issued.day) if part is not None))
    date = "-".join(parts)
    return f"[{date}]" if issued.approximate else date


def _access_date(item: Item) -> str:
    return f"[{_day(item.accessed)}]" if item.is_online and item.accessed else ""


def _join_nonempty(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)


def _join_sentences(pieces: Iterable[str], end: str = ".") -> str:
    """The nonempty pieces, a full stop after each that has none."""
    nonempty = [piece for piece in pieces if piece]
    return "".join(piece + (" " if piece.endswith(".") else ". ") for piece in nonempty[:-1]) + nonempty[-1] + end
