"""What a build leaves for the next: of each plan what it read and wrote, of the site how it looks on disk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from builder.pages.plan import Plan
from builder.records.model.reads import Read
from builder.site.state.digest import Digest

DocumentKey = tuple[str, str]
"""Language and address of a document of the search."""


@dataclass(frozen=True)
class PlanState:
    """What a plan read, as numbers of BuildState.reads, and gave: digests by path, those of documents by their key.

    shown: as sitemap.Shown.
    """

    reads: tuple[int, ...]
    outputs: Mapping[str, str]
    documents: Mapping[DocumentKey, Digest] = field(default_factory=dict)
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class BuildState:
    """A published build.

    shared: the digest of all that every page is drawn from. site: how the site looks on disk. reads: what was read, and
    its digest in plain and in converted editions. plans: by name. search: digests by path. handwritten: the
    documents of the hand-written pages.
    """

    shared: Digest
    site: Digest
    reads: tuple[Read, ...] = ()
    digests: tuple[tuple[Digest, Digest], ...] = ()
    plans: Mapping[str, PlanState] = field(default_factory=dict)
    search: Mapping[str, str] = field(default_factory=dict)
    handwritten: Mapping[DocumentKey, Digest] = field(default_factory=dict)

    def unchanged(
        self, plans: Iterable[Plan], now: Mapping[Read, tuple[Digest, Digest]], converted: Collection[str]
    ) -> dict[str, PlanState]:
        """Those of the plans, by name, of which nothing that they read has changed.

        now: the digests of all that was read. converted: the languages of converted editions.
        """
        changed = [
            {number for number, read in enumerate(self.reads) if self.digests[number][side] != now[read][side]}
            for side in (0, 1)
        ]
        kept = {}
        for plan in plans:
            known = self.plans.get(plan.name)
            side = 1 if plan.language in converted or not plan.language else 0
            if known is not None and changed[side].isdisjoint(known.reads):
                kept[plan.name] = known
        return kept
