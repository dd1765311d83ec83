"""How much of a record names its source, and which figures rest on one alone. Takes a record, gives counts, lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from builder.pages.html.cited_sentences import cited_sentences
from builder.pages.html.elements import NOTHING, Html, el, escape, join, link
from builder.pages.html.prose import cited
from builder.pages.record.outline import Kind, outline
from builder.pages.record_context import RecordContext
from builder.records.model.record import Case, Fact, Policy
from builder.records.model.values import Text


@dataclass(frozen=True)
class Sourcing:
    """What a record says: how many figures and how many other statements there are, and how many name a source."""

    figures: int
    figures_sourced: int
    statements: int
    statements_sourced: int


def sourcing(record: Case | Policy) -> Sourcing:
    """Statements are the sentences of summary, story, steps, timeline and provisions, and the lines of the lists.

    A sentence counts as sourced when a source is named in it or after it in its paragraph. Judgement (the analysis),
    notes and teaching are not counted. Texts are counted in the language the record is written in.
    """
    figures = [_has_source(fact) for fact in _values(record, "figures")]
    lines = [_has_source(line) for line in _values(record, "lines")]
    statements = [*_sentences(record), *lines]
    return Sourcing(len(figures), sum(figures), len(statements), sum(statements))


def alone(record: Case | Policy) -> tuple[int, ...]:
    """Which facts, by their place in the record, rest on one source: no other speaks of that measure at that time."""
    heard: dict[object, set[str]] = {}
    for fact in record.facts:
        heard.setdefault(_matter(fact), set()).update(one.key for one in fact.source)
    return tuple(at for at, fact in enumerate(record.facts) if len(heard[_matter(fact)]) == 1)


def row_anchor(record: Case | Policy, fact: Fact) -> str | None:
    """The id of a row of figures (`f3`) to which the line of evidence leads; None for the others."""
    single, facts = alone(record), record.facts
    own = [at for at in single if facts[at].measure.id == fact.measure.id]
    return f"f{own[0] + 1}" if own and facts[own[0]] is fact and len(single) < len(facts) else None


def told_sourcing(context: RecordContext) -> Html:
    """The counts in words, for the line of the record's state."""
    found = sourcing(context.record)
    pairs = (
        ("figures", found.figures_sourced, found.figures),
        ("statements", found.statements_sourced, found.statements),
    )
    said = [context.say(f"provenance.{name}", have=have, all=all_) for name, have, all_ in pairs if all_]
    return escape(context.say("provenance.sourced", counts=context.say("case.and").join(said))) if said else NOTHING


def evidence(context: RecordContext) -> Html:
    """Which figures rest on one source: each measure once, as a link to its first row; in a word where all do."""
    facts, single = context.record.facts, alone(context.record)
    if not single:
        return NOTHING
    if len(single) == len(facts):
        return el("p", context.word("provenance.all-alone"), class_="cb-status")
    said = context.word("provenance.alone", number=len(single), all=len(facts))
    rows = {
        facts[at].measure.id: link(f"#f{at + 1}", context.term("measures", facts[at].measure))
        for at in reversed(single)
    }
    names = join(
        (rows[key] for key in dict.fromkeys(facts[at].measure.id for at in single)), context.say("wording.comma")
    )
    return el("p", join((said, names, context.word("bibliography.stop"))), class_="cb-status")


def _matter(fact: Fact) -> object:
    return fact.measure.id, fact.as_of.start, fact.as_of.end, fact.as_of.is_range


def _values(record: Case | Policy, kind: Kind) -> Iterator[BaseModel | Text]:
    """What the fields of a kind hold, entry by entry."""
    for section in outline(record):
        for value in (field.value(record) for field in section.fields if field.kind == kind):
            yield from value if isinstance(value, tuple) else () if value is None else (value,)


def _sentences(record: Case | Policy) -> Iterator[bool]:
    """Of each sentence, whether a source covers it."""
    for item in _values(record, "sentences"):
        whole = bool(getattr(item, "source", ()))
        for text in _own(item):
            if best := text.best(record.written_in):
                yield from (whole or sentence.covered for sentence in cited_sentences(best[1].text))


def _own(item: BaseModel | Text) -> Iterator[Text]:
    """A text itself, or the texts of a part."""
    if isinstance(item, Text):
        yield item
    else:
        yield from (value for name in type(item).model_fields if isinstance(value := getattr(item, name), Text))


def _has_source(item: BaseModel | Text) -> bool:
    return bool(getattr(item, "source", ())) or any(
        cited(passage.text) for text in _own(item) for language in text.languages() if (passage := text.get(language))
    )
