"""What MkDocs has drawn: frames, hand-written pages and the files beside them. Needs no MkDocs itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.pages.page import Page
from builder.pages.site import Site
from builder.site.frame.assemble import Frames


@dataclass(frozen=True)
class BuiltFrames:
    """The parsed frames, and all files rendered without one: hand-written pages, pages of the root, style sheets."""

    frames: Frames
    files: Mapping[str, bytes]
    handwritten: tuple[Page, ...] = ()

    def fits(self, site: Site) -> bool:
        """Whether the frames can be reused after a change of records: whether the navigation is the same."""
        return all(site.navigation(language) == entries for language, entries in self.frames.navigation.items())
