"""Labels of ties: takes a relation, gives its wording from either end, its time, its sources and its strength."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from builder.analysis.relation_graph import Tie
from builder.analysis.strength import STRENGTHS, Strength, strength
from builder.citation import reference
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.strength_mark import strength_words
from builder.pages.parts.record_row import title
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.vocabulary import in_language

UNSOURCED = "unsourced"
LINE_STYLES = (*STRENGTHS, UNSOURCED)
"""The line styles: by the strength of the evidence, and one for weak ties that name no source at all."""


@dataclass(frozen=True)
class TieLabels:
    """The labels of ties in an edition."""

    edition: Edition

    def strength(self, tie: Tie) -> Strength:
        """How strong its evidence is."""
        library, subject = self.edition.library, f"{tie.link.entry.reference} {tie.link.number}"
        return Strength(*library.fragment("tie-strength", subject, partial(self._strength, tie)))

    def _strength(self, tie: Tie) -> tuple[str, str]:
        given = strength(tie.link.given.source, self.edition.library)
        return given.word, given.quoted

    def line_style(self, tie: Tie) -> str:
        """Its line style, one of LINE_STYLES."""
        return self.strength(tie).word if tie.sourced else UNSOURCED

    def relation(self, tie: Tie, *, reverse: bool = False) -> str:
        """The name of the relation, seen from the record that states it; reverse: from the other."""
        term = self.edition.library.vocabularies.table("relations").get(tie.link.given.type.id)
        if term is None:
            return tie.link.given.type.id
        names = term.reverse if reverse and term.reverse else term.label
        return in_language(names, self.language)

    def summary(self, tie: Tie) -> str:
        """The tie in one line: `Park adapts NPI (since 2012 and Xu 2012). One source`."""
        subject, make = f"{tie.link.entry.reference} {tie.link.number}", partial(self._summary, tie)
        return self.edition.library.fragment("tie-summary", subject, make, language=self.language)

    def _summary(self, tie: Tie) -> str:
        first, second = tie.ends
        said = self.say(
            "lineage.said",
            one=self.title(first),
            relation=self.relation(tie),
            other=self.title(second),
            evidence=wording.listed((part for part in (self.time(tie), *self.sources(tie)) if part), self.language),
        )
        if not tie.sourced:
            return said
        return self.say("lineage.said-strength", said=said, strength=strength_words(self.strength(tie), self.language))

    def title(self, entry: Entry) -> str:
        """The title of a record as plain text."""
        make = partial(title, language=self.language)
        return self.edition.library.of_entry("title", entry, make, language=self.language)

    def time(self, tie: Tie) -> str:
        """Since when and until when; '' if the record gives neither."""
        return wording.since_until(tie.link.given.since, tie.link.given.until, self.language)

    def sources(self, tie: Tie) -> tuple[str, ...]:
        """Its sources in short form; a notice if it names none."""
        declared = self.edition.library.sources
        cited = dict.fromkeys(citation.key for citation in tie.link.given.source)
        names = (reference.short(declared[key].source, self.language) for key in cited if key in declared)
        return tuple(names) or (self.say("lineage.unsourced"),)

    def say(self, key: str, /, **values: str | int) -> str:
        """A message of the interface."""
        return words(self.language)(key, **values)

    @property
    def language(self) -> str:
        """The language of the edition."""
        return self.edition.language
