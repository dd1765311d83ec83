"""Curated comparisons: this base's own are sound, and every fault in such a file has its place and its mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.records.comparisons import FILE, read_comparisons
from builder.records.decode import Reading
from builder.records.report import report
from builder.records.source.document import Place
from tests.pages.reading import ROOT, real_library

TWO = "[cases/hill/seed-house, cases/lake/boat-school]"
WHOLE = f"""\
two-houses:
  title: {{en: Two houses, zh: 两所房子}}
  cases: {TWO}
  introduction: {{en: "Look [@lin-2012].", zh: "看 [@lin-2012]。"}}
"""
READINGS = (
    Reading(
        "cases/hill/seed-house.yml", "cases", "hill/seed-house", None, (), source_keys=(("lin-2012", Place(1, 1)),)
    ),
    Reading("cases/lake/boat-school.yml", "cases", "lake/boat-school", None, ()),
    Reading("policies/hill/open-door.yml", "policies", "hill/open-door", None, ()),
)


def faults(text: str, folder: Path) -> list[str]:
    """The first lines of the report on a file of comparisons."""
    (folder / FILE).write_text(text, encoding="utf-8")
    read = read_comparisons(folder / FILE, base=folder, vocabularies=real_library().vocabularies)
    said = report(sorted(read.check(READINGS)), form="text", language="en").splitlines()
    return [line for line in said if line.startswith(FILE)]


def test_this_bases_own_are_sound() -> None:
    library = real_library()
    read = read_comparisons(ROOT / "builder" / "content" / FILE, base=ROOT, vocabularies=library.vocabularies)
    readings = [
        Reading(entry.path, entry.folder, entry.id, None, (), source_keys=tuple((k, Place(1, 1)) for k in keys))
        for entry in library.entries
        for keys in [entry.record.sources]
    ]
    assert list(read.check(readings)) == []
    assert [case.address for case in dict(read.by_slug)["three-incubators"].cases] == [
        "cases/shanghai/npi",
        "cases/chengdu/ngo-service-park",
        "cases/taiwan/incubator-2001",
    ]


def test_a_base_needs_no_such_file(tmp_path: Path) -> None:
    read = read_comparisons(tmp_path / FILE, base=tmp_path, vocabularies=real_library().vocabularies)
    assert read.by_slug == ()
    assert list(read.check(READINGS)) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("", "", None),
        (
            "two-houses:",
            "Two Houses:",
            "1:1: error: Two Houses cannot be a key",
        ),
        (
            ", zh: 两所房子",
            "",
            "1:1: error: two-houses lacks its title in Chinese [entry-incomplete]",
        ),
        (
            TWO,
            "[cases/hill/seed-house]",
            "1:1: error: the comparison two-houses must name two to four cases, each once",
        ),
        ("lake/boat-school", "hill/seed-house", "1:1: error: the comparison two-houses must name two to four cases"),
        (
            "lake/boat-school",
            "hill/boat-school",
            "3:34: error: there is no record cases/hill/boat-school [unknown-record]",
        ),
        (
            "cases/lake/boat-school",
            "policies/hill/open-door",
            "3:34: error: there is no record policies/hill/open-door",
        ),
        ("Look [@lin-2012]", "Look [@lin-2013]", "4:28: error: no record declares a source with the key lin-2013"),
        ("Look [@lin-2012]", "Look [@ lin 2012]", "4:28: error: [@ lin 2012] is not a citation yet"),
        ("  cases:", "  case:", "3:3: error:"),
        ("  title:", "  title", "2:"),
    ],
)
def test_a_fault_has_its_place(tmp_path: Path, old: str, new: str, line: str | None) -> None:
    found = faults(WHOLE.replace(old, new, 1), tmp_path)
    assert found == [] if line is None else any(one.startswith(f"{FILE}:{line}") for one in found), found


def test_a_faulty_comparison_is_left_out_and_hides_no_other(tmp_path: Path) -> None:
    text = WHOLE + WHOLE.replace("two-houses", "other").replace(TWO, "[cases/hill/seed-house]")
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    read = read_comparisons(tmp_path / FILE, base=tmp_path, vocabularies=real_library().vocabularies)
    assert [slug for slug, _ in read.by_slug] == ["two-houses"]
    assert [problem.code for problem in read.check(READINGS)] == ["comparison-cases"]
