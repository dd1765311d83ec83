"""What every view is made from: a base in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from builder.language.chinese import Terms, traditional
from builder.language.languages import LANGUAGES, folder
from builder.records.model.conversion import part_in_script
from builder.records.model.declare import Declared
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Library

_Part = TypeVar("_Part", bound=Declared)


@dataclass(frozen=True)
class Edition:
    """A base in one language.

    dates: when a record was made and changed, by its path. content: the folder of hand-written texts, None without one.
    glossary: its terms; without any there is no page of them. site_url: ends in '/', '' where the base states none.
    mail: where mistakes are reported, '' for nowhere. words: what Simplified texts are converted with.
    names: of the site, by language; under '' the one for all others. base: the folder of the records, None where they
    have none.
    """

    library: Library
    language: str
    dates: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    content: Path | None = None
    glossary: Sequence[GlossaryTerm] = ()
    site_url: str = ""
    mail: str = ""
    words: Terms | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    base: Path | None = None

    @property
    def name(self) -> str:
        """What the site is called in this language, in the script of its readers; '' where the base does not say."""
        if self.language in self.names:
            return self.names[self.language]
        origin = "" if not LANGUAGES[self.language].converted else self.names.get(LANGUAGES[self.language].other_script)
        return traditional(origin, self.words) if origin else self.names.get("", "")

    def in_script(self, part: _Part) -> _Part:
        """What a view has read for itself, in the script of the edition's readers."""
        return part_in_script(part, self.language, known=self.words) if self.words else part

    def address(self, page: str) -> str:
        """The whole address of a page (Page.address) on the web; '' where the base states none."""
        return f"{self.site_url}{folder(self.language)}/{page}" if self.site_url else ""
