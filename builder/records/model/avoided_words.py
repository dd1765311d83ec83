"""Words that a glossary asks writers to avoid: takes its terms, gives where a text has one, and what it should say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from builder.language.languages import LANGUAGES
from builder.records.model.glossary import GlossaryTerm


class AvoidedWord(NamedTuple):
    """A word of a text. found: as it stands there, on one line. right: the term's, in its place. start: in the text."""

    found: str
    right: str
    start: int


@dataclass(frozen=True)
class AvoidedWords:
    """What to write for each avoided word, by language, and the words of all terms, which may hold one of these."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def state(self) -> str:
        """A digest that tells these words from others."""
        told = [(code, sorted(words.items()), sorted(self.kept[code])) for code, words in sorted(self.words.items())]
        return blake2b(repr(told).encode(), digest_size=16).hexdigest()

    def may_be_in(self, text: str, language: str) -> bool:
        """Whether a text, on one line, holds the letters of one: a quick answer for the many that do not."""
        folded = text.lower()
        return any(word in folded for word in self._folded.get(language, ()))

    def found_in(self, text: str, language: str) -> Iterator[AvoidedWord]:
        """The avoided words of a text on one line, in its order; none that is part of a longer word of the glossary.

        Where words are spaced an `s` at the end stays, and a word with capital letters within is a name.
        """
        pattern = self._patterns.get(language)
        for match in pattern.finditer(text) if pattern else ():
            right = self.words[language].get(_small(match[1]))
            if right is not None:
                yield AvoidedWord(match[0], _alike(match[1], right) + match[0][len(match[1]) :], match.start())

    @cached_property
    def _folded(self) -> Mapping[str, tuple[str, ...]]:
        return {language: tuple(word.lower() for word in words) for language, words in self.words.items()}

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {language: self._pattern(language) for language, words in self.words.items() if words}

    def _pattern(self, language: str) -> re.Pattern[str]:
        """Matches an avoided word, or a longer word of the glossary around one, whichever is longer."""
        words = self.words[language]
        around = {kept for kept in self.kept[language] if any(word in kept for word in words)}
        spaced = LANGUAGES[language].spaced
        alternatives = sorted({*around, *words}, key=lambda word: (-len(word), word))
        one = "|".join(map(_either_case if spaced else re.escape, alternatives))
        return re.compile(rf"(?<![\w-])({one})s?(?![\w-])" if spaced else f"({one})")


def avoided_words(terms: Iterable[GlossaryTerm]) -> AvoidedWords:
    """What the terms of a glossary say: for an avoided word of a language the first form in it."""
    words: dict[str, dict[str, str]] = {}
    kept: dict[str, set[str]] = {}
    for term in terms:
        for language, avoided in term.avoid.items():
            words.setdefault(language, {}).update(dict.fromkeys(avoided, term.word(language)))
        for language, forms in term.forms.items():
            kept.setdefault(language, set()).update(forms)
    return AvoidedWords(words, {code: frozenset(kept.get(code, ())) - words[code].keys() for code in words})


def _either_case(word: str) -> str:
    """A pattern of a word that may begin a sentence."""
    first = word[:1]
    return f"(?:{re.escape(first)}|{re.escape(first.upper())}){re.escape(word[1:])}"


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]


def _alike(found: str, right: str) -> str:
    """The right word with a capital letter where the one that was found has one."""
    return right[:1].upper() + right[1:] if found[:1] != found[:1].lower() else right
