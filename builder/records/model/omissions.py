"""Omissions: takes the words of a quote, gives its passages, which stand in the source one after the other, and tells
what is wrong with the marks between them.

The mark is `[…]`, in every language: no source has it for an ellipsis of its own, and one form is one to look for. What
a source prints with such a mark, because it quotes itself, is found as well: what stands around the mark is there.
"""

from __future__ import annotations

import re

from builder.records.model.quotes import lengths

OMISSION = "[…]"
MAX_OMISSIONS = 2
"""How often a quote may leave words out: with more it is made of the source, not taken from it."""
SHORTEST_HAN, SHORTEST_WORDS = 6, 3
"""What a passage has at least: Han characters, or words."""
_DOTS = "(?:[…⋯]+|[.．。·・]{2,})"
_BRACKETED = re.compile(rf"\s*[\[［【〔﹝]\s*{_DOTS}\s*[\]］】〕﹞]\s*")
_DOUBLED = re.compile(rf"(?:\s*{re.escape(OMISSION)}\s*){{2,}}")
_OTHER_FORM = re.compile(rf"(?!{re.escape(OMISSION)})[\[［【〔﹝]\s*{_DOTS}\s*[\]］】〕﹞]")
_ELLIPSIS = re.compile(
    rf"(?<![\[［【〔﹝])(?:[(（]\s*{_DOTS}\s*[)）]|…+|⋯+|[.．]{{3,}}|。{{3,}}|[·・]{{3,}})(?![\]］】〕﹞])"
)


def passages(text: str) -> tuple[str, ...]:
    """What stands between the marks; the whole where there are none.

    >>> passages("六间办公室 […] 两间会议室")
    ('六间办公室', '两间会议室')
    """
    return tuple(passage.strip() for passage in text.split(OMISSION))


def is_too_short(passage: str) -> bool:
    """Whether a passage has too few words to stand for anything in its source.

    >>> is_too_short("of the park"), is_too_short("服务园"), is_too_short("NPI在上海")
    (False, True, True)
    """
    han, words = lengths(passage)
    return han * SHORTEST_WORDS + words * SHORTEST_HAN < SHORTEST_HAN * SHORTEST_WORDS


def other_form(text: str) -> str:
    """A mark that is typed in another form, as on a Chinese keyboard; '' where there is none.

    >>> other_form("六间[...]两间"), other_form("六间【……】两间"), other_form("六间 […] 两间")
    ('[...]', '【……】', '')
    """
    found = _OTHER_FORM.search(text)
    return found[0] if found else ""


def ellipsis_of(text: str) -> str:
    """Dots without square brackets: the source's own, or typed in place of the mark; '' where there are none.

    >>> ellipsis_of("六间……两间"), ellipsis_of("six (...) two"), ellipsis_of("six […] two")
    ('……', '(...)', '')
    """
    found = _ELLIPSIS.search(text)
    return found[0] if found else ""


def with_mark_for(ellipsis: str, text: str) -> str:
    """The words with the mark in place of dots.

    >>> with_mark_for("...", "six rooms... and two halls")
    'six rooms […] and two halls'
    """
    return mended(text.replace(ellipsis, f" {OMISSION} "))


def is_doubled(text: str) -> bool:
    """Whether two marks follow each other with no words between."""
    return _DOUBLED.search(text) is not None


def mended(text: str) -> str:
    """The words with each mark in its form, between spaces, one at a time and none at an end.

    >>> mended("【……】 六间[...][…]两间。[…]")
    '六间 […] 两间。'
    """
    marked = _BRACKETED.sub(f" {OMISSION} ", text)
    return _DOUBLED.sub(f" {OMISSION} ", marked).strip().removeprefix(OMISSION).removesuffix(OMISSION).strip()
