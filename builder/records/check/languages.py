"""Rules for languages: each text in the script of its language, title and summary in all languages of the base (D6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from opencc import OpenCC

from builder.language.character_sets import LETTERS, in_big5, in_gb2312, letters_of
from builder.language.chinese import simplified_name, traditional_characters
from builder.language.languages import LANGUAGES, missing_languages, text_languages
from builder.records.check.rule import CheckContext, rule
from builder.records.decode import Reading
from builder.records.model.values import CITATION, Passage
from builder.records.problem import Problem, error, warning
from builder.records.source.document import Place

HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
FOREIGN = re.compile(f"(?:(?!{HAN.pattern})[^\\W\\d_a-zA-Z\u00aa\u00ba\u00c0-\u02af\u1e00-\u1eff\uff21-\uff5a])+")
"""Letters that are neither Latin nor Chinese."""
LATIN, CHINESE = frozenset({"Latn"}), frozenset({"Hans", "Hant"})
HAN_RUN = re.compile(f"(?:{HAN.pattern}|[，。、；：！？]){{13,}}")
"""A run of Chinese characters longer than a name."""
QUOTED = re.compile(
    r"《[^《》\n]*》|“[^“”\n]*”|\"[^\"\n]*\"|「[^「」\n]*」|『[^『』\n]*』|\([^()\n]*\)|（[^（）\n]*）|`[^`\n]*`"
)
ADDRESS = re.compile(r"https?://[^\s)>]+")
MOST_HAN = 0.1
MOST_LISTED = 8
LONGEST_SHOWN = 20


@rule
def chinese_in_english(context: CheckContext) -> Iterator[Problem]:
    """An English text is in English. Chinese names stand in quotation marks, 《》 or brackets, or are a tenth of it."""
    for reading, _, passage in _passages(context.readings, LATIN):
        if not HAN.search(passage.text):
            continue
        text = _without_references(QUOTED.sub(" ", passage.text))
        letters, han = sum(character.isalpha() for character in text), HAN.findall(text)
        if han and (len(han) > MOST_HAN * letters or HAN_RUN.search(text)):
            fragment = _first_run(text)
            place = passage.scalar.place_of(fragment)
            yield error("chinese-in-english", reading.path, place.line, place.column, found=fragment)


@rule
def english_in_chinese(context: CheckContext) -> Iterator[Problem]:
    """A Chinese text of some length has Chinese in it (a warning: it may be a title); so has one in letters that are
    neither Chinese nor Latin, of any length.
    """
    for reading, language, passage in _passages(context.readings, CHINESE):
        if _is_latin(passage) or (_foreign_letters(passage, language) and not HAN.search(passage.text)):
            place = passage.scalar.place
            yield warning("english-in-chinese", reading.path, place.line, place.column, language=language)


@rule
def latin_in_another_script(context: CheckContext) -> Iterator[Problem]:
    """A text of some length in a language with a script of its own has some of it (a warning: it may be a title)."""
    other_scripts = frozenset(language.script for language in LANGUAGES.values()) - LATIN - CHINESE
    for reading, language, passage in _passages(context.readings, other_scripts):
        if _is_latin(passage):
            place = passage.scalar.place
            yield warning("latin-in-another-script", reading.path, place.line, place.column, languages=language)


@rule
def another_script(context: CheckContext) -> Iterator[Problem]:
    """A text is in the script of its language, or in Latin letters (a warning: it may quote much)."""
    known = frozenset(LETTERS)
    for reading, language, passage in _passages(context.readings, known):
        found = _foreign_letters(passage, language)
        if found and (LANGUAGES[language].script not in CHINESE or HAN.search(passage.text)):
            place = passage.scalar.place_of(found)
            yield warning("another-script", reading.path, place.line, place.column, language=language, found=found)


@rule
def traditional_in_simplified(context: CheckContext) -> Iterator[Problem]:
    """A text in `zh` is in Simplified characters; Traditional ones belong in `zh-Hant`."""
    for reading, _, passage in _passages(context.readings, frozenset({"Hans"})):
        yield from _other_script("traditional-in-simplified", reading, passage, _simplified, simplified_name)


@rule
def simplified_in_traditional(context: CheckContext) -> Iterator[Problem]:
    """A text in `zh-Hant` is in Traditional characters; Simplified ones belong in `zh`."""
    for reading, _, passage in _passages(context.readings, frozenset({"Hant"})):
        yield from _other_script("simplified-in-traditional", reading, passage, _traditional, traditional_characters)


@rule
def missing_language(context: CheckContext) -> Iterator[Problem]:
    """Title and summary are in every language of the base, in whatever script; a draft is only warned."""
    needed = context.languages
    for reading in context.readings:
        if reading.record is None:
            continue
        make = warning if reading.record.review.status == "draft" else error
        for key, text in (("title", reading.record.title), ("summary", reading.record.summary)):
            place = text.first.scalar.place if text.first else Place(1, 1)
            for code in missing_languages(text.languages(), needed):
                values = {"key": key, "languages": code, "keys": " / ".join(text_languages([code]))}
                yield make("missing-language", reading.path, place.line, place.column, **values)


def _passages(readings: Sequence[Reading], scripts: frozenset[str]) -> Iterator[tuple[Reading, str, Passage]]:
    """The passages in languages of these scripts, each with its language."""
    for reading in readings:
        for language, passage in reading.passages:
            if LANGUAGES[language].script in scripts:
                yield reading, language, passage


def _is_latin(passage: Passage) -> bool:
    """Whether a text of more than five words has nothing but Latin letters."""
    text = _without_references(passage.text)
    return not OTHER_SCRIPT.search(text) and len(re.findall(r"[A-Za-z]{2,}", text)) > 5


def _foreign_letters(passage: Passage, language: str) -> str:
    """The first letters of a script that is neither the language's nor Latin nor Chinese, if there are more of them
    than of the language's own; else ''.
    """
    text = passage.text
    if not FOREIGN.search(text):
        return ""
    own = LETTERS[LANGUAGES[language].script]
    text = _without_references(QUOTED.sub(" ", text))
    foreign = [run[0] for run in FOREIGN.finditer(text) if letters_of(run[0][0]) not in own]
    owned = sum(letters_of(character) in own for character in text)
    return foreign[0][:LONGEST_SHOWN] if sum(map(len, foreign)) > max(owned, 1) else ""


def _without_references(text: str) -> str:
    """The text without citations and addresses."""
    return ADDRESS.sub(" ", CITATION.sub(" ", text))


def _first_run(text: str) -> str:
    match = re.search(f"(?:{HAN.pattern})+", text)
    return match[0][:LONGEST_SHOWN] if match else ""


def _other_script(
    code: str, reading: Reading, passage: Passage, right: Callable[[str], str], convert: Callable[[str], str]
) -> Iterator[Problem]:
    """One problem a text: its first character of the other script, all of them named, the line as it should be.

    right: of a character. convert: a line, for characters whose form is told by their words.
    """
    wrong = [character for character in dict.fromkeys(passage.text) if right(character) != character]
    if not wrong:
        return
    place = passage.scalar.place_of(wrong[0])
    listed = wrong[:MOST_LISTED]
    lines = (*passage.scalar.raw.split("\n")[1:], *passage.text.split("\n"))  # As in the file, where there are several.
    line = next(line for line in lines if wrong[0] in line).strip()
    yield error(
        code,
        reading.path,
        place.line,
        place.column,
        found="".join(listed) + ("…" if len(wrong) > MOST_LISTED else ""),
        right="".join(right(character) for character in listed),
        fix=_mended(line, right, convert),
    )


def _mended(line: str, right: Callable[[str], str], convert: Callable[[str], str]) -> str:
    """A line with the characters of the other script converted, and no others."""
    converted = convert(line)
    if len(converted) != len(line):
        return "".join(map(right, line))
    pairs = zip(line, converted, strict=True)
    return "".join((new if new != old else right(old)) if right(old) != old else old for old, new in pairs)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@cache
def _simplified(character: str) -> str:
    """The Simplified form of a character that is Traditional only; any other as it is."""
    return character if not HAN.match(character) or in_gb2312(character) else _convert(character, "t2s")


@cache
def _traditional(character: str) -> str:
    """The Traditional form of a character that is Simplified only; any other as it is."""
    return character if not HAN.match(character) or in_big5(character) else _convert(character, "s2t")


def _convert(character: str, name: str) -> str:
    converted: str = _converter(name).convert(character)
    return converted
