"""The state of one site: takes what is planned, says which plans need not be drawn; takes what was drawn, keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.pages.site import Site
from builder.records.model.reads import Read
from builder.site.frame.built_frames import BuiltFrames
from builder.site.state.build_state import BuildState, PlanState
from builder.site.state.digest import Digest, digest
from builder.site.state.fragment_state import FragmentState
from builder.site.state.search_state import SearchState
from builder.site.state.storage import load, save
from builder.site.state.version import program_version

EMPTY = BuildState(b"", b"")
BUILD = "build"
"""The name of the file, in the folder of the state."""
HANDWRITTEN = "handwritten"
"""In place of a plan's name: the hand-written pages."""


class StateKeeper:
    """The state of a site. kept: by name, the plans of the last build that would give the same again.

    on_disk: how the site looks. folder: where states lie. precompress: whether texts have compressed twins. A state is
    used only if the site on disk is the one that it was written for, and with the index of its search.
    """

    def __init__(
        self,
        site: Site,
        built: BuiltFrames,
        on_disk: Digest,
        folder: Path,
        fragments: FragmentState | None = None,
        *,
        precompress: bool = False,
    ) -> None:
        self._site, self._path = site, folder / BUILD
        self.fragments = fragments or FragmentState(site, folder)
        self._digests = self.fragments.digests
        of_frames = (repr(built.frames), repr(sorted(built.files)))
        self._shared = digest(program_version(), *of_frames, self._digests.inputs, repr(precompress))
        self.before = self._loaded(on_disk)
        self.search = SearchState(site.editions, folder, self._documents_before())
        if not self.search.is_there:
            self.before = EMPTY
            self.search = SearchState(site.editions, folder, {})
        now = {read: self._digests.of(read) for read in self.before.reads}
        self.kept = self.before.unchanged(site.plans, now, converted=self._digests.converted)

    def _loaded(self, on_disk: Digest) -> BuildState:
        state = load(self._path, program_version())
        is_fit = isinstance(state, BuildState) and state.shared == self._shared and bool(self._site.editions)
        return state if is_fit and state.site == on_disk else EMPTY

    def _documents_before(self) -> dict[str, Mapping[tuple[str, str], Digest]]:
        plans = {name: plan.documents for name, plan in self.before.plans.items() if plan.documents}
        return plans | ({HANDWRITTEN: self.before.handwritten} if self.before.handwritten else {})

    def searched(self) -> tuple[Mapping[str, bytes], frozenset[str]]:
        """The files of the search that are new or other, by path; and the paths of all."""
        names = [HANDWRITTEN, *(plan.name for plan in self._site.plans)]
        return self.search.files(names, self.before.search.keys())

    def save(
        self, on_disk: Digest, drawn: Mapping[str, PlanState], drawn_reads: Sequence[Read], search: Mapping[str, str]
    ) -> None:
        """Keep a build that was published. on_disk: how the site looks now. drawn: by name, the plans that were not
        kept. drawn_reads: what their numbers mean. search: the digests of the files of the search, by path.
        """
        numbers: dict[Read, int] = {}
        plans = {name: _renumbered(plan, self.before.reads, numbers) for name, plan in self.kept.items()}
        plans |= {name: _renumbered(plan, drawn_reads, numbers) for name, plan in drawn.items()}
        digests = tuple(map(self._digests.of, numbers))
        handwritten = self.search.found.get(HANDWRITTEN, {})
        self.search.save()
        self.fragments.save()
        state = BuildState(self._shared, on_disk, tuple(numbers), digests, plans, search, handwritten)
        save(self._path, program_version(), state)


def _renumbered(plan: PlanState, reads: Sequence[Read], numbers: dict[Read, int]) -> PlanState:
    """The state of a plan whose reads have other numbers."""
    found = tuple(numbers.setdefault(reads[number], len(numbers)) for number in plan.reads)
    return PlanState(found, plan.outputs, plan.documents, plan.shown)
