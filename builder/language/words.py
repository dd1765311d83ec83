"""Languages of the site and the words of its interface: builder/locales/<language>/<topic>.yml as texts by key.

The words of the Traditional edition are the Simplified ones, converted; its own folder holds only what differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from builder.language.chinese import traditional

LOCALES = Path(__file__).parent / "locales"

_Loader: type[yaml.CBaseLoader | yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Leaves every scalar the text that it is."""


@dataclass(frozen=True)
class Language:
    """A language of the site.

    code: its key in a text (en, zh, zh-Hant); in small letters its folder. tag: BCP 47, for `lang` and hreflang.
    cldr: Babel's name for it. name: its own word for itself. script: that word beside the same language's other script.
    short: for a narrow line. origin: the same in the other script, from which it is converted; '' for none.
    """

    code: str
    tag: str
    cldr: str
    name: str
    script: str
    short: str
    origin: str = ""

    @property
    def locale(self) -> str:
        """Language and territory, as Open Graph names them: `zh_CN`."""
        return f"{self.cldr.partition('_')[0]}_{self.cldr.rpartition('_')[2]}"


LANGUAGES: Mapping[str, Language] = {
    "en": Language("en", "en", "en_GB", "English", "English", "EN"),
    "zh": Language("zh", "zh-Hans", "zh_Hans_CN", "中文", "简体中文", "简体", "zh-Hant"),
    "zh-Hant": Language("zh-Hant", "zh-Hant", "zh_Hant_TW", "繁體中文", "繁體中文", "繁體", "zh"),
}
WRITTEN = ("en", "zh")
"""The languages whose interface words are written; those of others are converted from their origin."""
EDITIONS = ("en", "zh", "zh-Hant")
"""The languages that have pages of their own, in the order of the switch; the first is the default."""


@dataclass(frozen=True)
class Words:
    """The interface in one language. Call it with `topic.key` and the values of the blanks."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: str | int) -> str:
        """The text of a key, filled in. A missing key raises KeyError: a test keeps the languages complete."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def get(self, key: str) -> str | None:
        """The text of a key, or None."""
        return self.texts.get(key)


@cache
def words(language: str) -> Words:
    """All interface texts of a language, keys `topic.key` or `topic.group.key`."""
    if language in WRITTEN:
        return Words(language, _read(LOCALES / language))
    origin = words(LANGUAGES[language].origin).texts
    return Words(language, {key: traditional(text) for key, text in origin.items()} | _read(LOCALES / language))


def folder(language: str) -> str:
    """A language's folder in the site and among the hand-written pages."""
    return language.lower()


def same_language(one: str, other: str) -> bool:
    """Whether two codes are one language, in whatever script."""
    return one.partition("-")[0] == other.partition("-")[0]


def _read(locale: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(locale.glob("*.yml")):
        tree = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  a BaseLoader: it makes texts alone
        texts.update(_flatten(tree, prefix=f"{path.stem}."))
    return texts


def _flatten(tree: Mapping[str, Any], *, prefix: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, value in tree.items():
        texts.update(_flatten(value, prefix=f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value})
    return texts
