"""What every view is made from: a base in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from builder.config import Frozen
from builder.language.chinese import Terms, traditional
from builder.language.languages import LANGUAGES, folder
from builder.records.comparisons import Comparison
from builder.records.handwritten import HandwrittenPage
from builder.records.model.conversion import part_in_script
from builder.records.model.declare import Declared
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Entry, Library
from builder.records.model.reads import Index
from builder.records.model.release import Holding, Release
from builder.records.published import NOTHING_PUBLISHED, Published
from builder.records.related_words import RelatedWords
from builder.records.uses import Use
from builder.records.welcome import Welcome

_Part = TypeVar("_Part", bound=Declared)


@dataclass(frozen=True)
class Edition:
    """A base in one language.

    dates: when a record was made and changed, by its path. files: the bytes of the record files, by path.
    glossary: its terms; without any there is no page of them. comparisons: curated ones, by slug.
    related_words: groups of them, for the search.
    welcome: what the base says on its home page. handwritten: its hand-written pages, in order.
    site_url: ends in '/', '' where the base states none. mail: where mistakes are reported, '' for nowhere.
    repository: the address of its repository, '' where it has none. edit: how addresses begin at which a file of it is
    changed, '' where it has none.
    uses: who uses the base.
    releases: frozen states of the base by name, the newest first. holdings: those that hold a record, by its reference.
    published: the addresses that may not be lost.
    offline: whether archives for reading without a network lie beside the site when it is published.
    frozen: the release that these pages are of, in a build that freezes one.
    words: what Simplified texts are converted with. names: of the site, by language; under '' the one for all others.
    """

    library: Library
    language: str
    dates: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    glossary: Sequence[GlossaryTerm] = ()
    comparisons: Sequence[tuple[str, Comparison]] = ()
    related_words: Sequence[RelatedWords] = ()
    welcome: Welcome = field(default_factory=Welcome)
    handwritten: Sequence[HandwrittenPage] = ()
    site_url: str = ""
    mail: str = ""
    repository: str = ""
    edit: str = ""
    offline: bool = False
    published: Published = NOTHING_PUBLISHED
    uses: Sequence[Use] = ()
    terms: Terms | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    frozen: Frozen | None = None
    releases: Mapping[str, Release] = field(default_factory=dict)
    holdings: Mapping[str, tuple[Holding, ...]] = field(default_factory=dict)

    @cached_property
    def by_path(self) -> Index[Entry]:
        """The records by the path of their file."""
        return Index("path", {entry.path: entry for entry in self.library.stored})

    @property
    def name(self) -> str:
        """What the site is called in this language, in the script of its readers; '' where the base does not say."""
        if self.language in self.names:
            return self.names[self.language]
        origin = "" if not LANGUAGES[self.language].converted else self.names.get(LANGUAGES[self.language].other_script)
        return traditional(origin, self.terms) if origin else self.names.get("", "")

    def in_script(self, part: _Part) -> _Part:
        """What a view has read for itself, in the script of the edition's readers."""
        return part_in_script(part, self.language, known=self.terms) if self.terms else part

    def address(self, page: str) -> str:
        """The whole address of a page (Page.address) on the web; '' where the base states none."""
        return f"{self.site_url}{folder(self.language)}/{page}" if self.site_url else ""
