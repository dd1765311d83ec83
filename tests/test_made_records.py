"""The made-up records of the benchmarks are valid, and the same at each run."""

from pathlib import Path

import pytest

from builder.site.base_check import check_base
from tests.bench.records import add_one_record, change_one_title, write_base, write_record

COUNT = 30


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_base(tmp_path_factory.mktemp("made") / "base", COUNT)


def test_a_base_with_a_changed_title_and_a_further_record_has_no_problems(base: Path) -> None:
    assert change_one_title(base).endswith(" (2)")
    assert change_one_title(base).endswith(" (3)")
    add_one_record(base, COUNT)
    assert list(check_base(base).problems) == []
    assert len([*base.glob("cases/*/*.yml"), *base.glob("policies/*/*.yml")]) == COUNT + 1


def test_the_same_number_gives_the_same_record_and_another_seed_another(tmp_path: Path) -> None:
    one, same = (write_record(tmp_path / name, 7, COUNT) for name in "ab")
    other = write_record(tmp_path / "c", 7, COUNT, seed=2)
    assert one.read_bytes() == same.read_bytes()
    assert one.name != other.name
    assert 8_000 < one.stat().st_size < 22_000
