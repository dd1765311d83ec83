"""The narrow picture: a row a record, threads that do not run in one another."""

from __future__ import annotations

from itertools import combinations

from builder.pages.lineage.layout.threads import MOST_TRACKS, NarrowRow, Strand, threads


def strand(key: str, above: str, style: str = "one", *, count: int = 1) -> Strand:
    return Strand(key, above, style, ("words",) * count)


def test_rows_follow_one_another() -> None:
    made = threads(
        (NarrowRow("a", ("A",)), NarrowRow("b", ("B", "B"), (strand("ab", "a", count=2),)), NarrowRow("c", ("C",)))
    )
    assert made.records["a"] < made.records["b"] < made.threads[0].bottom < made.records["c"] < made.height


def test_a_thread_leads_from_the_record_above_to_its_words() -> None:
    made = threads((NarrowRow("a", ("A",)), NarrowRow("b", ("B",), (strand("ab", "a"),))))
    assert made.threads[0].top == made.records["a"]
    track = made.threads[0].track
    assert track is not None
    assert track < made.mark_x < made.text_x


def test_threads_of_a_style_from_one_record_share_a_track_and_no_others_do() -> None:
    rows = (
        NarrowRow("a", ("A",)),
        NarrowRow("b", ("B",), (strand("1", "a"), strand("2", "a", "primary"))),
        NarrowRow("c", ("C",), (strand("3", "a"), strand("4", "b"))),
    )
    track = {thread.strand.key: thread.track for thread in threads(rows).threads}
    assert track["1"] == track["3"]
    assert len({track["1"], track["2"], track["4"]}) == 3


def test_threads_that_touch_run_side_by_side() -> None:
    rows = [NarrowRow("0", ("0",))]
    rows += [NarrowRow(str(n), ("x",), tuple(strand(f"{m}-{n}", str(m)) for m in range(n))) for n in range(1, 6)]
    made = threads(rows).threads
    for one, other in combinations(made, 2):
        if one.top != other.top and one.top <= other.bottom and other.top <= one.bottom:
            assert one.track != other.track
            assert None not in {one.track, other.track}


def test_there_are_never_more_tracks_than_leave_room_for_text() -> None:
    """Then the longest threads have none."""
    rows = [NarrowRow(str(n), ("x",)) for n in range(40)]
    last = NarrowRow("last", ("x",), tuple(strand(f"tie {n}", str(n)) for n in range(40)))
    made = threads((*rows, last)).threads
    assert [thread.track is None for thread in made] == [True] * (40 - MOST_TRACKS) + [False] * MOST_TRACKS
    assert len({thread.track for thread in made if thread.track}) == MOST_TRACKS
