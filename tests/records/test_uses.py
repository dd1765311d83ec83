"""Who uses a base: every fault in its file has its place and its mend, and nobody is named without their consent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder.records.report import report
from builder.records.uses import FILE, Use, read_uses

WHOLE = """\
school-course:
  who: {en: A school of social work, zh: 某社会工作学院}
  where: {en: Chengdu, zh: 成都}
  when: 2026-03 .. 2026-06
  what: {en: A seminar on incubators, zh: 关于孵化器的研讨课}
  link: https://example.org/course
  agreed: 2026-07-01
"""
TODAY = date(2026, 11, 30)


def faults(text: str, folder: Path) -> list[str]:
    """The first lines of the report on a file of uses."""
    (folder / FILE).write_text(text, encoding="utf-8")
    read = read_uses(folder / FILE, base=folder)
    said = report(sorted(read.check(TODAY)), form="text", language="en").splitlines()
    return [line.removeprefix(f"{FILE}:") for line in said if line.startswith(FILE)]


def test_a_base_needs_no_such_file(tmp_path: Path) -> None:
    assert read_uses(tmp_path / FILE, base=tmp_path).found == ()


def test_what_is_read(tmp_path: Path) -> None:
    assert faults(WHOLE, tmp_path) == []
    (use,) = read_uses(tmp_path / FILE, base=tmp_path).found
    assert isinstance(use, Use)
    assert (use.link, str(use.agreed.year)) == ("https://example.org/course", "2026")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("school-course:", "School Course:", "1:1: error: School Course cannot be a key"),
        (", zh: 成都", "", "1:1: error: school-course lacks its where in Chinese"),
        ("  agreed: 2026-07-01\n", "", "[missing-field]"),
        ("agreed: 2026-07-01", "agreed: 2026-07", "7:11: error: agreed is 2026-07"),
        ("agreed: 2026-07-01", "agreed: 2027-07-01", "7:11: error: agreed is 2027-07-01, which is after today"),
        ("when: 2026-03 .. 2026-06", "when: 2027-03", "4:9: error: when is 2027-03, which is after today"),
        ("when: 2026-03 .. 2026-06", "when: last spring", "4:9: error:"),
        ("link: https://example.org/course", "link: example.org/course", "6:9: error:"),
        ("  what:", "  waht:", "5:3: error:"),
        ("{en: Chengdu, zh: 成都}", "{en: Chengdu, zh: 成都, fr: Chengdu}", "3:32: error:"),
    ],
)
def test_every_fault_has_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in WHOLE
    found = faults(WHOLE.replace(old, new), tmp_path)
    assert any(said in line for line in found), found
    (tmp_path / FILE).write_text(WHOLE.replace(old, new), encoding="utf-8")
    assert "after today" in said or read_uses(tmp_path / FILE, base=tmp_path).found == ()
