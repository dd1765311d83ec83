"""The glossary: what English, the mainland and Taiwan call a thing of the field, and how these differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.records.model.vocabulary import in_language


@dataclass(frozen=True)
class GlossaryTerm:
    """A term of the field. Texts are by language; without zh-Hant Taiwan has no word for it.

    forms: every name and search word. also: words that readers used, for search alone, in any language.
    pinyin: of the Simplified label, without tones.
    difference: what a reader of one side has to know about the other. traditional: words of Simplified texts, with what
    is put in their place where a text is shown in Traditional. converted: a label in another script than its own.
    avoid: words that our texts do not use for it, by language; a text that does gets a warning with word().
    """

    id: str
    label: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    pinyin: str
    definition: Mapping[str, str]
    difference: Mapping[str, str] = field(default_factory=dict)
    traditional: Mapping[str, str] = field(default_factory=dict)
    converted: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    avoid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """Its label for a reader of a language."""
        return self.label.get(language) or self.converted.get(language) or in_language(self.label, language)

    def word(self, language: str) -> str:
        """What a text in a language calls it: the first of its forms."""
        return next(iter(self.forms.get(language, ())), "") or self.name(language)
