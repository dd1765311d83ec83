"""BibTeX: takes an item, gives an entry that BibTeX and biblatex read.

TeX's special characters are escaped; words of a title that have capitals are put in braces, so that no style makes
them lower case. BibTeX counts `\\{` as a brace too, Biber does not: a brace without its match is a command, so that an
entry ends where it ends for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.citation.item import Item
from builder.citation.romanised_names import romanised
from builder.citation.work_language import primary
from builder.records.edtf import edtf_date, plain_date
from builder.records.model.values import FuzzyDate, Name

TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "book": "book", "chapter": "incollection", "entry": "incollection", "paper-conference": "inproceedings",
    "report": "techreport", "standard": "techreport", "thesis": "phdthesis", "manuscript": "unpublished",
    "pamphlet": "booklet",
}  # fmt: skip
DEFAULT_TYPE = "misc"
CONTAINER_FIELDS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
PUBLISHER_FIELDS = {"techreport": "institution", "phdthesis": "school"}
LANGUAGE_NAMES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "he": "hebrew", "hi": "hindi", "hu": "hungarian", "id": "indonesian",
    "it": "italian", "ja": "japanese", "km": "khmer", "ko": "korean", "lo": "lao", "mn": "mongolian", "ms": "malay",
    "nb": "norwegian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ru": "russian",
    "sv": "swedish", "th": "thai", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
"""The names of languages in babel and polyglossia, which biblatex takes as `langid`, by primary subtag."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_ESCAPE_TABLE = str.maketrans(_ESCAPES)
_UNMATCHED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_SPLITS_NAMES = re.compile(r",|(?:^|\s)(?:and|others)(?:\s|$)", re.IGNORECASE)
"""What BibTeX takes for more than a part of a name, in whatever case."""
_URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_SEPARATORS = re.compile(r"([\s\-–—:;,.!?“”‘’()\[\]/]+)")


def bibtex_entry(item: Item) -> str:
    """One entry, with a line for each field, ending in a newline."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(item))
    return f"@{TYPES.get(item.type, DEFAULT_TYPE)}{{{item.key},\n{fields}}}\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield from _people(item)
    yield "title", f"{{{brace_capitals(item.written_title)}}}"
    if item.translated_title:  # biblatex prints it behind the title.
        yield "titleaddon", f"{{[{escaped(item.translated_title)}]}}"
    for name, value in (*_publication(item), *_numbers(item)):
        if value:
            yield name, f"{{{escaped(value)}}}"
    yield from _dates(item.issued, item.issued_until)
    for name, value in (("doi", item.doi), ("url", item.url)):
        if value:
            yield name, f"{{{value.translate(_URL_ESCAPES)}}}"
    if item.accessed:
        yield "urldate", f"{{{plain_date(item.accessed)}}}"
    if language := LANGUAGE_NAMES.get("zh" if item.is_chinese else primary(item.language)):
        yield "langid", f"{{{language}}}"
    if item.notes:  # `note` would be printed by every style.
        yield "annote", f"{{{escaped(' '.join(item.notes))}}}"


def _people(item: Item) -> Iterator[tuple[str, str]]:
    creators = item.author or item.interviewer
    for role, names in (("author", creators), ("editor", item.editor), ("translator", item.translator)):
        if names:
            yield role, f"{{{_names(names)}}}"
    if any(map(romanised, creators)):  # By these biblatex sorts.
        yield "sortname", f"{{{_names([romanised(name) or name for name in creators])}}}"


def _publication(item: Item) -> tuple[tuple[str, str], ...]:
    """Container, publisher, place and genre, in the fields that BibTeX has for the item's type."""
    type_ = TYPES.get(item.type, DEFAULT_TYPE)
    container = CONTAINER_FIELDS.get(type_, "howpublished"), item.container_title or item.event_title
    publisher = PUBLISHER_FIELDS.get(type_, "publisher"), item.publisher
    return container, publisher, ("address", item.publisher_place), ("type", item.genre)


def _numbers(item: Item) -> tuple[tuple[str, str], ...]:
    """Volume, number, pages; BibTeX's number is the issue, where there is one."""
    pages = re.sub(r"(?<=\d)[-–](?=\d)", "--", item.page)
    number = item.issue or item.number
    return ("volume", item.volume), ("number", number), ("pages", pages), ("isbn", item.isbn), ("version", item.edition)


def _dates(issued: FuzzyDate | None, until: FuzzyDate | None) -> Iterator[tuple[str, str]]:
    """`date` for biblatex (EDTF, `~` if approximate; a range has `/`), year and month for BibTeX."""
    if issued is None or issued.year is None:
        return
    yield "date", f"{{{edtf_date(issued)}{'' if until is None else f'/{edtf_date(until)}'}}}"
    later_year = "" if until is None or until.year == issued.year else f"--{until.year or ''}"
    yield "year", f"{{{issued.year}{later_year}}}"
    if issued.month and until is None:
        yield "month", MONTHS[issued.month - 1]


def _names(names: Sequence[Name]) -> str:
    """`Wen, Ying-na and {Casebook editors}`: braces keep a name whole that has no parts."""
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    """`Wen, Ying-na`, `{van der Berg}, Anna`: BibTeX would take a family name of several words apart."""
    if whole := name.literal or (name.given if not name.family else ""):
        return f"{{{escaped(whole)}}}"
    family = f"{{{escaped(name.family)}}}" if " " in name.family.strip() else _name_part(name.family)
    return f"{family}, {_name_part(name.given)}" if name.given else family


def _name_part(part: str) -> str:
    """A part of a name, in braces if it has what BibTeX would split it at."""
    return f"{{{escaped(part)}}}" if _SPLITS_NAMES.search(part) else escaped(part)


def escaped(text: str) -> str:
    r"""Text as TeX takes it, on one line.

    >>> print(escaped("50 % of A & B"))
    50 \% of A \& B
    >>> print(escaped("{A} and } before {"))
    \{A\} and \textbraceright{} before \textbraceleft{}
    """
    flat = _on_one_line(text)
    if not ("{" in flat or "}" in flat):
        return flat.translate(_ESCAPE_TABLE)
    unmatched = _unmatched_braces(flat)
    pieces = (_UNMATCHED[sign] if at in unmatched else _ESCAPES.get(sign, sign) for at, sign in enumerate(flat))
    return "".join(pieces)


def _on_one_line(text: str) -> str:
    lines = text.splitlines()
    return text if lines == [text] else " ".join(line.strip() for line in lines if line.strip())


def _unmatched_braces(text: str) -> set[int]:
    """The positions of the braces that have no other of their pair."""
    opened: list[int] = []
    unmatched: set[int] = set()
    for at, sign in enumerate(text):
        if sign == "{":
            opened.append(at)
        elif sign == "}" and opened:
            opened.pop()
        elif sign == "}":
            unmatched.add(at)
    return unmatched.union(opened)


def brace_capitals(title: str) -> str:
    """A title with its words that have capitals in braces; the first letter of the title does not count.

    >>> brace_capitals("The Chengdu NGO park")
    'The {Chengdu} {NGO} park'
    """
    return "".join(_braced(piece, first=at == 0) for at, piece in enumerate(_SEPARATORS.split(_on_one_line(title))))


def _braced(piece: str, *, first: bool) -> str:
    """A word, or a separator between two. `first`: it begins the title."""
    capitals = piece[1:] if first else piece
    return f"{{{escaped(piece)}}}" if any(letter.isupper() for letter in capitals) else escaped(piece)
