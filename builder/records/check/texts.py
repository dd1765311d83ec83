"""Rules for texts: short summaries, no characters that nobody sees, published policies with their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import unescape

from builder.language.languages import LANGUAGES
from builder.language.unseen import REPLACEMENT, code_point, first_unseen, is_blank
from builder.records.check.rule import CheckContext, library_rule, rule
from builder.records.decode import Reading
from builder.records.model.record import Policy
from builder.records.model.values import CITATION, UNKNOWN, Passage, Text
from builder.records.problem import Problem, error, warning
from builder.records.source.document import Place
from builder.records.source.references import named_characters

WIDE_LINK = re.compile(r"[\[［【]([^\[\]［］【】\n]+)[\]］】]\s*[(（]\s*(https?://[^\s()（）]+)\s*[)）]")
BRACKETS = re.compile(r"[\[［【][^\[\]［］【】\n]*[\]］】]")
EMPTY_LINK = re.compile(r"(?<!!)\[\s*\]\([^)\n]*\)")
MARKS = str.maketrans("", "", "*_~`#>=|\\+-")
"""What Markdown takes for itself where nothing else stands."""
BARE_KEY = re.compile(r"(?<![\w@./;［\[-])@([a-z0-9]+(?:-[a-z0-9]+)*)")


@rule
def summary_too_long(context: CheckContext) -> Iterator[Problem]:
    """A summary has at most so many words (English: 150) or characters (Chinese: 300); citations are not counted."""
    for reading in context.readings:
        summary = reading.record.summary if reading.record else Text()
        for language in summary.languages():
            passage = summary.get(language)
            if passage is not None:
                yield from _length(passage, language, reading.path)


def _length(passage: Passage, language: str, path: str) -> Iterator[Problem]:
    """Words are counted where they are spaced, characters where they are not."""
    place, parts = passage.scalar.place, CITATION.sub(" ", passage.text).split()
    spaced, limit = LANGUAGES[language].spaced, LANGUAGES[language].lengths.summary
    length = len(parts) if spaced else len("".join(parts))
    if length > limit:
        code = "summary-words" if spaced else "summary-characters"
        yield error(code, path, place.line, place.column, length=str(length), limit=str(limit))


@rule
def shows_nothing(context: CheckContext) -> Iterator[Problem]:
    """A text has something to read: markup, citations and references to white space alone leave an empty place on the
    page (a warning: a name may consist of such characters).
    """
    for reading in context.readings:
        for _, passage in reading.passages:
            if _shows_nothing(passage.text):
                place = passage.scalar.place
                yield warning("shows-nothing", reading.path, place.line, place.column, found=passage.text.strip())


def _shows_nothing(text: str) -> bool:
    return is_blank(unescape(EMPTY_LINK.sub("", CITATION.sub("", text))).translate(MARKS))


@rule
def zero_width(context: CheckContext) -> Iterator[Problem]:
    """A text holds no character that nobody sees and no search finds (a warning: some scripts need one)."""
    for reading in context.readings:
        for _, passage in reading.passages:
            if unseen := _first_unseen(passage.text):
                written, character = unseen
                place = passage.scalar.place_of(written)
                values = {"character": code_point(character)}
                yield warning("zero-width", reading.path, place.line, place.column, **values)


def _first_unseen(text: str) -> tuple[str, str] | None:
    """The first such character, as it is written, and itself: a reference (`&zwj;`) is one too."""
    if character := first_unseen(text):
        return character, character
    named = ((match[0], first_unseen(characters)) for match, characters in named_characters(text))
    return next(((written, character) for written, character in named if character), None)


@rule
def replacement_character(context: CheckContext) -> Iterator[Problem]:
    """A text holds no U+FFFD, which a program puts where it could not read a character (a warning: it may be meant)."""
    for reading in context.readings:
        for _, passage in reading.passages:
            if REPLACEMENT in passage.text:
                place = passage.scalar.place_of(REPLACEMENT)
                yield warning("replacement-character", reading.path, place.line, place.column)


@rule
def full_width_link(context: CheckContext) -> Iterator[Problem]:
    """A link has ordinary brackets and parentheses; in full-width ones it is text."""
    for reading in context.readings:
        for _, passage in reading.passages:
            for match in WIDE_LINK.finditer(passage.text):
                place, fix = passage.scalar.place_of(match[0]), f"[{match[1]}]({match[2]})"
                if match[0] != fix:
                    yield error("full-width-link", reading.path, place.line, place.column, found=match[0], fix=fix)


@library_rule
def bare_citation(context: CheckContext) -> Iterator[Problem]:
    """A citation stands in brackets; the key of a source with nothing but an @ is text."""
    keys = context.declared
    for reading in context.readings:
        for key, place in reading.memo("", "bare-keys", partial(_bare_keys, reading)):
            if key in keys:
                values = {"found": f"@{key}", "fix": f"[@{key}]"}
                yield error("citation-form", reading.path, place.line, place.column, **values)


def _bare_keys(reading: Reading) -> tuple[tuple[str, Place], ...]:
    """What looks like a key behind an @, outside of brackets, and where it stands."""
    return tuple(found for _, passage in reading.passages for found in _bare_keys_in(passage))


def _bare_keys_in(passage: Passage) -> Iterator[tuple[str, Place]]:
    text = BRACKETS.sub(lambda match: " " * len(match[0]), passage.text)
    for match in BARE_KEY.finditer(text):
        nth = passage.text.count(match[0], 0, match.start())
        yield match[1], passage.scalar.place_of(match[0], nth=nth)


@rule
def published_without_text(context: CheckContext) -> Iterator[Problem]:
    """A policy is published with the address of its official text."""
    for reading in context.readings:
        record = reading.record
        if not isinstance(record, Policy) or record.review.status != "published":
            continue
        if record.official_text in (None, UNKNOWN):
            yield error("published-without-text", reading.path, 1, 1)
