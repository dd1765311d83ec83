"""Several items in one text, as `园区，基地`: takes the text of an item of a list, gives the items."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_MARK = re.compile(rf"\s*(?:(?<=[{_HAN}])\s*[，、；,;]\s*(?=[^\W\d_])|(?<=[a-zA-Z])\s*[，、；,;]\s*(?=[{_HAN}]))")
"""A mark between two words of which one at least is Chinese: names in Latin letters have commas of their own."""
_ENCLOSED = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」|『[^『』]*』|（[^（）]*）|\([^()]*\)")


def split_items(text: str) -> tuple[str, ...]:
    """The items, two at least; () for a text that is one. Marks in brackets, quotations and titles part nothing.

    >>> split_items("园区，基地"), split_items("服务园（园区、基地）"), split_items("A Foundation, Inc.")
    (('园区', '基地'), (), ())
    """
    shown = _ENCLOSED.sub(lambda match: "字" * len(match[0]), text)
    ends = [match.span() for match in _MARK.finditer(shown)]
    if not ends:
        return ()
    starts = (0, *(end for _, end in ends))
    return tuple(text[start:end].strip() for start, end in zip(starts, (*(at for at, _ in ends), None), strict=True))
