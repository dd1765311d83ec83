"""The words of the interface: locales/<language>/<topic>.yml as texts by key, `topic.key` or `topic.group.key`.

The words of the Traditional edition are the Simplified ones, converted; its own folder has only the exceptions. Where
a language of a base lacks a word, that of its first built-in fallback is used. A base's own words of a built-in
language stand before those that are built in.

What records are called is `kinds.yml`; other texts name them as `<case>`, `<a case>`, `<cases>`, `<Cases>` and so on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from builder.language.chinese import interface_terms, traditional
from builder.language.languages import (
    BUILT_IN,
    DECLARATION,
    LANGUAGES,
    LOCALES,
    Language,
    language_of,
    own_words,
    same_language,
    state_of_declarations,
)
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
        """The text `key.code`; for a language without such a text, or for None, `key.other` with its name.

        `own` is the name of the language of these words.
        """
        if f"{key}.{code}" in self.texts:
            return self(f"{key}.{code}", **values)
        names = {"own": self.name_of(self.language), "language": self.name_of(code) if code else ""}
        return self(f"{key}.other", **names, **values)

    def get(self, key: str) -> str | None:
        """The text of a key, or None."""
        return self.texts.get(key)


_KIND = re.compile(r"<(a )?(cases?|polic(?:y|ies))>", re.IGNORECASE)


def words(language: str) -> Words:
    """All interface texts of a language. Raises LanguageError for one that is not declared."""
    return _words(language, state_of_declarations())


@cache
def _words(language: str, _: int) -> Words:
    texts = _texts(language)
    return Words(language, {key: _named(text, texts) for key, text in texts.items()})


def _texts(language: str) -> dict[str, str]:
    """The texts of a language, in which names of records are not filled in."""
    declared = language_of(language)
    texts = _read(declared.words)
    if declared.converted:
        converted = _texts(declared.other_script).items()
        texts = {key: traditional(text, interface_terms()) for key, text in converted} | texts
    elif declared.words.parent != LOCALES:
        texts = _texts(_fallback(declared)) | texts
    return texts | (_read(folder) if (folder := own_words(language)) else {})


def with_names(text: str, language: str) -> str:
    """A text that names records as those of a language do: with `<case>`, `<Cases>`, `<a policy>` filled in."""
    return _named(text, words(language).texts)


def _named(text: str, texts: Mapping[str, str]) -> str:
    return _KIND.sub(lambda found: _name(found[1], found[2], texts), text) if "<" in text else text


def _name(article: str | None, word: str, texts: Mapping[str, str]) -> str:
    kind = "case" if word[0] in "cC" else "policy"
    name = texts[f"kinds.{kind}.{'a' if article else 'many' if word.endswith('s') else 'one'}"]
    return name[:1].upper() + name[1:] if word[0].isupper() else name


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
