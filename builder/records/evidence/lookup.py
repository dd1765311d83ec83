"""Looks a quote up: takes its words and the text of its source, gives where they stand, or what comes nearest.

Compared is what `folded` of records/model/quotes.py leaves: kinds of white space, width, quotation marks and dashes are
no difference, script and wording always are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate

from builder.records.model.omissions import OMISSION, passages
from builder.records.model.quotes import HAN, folded, has_words

FOUND, DIFFERS, MISSING, ASTRAY = "found", "differs", "missing", "astray"
REACH = 2_000
"""Characters that a quote may leave out between two passages: some paragraphs. What is farther is said elsewhere."""
NEAR = 0.4
"""The part of a quote that a passage must have in common with it to be shown as the nearest."""
MOST_MARKS = 12
"""Marks before and after the words of a quote that are looked for in the text."""
GRAM = 3
_SPACES = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_SEGMENT = re.compile("[^\n][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")
"""A character with the marks that are composed with it."""
_TOKEN = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})\w)+|\s+|.")
LONGEST = 600
"""Characters of a quote that its nearest passage is told by: more than a quote may have."""


@dataclass(frozen=True)
class Finding:
    """What was found. kind: FOUND; DIFFERS, where only folding makes both the same; MISSING; ASTRAY, where the passages
    of a quote stand in the text, but not one after the other.

    passage: as the text has it, with marks of omissions; of what is missing the nearest, '' where nothing comes near.
    """

    kind: str
    passage: str


class ComparedText:
    """The text of a source, folded once for all quotes of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.compared = folded(text)

    def look_up(self, quote: str) -> Finding:
        """Where a quote stands in the text. Takes time in proportion to the length of the text.

        A quote with omissions is found where each passage stands behind the former, with something between them.
        """
        parts = passages(quote)
        if not all(map(has_words, parts)):
            return Finding(MISSING, "")
        wanted = [*map(folded, parts)]
        occurrences = [[*self._occurrences(part)] for part in wanted]
        if not all(occurrences):
            return Finding(MISSING, self._nearest_to(wanted, occurrences))
        places = self._in_order(wanted, occurrences)
        if not places:
            return Finding(ASTRAY, "")
        written = (self._written(at, at + len(part)) for at, part in zip(places, wanted, strict=True))
        passage = _joined(written)
        return Finding(FOUND if _squeezed(passage) == _squeezed(quote) else DIFFERS, passage)

    def _in_order(self, wanted: list[str], occurrences: list[list[int]]) -> tuple[int, ...]:
        """A place for each passage, behind the former and within REACH of it; none where there are no such places."""
        ways: list[tuple[int, ...]] = [(at,) for at in occurrences[0]]
        for former, places in zip(wanted, occurrences[1:], strict=False):
            ways = [*self._ways_on(ways, len(former), places)]
        return ways[0] if ways else ()

    def _ways_on(self, ways: list[tuple[int, ...]], length: int, places: list[int]) -> Iterator[tuple[int, ...]]:
        """Each place of a passage behind that of the former which is nearest to it; what is left out is not nothing."""
        ends = [way[-1] + length for way in ways]
        for at in places:
            for number in range(bisect_right(ends, at) - 1, -1, -1):
                if at - ends[number] > REACH:
                    break
                if self.compared[ends[number] : at].strip():
                    yield (*ways[number], at)
                    break

    def _nearest_to(self, wanted: list[str], occurrences: list[list[int]]) -> str:
        """Each passage as the text has it, or what is nearest to it; '' where one has nothing that comes near."""
        written = [
            self._written(found[0], found[0] + len(part)) if found else self._nearest(part)
            for part, found in zip(wanted, occurrences, strict=True)
        ]
        return _joined(written) if all(written) else ""

    def _occurrences(self, wanted: str) -> Iterator[int]:
        """Where the words stand, and do not begin or end within a word or a number."""
        at = self.compared.find(wanted)
        while at >= 0:
            if not (_is_joined(self.compared, at) or _is_joined(self.compared, at + len(wanted))):
                yield at
            at = self.compared.find(wanted, at + 1)

    @cached_property
    def _letters(self) -> list[int]:
        """The place in the text of each letter and digit that is compared."""
        return [
            match.start()
            for match in _SEGMENT.finditer(self.text)
            for character in unicodedata.normalize("NFKC", match[0])
            if character.isalnum()
        ]

    def _written(self, start: int, end: int) -> str:
        """A passage as the text has it, on one line; as it is compared where the two cannot be told to be the same."""
        wanted = self.compared[start:end]
        first = _count_letters(self.compared[:start])
        letters = self._letters[first : first + _count_letters(wanted)]
        if not letters:
            return wanted
        last = _SEGMENT.match(self.text, letters[-1])
        ends = range(last.end() if last else letters[-1] + 1, len(self.text) + 1)[: MOST_MARKS + 1]
        starts = range(letters[0], -1, -1)[: MOST_MARKS + 1]
        passages = (self.text[one:other] for other in ends for one in starts)
        return _on_one_line(next((passage for passage in passages if folded(passage) == wanted), wanted))

    def _nearest(self, wanted: str) -> str:
        """The passage that has most in common with the words; '' if none has enough."""
        wanted = wanted[:LONGEST]
        grams = {wanted[at : at + GRAM] for at in range(max(1, len(wanted) - GRAM + 1))}
        text, width = self.compared, min(len(wanted), len(self.compared))
        hits = [0, *accumulate(text[at : at + GRAM] in grams for at in range(len(text)))]
        at = max(range(len(text) - width + 1), key=lambda start: hits[start + width] - hits[start])
        start, end = max(0, at - width // 4), min(len(text), at + width + width // 4)
        matcher = SequenceMatcher(None, wanted, text[start:end], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
        if sum(block.size for block in blocks) < NEAR * len(wanted):
            return ""
        # What the text has in place of the first and the last words of the quote is shown too.
        start, end = start + blocks[0].b - blocks[0].a, start + blocks[-1].b + len(wanted) - blocks[-1].a
        return self._written(max(0, start), min(len(text), end))


def _joined(written: Iterable[str]) -> str:
    return f" {OMISSION} ".join(written)


def difference(quote: str, passage: str) -> str:
    """Both in one line, as `git diff --word-diff` has it: what only the quote has in [-…-], only the passage in {+…+}.

    >>> difference("园区有六间办公室", "园区有八间办公室")
    '园区有[-六-]{+八+}间办公室'
    """
    one, other = _tokens(_on_one_line(quote)), _tokens(_on_one_line(passage))
    parts = []
    for kind, start, end, other_start, other_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        removed, added = "".join(one[start:end]), "".join(other[other_start:other_end])
        parts.append(
            removed if kind == "equal" else (f"[-{removed}-]" * bool(removed) + f"{{+{added}+}}" * bool(added))
        )
    return "".join(parts)


def _tokens(text: str) -> list[str]:
    """Words of letters, Han characters, marks and spaces, one by one."""
    return _TOKEN.findall(text)


def _is_joined(text: str, at: int) -> bool:
    """Whether the characters at both sides of a place belong to one word or one number."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalpha() and after.isalpha():
        return not (_is_wide(before) or _is_wide(after))
    if before.isdecimal():
        return after.isdecimal() or (after in ".," and text[at + 1 : at + 2].isdecimal())
    return before in ".," and after.isdecimal() and text[max(0, at - 2) : at - 1].isdecimal()


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _count_letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _squeezed(text: str) -> str:
    return _SPACES.sub("", text)


def _on_one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
