"""A tie in words: takes a relation of the lineage, gives what it says from either end, when, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass

from builder.analysis.relation_graph import Tie
from builder.citation import reference
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.parts.record_row import title
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.vocabulary import in_language

KINDS = ("one", "both", "policy", "unsourced")
"""The patterns of lines: it goes one way; it holds both ways; it joins a case and a policy; it names no source."""


@dataclass(frozen=True)
class Ties:
    """The words for ties in an edition."""

    edition: Edition

    def relation(self, tie: Tie, *, reverse: bool = False) -> str:
        """What the relation is, from the record that states it, or from the other."""
        found = self.edition.library.vocabularies.table("relations").get(tie.link.relation.type.id)
        if found is None:
            return tie.link.relation.type.id
        names = found.reverse if reverse and found.reverse else found.label
        return in_language(names, self.language)

    def said(self, tie: Tie) -> str:
        """The whole of it in a line: `Park adapts NPI, since 2012 (Xu 2012)`."""
        one, other = tie.ends
        return self.say(
            "lineage.said",
            one=self.title(one),
            relation=self.relation(tie),
            other=self.title(other),
            evidence=wording.listed((part for part in (self.time(tie), *self.sources(tie)) if part), self.language),
        )

    def title(self, entry: Entry) -> str:
        """The title of a record as plain text."""
        return title(entry, self.language)

    def time(self, tie: Tie) -> str:
        """Since when and until when; empty when nothing is said of it."""
        return wording.since_until(tie.link.relation.since, tie.link.relation.until, self.language)

    def sources(self, tie: Tie) -> tuple[str, ...]:
        """Its sources in a few words each; or that it names none."""
        declared = self.edition.library.sources
        cited = dict.fromkeys(citation.key for citation in tie.link.relation.source)
        found = (reference.short(declared[key].source, self.language) for key in cited if key in declared)
        return tuple(found) or (self.say("lineage.unsourced"),)

    def say(self, key: str, /, **values: str | int) -> str:
        """Words of the interface."""
        return words(self.language)(key, **values)

    @property
    def language(self) -> str:
        """The language of the edition."""
        return self.edition.language


def kind(tie: Tie) -> str:
    """Its pattern; what is unsure comes before what is said."""
    if not tie.sourced:
        return "unsourced"
    if "policies" in {entry.folder for entry in tie.ends}:
        return "policy"
    return "both" if tie.symmetric else "one"
