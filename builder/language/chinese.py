"""Conversion between the two Chinese scripts: takes a text in one, gives it in the other.

`traditional` gives Taiwan's characters, its words where script.tsv or the base's glossary has them, and its quotation
marks; `simplified` the mainland's. Quotations, titles and names keep their words: only their characters are converted
(`traditional_characters`). Code and addresses stay. A text is cut into words first (lexicon.py), since what a character
becomes is told by its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from operator import add
from pathlib import Path
from types import MappingProxyType

from opencc import OpenCC

from builder.language.alternatives import any_of
from builder.language.character_sets import in_big5
from builder.language.characters import MEASURES, usual_forms
from builder.language.lexicon import Lexicon, lexicon
from builder.language.persons import OTHERWISE_WRITTEN, dried_names, is_person, may_have_names, persons, places

SIMPLIFIED, TRADITIONAL = "zh", "zh-Hant"
"""The codes of the two languages that are converted into each other."""
TAIWAN_WORDS = Path(__file__).with_name("script.tsv")
INTERFACE_WORDS = Path(__file__).with_name("interface.tsv")
MAINLAND_WORDS = Path(__file__).with_name("mainland.tsv")
"""Words of one side with those of the other."""
NAMES_KEPT = 16_384
"""How many names, titles and references are kept as converted."""
BASE_WORD_COST, BASE_NAME_COST = 100, 60
"""Of the words and names of a base, as of frequent words; what the lexicon has as more frequent stays so."""

_NOT_CONVERTED = (
    r"`[^`]*`|<https?://[^>\s]*>|(?:https?://|mailto:)[^\s<>)\]\u3000-\u9fff\uff00-\uffef]+|\]\([^)\s]*\)|\[@[a-z0-9-]*"
)
_TITLED = r"《[^《》\n]*》"
_QUOTED = rf"{_TITLED}|“[^“”\n]*”|‘[^‘’\n]*’"
_KEPT = re.compile(f"({_NOT_CONVERTED})")
_QUOTES, _TITLES = re.compile(f"({_QUOTED})"), re.compile(f"({_TITLED})")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_RUN = re.compile(f"({_HAN.pattern}+)")
_TAG = re.compile(r"(<[^>]*>)")
_CODE = re.compile(r"</?(?:code|pre|kbd|samp|script|style)\b")
_READ_ATTRIBUTES = re.compile(r'( (?:title|alt|aria-label)=")([^"]*)"')
_MARK = re.compile("[“”‘]")
_SINGLE = re.compile(r"‘([^‘’]*)’")
_TO_CORNER_MARKS = str.maketrans("“”", "「」")
_TO_CURLED_MARKS = str.maketrans("「」『』", "“”‘’")


class _Written(dict[str, str]):
    """Words as they are written in Traditional; those that are not given, in their characters' usual forms."""

    def __missing__(self, word: str) -> str:
        """The usual form, which is kept."""
        self[word] = form = word.translate(usual_forms())
        return form


@dataclass(frozen=True)
class Terms:
    """Replacements of words of at least two characters.

    table: by word, in prose. names: as they are written in the other script, in quotations and titles too. mainland:
    names of the other direction, by their Traditional form in Simplified characters.
    """

    table: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    mainland: Mapping[str, str] = field(default_factory=dict)

    def with_words(self, words: Mapping[str, str]) -> Terms:
        """These and further words, of which those of one character are ignored. Further ones take precedence."""
        return replace(self, table={**self.table, **_longer(words)})

    def with_names(self, names: Mapping[str, str], mainland: Mapping[str, str] = MappingProxyType({})) -> Terms:
        """These and further names, of which those of one character are ignored. mainland: as said above."""
        return replace(self, names={**self.names, **_longer(names)}, mainland={**self.mainland, **_longer(mainland)})

    @cached_property
    def of_pages(self) -> Terms:
        """These and the words of the interface, for hand-written pages."""
        return self.with_words(_taiwan_words(INTERFACE_WORDS))

    @cached_property
    def back(self) -> Terms:
        """What is put in place of words of a Traditional text in Simplified characters."""
        return mainland_terms().with_names(self.mainland)

    def replacement(self, word: str, *, prose: bool) -> str | None:
        """What is put in the place of a word of a text."""
        return self.names.get(word) or (self.table.get(word) if prose else None)

    @cached_property
    def mixed(self) -> re.Pattern[str] | None:
        """Finds the words and names that are not of Han characters alone, which are not cut out of runs of these."""
        mixed = [word for word in (*self.table, *self.names) if not _RUN.fullmatch(word)]
        return re.compile(f"({any_of(mixed)})") if mixed else None

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon with these words and names."""
        words = {word: BASE_WORD_COST for word in self.table if _RUN.fullmatch(word)}
        names = {name: BASE_NAME_COST for name in self.names if _RUN.fullmatch(name)}
        return lexicon().with_words(words).with_names(names)

    @cached_property
    def in_names(self) -> _Written:
        """Words of the lexicon as they are written in names, titles and quotations."""
        return _Written({**self.lexicon.forms, **self.names})

    @cached_property
    def in_prose(self) -> _Written:
        """Words of the lexicon as they are written in prose."""
        return _Written({**self.lexicon.forms, **self.table, **self.names})

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first two characters of all words and names."""
        return frozenset(word[:2] for word in (*self.table, *self.names))

    @cached_property
    def marks(self) -> frozenset[str]:
        """The pairs of characters that tell that a run has to be cut: openings, and those of which one has another form
        than its usual one in some word.
        """
        return self.lexicon.turning | self.openings


@cache
def guarded_terms() -> Terms:
    """The words of script.tsv: of a line with one column only the characters are converted, else the second column is
    the replacement.
    """
    return Terms(_taiwan_words(TAIWAN_WORDS))


@cache
def interface_terms() -> Terms:
    """These and the words that only the interface has."""
    return guarded_terms().of_pages


@cache
def mainland_terms() -> Terms:
    """The words of mainland.tsv, by Taiwan's word in Simplified characters."""
    return Terms(MappingProxyType({word: other or word for word, other in _read(MAINLAND_WORDS)}))


def traditional(text: str, terms: Terms | None = None) -> str:
    """A Simplified text as Taiwan writes it. terms: in place of guarded_terms(), which with_words() extends."""
    if not _HAN.search(text):
        return text
    return _with_corner_marks(_converted(text, terms or guarded_terms()))


def traditional_html(html: str, terms: Terms | None = None) -> str:
    """HTML with its text and its attributes title, alt and aria-label converted; ids, links and code stay."""
    return "".join(_convert_html(html, terms))


@lru_cache(maxsize=NAMES_KEPT)
def traditional_characters(text: str) -> str:
    """A Simplified name or title in Traditional characters; its words stay."""
    return _converted(text, _NO_TERMS, prose=False) if _HAN.search(text) else text


def traditional_name(text: str) -> str:
    """A name by traditional_characters(), with Taiwan's quotation marks; a surname is written as one."""
    if is_person(text):
        return OTHERWISE_WRITTEN.get(text[0], text[0]) + traditional_characters(text[1:])
    return _with_corner_marks(traditional_characters(text))


def misconverted_names(names: Mapping[str, str], terms: Terms) -> Mapping[str, str]:
    """The names that traditional() would convert wrongly, or might beside other words, since they are not written in
    their characters' usual forms. names: Traditional form by Simplified form.
    """
    usual = usual_forms()
    return {
        name: expected
        for name, expected in names.items()
        if expected != name.translate(usual) or expected != traditional(name, terms)
    }


def simplified(text: str, terms: Terms | None = None) -> str:
    """A Traditional text as the mainland writes it: Simplified characters, its words and quotation marks.

    terms: of a base, for its names.
    """
    if not _HAN.search(text):
        return text
    known = terms.back if terms else mainland_terms()
    pieces = (
        piece if at % 2 else "".join(_simplified_words(piece, known)) for at, piece in enumerate(_KEPT.split(text))
    )
    return "".join(pieces)


@lru_cache(maxsize=NAMES_KEPT)
def simplified_name(text: str) -> str:
    """A Traditional name in Simplified characters; its words stay."""
    return _simplified_characters(text).translate(_TO_CURLED_MARKS) if _HAN.search(text) else text


@lru_cache(maxsize=NAMES_KEPT)
def script_of(text: str) -> str:
    """SIMPLIFIED for a text with a character of that script only, else TRADITIONAL for one with such; else ''."""
    if any(map(_is_simplified, text)):
        return SIMPLIFIED
    return TRADITIONAL if _HAN.search(text) and _converter("t2s").convert(text) != text else ""


@cache
def _is_simplified(character: str) -> bool:
    """Whether a character is so in Simplified texts only."""
    if not _HAN.match(character) or in_big5(character):
        return False
    return character.translate(usual_forms()) != character


def _convert_html(html: str, terms: Terms | None) -> Iterator[str]:
    code_depth = 0
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            code_depth += len(_CODE.findall(piece)) * (-1 if piece.startswith("</") else 1)
            yield _READ_ATTRIBUTES.sub(lambda match: match[1] + traditional(match[2], terms) + '"', piece)
        else:
            yield piece if code_depth else traditional(piece, terms)


def _converted(text: str, terms: Terms, *, prose: bool = True) -> str:
    """A Simplified text in Traditional characters; in prose, outside quotations and titles, in Taiwan's words."""
    pieces = _KEPT.split(text)
    pieces[::2] = (_convert_piece(piece, terms, prose=prose) for piece in pieces[::2])
    return "".join(pieces)


def _convert_piece(text: str, terms: Terms, *, prose: bool) -> str:
    pieces = terms.mixed.split(text) if terms.mixed else [text]
    pieces[1::2] = (terms.replacement(word, prose=prose) or _convert_quotes(word, terms) for word in pieces[1::2])
    convert = _convert_quotes if prose else _convert_runs
    pieces[::2] = (convert(piece, terms) for piece in pieces[::2])
    return "".join(pieces)


def _convert_quotes(text: str, terms: Terms) -> str:
    pieces = _QUOTES.split(text)
    pieces[::2] = (_convert_runs(piece, terms, prose=True) for piece in pieces[::2])
    pieces[1::2] = (_convert_runs(piece, terms) for piece in pieces[1::2])
    return "".join(pieces)


def _convert_runs(text: str, terms: Terms, *, prose: bool = False) -> str:
    pieces = _RUN.split(text)
    for at in range(1, len(pieces), 2):
        pieces[at] = _convert_run(pieces[at], terms, prose=prose, follows_number=pieces[at - 1][-1:].isdigit())
    return "".join(pieces)


def _convert_run(run: str, terms: Terms, *, prose: bool, follows_number: bool) -> str:
    if follows_number and run[0] in MEASURES and (len(run) == 1 or run[:2] not in terms.lexicon.costs):
        return MEASURES[run[0]] + (_convert_run(run[1:], terms, prose=prose, follows_number=False) if run[1:] else "")
    if may_have_names(run):
        return "".join(_around_names(run, terms, prose=prose, follows_number=follows_number))
    if terms.marks.isdisjoint(map(add, run, run[1:])):
        return run.translate(usual_forms())
    return _convert_words(run, terms, prose=prose)


def _around_names(run: str, terms: Terms, *, prose: bool, follows_number: bool) -> Iterator[str]:
    position = 0
    for start, end, name in _names_in(run, terms.lexicon, follows_number=follows_number):
        yield _convert_words(run[position:start], terms, prose=prose)
        yield name
        position = end
    yield _convert_words(run[position:], terms, prose=prose)


def _names_in(run: str, known: Lexicon, *, follows_number: bool) -> Iterator[tuple[int, int, str]]:
    """Start, end and Traditional form of what is a name or belongs to one, in order."""
    people = [
        (start, end, OTHERWISE_WRITTEN.get(run[start], run[start]) + run[start + 1 : end].translate(usual_forms()))
        for start, end in persons(run, known, follows_number=follows_number)
    ]
    yield from sorted((*people, *((start, start + 1, run[start]) for start in places(run))))


def _convert_words(run: str, terms: Terms, *, prose: bool) -> str:
    written = terms.in_prose if prose else terms.in_names
    return "".join(map(written.__getitem__, terms.lexicon.cut(run)))


def _simplified_words(text: str, terms: Terms) -> Iterator[str]:
    for at, piece in enumerate(_TITLES.split(_simplified_characters(text))):
        curled = piece.translate(_TO_CURLED_MARKS)
        yield curled if at % 2 else _RUN.sub(lambda run: _mainland_words(run[0], terms), curled)


def _mainland_words(run: str, terms: Terms) -> str:
    if terms.openings.isdisjoint(map(add, run, run[1:])):
        return run
    return "".join(terms.replacement(word, prose=True) or word for word in terms.lexicon.cut(run))


def _simplified_characters(text: str) -> str:
    """A Traditional text in Simplified characters; 乾 in a name of a person stays."""
    converted: str = _converter("tw2s").convert(text)
    if "乾" in text and len(converted) == len(text):
        for at in dried_names(text):
            converted = f"{converted[:at]}乾{converted[at + 1 :]}"
    return converted


def _taiwan_words(path: Path) -> Mapping[str, str]:
    return MappingProxyType({word: other or traditional_characters(word) for word, other in _read(path)})


def _longer(words: Mapping[str, str]) -> Mapping[str, str]:
    return {word: replacement for word, replacement in words.items() if len(word) > 1}


def _read(path: Path) -> Iterator[tuple[str, str]]:
    """The words of a file, each with its replacement or ''."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, other = line.partition("\t")
            yield word, other


def _with_corner_marks(text: str) -> str:
    """A text with 「」『』 for “”‘’. Single marks around a text without Han characters, and apostrophes, stay."""
    if not _MARK.search(text) or not _HAN.search(text):
        return text
    inner = _SINGLE.sub(lambda match: f"『{match[1]}』" if _HAN.search(match[1]) else match[0], text)
    return inner.translate(_TO_CORNER_MARKS)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


_NO_TERMS = Terms({})
