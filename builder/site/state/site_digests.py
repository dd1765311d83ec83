"""Digests of what a site is drawn from: takes a site, gives the digest of any read, in plain and converted editions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from builder.language.chinese import TRADITIONAL, guarded_terms
from builder.language.languages import LANGUAGES
from builder.pages.edition import Edition
from builder.pages.site import Site
from builder.records.model.reads import Index, Read
from builder.site.state.digest import Digest, digest
from builder.site.state.name_digests import NameDigests
from builder.site.state.read_digests import ReadDigests


class SiteDigests:
    """The digests of a site with at least one edition. converted: the languages of its converted editions."""

    def __init__(self, site: Site) -> None:
        self._edition: Edition = next(iter(site.editions.values()))
        self._site_inputs = site.inputs
        self.converted = frozenset(language for language in site.editions if LANGUAGES[language].other_script)

    def of(self, read: Read) -> tuple[Digest, Digest]:
        """The digest of a read in plain and in converted editions."""
        plain, converted = self._reads
        return plain.of(read), converted.of(read)

    def of_language(self, language: str) -> Callable[[Read], Digest]:
        """A function that gives the digest of a read in the edition of a language, or in a plain one for ''."""
        return self._reads[language in self.converted].of

    @cached_property
    def inputs(self) -> Digest:
        """The digest of what all pages are drawn from, with the names that stand in it."""
        return self._names.of(self._site_inputs)

    @cached_property
    def _reads(self) -> tuple[ReadDigests, ReadDigests]:
        files: Mapping[str, bytes] = self._edition.files
        files = files.values_by_key if isinstance(files, Index) else files
        plain = {path: digest(data) for path, data in files.items()}
        return ReadDigests(self._edition, plain), ReadDigests(self._edition, self._names.of_files(files))

    @cached_property
    def _names(self) -> NameDigests:
        unsaid = self._edition.library.languages[0] == TRADITIONAL
        return NameDigests(self._edition.terms or guarded_terms(), all_traditional=unsaid)
