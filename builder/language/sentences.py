"""Sentences: takes a text in any of our languages, plain or Markdown with citations, gives it split into sentences.

The one rule for excerpts, slides, claims and teaching.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

_CITATION = r"\[@[^\]\n]*\]"
_TRAILING_CITATIONS = rf"(?:\s*{_CITATION})*"
"""Citations after the full stop belong to the sentence before it."""
_FULL_WORD = r"(?:(?<=[a-z0-9\u00df-\u00ff)”’\"%*]{2})|(?<=[A-Z]{3})|(?<=\]))"
"""Lookbehind of a full stop that ends a sentence, not an abbreviation such as `No.`, `Dr.`, `U.S.`, `p.`"""
_SENTENCE_START = r"[A-Z\u00c0-\u00de\u3400-\u9fff\"“‘\d]"
_SENTENCE = re.compile(
    rf"(?:{_CITATION}|.)+?"
    rf"(?:[。！？]+[”’」』）*]*{_TRAILING_CITATIONS}"
    rf"|{_FULL_WORD}[.!?]+[\"”’)*]*{_TRAILING_CITATIONS}(?=\s+{_SENTENCE_START})|\Z)",
    re.DOTALL,
)


@lru_cache(maxsize=2_048)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with the space before it: joined they are the text.

    >>> sentences("Document No. 35 came. “Why?” He left NPI. Dr. Lin stayed [@lin-2013, pp. 3]. It ended.")
    ('Document No. 35 came.', ' “Why?”', ' He left NPI.', ' Dr. Lin stayed [@lin-2013, pp. 3].', ' It ended.')
    >>> sentences("他说：“来。”[@fu-2012] 他来了！")
    ('他说：“来。”[@fu-2012]', ' 他来了！')
    """
    return tuple(_SENTENCE.findall(text))


def opening(text: str, *, limit: int) -> str:
    """The first sentences, at most `limit` characters; a first sentence that is longer is cut with an ellipsis.

    >>> opening("One here. Two there. Three.", limit=21)
    'One here. Two there.'
    """
    if len(text) <= limit:
        return text
    ends = [end for end in accumulate(map(len, sentences(text))) if end <= limit]
    return text[: ends[-1]] if ends else _truncate(text[:limit], limit=limit)


def shortened(text: str, limit: int) -> str:
    """A text of at most `limit` characters, cut after a sentence if that leaves half of the limit, else at a word."""
    if len(text) <= limit:
        return text
    ends = [end for end in accumulate(map(len, sentences(text))) if end < limit]
    if ends and ends[-1] * 2 >= limit:
        return text[: ends[-1]]
    return _truncate(text[: limit - 1], limit=limit)


def _truncate(text: str, *, limit: int) -> str:
    """A text cut before its last word, if that leaves half of the limit, with an ellipsis."""
    space = text.rfind(" ")
    return (text[:space] if space * 2 >= limit else text).rstrip(" ,;:，、；：–—") + "…"
