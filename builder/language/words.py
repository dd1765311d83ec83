"""The words of the interface: locales/<language>/<topic>.yml as texts by key, `topic.key` or `topic.group.key`.

The words of the Traditional edition are the Simplified ones, converted; its own folder has only the exceptions. Where
a language of a base lacks a word, that of its first built-in fallback is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from builder.language.chinese import interface_terms, traditional
from builder.language.languages import BUILT_IN, DECLARATION, LANGUAGES, LOCALES, Language, language_of, same_language
from builder.language.yaml_texts import yaml_texts


class MissingWordError(KeyError):
    """The words of a language lack a key; its text is a sentence that names both."""

    def __str__(self) -> str:
        """The sentence."""
        return str(self.args[0])


@dataclass(frozen=True)
class Words:
    """The texts of the interface in one language. Call it with `topic.key` and the values of the placeholders."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: str | int) -> str:
        """The text of a key with its placeholders replaced. Raises MissingWordError for a key that is missing."""
        text = self.texts.get(key)
        if text is None:
            topic, _, rest = key.partition(".")
            raise MissingWordError(f"the words of {self.language!r} lack {rest!r} in {topic}.yml")
        return text.format(**values) if values else text

    def name_of(self, code: str) -> str:
        """The name of a language in these words; where they have none, its name in itself."""
        return self.texts.get(f"terms.language.{code}") or LANGUAGES[code].name

    def of_language(self, key: str, code: str | None, **values: str) -> str:
        """The text `key.code`; for a language without such a text, or for None, `key.other` with its name."""
        if f"{key}.{code}" in self.texts:
            return self(f"{key}.{code}", **values)
        return self(f"{key}.other", language=self.name_of(code) if code else "", **values)

    def get(self, key: str) -> str | None:
        """The text of a key, or None."""
        return self.texts.get(key)


@cache
def words(language: str) -> Words:
    """All interface texts of a language. Raises LanguageError for one that is not declared."""
    declared = language_of(language)
    texts = _read(declared.words)
    if declared.converted:
        source_texts = words(declared.other_script).texts
        return Words(
            language, {key: traditional(text, interface_terms()) for key, text in source_texts.items()} | texts
        )
    return Words(language, texts if declared.words.parent == LOCALES else {**words(_fallback(declared)).texts, **texts})


def _fallback(declared: Language) -> str:
    """The built-in language whose words replace those that a base's language lacks."""
    candidates = (code for code in declared.fallback if code in BUILT_IN and not same_language(code, declared.code))
    return next(candidates, BUILT_IN[0])


def _read(locale: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(locale.glob("*.yml")):
        if path.name != DECLARATION:
            tree = yaml_texts(path)
            texts.update(_flatten(tree, prefix=f"{path.stem}."))
    return texts


def _flatten(tree: Mapping[str, Any], *, prefix: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, value in tree.items():
        texts.update(_flatten(value, prefix=f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value})
    return texts
