"""Rules for relations: one way, to a record that exists, given once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from builder.records.check.rule import CheckContext, library_rule, rule
from builder.records.decode import Reading
from builder.records.model.record import Relation
from builder.records.model.vocabulary import alike
from builder.records.problem import Problem, error, warning


class _Pointer(NamedTuple):
    """A relation as other records are concerned by it: its type, the address it points to, where that stands."""

    type: str
    address: str
    line: int
    column: int


@library_rule
def unknown_record(context: CheckContext) -> Iterator[Problem]:
    """A reference names a record that exists, be it broken."""
    known = {_address(reading): None for reading in context.readings}
    for reading in context.readings:
        if known.keys() >= _addresses(reading):
            continue
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
    table = context.vocabularies.table("relations")
    symmetric = {name for name, term in table.items() if term.symmetric}
    pointers = [(reading, pointer) for reading, pointer in _pointers(context.readings) if pointer.type in symmetric]
    sides = {(pointer.type, _address(reading), pointer.address): reading for reading, pointer in pointers}
    for reading, pointer in pointers:
        other = sides.get((pointer.type, pointer.address, _address(reading)))
        if other is not None and other.path < reading.path:
            values = {"type": pointer.type, "other": other.path}
            yield error("relation-from-both-sides", reading.path, pointer.line, pointer.column, **values)


@library_rule
def relation_to_retired(context: CheckContext) -> Iterator[Problem]:
    """A relation points to a record that readers still find in lists (a warning: history may need it)."""
    retired = {_address(reading) for reading in context.readings if _is_retired(reading)}
    if not retired:
        return
    for reading, pointer in _pointers(context.readings):
        if pointer.address in retired:
            yield warning("relation-to-retired", reading.path, pointer.line, pointer.column, record=pointer.address)


def _is_retired(reading: Reading) -> bool:
    """Whether a record without problems of its own is retired."""
    return reading.memo("", "retired", partial(_judge_retired, reading))


def _judge_retired(reading: Reading) -> bool:
    return reading.entry is not None and reading.entry.given.review.status == "retired"


def _address(reading: Reading) -> str:
    return f"{reading.folder}/{reading.id}"


def _relations(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Relation]]:
    for reading in readings:
        for relation in reading.record.relations if reading.record else ():
            yield reading, relation


def _addresses(reading: Reading) -> frozenset[str]:
    """The addresses that a record refers to."""
    return reading.memo("", "referred", lambda: frozenset(reference.address for reference in reading.references))


def _pointers(readings: Sequence[Reading]) -> Iterator[tuple[Reading, _Pointer]]:
    for reading in readings:
        for pointer in reading.memo("", "pointers", partial(_read_pointers, reading)):
            yield reading, pointer


def _read_pointers(reading: Reading) -> tuple[_Pointer, ...]:
    pairs = ((relation.type.id, relation.to) for _, relation in _relations([reading]))
    return tuple(_Pointer(type_, to.address, to.place.line, to.place.column) for type_, to in pairs)


def _meaning(relation: Relation) -> tuple[object, ...]:
    return relation.type.id, relation.to.address, relation.since, relation.until


def _nearest(address: str, known: list[str]) -> str:
    """The record that the author probably meant: that with the same slug elsewhere, else the most similar address."""
    same_slug = [other for other in known if other.rsplit("/", 1)[1] == address.rsplit("/", 1)[1]]
    return same_slug[0] if len(same_slug) == 1 else alike(address, known) or ""
