"""The files of a site that is served: each is drawn when it is asked for first, and kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping

from builder.pages.plan import Plan
from builder.pages.routes import plans_for
from builder.pages.site import Site
from builder.search.jsonp import FOLDER as SEARCH
from builder.search.search_document import SearchDocument
from builder.site.drawing import Drawing, handwritten_documents
from builder.site.frame.built_frames import BuiltFrames
from builder.site.sitemap import OWN_FILE, sitemap_files


class ServedFiles(Mapping[str, bytes]):
    """The files of a site by path. A plan is drawn whole when one of its files is asked for; the search when a file of
    it is, or the sitemap; all when somebody iterates. Raises what a plan raises.

    likely: the name of the plan that gave a path in an earlier site. It is tried first, and told here too.
    """

    def __init__(self, site: Site, built: BuiltFrames, likely: dict[str, str] | None = None) -> None:
        self._site, self._built = site, built
        self._shown: dict[str, tuple[str, ...]] = {}
        self._drawing = Drawing(site, built.frames, built.files.keys())
        self._likely = {} if likely is None else likely
        self._files: dict[str, bytes] = dict(built.files)
        self._drawn: set[str] = set()
        self._documents: list[SearchDocument] = [*handwritten_documents(built.handwritten)]
        self._lock = threading.RLock()

    def __getitem__(self, path: str) -> bytes:
        """A file. Raises KeyError for a path that the site does not have."""
        if path not in self._files and ("/" in path or OWN_FILE.match(path)):
            with self._lock:
                self._find(path)
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        """All paths."""
        with self._lock:
            self._draw_all()
        return iter(self._files)

    def __len__(self) -> int:
        """The number of all files."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """There always are some."""
        return True

    def _find(self, path: str) -> None:
        """Draw plans until one gives the path, or all that could have been drawn."""
        if OWN_FILE.match(path) or (path.startswith(SEARCH) and path.endswith(".js") and "/said" not in path):
            self._draw_all()
            return
        plans = list(plans_for(self._site, path))
        name = self._likely.get(path)
        for plan in sorted(plans, key=lambda plan: plan.name != name):
            if path in self._files:
                return
            self._draw(plan)

    def _draw_all(self) -> None:
        for plan in self._site.plans:
            self._draw(plan)
        self._files.update(self._site.search(self._documents))
        self._files.update(sitemap_files(self._site, self._shown, self._built.handwritten))

    def _draw(self, plan: Plan) -> None:
        if plan.name in self._drawn:
            return
        drawn = self._drawing.draw(plan)
        self._drawn.add(plan.name)
        self._documents += drawn.documents
        self._shown.update(drawn.shown)
        self._files.update(drawn.files)
        self._likely.update(dict.fromkeys(drawn.files, plan.name))
