"""Records that were kept: with them the same is told as without, whatever changed since, and nothing is read twice."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest

from builder.config import Options, read_options
from builder.records.load import Checked, read
from builder.site.base_check import check_base
from builder.site.state.record_state import READINGS, RECORDS, RecordState
from tests.longchecks.mutate import mutated
from tests.sites import ROOT, odd_base

DAYS = (date(1990, 1, 1), date(2015, 6, 1), date(2026, 1, 1), date(2100, 1, 1))
EDITS = (
    (r"status: (published|draft)", "status: retired"),
    (r"status: retired", "status: in-review"),
    (r"\[@([a-z0-9-]+)", r"[@\1-x"),
    (r"\[@([a-z0-9-]+)", r"@\1 ["),
    (r"(?m)^  ([a-z0-9-]+):$", r"  \1-y:"),
    (r"period: .*", "period: 2011 .. 2014"),
    (r"status: closed", "status: running"),
    (r"(cases|policies)/([a-z]+)/", r"\1/\2x/"),
    (r"accessed: .*", "accessed: 2024-02-03"),
    (r"(?m)\A", "formerly: [hill/old-house]\n"),
    (r"(?m)\A", "# a comment\n"),
)
"""What concerns other records or another day."""
STEPS = 25
WORDS = (
    "content/comparisons.yml",
    "content/en/home.yml",
    "content/zh/home.yml",
    "vocabulary/glossary.yml",
    "vocabulary/related_words.yml",
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = odd_base(tmp_path / "base")
    for path in WORDS:
        (folder / path).write_bytes((ROOT / "builder" / path).read_bytes())
    return folder


def checked_with_state(base: Path, today: date = DAYS[3]) -> tuple[Checked, RecordState]:
    """What a new process gives, that has the state of the one before."""
    options = read_options(base)
    state = RecordState(base / ".site.state", options)
    checked = read(base, options, today=today, cache=state.cache)
    state.save()
    return checked, state


def fresh(base: Path, today: date = DAYS[3]) -> Checked:
    return read(base, read_options(base), today=today)


def records_of(base: Path) -> list[Path]:
    return sorted([*base.glob("cases/*/*.yml"), *base.glob("policies/*/*.yml")])


def is_card(checked: Checked, name: str) -> bool:
    """Whether no more than the card of a record was read."""
    return next("_whole" in vars(reading) for reading in checked.readings if reading.path == name)


def never(*_: object, **__: object) -> None:
    raise AssertionError


def readings_in(base: Path) -> list[Path]:
    return sorted(path for path in (base / ".site.state" / READINGS).iterdir() if path.name != ".gitignore")


@pytest.mark.combinations
def test_the_same_is_told_as_without_a_state(base: Path, whole: bool) -> None:
    chance = random.Random("record state")
    originals = {path: path.read_bytes() for path in (*records_of(base), *(base / path for path in WORDS))}
    for _ in range(STEPS * (4 if whole else 1)):
        change(base, originals, chance)
        today = chance.choice(DAYS)
        kept, expected = checked_with_state(base, today)[0], fresh(base, today)
        assert kept.problems == expected.problems
        assert (kept.glossary, kept.related_words) == (expected.glossary, expected.related_words)
        assert (kept.comparisons, kept.welcomes) == (expected.comparisons, expected.welcomes)
        assert kept.handwritten == expected.handwritten
        if chance.random() < 0.2:
            assert kept.readings == expected.readings
            assert kept.sound.stored == expected.sound.stored


def change(base: Path, originals: dict[Path, bytes], chance: random.Random) -> None:
    """Mutate, edit, remove or restore a record, or damage a file of the state."""
    path = chance.choice(sorted(originals))
    data = path.read_bytes() if path.exists() else originals[path]
    kind = chance.random()
    if kind < 0.1:
        path.unlink(missing_ok=True)
    elif kind < 0.3:
        path.write_bytes(mutated(data, chance))
    elif kind < 0.5:
        path.write_bytes(originals[path])
    elif kind < 0.85:
        pattern, text = chance.choice(EDITS)
        path.write_bytes(re.sub(pattern, text, data.decode("utf-8", "replace"), count=1).encode())
    elif (base / ".site.state").exists():
        file = chance.choice([*readings_in(base), base / ".site.state" / RECORDS])
        content = file.read_bytes()
        file.write_bytes(chance.choice((b"", content[:-1], b"x" + content[1:])))


def test_a_check_of_what_is_known_reads_cards_only(base: Path) -> None:
    checked_with_state(base)
    checked, _ = checked_with_state(base)
    assert checked.readings
    assert all(is_card(checked, reading.path) for reading in checked.readings)


def test_only_what_changed_is_read_and_written(base: Path) -> None:
    checked_with_state(base)
    before = {path.name: path.stat().st_mtime_ns for path in readings_in(base)}
    changed = records_of(base)[0]
    changed.write_bytes(changed.read_bytes() + b"# more\n")
    checked, _ = checked_with_state(base)
    after = {path.name: path.stat().st_mtime_ns for path in readings_in(base)}
    read_whole = [reading.path for reading in checked.readings if not is_card(checked, reading.path)]
    assert read_whole == [changed.relative_to(base).as_posix()]
    assert len(after) == len(before)
    assert len(before.items() & after.items()) == len(before) - 1


def test_words_are_not_read_again(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, _ = checked_with_state(base)
    for name in ("read_glossary", "read_related_words", "read_vocabularies", "read_comparisons", "read_welcomes"):
        monkeypatch.setattr(f"builder.records.load.{name}", never)
    assert checked_with_state(base)[0].glossary == expected.glossary


def test_words_where_a_folder_takes_the_place_of_a_file_are_read_again(base: Path) -> None:
    path = base / "content" / "en" / "home.yml"
    path.unlink()
    checked_with_state(base)
    path.mkdir()
    assert checked_with_state(base)[0].problems == fresh(base).problems


def test_a_record_that_is_gone_leaves_nothing(base: Path) -> None:
    checked_with_state(base)
    number = len(readings_in(base))
    records_of(base)[0].unlink()
    checked_with_state(base)
    assert len(readings_in(base)) == number - 1


@pytest.mark.parametrize("content", [None, b"", b"x" * 500])
def test_a_whole_reading_that_is_lost_is_read_from_the_record(base: Path, content: bytes | None) -> None:
    checked_with_state(base)
    for path in readings_in(base):
        path.unlink() if content is None else path.write_bytes(content)
    checked, state = checked_with_state(base)
    assert checked.readings == fresh(base).readings
    state.save()
    again, mended = checked_with_state(base)
    assert again.sound.stored == fresh(base).sound.stored
    assert not mended._lost


def test_readings_in_each_others_place_are_not_taken(base: Path) -> None:
    checked_with_state(base)
    first, second, *_ = readings_in(base)
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    assert checked_with_state(base)[0].readings == fresh(base).readings


def test_a_state_for_other_languages_is_not_taken(base: Path) -> None:
    checked_with_state(base)
    options = Options(**{**vars(read_options(base)), "languages": ("en",)})
    state = RecordState(base / ".site.state", options)
    found = read(base, options, today=DAYS[3], cache=state.cache)
    assert found.problems == read(base, options, today=DAYS[3]).problems


def test_a_file_that_could_not_be_read_is_read_when_it_can(base: Path) -> None:
    path = records_of(base)[0]
    data = path.read_bytes()
    path.write_bytes(b"a: b\n" * 300_000)
    checked_with_state(base)
    path.write_bytes(b"")
    assert checked_with_state(base)[0].problems == fresh(base).problems
    path.write_bytes(data)
    assert checked_with_state(base)[0].problems == fresh(base).problems


@pytest.mark.parametrize("link", ["", "readings"])
def test_nothing_is_written_or_removed_behind_a_link(base: Path, tmp_path: Path, link: str) -> None:
    """A base could bring one along that leads to somebody's files."""
    precious = tmp_path / "precious"
    precious.mkdir()
    for name in ("thesis", "records", "0" * 24):
        (precious / name).write_text("kept", encoding="utf-8")
    place = base / ".site.state" / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(precious, target_is_directory=True)
    for _ in range(2):
        check_base(base)
        assert {path.name: path.read_text("utf-8") for path in precious.iterdir()} == dict.fromkeys(
            ("thesis", "records", "0" * 24), "kept"
        )


def test_no_other_file_is_removed(base: Path) -> None:
    check_base(base)
    mine = base / ".site.state" / "readings" / "mine.txt"
    mine.write_text("kept", encoding="utf-8")
    (base / "cases" / "lake" / "old-raft.yml").unlink()
    check_base(base)
    assert mine.read_text(encoding="utf-8") == "kept"
