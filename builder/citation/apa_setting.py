"""Shared by all parts of an APA entry: the item with its punctuation and words, its numbers and pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builder.citation.item import Item
from builder.citation.names import initials_first, natural_order, romanised_beside
from builder.citation.reference import is_han
from builder.citation.runs import Marks, Run, Runs, join_runs
from builder.language.languages import LANGUAGES
from builder.language.words import Words
from builder.records.model.values import Name

SERIAL_TYPES = ("article-journal", "article-magazine", "article-newspaper", "post-weblog", "review")
TALK_TYPES = ("interview", "paper-conference")
"""In a serial, unless an editor makes it a part of a book."""
WEB_TYPES = ("post", "webpage")
_HAN_RUNS = re.compile(r"([\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+)")
"""Han characters and their marks, which do not slant."""


@dataclass(frozen=True)
class ApaEntry:
    """An item with the punctuation and the words of its entry's language. language: of the edition."""

    item: Item
    marks: Marks
    say: Words
    language: str

    def written(self, name: Name, write: Callable[[Name], str]) -> str:
        """A name; in an edition in Latin letters a Chinese one with its pinyin (APA 7, 9.39)."""
        return romanised_beside(name, write) if LANGUAGES[self.language].is_latin else write(name)

    def title_runs(self, text: str, *, italic: bool = True, own: bool = False) -> Runs:
        """A title: in italics, or in 《》 where the entry is Chinese. own: the title of the work itself, whose language
        is known; of other titles the characters tell.
        """
        if not text or not italic:
            return (Run(text),) if text else ()
        is_chinese = self.item.is_chinese if own else is_han(text)
        if self.marks.han and is_chinese:
            return (Run(text if text.startswith("《") and text.endswith("》") else f"《{text}》"),)
        if is_chinese and is_han(text):
            return (Run(text),)
        return tuple(Run(piece, italic=not is_han(piece)) for piece in _HAN_RUNS.split(text) if piece)


def inline_names(entry: ApaEntry, names: Sequence[Name]) -> str:
    """Names inside an entry: `G. Corsetti & T. Fu`."""
    if entry.marks.han:
        return "、".join(natural_order(name) for name in names)
    name_texts = [entry.written(name, initials_first) for name in names]
    last = ", & " if len(name_texts) > 2 else " & "
    return last.join(part for part in (", ".join(name_texts[:-1]), name_texts[-1]) if part)


def genre_and_number(entry: ApaEntry) -> str:
    """`Technical report No. 5`."""
    if not (value := entry.item.distinct_number):
        return ""
    number = entry.say("cite.apa-words.number", value=value) if value.isdecimal() else value
    return join_spaced_text(entry, entry.item.genre, number)


def volume_issue_pages(entry: ApaEntry) -> str:
    """Volume, issue and pages of a whole work or of the book that contains it; '' for parts of periodicals."""
    item = entry.item
    if item.type in (*SERIAL_TYPES, *WEB_TYPES, "broadcast", "event", "speech") or is_serial(item):
        return ""
    volume = entry.say("cite.apa-words.volume", value=item.volume) if item.volume else ""
    issue = entry.say("cite.apa-words.issue", value=item.issue) if item.issue else ""
    return entry.marks.comma.join(part for part in (volume, issue, _pages(entry)) if part)


def _pages(entry: ApaEntry) -> str:
    page = entry.item.page
    if not page:
        return ""
    is_range = re.search(r"[-–,;]", page) is not None
    return entry.say("cite.apa-words.pages" if is_range else "cite.apa-words.page", value=en_dashed(page))


def en_dashed(pages: str) -> str:
    """`139–147`."""
    return re.sub(r"(?<=\d)-(?=\d)", "–", pages)


def is_serial(item: Item) -> bool:
    """Whether it is a part of a periodical."""
    return item.type in SERIAL_TYPES or (item.type in TALK_TYPES and not item.editor)


def join_spaced(entry: ApaEntry, *pieces: Runs) -> Runs:
    """Pieces joined by the punctuation's gap; empty ones are left out."""
    return join_runs(entry.marks.gap, pieces)


def join_spaced_text(entry: ApaEntry, *pieces: str) -> str:
    """`join_spaced` for texts."""
    return entry.marks.gap.join(piece for piece in pieces if piece)
