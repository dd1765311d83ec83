"""Rules for relations: one way, to a record that exists, given once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.records.check.rule import CheckContext, library_rule, rule
from builder.records.decode import Reading
from builder.records.model.record import Relation
from builder.records.model.vocabulary import alike
from builder.records.problem import Problem, error, warning


@library_rule
def unknown_record(context: CheckContext) -> Iterator[Problem]:
    """A reference names a record that exists, be it broken."""
    known = {_address(reading): None for reading in context.readings}
    for reading in context.readings:
        for reference in reading.references:
            if reference.address in known:
                continue
            place, suggestion = reference.place, _nearest(reference.address, list(known))
            code = "unknown-record" if suggestion else "unknown-record-far"
            yield error(code, reading.path, place.line, place.column, record=reference.address, fix=suggestion)


@rule
def self_relation(context: CheckContext) -> Iterator[Problem]:
    """A record has no relation to itself."""
    for reading in context.readings:
        for reference in reading.references:
            if reference.address == _address(reading):
                yield error("self-relation", reading.path, reference.place.line, reference.place.column)


@rule
def relation_twice(context: CheckContext) -> Iterator[Problem]:
    """A relation is given once: the same type, record and time a second time says nothing new."""
    first: dict[tuple[object, ...], Relation] = {}
    for reading, relation in _relations(context.readings):
        known = first.setdefault((reading.path, *_meaning(relation)), relation)
        if known is not relation:
            place, line = relation.to.place, str(known.to.place.line)
            values = {"type": relation.type.id, "record": relation.to.address, "other": line}
            yield error("relation-twice", reading.path, place.line, place.column, **values)


@library_rule
def relation_from_both_sides(context: CheckContext) -> Iterator[Problem]:
    """A relation that reads alike both ways stands in one of its two records; the other shows it by itself."""
    table = context.library.vocabularies.table("relations")
    symmetric = {name for name, term in table.items() if term.symmetric}
    symmetric_relations = [
        (reading, relation) for reading, relation in _relations(context.readings) if relation.type.id in symmetric
    ]
    sides = {
        (relation.type.id, _address(reading), relation.to.address): reading for reading, relation in symmetric_relations
    }
    for reading, relation in symmetric_relations:
        other = sides.get((relation.type.id, relation.to.address, _address(reading)))
        if other is not None and other.path < reading.path:
            place, values = relation.to.place, {"type": relation.type.id, "other": other.path}
            yield error("relation-from-both-sides", reading.path, place.line, place.column, **values)


@library_rule
def relation_to_retired(context: CheckContext) -> Iterator[Problem]:
    """A relation points to a record that readers still find in lists (a warning: history may need it)."""
    for reading, relation in _relations(context.readings):
        other = context.library.by_reference.get(relation.to.address)
        if other is not None and other.status == "retired":
            place = relation.to.place
            yield warning("relation-to-retired", reading.path, place.line, place.column, record=relation.to.address)


def _address(reading: Reading) -> str:
    return f"{reading.folder}/{reading.id}"


def _relations(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Relation]]:
    for reading in readings:
        for relation in reading.record.relations if reading.record else ():
            yield reading, relation


def _meaning(relation: Relation) -> tuple[object, ...]:
    return relation.type.id, relation.to.address, relation.since, relation.until


def _nearest(address: str, known: list[str]) -> str:
    """The record that the author probably meant: that with the same slug elsewhere, else the most similar address."""
    same_slug = [other for other in known if other.rsplit("/", 1)[1] == address.rsplit("/", 1)[1]]
    return same_slug[0] if len(same_slug) == 1 else alike(address, known) or ""
