"""Reads: what is asked of a library is noted where somebody records it, and nothing that is asked escapes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from builder.analysis.taxonomy import last_decade
from builder.pages.site import Site
from builder.records.model.library import Entry, Library, has_several_cases
from builder.records.model.reads import WHOLE, Index, Read, note, recorded
from tests.pages.reading import library as read_library
from tests.three_editions import site_of, three_editions

HOUSE = "cases/hill/seed-house"


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


def test_nothing_is_noted_where_nobody_records() -> None:
    note("record", "x")
    with recorded() as reads:
        pass
    assert reads == set()


def test_the_innermost_gets_what_is_read() -> None:
    with recorded() as outer:
        note("a", "1")
        with recorded() as inner:
            note("b", "2")
        note("c", "3")
    assert (outer, inner) == ({("a", "1"), ("c", "3")}, {("b", "2")})


def test_what_another_thread_reads_is_none_of_ours() -> None:
    with recorded() as ours:
        thread = Thread(target=note, args=("a", "1"))
        thread.start()
        thread.join()
        note("b", "2")
    assert ours == {("b", "2")}


def test_relations_are_given_with_those_of_the_record_itself_first(library: Library) -> None:
    expected: dict[str, list[tuple[int, str, bool]]] = {entry.reference: [] for entry in library.stored}
    relations = [(entry, *pair) for entry in library.stored for pair in enumerate(entry.given.relations)]
    for entry, number, relation in relations:
        expected[entry.reference].append((number, relation.to.address, False))
    for entry, number, relation in relations:
        expected[relation.to.address].append((number, entry.reference, True))
    assert relations
    links = {
        key: [(link.number, link.other.reference, link.reverse) for link in library.links[key]] for key in expected
    }
    assert links == expected
    assert all(link.entry.reference == key for key in expected for link in library.links[key])


def test_a_fault_ends_the_recording() -> None:
    with pytest.raises(KeyError), recorded():
        raise KeyError
    with recorded() as reads:
        note("a", "1")
    assert reads == {("a", "1")}


@pytest.mark.parametrize(
    ("ask", "noted"),
    [
        (lambda index: index["a"], {("i", "a")}),
        (lambda index: index.get("a"), {("i", "a")}),
        (lambda index: index.get("b"), {("i", "b")}),
        (lambda index: "b" in index, {("i", "b")}),
        (list, {("i", WHOLE)}),
        (len, {("i", WHOLE)}),
        (bool, {("i", WHOLE)}),
        (lambda index: list(index.items()), {("i", WHOLE), ("i", "a")}),
        (lambda index: list(index.values()), {("i", WHOLE), ("i", "a")}),
        (lambda index: list(index.keys()), {("i", WHOLE)}),
        (lambda index: index == {"a": 1}, {("i", WHOLE), ("i", "a")}),
    ],
)
def test_whatever_is_asked_of_an_index_is_noted(ask: Callable[[Index[int]], object], noted: set[Read]) -> None:
    with recorded() as reads:
        ask(Index("i", {"a": 1}))
    assert reads == noted


@pytest.mark.parametrize(
    ("ask", "noted"),
    [
        (lambda library: library.entries, {("entries", WHOLE)}),
        (lambda library: library.listed, {("entries", WHOLE)}),
        (lambda library: library.cases, {("entries", WHOLE)}),
        (lambda library: library.policies, {("entries", WHOLE)}),
        (lambda library: library.by_reference[HOUSE], {("entry", HOUSE)}),
        (lambda library: library.by_reference[HOUSE].record, {("entry", HOUSE), ("record", HOUSE)}),
        (lambda library: library.by_reference[HOUSE].status, {("entry", HOUSE), ("record", HOUSE)}),
        (lambda library: library.sources.get("lin-2012"), {("source", "lin-2012")}),
        (lambda library: library.citing.get("lin-2012"), {("citing", "lin-2012")}),
        (lambda library: library.links[HOUSE], {("links", HOUSE)}),
        (lambda library: library.people.get("林一"), {("person", "林一"), ("record", "cases/hill/seed-house")}),
        (
            lambda library: library.organisations.get("山基金"),
            {("organisation", "山基金"), ("record", "cases/hill/seed-house")},
        ),
        (lambda library: library.cases_within.get("hill"), {("cases-within", "hill")}),
        (lambda library: library.policies_at.get("hill"), {("policies-at", "hill")}),
        (has_several_cases, {("fact", "has_several_cases")}),
        (last_decade, {("fact", "last_decade")}),
    ],
)
def test_whatever_is_asked_of_a_library_is_noted(
    library: Library, ask: Callable[[Library], object], noted: set[Read]
) -> None:
    for _ in range(2):  # what is kept is noted too
        with recorded() as reads:
            ask(library)
        assert reads == noted


def test_an_entry_of_its_own_is_read_by_its_record(library: Library) -> None:
    entry: Entry = library.by_reference[HOUSE]
    with recorded() as reads:
        assert (entry.id, entry.address) == ("hill/seed-house", f"{HOUSE}/")
    assert reads == set()


def test_every_plan_reads_the_same_whatever_was_drawn_before(tmp_path: Path) -> None:
    """What is kept from one page for another hides no read."""
    base = three_editions(tmp_path / "base")
    site, first, again = site_of(base), {}, {}
    for plan in site.plans:
        first[plan.name] = _reads(site, plan.name)
    for plan in reversed(site.plans):
        again[plan.name] = _reads(site, plan.name)
    assert {name: reads ^ again[name] for name, reads in first.items() if reads != again[name]} == {}


def _reads(site: Site, name: str) -> set[Read]:
    plan = next(plan for plan in site.plans if plan.name == name)
    with recorded() as reads:
        list(site.draw(plan))
    return reads
