"""Chinese in the other script: takes a text written in one, gives it as readers of the other write it. By OpenCC.

`traditional` gives Taiwan's characters, words and quotation marks, `simplified` the mainland's. What somebody else said
or is called keeps its words: `characters` changes nothing but characters, and so is done with quotations and titles.
Code and addresses stay as they are.
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
"""The codes of the two languages of which this module knows; conversion is a property of this pair."""
WORDS = Path(__file__).with_name("script.tsv")
"""Words that OpenCC takes for those of computing, and what they are in prose."""

_UNTOUCHED = (
    r"`[^`]*`|<https?://[^>\s]*>|(?:https?://|mailto:)[^\s<>)\]\u3000-\u9fff\uff00-\uffef]+|\]\([^)\s]*\)|\[@[a-z0-9-]*"
)
_QUOTED = r"《[^《》\n]*》|“[^“”\n]*”|‘[^‘’\n]*’"
_KEPT = re.compile(f"({_UNTOUCHED})|({_QUOTED})")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PUBLISHED = re.compile("(?<=[宣公發頒分])佈")
"""Taiwan writes 公布 and 計畫; the table has 公佈 and 計劃."""
_TAG = re.compile(r"(<[^>]*>)")
_CODE = re.compile(r"</?(?:code|pre|kbd|samp|script|style)\b")
_READ_OUT = re.compile(r'( (?:title|alt|aria-label)=")([^"]*)"')
_PERSON = re.compile(r"[范于余涂岳姜谷沈郁种折后台干郗][\u3400-\u9fff]{1,2}")
"""People with a surname whose character is simplified in other words only, and not in the surname."""
_SINGLE = re.compile(r"‘([^‘’]*)’")
_CORNERS = str.maketrans("“”", "「」")
_CURLED = str.maketrans("「」『』", "“”‘’")


@dataclass(frozen=True)
class Terms:
    """What is put in place of words of a text, the longest first. Later tables win."""

    table: Mapping[str, str]

    def split(self, text: str) -> Iterator[tuple[str, str | None]]:
        """Stretches of a text in their order: a word with what it becomes, or what lies between with None."""
        done = 0
        for found in self._openings.finditer(text):
            at = found.start()
            if at < done:
                continue
            word = next((text[at : at + n] for n in self._lengths[found[0]] if text[at : at + n] in self.table), None)
            if word is not None:
                if done < at:
                    yield text[done:at], None
                yield word, self.table[word]
                done = at + len(word)
        if done < len(text):
            yield text[done:], None

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How long the words are that begin with two characters, the longest first."""
        found: dict[str, set[int]] = {}
        for word in self.table:
            found.setdefault(word[:2], set()).add(len(word))
        return {opening: tuple(sorted(lengths, reverse=True)) for opening, lengths in found.items()}

    @cached_property
    def _openings(self) -> re.Pattern[str]:
        """Where a word may begin; the regular expression looks at two characters, the table at all."""
        seconds: dict[str, set[str]] = {}
        for opening in self._lengths:
            seconds.setdefault(opening[0], set()).add(opening[1])
        ways = (f"{first}[{''.join(sorted(second))}]" for first, second in sorted(seconds.items()))
        return re.compile("|".join(ways) or r"(?!)")

    def with_words(self, more: Mapping[str, str]) -> Terms:
        """These and further words of two characters or more; further ones win."""
        return Terms({**self.table, **{word: to for word, to in more.items() if len(word) > 1}})


@cache
def ordinary() -> Terms:
    """The words of script.tsv: with one column in their own characters, with two as the second says.

    A longer word that OpenCC knows is left to it, whatever shorter one it begins with.
    """
    table: dict[str, str] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, taiwan = line.partition("\t")
            table[word] = taiwan or characters(word)
    return Terms(MappingProxyType(table))


def traditional(text: str, terms: Terms | None = None) -> str:
    """A Simplified text for readers in Taiwan. terms: words beyond those of every text, as with_words() gives them."""
    if not _HAN.search(text):
        return text
    used = terms or ordinary()
    return _cornered("".join(_pieces(text, used)))


def traditional_html(html: str, terms: Terms | None = None) -> str:
    """HTML whose words are converted: its text and the attributes that are read out. Ids, links and code stay."""
    return "".join(_html(html, terms))


def characters(text: str) -> str:
    """A Simplified name or title in Traditional characters, with its own words."""
    if not _HAN.search(text):
        return text
    return _PUBLISHED.sub("布", _converter("s2tw").convert(text)).replace("計劃", "計畫")


def named(text: str) -> str:
    """A name as characters() gives it, in Taiwan's quotation marks; a surname that is not written otherwise stays."""
    if _PERSON.fullmatch(text):
        return text[0] + characters(text[1:])
    return _cornered(characters(text))


def protected(names: Mapping[str, str], terms: Terms) -> Mapping[str, str]:
    """Those of these names, by their Simplified form, that a conversion with these terms would get wrong."""
    return {name: own for name, own in names.items() if own != traditional(name, terms)}


def simplified(text: str) -> str:
    """A Traditional text in Simplified characters, the mainland's words and its quotation marks."""
    return _converter("tw2sp").convert(text).translate(_CURLED) if _HAN.search(text) else text


def simplified_name(text: str) -> str:
    """A Traditional name in Simplified characters, with its own words."""
    return _converter("tw2s").convert(text).translate(_CURLED) if _HAN.search(text) else text


def script_of(text: str) -> str:
    """SIMPLIFIED for a text with a character that is so only, else TRADITIONAL for one with Traditional ones; or ''."""
    if any(map(_is_simplified, text)):
        return SIMPLIFIED
    return TRADITIONAL if _HAN.search(text) and _converter("t2s").convert(text) != text else ""


@cache
def _is_simplified(character: str) -> bool:
    """Whether a character is so in Simplified texts only."""
    if not _HAN.match(character) or in_big5(character):
        return False
    return bool(_converter("s2tw").convert(character) != character)


def _html(html: str, terms: Terms | None) -> Iterator[str]:
    code = 0
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            code += len(_CODE.findall(piece)) * (-1 if piece.startswith("</") else 1)
            yield _READ_OUT.sub(lambda found: found[1] + traditional(found[2], terms) + '"', piece)
        else:
            yield piece if code else traditional(piece, terms)


def _pieces(text: str, terms: Terms) -> Iterator[str]:
    done = 0
    for kept in _KEPT.finditer(text):
        yield from _worded(text[done : kept.start()], terms)
        yield kept[0] if kept[1] else characters(kept[0])
        done = kept.end()
    yield from _worded(text[done:], terms)


def _worded(text: str, terms: Terms) -> Iterator[str]:
    converter = _converter("s2twp")
    for piece, instead in terms.split(text):
        yield converter.convert(piece) if instead is None else instead


def _cornered(text: str) -> str:
    """Quotation marks as Taiwan has them. An apostrophe in a Latin word, a single mark too, stays what it is."""
    if not _HAN.search(text):
        return text
    inner = _SINGLE.sub(lambda found: f"『{found[1]}』" if _HAN.search(found[1]) else found[0], text)
    return inner.translate(_CORNERS)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)
