"""The index of the search from one build to the next: takes what was found on pages, gives the files that change.

The index of the build before takes only documents that are new, other or gone. Without it all pages have to be drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from builder.pages.edition import Edition
from builder.pages.search.files import index_files, new_index, with_origins
from builder.search.index import SearchIndex
from builder.search.search_document import SearchDocument
from builder.site.state.build_state import DocumentKey
from builder.site.state.digest import Digest, digest
from builder.site.state.storage import load, packed, save
from builder.site.state.version import program_version

SEARCH = "search"
"""The name of the file, in the folder of the state."""
Documents = Mapping[DocumentKey, Digest]


class SearchState:
    """The search of a site. before: the documents of the build before, by the name of their plan. found: those of now
    that were added.
    """

    def __init__(self, editions: Mapping[str, Edition], folder: Path, before: Mapping[str, Documents]) -> None:
        self._editions, self._path, self._before = editions, folder / SEARCH, before
        self._index: SearchIndex | None = None
        self._added: set[DocumentKey] = set()
        self._gone: set[DocumentKey] = set()
        self.found: dict[str, Documents] = {}

    @property
    def is_there(self) -> bool:
        """Whether the index of the build before is there, if it had documents."""
        return not self._before or not self._opened().is_empty

    def add(self, name: str, documents: Iterable[SearchDocument]) -> Documents:
        """Add what was found on the pages of a plan. Gives the digests of the documents."""
        by_key = {(document.language, document.address): document for document in documents}
        digests = {key: digest(packed(document)) for key, document in by_key.items()}
        before = self._before.get(name, {})
        changed = [document for key, document in by_key.items() if before.get(key) != digests[key]]
        self._gone |= before.keys() - digests.keys()
        self._added |= {(document.language, document.address) for document in changed}
        if changed:
            self._opened().update(with_origins(changed, self._editions))
        self.found[name] = digests
        return digests

    def files(self, names: Iterable[str], before: Collection[str]) -> tuple[Mapping[str, bytes], frozenset[str]]:
        """The files that are new or other, by path; and the paths of all. names: of all plans that there are. before:
        the paths of the build before.
        """
        kept = frozenset(names)
        vanished = [documents for name, documents in self._before.items() if name not in kept]
        gone = self._gone.union(*vanished) - self._added
        if not gone and not self._added:
            return {}, frozenset(before)
        index = self._opened()
        index.update((), _with_origin_keys(gone, self._editions))
        files = index_files(index, self._editions)
        changed = {path: data for path, data in files.items() if path in index.changed or path not in before}
        return changed, frozenset(files)

    def save(self) -> None:
        """Keep the index, if it was opened."""
        if self._index is not None:
            save(self._path, program_version(), self._index.dump())

    def _opened(self) -> SearchIndex:
        """The index, read when it is needed first."""
        if self._index is None:
            state = load(self._path, program_version()) if self._before else None
            self._index = new_index(self._editions, state if isinstance(state, bytes) else None)
        return self._index


def _with_origin_keys(keys: Iterable[DocumentKey], editions: Mapping[str, Edition]) -> list[DocumentKey]:
    stand_ins = (SearchDocument(language, address, "page", "") for language, address in keys)
    return [(document.language, document.address) for document in with_origins(stand_ins, editions)]
