"""The title of a work as readers of a language see it: as printed, with its translation, or supplied by the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.citation.work_language import same_primary


@dataclass(frozen=True)
class ShownTitle:
    """A title. text: as printed, or as supplied. translation: into the readers' language; '' if they need none.

    is_supplied: it is not printed on the work and stands in brackets. is_own: it is supplied in their language.
    """

    text: str
    translation: str = ""
    is_supplied: bool = False
    is_own: bool = False

    @property
    def bracketed(self) -> str:
        """What stands in brackets: a supplied title, or the translation of a printed one."""
        return self.text if self.is_supplied else self.translation


def shown_title(
    title: str, language: str, *, is_supplied: bool, translations: Mapping[str, str], work_language: str
) -> ShownTitle:
    """The title for readers of a language. work_language: the tag of the language of the work.

    >>> shown_title("在磨合中共赢", "en", is_supplied=False, translations={"en": "Winning"}, work_language="zh")
    ShownTitle(text='在磨合中共赢', translation='Winning', is_supplied=False, is_own=False)
    """
    own = translations.get(language, "")
    if is_supplied:
        return ShownTitle(own or title, is_supplied=True, is_own=bool(own))
    return ShownTitle(title, "" if own == title or same_primary(work_language, language) else own)
