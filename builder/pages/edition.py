"""What every view is made from: a base in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from builder.glossary import GlossaryTerm
from builder.library import Library


@dataclass(frozen=True)
class Edition:
    """A base in one language.

    dates: when a record was made and changed, by its path. content: the folder of hand-written texts, None without one.
    glossary: its terms; without any there is no page of them. site_url: ends in '/', '' where the base states none.
    mail: where mistakes are reported, '' for nowhere.
    """

    library: Library
    language: str
    dates: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    content: Path | None = None
    glossary: Sequence[GlossaryTerm] = ()
    site_url: str = ""
    mail: str = ""

    def address(self, page: str) -> str:
        """The whole address of a page (Page.address) on the web; '' where the base states none."""
        return f"{self.site_url}{self.language.lower()}/{page}" if self.site_url else ""
