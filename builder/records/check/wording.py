"""A rule for words: a text of ours calls a thing what the glossary calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.language.chinese import traditional_characters
from builder.language.languages import LANGUAGES
from builder.records.check.rule import CheckContext, rule
from builder.records.decode import Reading
from builder.records.model.avoided_words import AvoidedWord, AvoidedWords
from builder.records.model.record import Case, Policy
from builder.records.model.translated import field_texts
from builder.records.model.values import CITATION, Label
from builder.records.problem import Problem, warning
from builder.records.source.document import Place, Scalar

CITED = re.compile(
    r"《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|(?<!\w)‘[^‘’]*’|`[^`]*`|https?://[^\s)>]+|"
    + CITATION.pattern
)
"""What others said, titles, and what nobody reads as words."""
TITLE = "title"
"""The field that is the name of a place or of a law."""


@rule
def avoided_word(context: CheckContext) -> Iterator[Problem]:
    """A text calls a thing of the field what the glossary calls it (a warning: a name that the record does not declare
    may have such a word). Quotations, titles and names are as they are.
    """
    avoided = context.avoided
    for reading in context.readings:
        record = reading.record
        if record is not None and any(avoided.may_be_in(_flat(p.text), code) for code, p in reading.passages):
            yield from _in_record(reading, record, avoided)


class _Hit(NamedTuple):
    """An avoided word and where it stands in the file."""

    word: AvoidedWord
    place: Place


def _in_record(reading: Reading, record: Case | Policy, avoided: AvoidedWords) -> Iterator[Problem]:
    names = tuple(_names(record))
    for each in field_texts(record):
        for language, passage in each.text.passages.items() if each.field != TITLE else ():
            text = _flat(passage.text)
            words = avoided.found_in(_own(text, names, language), language)
            hits = [_Hit(word, _place(passage.scalar, text, word)) for word in words]
            yield from (_problem(reading.path, hit, _mended(passage.scalar, hit.place.line, hits)) for hit in hits)


def _own(text: str, names: Iterable[str], language: str) -> str:
    """A text of the same length, with blanks for all that is not in words of ours."""
    text = CITED.sub(lambda match: " " * len(match[0]), text)
    for name in names:
        written = traditional_characters(name) if LANGUAGES[language].script == "Hant" else name
        text = text.replace(written, " " * len(written))
    return text


def _names(record: Case | Policy) -> Iterator[str]:
    """Every name that the record has, the longest first: its own, of organisations, of sources."""
    labels = (record.title, *(each.name for each in record.organisations))
    sources = record.sources.values()
    titles = (text for each in sources for text in (each.title, each.container_title, each.publisher) if text)
    others = (label for each in (record, *record.organisations) for label in each.also_known_as or ())
    yield from sorted({*_written(labels), *titles, *map(str, others)}, key=len, reverse=True)


def _written(labels: Iterable[Label]) -> Iterator[str]:
    return (passage.text.strip() for label in labels for passage in label.passages.values())


def _place(scalar: Scalar, text: str, word: AvoidedWord) -> Place:
    return scalar.place_of(word.found, nth=text.count(word.found, 0, word.start))


def _problem(path: str, hit: _Hit, fix: str) -> Problem:
    word, place = hit
    return warning("avoided-word", path, place.line, place.column, fix=fix, found=word.found, term=word.right)


def _mended(scalar: Scalar, number: int, hits: Iterable[_Hit]) -> str:
    """A line of the file, or the two that a word stands in, with every right word; '' where none can be placed."""
    lines = scalar.raw.split("\n")[number - scalar.place.line :]
    lead = scalar.place.column if number == scalar.place.line else 1
    here = [(hit.word, hit.place.column - lead) for hit in hits if hit.place.line == number]
    is_whole = all(lines[0].startswith(word.found, at) for word, at in here)
    line = mended = lines[0] if is_whole else _flat("\n".join(lines[:2]))
    for word, at in reversed(here):
        if line.startswith(word.found, at):
            mended = f"{mended[:at]}{word.right}{mended[at + len(word.found) :]}"
    return mended.strip() if mended != line else ""


def _flat(text: str) -> str:
    """The text on one line."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", text)
