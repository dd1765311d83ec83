"""Languages of the site and the words of its interface: builder/locales/<language>/<topic>.yml as texts by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.document import Mapping as DocumentMapping
from builder.document import Scalar
from builder.source import read_document

LOCALES = Path(__file__).parent / "locales"


@dataclass(frozen=True)
class Language:
    """A language of the site.

    code: its folder and its key in a text (en, zh, zh-Hant). tag: BCP 47, for `lang` and hreflang.
    cldr: Babel's name for it.
    """

    code: str
    tag: str
    cldr: str
    name: str
    short: str


LANGUAGES: Mapping[str, Language] = {
    "en": Language("en", "en", "en_GB", "English", "EN"),
    "zh": Language("zh", "zh-Hans", "zh_Hans_CN", "中文", "中文"),
    "zh-Hant": Language("zh-Hant", "zh-Hant", "zh_Hant_TW", "繁體中文", "繁體"),
}
EDITIONS = ("en", "zh")
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
    texts: dict[str, str] = {}
    for path in sorted((LOCALES / language).glob("*.yml")):
        document = read_document(path.name, path.read_bytes())
        if document.root is None or document.problems:
            raise ValueError(f"{path}: {document.problems}")
        texts.update(_flatten(document.root, prefix=path.stem + "."))
    return Words(language, texts)


def _flatten(mapping: DocumentMapping, *, prefix: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for entry in mapping:
        if isinstance(entry.value, Scalar):
            texts[prefix + entry.key.text] = entry.value.text
        elif isinstance(entry.value, DocumentMapping):
            texts.update(_flatten(entry.value, prefix=f"{prefix}{entry.key.text}."))
    return texts
