"""Building: takes a planned site and its frames, draws it in several processes, gives a published site.

Each page is written as it comes and none is held. What the search finds on pages is collected, and indexed last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from builder.config import Hosting
from builder.pages.site import Site
from builder.records.model.fragments import Fragment, Group
from builder.records.model.reads import Read, recorded
from builder.search.search_document import SearchDocument
from builder.site.drawing import Drawing, handwritten_documents
from builder.site.frame.built_frames import BuiltFrames
from builder.site.hosts.hosted_site import hosted_site
from builder.site.hosts.hosts import host_files
from builder.site.hosts.precompressed import twin, with_twins
from builder.site.processes import ProcessEndedError, Work, can_fork, cores, in_processes
from builder.site.publish.added import EDITIONS, first_added
from builder.site.publish.dropped import dropped_records, is_half_lost, named
from builder.site.publish.manifest import MANIFEST, digest_of, manifest
from builder.site.publish.staging import Staging
from builder.site.sitemap import Shown, sitemap_files
from builder.site.state.build_state import PlanState
from builder.site.state.digest import Digest
from builder.site.state.fragment_state import FragmentState
from builder.site.state.keeper import HANDWRITTEN, StateKeeper
from builder.site.state.search_state import Documents
from builder.site.unpublishable import Unpublishable

WORTH_FORKING = 120
"""Fewer plans are drawn before another process has begun."""

TASKS_OF_A_PROCESS = 50
"""After about so many for each processor, a process has as much in memory as the base itself."""


@dataclass(frozen=True)
class Written:
    """What was written. outputs: digests by path. new: the paths of files that the site did not have.

    plan: the number of the plan, -1 for files of none. reads: what it was drawn from. fragments: those made for it.
    shown: its pages that the sitemap lists.
    """

    outputs: Mapping[str, str]
    new: tuple[str, ...] = ()
    plan: int = -1
    documents: tuple[SearchDocument, ...] = ()
    reads: frozenset[Read] = frozenset()
    fragments: Mapping[Group, Mapping[str, Fragment]] = field(default_factory=dict)
    shown: Shown = field(default_factory=dict)


Put = Callable[[Mapping[str, bytes]], Written]
NO_HOSTING = Hosting()


class Published(NamedTuple):
    """A site that was published. changes: the number of files that are new, other or gone. on_disk: how it looks."""

    changes: int
    on_disk: Digest


@dataclass
class _Build:
    """A build under way: what has been written up to now. keeper: None for a build that keeps no state. search: the
    digests of its files, where one is kept. shown: what the sitemap lists. hosting: what it has for hosts.
    """

    site: Site
    built: BuiltFrames
    staging: Staging
    keeper: StateKeeper | None
    hosting: Hosting = field(default_factory=Hosting)
    outputs: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    documents: list[SearchDocument] = field(default_factory=list)
    drawn: dict[str, PlanState] = field(default_factory=dict)
    reads: dict[Read, int] = field(default_factory=dict)
    search: dict[str, str] = field(default_factory=dict)
    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def put(self, files: Mapping[str, bytes]) -> Written:
        """Write files, and their twins where the site has them. For processes too, which add nothing here."""
        files = with_twins(files) if self.hosting.precompress else files
        new = tuple(path for path, content in files.items() if self.staging.put(path, content))
        return Written({path: digest_of(content) for path, content in files.items()}, new)

    def add(self, written: Written) -> None:
        """Add what was written. Raises Unpublishable for two different files at one path."""
        for path, digest in written.outputs.items():
            if self.outputs.setdefault(path, digest) != digest:
                raise Unpublishable("twice", path=path)
        self.new.update(written.new)
        self.shown.update(written.shown)
        if self.keeper is not None:
            self.keeper.fragments.add(written.fragments)
        if written.plan >= 0:
            name = self.site.plans[written.plan].name
            reads = tuple(self.reads.setdefault(read, len(self.reads)) for read in written.reads)
            self.drawn[name] = PlanState(reads, written.outputs, self._found(name, written.documents), written.shown)

    def _found(self, name: str, documents: Sequence[SearchDocument]) -> Documents:
        """Add what was found on pages. Gives the digests, where a state is kept."""
        if self.keeper is not None:
            return self.keeper.search.add(name, documents)
        self.documents += documents
        return {}

    def draw(self, processes: int) -> None:
        """Draw every plan that is not kept."""
        kept = self.keeper.kept if self.keeper else {}
        for plan in kept.values():
            self.add(Written(plan.outputs, shown=plan.shown))
        numbers = [number for number, plan in enumerate(self.site.plans) if plan.name not in kept]
        drawing = Drawing(self.site, self.built.frames, self.built.files.keys())
        count = processes if len(numbers) >= WORTH_FORKING and can_fork() else 1
        tasks = _tasks(self.site, numbers)
        work = partial(_work, drawing, self.put, tasks)
        if count > 1:
            self._make_indexes()
        try:
            ends_with = partial(_is_much, self.site, tasks)
            for task in in_processes(work, len(tasks), processes=count, ends_with=ends_with):
                for written in task:
                    self.add(written)
        except ProcessEndedError as fault:
            code = "aborted" if fault.is_fault and fault.what else "process-ended"
            raise Unpublishable(code, folder=str(self.staging.site), what=fault.what) from fault

    def _make_indexes(self) -> None:
        """Make the indexes and facts of each language, which each process would make for itself."""
        libraries = [edition.library for edition in self.site.editions.values()]
        made = [(library.indexes, *library.facts.values_by_key.values()) for library in libraries]
        self.add(Written({}, fragments=self.site.fragments.taken() if made else {}))

    def add_search(self) -> None:
        """Index what is found on all pages."""
        handwritten = tuple(handwritten_documents(self.built.handwritten))
        if self.keeper is None:
            self.add(self.put(self.site.search([*self.documents, *handwritten])))
            return
        self.keeper.search.add(HANDWRITTEN, handwritten)
        changed, paths = self.keeper.searched()
        written = self.put(changed)
        self.search = dict(_with_their_twins(paths, written.outputs, self.keeper.before.search))
        self.add(Written(self.search, written.new))

    def add_for_hosts(self) -> None:
        """Write the settings of hosts."""
        if self.hosting.hosts:
            frozen = self.staging.site / EDITIONS.name
            hosted = hosted_site(self.site.editions, self.built.frames.first_paint, frozen)
            self.add(self.put(host_files(self.hosting.hosts, hosted)))


def publish_site(
    site: Site,
    built: BuiltFrames,
    site_dir: Path,
    *,
    may_drop: bool,
    processes: int = 0,
    state: Path | None = None,
    fragments: FragmentState | None = None,
    hosting: Hosting = NO_HOSTING,
) -> Published:
    """Draw and publish.

    processes: 0 for as many as there are cores. state: the folder in which the state of the build is kept; what it says
    is still the same is not drawn again. fragments: those of that state, if they are already in use. hosting: what the
    site has for hosts. Raises
    Unpublishable, also for a site that would lose most of its records unless it may_drop them.
    """
    staging = Staging(site_dir)
    keeper = None
    if state is not None and site.editions:
        looks = staging.published.digest
        keeper = StateKeeper(site, built, looks, state, fragments, precompress=hosting.precompress)
    build = _Build(site, built, staging, keeper, hosting)
    build.add(build.put(built.files))
    build.draw(processes or cores())
    _refuse_clashes(build)
    _refuse_added(build.outputs)
    build.add_search()
    build.add(build.put(sitemap_files(site, build.shown, built.handwritten)))
    build.add_for_hosts()
    if not may_drop:
        _refuse_loss(build.outputs, site_dir)
    build.add(build.put({MANIFEST: manifest(build.outputs)}))
    changes = staging.publish(build.outputs.keys(), build.new)
    on_disk = staging.published.digest
    if keeper is not None:
        keeper.save(on_disk, build.drawn, tuple(build.reads), build.search)
    return Published(changes, on_disk)


def _refuse_clashes(build: _Build) -> None:
    """Refuse a page at the path of a file that MkDocs gave, even if both are the same."""
    for plan in build.drawn.values():
        if clashes := build.built.files.keys() & plan.outputs.keys():
            raise Unpublishable("twice", path=min(clashes))


def _refuse_added(files: Iterable[str]) -> None:
    """Refuse a file in a folder that belongs to another command, which would write over it."""
    if path := first_added(files):
        raise Unpublishable("added", path=path, folder=path.partition("/")[0])


def _tasks(site: Site, numbers: Iterable[int]) -> list[tuple[int, ...]]:
    """The numbers of plans by what one process draws: all of a record, or of the base in a language, for they share
    what is made of it.
    """
    by_subject = groupby(numbers, lambda number: site.plans[number].subject or site.plans[number].language)
    return [tuple(together) for _, together in by_subject]


def _is_much(site: Site, tasks: Sequence[Sequence[int]], task: int) -> bool:
    """Whether a process that did a task is to give its memory back: after the base in a language, for which it has a
    little of every record, and after some records.
    """
    return not site.plans[tasks[task][0]].subject or task % TASKS_OF_A_PROCESS == 0


def _work(drawing: Drawing, put: Put, tasks: Sequence[Sequence[int]]) -> Work[list[Written]]:
    return lambda task: [_write_plan(drawing, put, number) for number in tasks[task]]


def _write_plan(drawing: Drawing, put: Put, number: int) -> Written:
    with recorded() as reads:
        drawn = drawing.draw(drawing.site.plans[number])
    written = put(drawn.files)
    fragments = drawing.site.fragments.taken()
    return Written(written.outputs, written.new, number, drawn.documents, frozenset(reads), fragments, drawn.shown)


def _with_their_twins(
    paths: Iterable[str], written: Mapping[str, str], before: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Files and their twins with their digests: as they were written, or else as they were before."""
    for path in paths:
        outputs = written if path in written else before
        yield from ((name, outputs[name]) for name in (path, twin(path)) if name in outputs)


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
    shown: dict[str, tuple[str, ...]] = {}
    for path, content in _outputs(drawing, documents, shown):
        if files.setdefault(path, content) != content or path in built.files:
            raise Unpublishable("twice", path=path)
    return {**files, **site.search(documents), **sitemap_files(site, shown, built.handwritten)}


def _outputs(
    drawing: Drawing, documents: list[SearchDocument], shown: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, bytes]]:
    for plan in drawing.site.plans:
        drawn = drawing.draw(plan)
        documents += drawn.documents
        shown |= drawn.shown
        yield from drawn.files.items()
