"""What all parts of an APA entry share: the item with its punctuation and words, its numbers and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.citation.item import Item
from builder.citation.names import in_own_order, initialled
from builder.citation.reference import is_han
from builder.citation.runs import Marks, Run, Runs, between
from builder.language.words import Words
from builder.records.model.values import Name

SERIAL = ("article-journal", "article-magazine", "article-newspaper", "post-weblog", "review")
TALK = ("interview", "paper-conference")
"""In a serial, unless an editor makes it a part of a book."""
SITE = ("post", "webpage")


@dataclass(frozen=True)
class ApaEntry:
    """An item with the punctuation and the words that it is set in."""

    item: Item
    marks: Marks
    say: Words

    def work(self, text: str, *, italic: bool = True) -> Runs:
        """A title: in italics, or in 《》 where the entry is Chinese."""
        if not text or not italic:
            return (Run(text),) if text else ()
        if self.marks.han and is_han(text):
            return (Run(text if text.startswith("《") and text.endswith("》") else f"《{text}》"),)
        return (Run(text, italic=not is_han(text)),)


def within(made: ApaEntry, names: Sequence[Name]) -> str:
    """Names inside an entry: `G. Corsetti & T. Fu`."""
    if made.marks.han:
        return "、".join(in_own_order(name) for name in names)
    shown = [initialled(name) for name in names]
    last = ", & " if len(shown) > 2 else " & "
    return last.join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def number(made: ApaEntry) -> str:
    """`Technical report No. 5`."""
    if not (told := made.item.told_number):
        return ""
    shown = made.say("cite.apa-words.number", value=told) if told.isdecimal() else told
    return spaced_text(made, made.item.genre, shown)


def details(made: ApaEntry) -> str:
    """Volume, issue and pages of a whole work or of the book that a part stands in."""
    item = made.item
    if item.type in (*SERIAL, *SITE, "broadcast", "event", "speech") or is_serial(item):
        return ""
    volume = made.say("cite.apa-words.volume", value=item.volume) if item.volume else ""
    issue = made.say("cite.apa-words.issue", value=item.issue) if item.issue else ""
    return made.marks.comma.join(part for part in (volume, issue, _pages(made)) if part)


def _pages(made: ApaEntry) -> str:
    page = made.item.page
    if not page:
        return ""
    several = re.search(r"[-–,;]", page) is not None
    return made.say("cite.apa-words.pages" if several else "cite.apa-words.page", value=dashed(page))


def dashed(pages: str) -> str:
    """`139–147`."""
    return re.sub(r"(?<=\d)-(?=\d)", "–", pages)


def is_serial(item: Item) -> bool:
    """Whether it is a part of a periodical."""
    return item.type in SERIAL or (item.type in TALK and not item.editor)


def spaced(made: ApaEntry, *pieces: Runs) -> Runs:
    """Pieces in a row, with the gap that the punctuation has."""
    return between(made.marks.gap, pieces)


def spaced_text(made: ApaEntry, *pieces: str) -> str:
    """The same of texts."""
    return made.marks.gap.join(piece for piece in pieces if piece)
