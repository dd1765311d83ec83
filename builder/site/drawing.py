"""Drawing: takes a plan, gives its files as they are published, framed, and what the search finds on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.pages.html.text import plain_text
from builder.pages.page import Page
from builder.pages.parts.search_documents import text_document
from builder.pages.plan import Plan
from builder.pages.site import Site
from builder.records.model.drawn_now import drawn
from builder.search.search_document import SearchDocument
from builder.site.frame.assemble import Frames, asset_paths, path_of
from builder.site.sitemap import Shown, records_shown
from builder.site.unpublishable import Unpublishable


@dataclass(frozen=True)
class Drawn:
    """What a plan gives: files by path, documents of the search, and what the sitemap is made of."""

    files: dict[str, bytes]
    documents: tuple[SearchDocument, ...] = ()
    shown: Shown = field(default_factory=dict)


@dataclass(frozen=True)
class Drawing:
    """A site and its frames. assets: the paths of the styles and scripts that pages may load."""

    site: Site
    frames: Frames
    assets: Collection[str]

    def draw(self, plan: Plan) -> Drawn:
        """The files of a plan. Raises Unpublishable for a page whose style sheet or script is missing."""
        files: dict[str, bytes] = {}
        documents: list[SearchDocument] = []
        shown: dict[str, tuple[str, ...]] = {}
        with drawn(self._paths.get(plan.subject, plan.name.strip())):
            for output in self.site.draw(plan):
                if isinstance(output, Page):
                    files[path_of(output)] = self._framed(output)
                    documents += output.documents
                    if output.indexed and self._has_sitemap:
                        shown[path_of(output)] = records_shown(output, plan.subject)
                else:
                    files[output.path] = output.data
        return Drawn(files, tuple(documents), shown)

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        """The files of records by their reference, which nobody is noted to have read."""
        libraries = (edition.library for edition in self.site.editions.values())
        return {entry.reference: entry.path for library in libraries for entry in library.stored}

    @property
    def _has_sitemap(self) -> bool:
        return any(edition.site_url for edition in self.site.editions.values())

    def _framed(self, page: Page) -> bytes:
        if missing := [asset for asset in asset_paths(page) if asset not in self.assets]:
            raise Unpublishable("asset", page=path_of(page), path=missing[0])
        return self.frames.render(page).encode()


def handwritten_documents(pages: Sequence[Page]) -> Iterator[SearchDocument]:
    """What the search finds on hand-written pages, which MkDocs has drawn."""
    return (text_document(page, plain_text(page.body)) for page in pages)
