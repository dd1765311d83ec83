"""Drawing: takes a plan, gives its files as they are published, framed, and what the search finds on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from builder.pages.html.text import plain_text
from builder.pages.page import Page
from builder.pages.parts.search_documents import text_document
from builder.pages.plan import Plan
from builder.pages.site import Site
from builder.search.search_document import SearchDocument
from builder.site.frame.assemble import Frames, asset_paths, path_of
from builder.site.unpublishable import Unpublishable


@dataclass(frozen=True)
class Drawn:
    """What a plan gives: files by path, and documents of the search."""

    files: dict[str, bytes]
    documents: tuple[SearchDocument, ...] = ()


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
        for output in self.site.draw(plan):
            if isinstance(output, Page):
                files[path_of(output)] = self._framed(output)
                documents += output.documents
            else:
                files[output.path] = output.data
        return Drawn(files, tuple(documents))

    def _framed(self, page: Page) -> bytes:
        if missing := [asset for asset in asset_paths(page) if asset not in self.assets]:
            raise Unpublishable("asset", page=path_of(page), path=missing[0])
        return self.frames.render(page).encode()


def handwritten_documents(pages: Sequence[Page]) -> Iterator[SearchDocument]:
    """What the search finds on hand-written pages, which MkDocs has drawn."""
    return (text_document(page, plain_text(page.body)) for page in pages)
