"""Building: takes a planned site and its frames, draws it in several processes, gives a published site.

Each page is written as it comes and none is held. What the search finds on pages is collected, and indexed last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from builder.pages.site import Site
from builder.search.search_document import SearchDocument
from builder.site.drawing import Drawing, handwritten_documents
from builder.site.frame.collector import BuiltFrames
from builder.site.processes import Work, cores, in_processes
from builder.site.publish.dropped import dropped_records, is_half_lost, named
from builder.site.publish.manifest import MANIFEST, digest_of, manifest
from builder.site.publish.staging import Staging
from builder.site.unpublishable import Unpublishable

WORTH_FORKING = 120
"""Fewer plans are drawn before another process has begun."""


@dataclass(frozen=True)
class Written:
    """What a plan gave: the digest of each file by path, those that the site did not have, documents of the search."""

    digests: Mapping[str, str]
    new: tuple[str, ...]
    documents: tuple[SearchDocument, ...] = ()


@dataclass
class _Result:
    """What has been written up to now."""

    digests: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    documents: list[SearchDocument] = field(default_factory=list)

    def add(self, written: Written) -> None:
        """Add what a plan gave. Raises Unpublishable for two different files at one path."""
        for path, digest in written.digests.items():
            if self.digests.setdefault(path, digest) != digest:
                raise Unpublishable("twice", path=path)
        self.new.update(written.new)
        self.documents += written.documents


def publish_site(site: Site, built: BuiltFrames, site_dir: Path, *, may_drop: bool, processes: int = 0) -> int:
    """Draw and publish; gives the number of files that changed. processes: 0 for as many as there are cores.

    Raises Unpublishable, also for a site that would lose most of its records unless it may_drop them.
    """
    staging, result = Staging(site_dir), _Result()
    result.add(_put(staging, built.files))
    if clashes := built.files.keys() & _drawn(site, built, staging, result, processes or cores()):
        raise Unpublishable("twice", path=min(clashes))
    documents = [*result.documents, *handwritten_documents(built.handwritten)]
    result.add(_put(staging, site.search(documents)))
    if not may_drop:
        _refuse_loss(result.digests, site_dir)
    result.add(_put(staging, {MANIFEST: manifest(result.digests)}))
    return staging.publish(result.digests.keys(), result.new)


def _drawn(site: Site, built: BuiltFrames, staging: Staging, result: _Result, processes: int) -> set[str]:
    """The paths of all that is drawn, which is written and added to the result."""
    drawing = Drawing(site, built.frames, built.files.keys())
    paths: set[str] = set()
    count = processes if len(site.plans) >= WORTH_FORKING else 1
    for written in in_processes(partial(_work, drawing, staging), len(site.plans), processes=count):
        result.add(written)
        paths |= written.digests.keys()
    return paths


def _work(drawing: Drawing, staging: Staging) -> Work[Written]:
    return partial(_write_plan, drawing, staging)


def _write_plan(drawing: Drawing, staging: Staging, number: int) -> Written:
    drawn = drawing.draw(drawing.site.plans[number])
    written = _put(staging, drawn.files)
    return Written(written.digests, written.new, drawn.documents)


def _put(staging: Staging, files: Mapping[str, bytes]) -> Written:
    new = tuple(path for path, content in files.items() if staging.put(path, content))
    return Written({path: digest_of(content) for path, content in files.items()}, new)


def _refuse_loss(files: Iterable[str], site_dir: Path) -> None:
    """Refuse to drop more than half of the published records, which a wrong setting could do."""
    dropped, published = dropped_records(files, site_dir)
    if is_half_lost(len(dropped), published):
        values = {"number": str(len(dropped)), "total": str(published), "records": named(dropped)}
        raise Unpublishable("dropped", folder=str(site_dir), **values)


def all_files(site: Site, built: BuiltFrames) -> dict[str, bytes]:
    """Every file of a site by path, drawn at once. Raises as publish_site()."""
    drawing = Drawing(site, built.frames, built.files.keys())
    files, documents = dict(built.files), [*handwritten_documents(built.handwritten)]
    for path, content in _outputs(drawing, documents):
        if files.setdefault(path, content) != content or path in built.files:
            raise Unpublishable("twice", path=path)
    return {**files, **site.search(documents)}


def _outputs(drawing: Drawing, documents: list[SearchDocument]) -> Iterator[tuple[str, bytes]]:
    for plan in drawing.site.plans:
        drawn = drawing.draw(plan)
        documents += drawn.documents
        yield from drawn.files.items()
