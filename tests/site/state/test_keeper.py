"""What is kept is what would be drawn again: a page that changes has read something that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from builder.pages.page import File, Page
from builder.pages.site import Site
from builder.records.model.reads import Read, recorded
from builder.site.frame.assemble import Frames
from builder.site.frame.built_frames import BuiltFrames
from builder.site.publish.folder_files import folder_files
from builder.site.state.build_state import PlanState
from builder.site.state.keeper import StateKeeper
from builder.site.state.read_digests import ReadDigests
from tests.three_editions import site_of, three_editions

WITHOUT_FRAMES = BuiltFrames(Frames({}, {}), {})
RECORDS = (
    "cases/lake/boat-school",
    "cases/lake/old-raft",
    "cases/hill/seed-house",
    "policies/hill/open-door",
    "policies/hill/shut-window",
)
EVERYWHERE = (
    (r"^title: .*", "title: {en: Other, zh: 张干}"),
    (r"^title:\n.*\n.*", "title: {en: Other, zh: 张干}"),
    (r"^(type|kind): .*", {"type": "type: school", "kind": "kind: plan"}),
    (r"^(period|issued): .*", r"\1: 1987"),
    (r"(issued|as_of): 2012$", r"\1: 2007"),
    (r"\{en: ", "{en: Another "),
    (r"zh: (?=\w)", "zh: 李"),
    (r"container-title: .*", "container-title: 发展"),
    (r"status: (running|in-force)", "status: unknown"),
)
"""What is put in the place of most that a record says."""
RETIRED = (("status: (published|needs-update|in-review)", "status: retired"),)
PERSON = (
    "\n  - name: {zh: 林一}\n    role: {en: guest, zh: 来宾}\n  - name: {zh: 王锺}\n    role: {en: guest, zh: 来宾}"
)
CONVERTED_ONE_WAY = "\n  - name: {zh: 王锺}\n    role: {en: teacher, zh: 老师}"
"""In the Traditional edition 王锺, which would be 王钟 in Simplified characters."""
RELATION = "relations:\n  - type: {}\n    to: {}"
NAMED = (
    (r"^people:$", f"people:{PERSON}"),
    (r"^(  en: [A-Z].*)\.$", r"\1 [@kept-2014; @wu-2013; @lin-2012]."),
    (r"^relations:$", RELATION.format("parallel-to", "cases/lake/old-raft")),
    (
        r"\A((?:(?!^relations:)[\s\S])*)^contributors:$",
        rf"\1{RELATION.format('context-of', 'policies/hill/open-door')}\ncontributors:",
    ),
)
"""People, sources and records that others name or declare."""
Drawn = Mapping[str, tuple[Page | File, ...]]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = three_editions(tmp_path_factory.mktemp("kept") / "base")
    (base / "site").mkdir()
    house = base / "cases" / "hill" / "seed-house.yml"
    house.write_text(house.read_text(encoding="utf-8").replace("people:", f"people:{CONVERTED_ONE_WAY}"), "utf-8")
    return base


@pytest.fixture(scope="module")
def before(base: Path) -> Drawn:
    """All that is drawn of the base, whose state is kept."""
    site, drawn, plans = site_of(base), {}, {}
    numbers: dict[Read, int] = {}
    for plan in site.plans:
        with recorded() as reads:
            drawn[plan.name] = tuple(site.draw(plan))
        plans[plan.name] = PlanState(tuple(numbers.setdefault(read, len(numbers)) for read in reads), {})
    _keeper(base, site).save(folder_files(base / "site").digest, plans, tuple(numbers), {})
    return drawn


def _keeper(base: Path, site: Site) -> StateKeeper:
    return StateKeeper(site, WITHOUT_FRAMES, folder_files(base / "site").digest, base / ".site.state")


def _changed(text: str, edits: Iterable[tuple[str, str | Mapping[str, str]]]) -> str:
    for pattern, new in edits:
        replacement = new if isinstance(new, str) else lambda match, by=new: by[match[1]]
        text = re.sub(pattern, replacement, text, flags=re.MULTILINE)
    return text


@pytest.mark.parametrize("edits", [EVERYWHERE, RETIRED, NAMED], ids=["all that it says", "retired", "whom it names"])
@pytest.mark.parametrize("record", RECORDS)
def test_a_page_that_changes_has_read_what_changed(
    base: Path, before: Drawn, record: str, edits: Iterable[tuple[str, str]]
) -> None:
    path = base / f"{record}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(_changed(text, edits), encoding="utf-8")
    try:
        site = site_of(base)
    finally:
        path.write_text(text, encoding="utf-8")
    kept = _keeper(base, site).kept
    same = [plan for plan in site.plans if plan.name in kept]
    assert [plan.name for plan in same if tuple(site.draw(plan)) != before[plan.name]] == []
    assert same or edits is not RETIRED


def test_all_is_kept_of_a_base_that_did_not_change(base: Path, before: Drawn) -> None:
    assert _keeper(base, site_of(base)).kept.keys() == before.keys()


def test_nothing_is_kept_for_a_site_that_somebody_touched(base: Path, before: Drawn) -> None:
    (base / "site" / "file").touch()
    assert before
    assert _keeper(base, site_of(base)).kept == {}
    (base / "site" / "file").unlink()
    assert _keeper(base, site_of(base)).kept.keys() == before.keys()


@pytest.mark.parametrize("name", ["王锺", "王钟", "nobody"])
def test_a_person_is_known_by_each_name_that_an_edition_has(base: Path, name: str) -> None:
    edition = site_of(base).editions["en"]
    files = {entry.path: b"1" for entry in edition.library.stored}
    changed = {**files, "cases/hill/seed-house.yml": b"2"}
    before, after = (ReadDigests(edition, each).of(("person", name)) for each in (files, changed))
    assert (before != after) == (name != "nobody")
