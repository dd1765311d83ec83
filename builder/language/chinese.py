"""Conversion between the two Chinese scripts: takes a text in one, gives it in the other. By OpenCC.

`traditional` gives Taiwan's characters, words and quotation marks, `simplified` the mainland's. Quotations, titles and
names keep their words: only their characters are converted (`traditional_characters`). Code and addresses stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from opencc import OpenCC

from builder.language.character_sets import in_big5

SIMPLIFIED, TRADITIONAL = "zh", "zh-Hant"
"""The codes of the two languages that are converted into each other."""
GUARDED_WORDS = Path(__file__).with_name("script.tsv")
"""Words that OpenCC converts to terms of computing, with their conversions in prose."""

_NOT_CONVERTED = (
    r"`[^`]*`|<https?://[^>\s]*>|(?:https?://|mailto:)[^\s<>)\]\u3000-\u9fff\uff00-\uffef]+|\]\([^)\s]*\)|\[@[a-z0-9-]*"
)
_QUOTED = r"《[^《》\n]*》|“[^“”\n]*”|‘[^‘’\n]*’"
_SPANS = re.compile(f"({_NOT_CONVERTED})|({_QUOTED})")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PUBLISHED = re.compile("(?<=[宣公發頒分])佈")
"""Taiwan writes 公布 and 計畫; OpenCC gives 公佈 and 計劃."""
_TAG = re.compile(r"(<[^>]*>)")
_CODE = re.compile(r"</?(?:code|pre|kbd|samp|script|style)\b")
_READ_ATTRIBUTES = re.compile(r'( (?:title|alt|aria-label)=")([^"]*)"')
_PERSON = re.compile(r"[范于余涂岳姜谷沈郁种折后台干郗][\u3400-\u9fff]{1,2}")
"""Names whose surname has a character that is converted in other words, but not as a surname."""
_SINGLE = re.compile(r"‘([^‘’]*)’")
_TO_CORNER_MARKS = str.maketrans("“”", "「」")
_TO_CURLED_MARKS = str.maketrans("「」『』", "“”‘’")


@dataclass(frozen=True)
class Terms:
    """Replacements of words, the longest word first. table: replacement by word of at least two characters."""

    table: Mapping[str, str]

    def split(self, text: str) -> Iterator[tuple[str, str | None]]:
        """The text in pieces, in order: a word with its replacement, or the text between two words with None."""
        position = 0
        for opening in self._openings.finditer(text):
            start = opening.start()
            if start < position:
                continue
            candidates = (text[start : start + length] for length in self._lengths[opening[0]])
            word = next((candidate for candidate in candidates if candidate in self.table), None)
            if word is not None:
                if position < start:
                    yield text[position:start], None
                yield word, self.table[word]
                position = start + len(word)
        if position < len(text):
            yield text[position:], None

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """By the first two characters, the lengths of the words that begin with them, the longest first."""
        lengths_by_opening: dict[str, set[int]] = {}
        for word in self.table:
            lengths_by_opening.setdefault(word[:2], set()).add(len(word))
        return {opening: tuple(sorted(lengths, reverse=True)) for opening, lengths in lengths_by_opening.items()}

    @cached_property
    def _openings(self) -> re.Pattern[str]:
        """Matches the first two characters of any word of the table."""
        seconds: dict[str, set[str]] = {}
        for opening in self._lengths:
            seconds.setdefault(opening[0], set()).add(opening[1])
        alternatives = (f"{first}[{''.join(sorted(second))}]" for first, second in sorted(seconds.items()))
        return re.compile("|".join(alternatives) or r"(?!)")

    def with_words(self, words: Mapping[str, str]) -> Terms:
        """These and further words, of which those of one character are ignored. Further ones take precedence."""
        return Terms({**self.table, **{word: replacement for word, replacement in words.items() if len(word) > 1}})


@cache
def guarded_terms() -> Terms:
    """The words of script.tsv: of a line with one column only the characters are converted, else the second column is
    the replacement.
    """
    table: dict[str, str] = {}
    for line in GUARDED_WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, taiwan = line.partition("\t")
            table[word] = taiwan or traditional_characters(word)
    return Terms(MappingProxyType(table))


def traditional(text: str, terms: Terms | None = None) -> str:
    """A Simplified text as Taiwan writes it. terms: in place of guarded_terms(), which with_words() extends."""
    if not _HAN.search(text):
        return text
    active_terms = terms or guarded_terms()
    return _with_corner_marks("".join(_convert_spans(text, active_terms)))


def traditional_html(html: str, terms: Terms | None = None) -> str:
    """HTML with its text and its attributes title, alt and aria-label converted; ids, links and code stay."""
    return "".join(_convert_html(html, terms))


def traditional_characters(text: str) -> str:
    """A Simplified name or title in Traditional characters; its words stay."""
    if not _HAN.search(text):
        return text
    return _PUBLISHED.sub("布", _converter("s2tw").convert(text)).replace("計劃", "計畫")


def traditional_name(text: str) -> str:
    """A name by traditional_characters(), with Taiwan's quotation marks; a surname of _PERSON is not converted."""
    if _PERSON.fullmatch(text):
        return text[0] + traditional_characters(text[1:])
    return _with_corner_marks(traditional_characters(text))


def misconverted_names(names: Mapping[str, str], terms: Terms) -> Mapping[str, str]:
    """The names that traditional() would convert wrongly. names: Traditional form by Simplified form."""
    return {name: expected for name, expected in names.items() if expected != traditional(name, terms)}


def simplified(text: str) -> str:
    """A Traditional text as the mainland writes it: Simplified characters, its words and quotation marks."""
    return _converter("tw2sp").convert(text).translate(_TO_CURLED_MARKS) if _HAN.search(text) else text


def simplified_name(text: str) -> str:
    """A Traditional name in Simplified characters; its words stay."""
    return _converter("tw2s").convert(text).translate(_TO_CURLED_MARKS) if _HAN.search(text) else text


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
    return bool(_converter("s2tw").convert(character) != character)


def _convert_html(html: str, terms: Terms | None) -> Iterator[str]:
    code_depth = 0
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            code_depth += len(_CODE.findall(piece)) * (-1 if piece.startswith("</") else 1)
            yield _READ_ATTRIBUTES.sub(lambda match: match[1] + traditional(match[2], terms) + '"', piece)
        else:
            yield piece if code_depth else traditional(piece, terms)


def _convert_spans(text: str, terms: Terms) -> Iterator[str]:
    position = 0
    for span in _SPANS.finditer(text):
        yield from _convert_words(text[position : span.start()], terms)
        yield span[0] if span[1] else traditional_characters(span[0])
        position = span.end()
    yield from _convert_words(text[position:], terms)


def _convert_words(text: str, terms: Terms) -> Iterator[str]:
    converter = _converter("s2twp")
    for piece, replacement in terms.split(text):
        yield converter.convert(piece) if replacement is None else replacement


def _with_corner_marks(text: str) -> str:
    """A text with 「」『』 for “”‘’. Single marks around a text without Han characters, and apostrophes, stay."""
    if not _HAN.search(text):
        return text
    inner = _SINGLE.sub(lambda match: f"『{match[1]}』" if _HAN.search(match[1]) else match[0], text)
    return inner.translate(_TO_CORNER_MARKS)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)
