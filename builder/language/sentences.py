"""Sentences: takes a text in any of our languages, plain or Markdown with citations, gives it cut at its sentence ends.

One rule for all who cut: excerpts, slides, claims and what a class may know.
"""

from __future__ import annotations

import re
from itertools import accumulate

_CITATION = r"\[@[^\]\n]*\]"
_BEHIND = rf"(?:\s*{_CITATION})*"
"""Citations behind the stop belong to the sentence before it."""
_IS_WORD = r"(?:(?<=[a-z0-9\u00df-\u00ff)”’\"%*]{2})|(?<=[A-Z]{3})|(?<=\]))"
"""What stands before a full stop that ends a sentence, rather than an abbreviation: not `No.`, `Dr.`, `U.S.`, `p.`"""
_OPENING = r"[A-Z\u00c0-\u00de\u3400-\u9fff\"“‘\d]"
_SENTENCE = re.compile(
    rf"(?:{_CITATION}|.)+?"
    rf"(?:[。！？]+[”’」』）*]*{_BEHIND}|{_IS_WORD}[.!?]+[\"”’)*]*{_BEHIND}(?=\s+{_OPENING})|\Z)",
    re.DOTALL,
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the space before it: joined they are the text.

    >>> sentences("Document No. 35 came. “Why?” He left NPI. Dr. Lin stayed [@lin-2013, pp. 3]. It ended.")
    ['Document No. 35 came.', ' “Why?”', ' He left NPI.', ' Dr. Lin stayed [@lin-2013, pp. 3].', ' It ended.']
    >>> sentences("他说：“来。”[@fu-2012] 他来了！")
    ['他说：“来。”[@fu-2012]', ' 他来了！']
    """
    return _SENTENCE.findall(text)


def opening(text: str, *, limit: int) -> str:
    """Its first sentences up to a number of characters; a first sentence that is longer is cut with an ellipsis.

    >>> opening("One here. Two there. Three.", limit=21)
    'One here. Two there.'
    """
    if len(text) <= limit:
        return text
    ends = [end for end in accumulate(map(len, sentences(text))) if end <= limit]
    return text[: ends[-1]] if ends else _cut(text[:limit], limit=limit)


def shortened(text: str, limit: int) -> str:
    """A text of at most `limit` characters, cut after a sentence if that keeps half of it, else at a word."""
    if len(text) <= limit:
        return text
    ends = [end for end in accumulate(map(len, sentences(text))) if end < limit]
    if ends and ends[-1] * 2 >= limit:
        return text[: ends[-1]]
    return _cut(text[: limit - 1], limit=limit)


def _cut(text: str, *, limit: int) -> str:
    """A text cut at its last word, if that keeps half of the limit, with an ellipsis."""
    space = text.rfind(" ")
    return (text[:space] if space * 2 >= limit else text).rstrip(" ,;:，、；：–—") + "…"
