"""The graph: every relation once, in the order of time; the most connected records where there are too many."""

from __future__ import annotations

from collections import Counter

from builder.analysis.relation_graph import first_year, graph, ties
from tests.pages.reading import entry, library, real_library


def test_every_relation_stands_once() -> None:
    base = real_library()
    stated = sum(len(one.record.relations) for one in base.listed)
    found = ties(base)
    assert len(found) == stated
    assert [name for name, count in Counter(tie.anchor for tie in found).items() if count > 1] == []


def test_ties_are_sorted_by_time_and_the_undated_come_last() -> None:
    dates = [tie.link.relation.since for tie in ties(real_library())]
    years = [date.year for date in dates if date is not None and date.year is not None]
    assert years == sorted(years)
    assert all(date is not None for date in dates[: len(years)])


def test_anchors_say_what_they_lead_to() -> None:
    assert "seed-house-adapts-boat-school" in {tie.anchor for tie in ties(library())}


def test_a_tie_knows_whether_it_holds_both_ways_and_names_a_source() -> None:
    found = {tie.anchor: tie for tie in ties(library())}
    assert found["seed-house-parallel-to-boat-school"].symmetric
    assert not found["seed-house-parallel-to-boat-school"].sourced
    assert not found["seed-house-adapts-boat-school"].symmetric
    assert found["seed-house-adapts-boat-school"].sourced


def test_too_many_records_leave_those_with_the_most_relations() -> None:
    some = graph(real_library(), most=4, lines=99)
    kept = {one.reference for one in some.entries}
    assert "cases/chengdu/ngo-service-park" in kept
    assert len(kept) <= 4
    assert all({end.reference for end in tie.ends} <= kept for tie in some.ties)


def test_too_many_relations_leave_records_out_never_a_relation_between_two_that_stay() -> None:
    base = real_library()
    every = ties(base)
    for lines in range(len(every) + 1):
        some = graph(base, most=99, lines=lines)
        kept = {one.reference for one in some.entries}
        assert len(some.ties) <= lines
        assert list(some.ties) == [tie for tie in every if {end.reference for end in tie.ends} <= kept]
    assert len(graph(base, most=99, lines=len(every)).ties) == len(every)


def test_a_record_without_relations_is_not_in_it() -> None:
    assert "cases/lake/old-raft" not in {one.reference for one in graph(library(), most=99, lines=99).entries}


def test_when_a_record_began() -> None:
    assert first_year(entry("cases/hill/seed-house")) == 2012
    assert first_year(entry("policies/hill/open-door")) == 2012
    assert first_year(entry("cases/lake/boat-school")) is None
