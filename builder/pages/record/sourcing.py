"""How much of a record is sourced: takes a record, gives counts of sourced statements and single-source figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.analysis.strength import strength
from builder.pages.html.cited_sentences import Sentence, cited_sentences
from builder.pages.html.elements import NOTHING, Html, el, escape, join, link
from builder.pages.html.prose import cited
from builder.pages.parts.strength_legend import RULES
from builder.pages.record.outline import Kind, outline
from builder.pages.record_context import RecordContext
from builder.records.model.cited_keys import cited_sources
from builder.records.model.declare import Declared, values_of
from builder.records.model.identity_memo import memo_by_identity
from builder.records.model.record import Case, Fact, Policy
from builder.records.model.values import Citation, Passage, Text

KEPT = 64
"""The counts of so many records are kept, for they are the same in each language."""


SHARES = (("all", 1.0), ("nearly", 0.95), ("mostly", 2 / 3), ("partly", 1e-9), ("none", 0.0))
"""The words for how much of a record is sourced, each with its least share."""


@dataclass(frozen=True)
class Sourcing:
    """The numbers of figures and of other statements in a record, and how many of these name a source."""

    figures: int
    figures_sourced: int
    statements: int
    statements_sourced: int

    @property
    def share(self) -> str | None:
        """How much is sourced, as a word of SHARES; None where there is nothing to source."""
        total, sourced = self.figures + self.statements, self.figures_sourced + self.statements_sourced
        return next(word for word, least in SHARES if sourced >= least * total) if total else None


@memo_by_identity(KEPT)
def sourcing(record: Case | Policy) -> Sourcing:
    """Statements are the sentences of summary, story, steps, timeline and provisions, and the entries of lists.

    A sentence is sourced if a citation is in it or after it in its paragraph. Judgement (the analysis), notes and
    teaching are not counted. Texts are counted in the language that the record is written in.
    """
    figures = [_has_source(fact) for fact in _values(record, "figures")]
    lines = [_has_source(line) for line in _values(record, "lines")]
    statements = [*_sentences(record), *lines]
    return Sourcing(len(figures), sum(figures), len(statements), sum(statements))


def single_source_facts(record: Case | Policy) -> tuple[int, ...]:
    """The indices of facts whose measure at that time has, over all facts of the record, one source only."""
    source_keys: dict[object, set[str]] = {}
    for fact in record.facts:
        source_keys.setdefault(_measure_and_time(fact), set()).update(citation.key for citation in fact.source)
    return tuple(index for index, fact in enumerate(record.facts) if len(source_keys[_measure_and_time(fact)]) == 1)


def row_anchor(record: Case | Policy, fact: Fact) -> str | None:
    """The id of a row of figures (`f3`) to which evidence() links; None for the others."""
    indices, facts = single_source_facts(record), record.facts
    first = next((index for index in indices if facts[index].measure.id == fact.measure.id), None)
    return f"f{first + 1}" if first is not None and facts[first] is fact and len(indices) < len(facts) else None


def sourcing_summary(context: RecordContext) -> Html:
    """How much of the record names a source, in a word with a bar, for the status line; how many sources were read.

    Who points at it gets the numbers.
    """
    counts = sourcing(context.entry.original)
    share = counts.share
    if share is None:
        return NOTHING
    word = link(context.to(RULES), context.word(f"provenance.share.{share}"))
    title = context.say("wording.then").join((_counted(context, counts), *_evidence_phrases(context)))
    bar = el("span", el("i"), class_=f"cb-share cb-share-{share}", aria_hidden="true")
    return join((el("span", bar, word, title=title), *map(escape, _read_phrases(context))), " · ")


def _counted(context: RecordContext, counts: Sourcing) -> str:
    """The numbers behind the word: `sources named for 4 of 4 figures and 104 of 105 statements`."""
    pairs = (
        ("figures", counts.figures_sourced, counts.figures),
        ("statements", counts.statements_sourced, counts.statements),
    )
    phrases = [context.say(f"provenance.{name}", have=sourced, all=total) for name, sourced, total in pairs if total]
    return context.say("provenance.sourced", counts=context.say("case.and").join(phrases))


def _evidence_phrases(context: RecordContext) -> Iterator[str]:
    """How many claims cite quoted words, and how many rest on two independent sources, where there are any."""
    cited_for = [*_citations_of_claims(context.entry.original)]
    for name, found in (
        ("quoted", [one for one in cited_for if any(citation.quote for citation in one)]),
        ("independent", [one for one in cited_for if strength(one, context.library).word == "independent"]),
    ):
        if found:
            yield context.say(f"strength.summary.{name}", number=len(found))


def _read_phrases(context: RecordContext) -> Iterator[str]:
    """How many sources were read in full, where a source says so."""
    declared = (context.library.sources.get(key) for key in cited_sources(context.entry.original))
    read = [one.source.read for one in declared if one]
    if any(read):
        yield context.say("strength.summary.read", full=read.count("full"), all=len(read))


def _citations_of_claims(record: Case | Policy) -> Iterator[tuple[Citation, ...]]:
    """What each figure, line and sentence that is counted cites."""
    for item in (*_values(record, "figures"), *_values(record, "lines"), *_values(record, "sentences")):
        if source := getattr(item, "source", ()):
            yield source
        for text in _texts(item):
            if best := text.best(record.written_in):
                yield from (_as_citations(sentence, best[1]) for sentence in cited_sentences(best[1].text))


def _as_citations(sentence: Sentence, passage: Passage) -> tuple[Citation, ...]:
    place = passage.scalar.place
    return tuple(Citation(key, locator, place, quote) for key, quote, locator in sentence.citations)


def evidence(context: RecordContext) -> Html:
    """The line about figures with a single source: links to the first row of each such measure, unless it is all."""
    facts, indices = context.record.facts, single_source_facts(context.record)
    if not indices:
        return NOTHING
    if len(indices) == len(facts):
        return el("p", context.word("provenance.all-alone"), class_="cb-status")
    sentence = context.word("provenance.alone", number=len(indices), all=len(facts))
    links = {
        facts[index].measure.id: link(f"#f{index + 1}", context.term("measures", facts[index].measure))
        for index in reversed(indices)
    }
    names = join(
        (links[key] for key in dict.fromkeys(facts[index].measure.id for index in indices)),
        context.say("wording.comma"),
    )
    return el("p", join((sentence, names, context.word("bibliography.stop"))), class_="cb-status")


def _measure_and_time(fact: Fact) -> object:
    return fact.measure.id, fact.as_of.start, fact.as_of.end, fact.as_of.is_range


def _values(record: Case | Policy, kind: Kind) -> Iterator[Declared | Text]:
    """The values of the fields of a kind; of lists their entries."""
    for section in outline(record):
        for value in (field.value(record) for field in section.fields if field.kind == kind):
            yield from value if isinstance(value, tuple) else () if value is None else (value,)


def _sentences(record: Case | Policy) -> Iterator[bool]:
    """For each sentence, whether it is sourced."""
    for item in _values(record, "sentences"):
        has_source = bool(getattr(item, "source", ()))
        for text in _texts(item):
            if best := text.best(record.written_in):
                yield from (has_source or sentence.covered for sentence in cited_sentences(best[1].text))


def _texts(item: Declared | Text) -> Iterator[Text]:
    """The text itself, or the texts of a part's fields."""
    if isinstance(item, Text):
        yield item
    else:
        yield from (value for value in values_of(item) if isinstance(value, Text))


def _has_source(item: Declared | Text) -> bool:
    return bool(getattr(item, "source", ())) or any(
        cited(passage.text) for text in _texts(item) for language in text.languages() if (passage := text.get(language))
    )
