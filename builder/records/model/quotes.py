"""Quotes: takes the words of a source, gives them folded, so that two copies of one text compare as equal; a digest."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from builder.records.model.record import Quote

MAX_WORDS, MAX_HAN, MAX_QUOTES = 60, 120, 12
"""Words of a quote, or Han characters of one in Chinese; quotes of a source."""
DIGEST_LENGTH = 16
HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?|\d[\d.,]*")
_QUOTATION_MARKS = dict.fromkeys(map(ord, "“”„‟«»‹›「」『』﹁﹂﹃﹄〝〞〟‘’‚‛′″`´'"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−─━－﹘﹣"), "-")
_FOLDS = _QUOTATION_MARKS | _DASHES
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACE = re.compile(r"\s+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE_BESIDE = re.compile(rf"(?<=[\W{_WIDE}]) | (?=[\W{_WIDE}])")
_DOUBLED = re.compile('(["-])\\1+')


def folded(text: str) -> str:
    """A text without what differs between two copies of it: NFKC, and white space, the kinds of quotation marks and of
    dashes folded. Script, wording and the case of letters stand.

    White space is one space; none beside Han characters and marks, where some write one and some a line end.

    >>> folded("“成都\\n市”——２０１２　年"), folded("A  ‘good’ – day , once")
    ('"成都市"-2012年', 'A"good"-day,once')
    """
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_FOLDS)
    bare = _DOUBLED.sub(r"\1", _SPACE_BESIDE.sub("", _SPACE.sub(" ", plain).strip()))
    return unicodedata.normalize("NFC", bare)  # Where a space is gone, marks of letters meet.


def has_words(text: str) -> bool:
    """Whether a quote has a letter, a character or a digit: marks alone stand in any text, and say nothing.

    >>> has_words("。。"), has_words("15")
    (False, True)
    """
    return any(map(str.isalnum, folded(text)))


def digest(text: str) -> str:
    """The first digits of the SHA-256 of the folded text, in hexadecimal."""
    return sha256(folded(text).encode("utf-8", "replace")).hexdigest()[:DIGEST_LENGTH]


def is_checked(quote: Quote) -> bool:
    """Whether it was found in its source as it is now."""
    return quote.checked is not None and quote.checked.digest == digest(quote.text)


def lengths(text: str) -> tuple[int, int]:
    """How many Han characters and how many words of letters or digits a text has.

    >>> lengths("NPI’s 2 rooms […] 六间")
    (2, 3)
    """
    return len(HAN.findall(text)), len(_WORD.findall(HAN.sub(" ", text)))


def excess(text: str) -> tuple[str, int, int] | None:
    """Why a quote is too long: `han` or `words`, how many it has and how many it may have; None where it is not."""
    han, words = lengths(text)
    if han > MAX_HAN:
        return "han", han, MAX_HAN
    return ("words", words, MAX_WORDS) if words > MAX_WORDS else None
