"""BibTeX: takes an item, gives an entry that BibTeX and biblatex read.

Specials of TeX are escaped; words of a title that have capitals stand in braces, so that no style makes them small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.citation.item import Item
from builder.records.model.values import FuzzyDate, Name

TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "book": "book", "chapter": "incollection", "entry": "incollection", "paper-conference": "inproceedings",
    "report": "techreport", "standard": "techreport", "thesis": "phdthesis", "manuscript": "unpublished",
    "pamphlet": "booklet",
}  # fmt: skip
OTHER = "misc"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TABLE = str.maketrans(_ESCAPES)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_WORDS = re.compile(r"([\s\-–—:;,.!?“”‘’()/]+)")


def bibtex_entry(item: Item) -> str:
    r"""One entry, with a line a field and a newline at its end."""
    told = "".join(f"  {name} = {value},\n" for name, value in _fields(item))
    return f"@{TYPES.get(item.type, OTHER)}{{{item.key},\n{told}}}\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield from _people(item)
    yield "title", f"{{{protected(item.title)}}}"
    for name, value in (*_places(item), *_numbers(item)):
        if value:
            yield name, f"{{{escaped(value)}}}"
    yield from _dates(item.issued)
    for name, value in (("doi", item.doi), ("url", item.url)):
        if value:
            yield name, f"{{{value.translate(_ADDRESS)}}}"
    if item.accessed:
        yield "urldate", f"{{{_iso(item.accessed)}}}"
    yield "langid", f"{{{'chinese' if item.is_han else 'english'}}}"


def _people(item: Item) -> Iterator[tuple[str, str]]:
    makers = item.author or item.interviewer
    for role, names in (("author", makers), ("editor", item.editor), ("translator", item.translator)):
        if names:
            yield role, f"{{{_names(names)}}}"


def _places(item: Item) -> tuple[tuple[str, str], ...]:
    """Where it stands, in the fields of its type."""
    kind = TYPES.get(item.type, OTHER)
    whole = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(kind, "howpublished")
    house = {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher")
    container = item.container_title or item.event_title
    return (whole, container), (house, item.publisher), ("address", item.publisher_place), ("type", item.genre)


def _numbers(item: Item) -> tuple[tuple[str, str], ...]:
    """Volume, number, pages; an issue is what BibTeX calls the number."""
    pages = re.sub(r"(?<=\d)[-–](?=\d)", "--", item.page)
    number = item.issue or item.number
    return ("volume", item.volume), ("number", number), ("pages", pages), ("isbn", item.isbn)


def _dates(issued: FuzzyDate | None) -> Iterator[tuple[str, str]]:
    """`date` with its doubt for biblatex (EDTF), year and month for BibTeX."""
    if issued is None or issued.year is None:
        return
    yield "date", f"{{{_iso(issued)}{'~' if issued.approximate else ''}}}"
    yield "year", f"{{{issued.year}}}"
    if issued.month:
        yield "month", MONTHS[issued.month - 1]


def _iso(day: FuzzyDate) -> str:
    parts = (f"{day.year or 0:04}", *(f"{part:02}" for part in (day.month, day.day) if part is not None))
    return "-".join(parts)


def _names(names: Sequence[Name]) -> str:
    """`Wen, Ying-na and {Casebook editors}`: braces keep a name whole that has no parts."""
    return " and ".join(
        f"{{{escaped(name.literal)}}}"
        if name.literal
        else ", ".join(_part(part) for part in (name.family, name.given) if part)
        for name in names
    )


def _part(part: str) -> str:
    """A part of a name; one with a word or a mark that would split it is kept whole."""
    return f"{{{escaped(part)}}}" if "," in part or " and " in part else escaped(part)


def escaped(text: str) -> str:
    r"""Text as TeX takes it.

    >>> print(escaped("50 % of A & B"))
    50 \% of A \& B
    """
    return text.translate(_TABLE)


def protected(title: str) -> str:
    """A title, words with capitals in braces; the first letter may become small or stay.

    >>> protected("The Chengdu NGO park")
    'The {Chengdu} {NGO} park'
    """
    return "".join(_guarded(piece, first=at == 0) for at, piece in enumerate(_WORDS.split(title)))


def _guarded(piece: str, *, first: bool) -> str:
    """A word, or what stands between two."""
    capitals = piece[1:] if first else piece
    return f"{{{escaped(piece)}}}" if any(letter.isupper() for letter in capitals) else escaped(piece)
