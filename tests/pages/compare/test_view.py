"""Comparisons: golden tables of the odd base, what a cell may be, and data that say the same as the tables."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from builder.analysis.strength import DOUBTED
from builder.pages.compare import view as compare
from builder.pages.compare.cells import GROUPS, Cell, LineKey, State, Statement, cells, first_sentences
from builder.pages.compare.files import column, column_file
from builder.pages.compare.rows import ComparedRow, rows
from builder.pages.compare.table import case_of, content, source_line
from builder.pages.compare.titles import (
    KEY_LENGTH,
    LINES_PER_FILE,
    ChoosableCase,
    choosable,
    fold,
    rotations,
    title_files,
)
from builder.pages.edition import Edition
from builder.pages.html.citations import number_marks, numbers_of, quotes_of
from builder.pages.page import File, Page
from builder.pages.record_context import RecordContext
from builder.records.model.library import Library, link
from tests.analysis.test_policy_status import CASE, record
from tests.pages.reading import Outline, comparisons, entry, library, of_records, real_comparisons, real_library

GOLDEN = Path(__file__).parents[1] / "golden"
CONTENT = Path(__file__).parents[1] / "compare_content"
LANGUAGES = ("en", "zh")
HOUSE = "cases/hill/seed-house"


@cache
def made(language: str) -> tuple[Page | File, ...]:
    edition = Edition(library(), language, comparisons=comparisons())
    return (*compare.view(edition), *of_records(column_file, edition))


def page(language: str, address: str = "compare/two-houses/") -> Page:
    return next(one for one in made(language) if isinstance(one, Page) and one.address == address)


def house(language: str = "en") -> dict[str, Cell]:
    found = cells(case_of(entry(HOUSE)), library(), language)
    return {f"{GROUPS[key.group]} {key.id}": cell for key, cell in found.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden(language: str, rewrite: bool) -> None:
    path = GOLDEN / f"compare.{language}.html"
    shown = "".join(
        f"<!-- {one.title} | {one.description} -->\n{one.body}\n" for one in made(language) if isinstance(one, Page)
    )
    if rewrite:
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("real", [False, True])
def test_pages_are_sound(language: str, real: bool) -> None:
    """One title, no id twice, no link within the page to nowhere, a cell for each case in each line."""
    base, curated = (real_library(), real_comparisons()) if real else (library(), comparisons())
    for one in compare.view(Edition(base, language, comparisons=curated)):
        if not isinstance(one, Page):
            continue
        found = Outline(one.body)
        assert found.levels().count(1) == 1
        ids = found.values("id")
        assert [name for name, count in Counter(ids).items() if count > 1] == []
        assert {href[1:] for href in found.values("href") if href.startswith("#")} <= set(ids)
        assert not [
            name for _, attributes in found.tags for name in attributes if name.startswith("on") or name == "style"
        ]
        lines = one.body.split('data-like="')[1:]
        width = one.body.count('scope="col"')
        assert all(line.partition("</tr>")[0].count("<td") == width for line in lines)


def test_unknown_is_not_absent() -> None:
    found = rows([cells(case_of(entry(reference)), library(), "en") for reference in (HOUSE, "cases/lake/boat-school")])
    states = {row.key.id: tuple(cell.state for cell in row.cells) for row in found}
    assert states["staff"] == ("unknown", "absent")
    assert states["intake"] == ("told", "told")
    shown = Outline(page("en").body).text
    assert "Unknown" in shown
    assert "not in the record" in shown


def test_a_dimension_given_twice_shows_both_with_their_sources() -> None:
    cell = house()["model money"]
    assert cell.is_contested
    ((grants, fees),) = cell.statements
    assert (grants.words.words, [one.key for one in grants.sources]) == ("Grants", ["lin-2012"])
    assert (fees.words.words, [one.key for one in fees.sources]) == ("Fees", ["wu-2013"])
    body = page("en").body
    assert body.index("cb-seal") < body.index("Grants") < body.index("Fees")


def test_figures_that_sources_give_differently_stand_side_by_side() -> None:
    said = [[one.words.words for one in versions] for versions in house()["figures intake"].statements]
    assert said == [["20 groups"], ["15 groups", "up to 14 groups"]]


def test_every_told_cell_of_this_base_names_a_source_or_says_nothing_of_one() -> None:
    """A cell has as many marks as its statements have sources; where a record cites nothing, none is made up."""
    base = real_library()
    for one in base.cases:
        for key, cell in cells(case_of(one), base, "en").items():
            shown = content(cell, RecordContext(one, Edition(base, "en")), "compare/")
            cited = {citation.key for versions in cell.statements for said in versions for citation in said.sources}
            assert cited <= numbers_of([shown], base.sources).keys(), (one.id, key)
            assert shown.count("<cb-cite ") >= len(cited)


def like(*pairs: tuple[State, str]) -> str:
    return ComparedRow(
        LineKey(0, 0, "x"), tuple(Cell(state, comparison_key=likeness) for state, likeness in pairs)
    ).likeness


def test_likeness() -> None:
    assert like(("told", "a"), ("told", "b")) == "differ"
    assert like(("told", "a"), ("told", "a")) == "same"
    assert like(("told", "a"), ("told", "a"), ("unknown", "")) == "partly"
    assert like(("told", "a"), ("told", "b"), ("absent", "")) == "differ"
    assert like(("told", "a"), ("absent", "")) == "partly"
    assert like(("told", ""), ("told", "")) == "differ"


def test_the_opening_of_a_step_is_whole_sentences() -> None:
    assert first_sentences("One is here [@a]. Two. Three is long.", limit=18) == "One is here [@a]. Two."
    assert first_sentences("This one alone is too long.", limit=5) == "This one alone is too long."
    assert first_sentences("第一句 [@a]。第二句很长很长。", limit=6) == "第一句 [@a]。"
    assert first_sentences("First.\n\nSecond paragraph.", limit=90) == "First."


# ---- The data of the interactive page ----


def called(file: File) -> tuple[str, object]:
    """What a script hands over: the name and the data of its one call."""
    text = file.data.decode()
    assert text.startswith("casebookCompare(")
    assert text.endswith(");\n")
    name, data = json.loads(f"[{text[len('casebookCompare(') : -3]}]")
    return name, data


def files(language: str) -> Iterator[File]:
    return (one for one in made(language) if isinstance(one, File))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_hands_over_what_it_is_called(language: str) -> None:
    found = {one.path: called(one) for one in files(language)}
    for path, (name, _) in found.items():
        assert path == f"assets/compare/{language}/{name}.js"
    cases = {name for name, _ in found.values() if "/" in str(name)}
    assert cases == {"hill/seed-house", "lake/boat-school"}


def test_the_data_of_a_case_are_the_cells_of_the_tables() -> None:
    data = column(entry(HOUSE), Edition(library(), "en"))
    context = RecordContext(entry(HOUSE), Edition(library(), "en"))
    shown = [content(cell, context, "compare/") for cell in cells(case_of(entry(HOUSE)), library(), "en").values()]
    numbers = numbers_of(shown, library().sources)
    expected = [number_marks(one, numbers, quotes=quotes_of(shown)) for one in shown]
    assert [cell.html for cell in data["cells"]] == expected
    sources = [(key, source_line(key, context.edition, at="compare/")) for key in numbers]
    assert [(source.key, source.line) for source in data["sources"]] == sources


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_that_cites_a_quote_leads_to_its_words(language: str) -> None:
    """In the table as written, and in the data, where a number of the comparison takes the place of the 0."""
    base = real_library()
    for one in compare.view(Edition(base, language, comparisons=real_comparisons())):
        if isinstance(one, Page) and one.address != "compare/":
            marks = re.findall(r'href="#(s\d+)-([^"]+)"(?: data-and="([^"]+)")?', one.body)
            cited = {f"{line}-{quote}" for line, first, others in marks for quote in (first, *others.split())}
            assert cited
            assert cited == {id_ for id_ in Outline(one.body).values("id") if re.match(r"s\d+-", id_)}
    data = column(next(one for one in base.cases if one.id == "shanghai/npi"), Edition(base, language))
    marks = re.findall(r'href="#s(\d+)-([^"]+)"(?: data-and="([^"]+)")?', "".join(cell.html for cell in data["cells"]))
    assert marks
    for number, first, others in marks:
        for quote in (first, *others.split()):
            assert any(f'id="s0-{quote}"' in block for block in data["sources"][int(number) - 1].quotes)


def test_hostile_names_are_text() -> None:
    (data,) = [data for name, data in map(called, files("zh")) if name == "lake/boat-school"]
    text = json.dumps(data, ensure_ascii=False)
    assert "<img" not in text
    assert "<script" not in text.replace(str(data["title"]), "")  # type: ignore[index]
    assert "<script>" not in page("zh").body


# ---- Cases by name ----


def names(count: int) -> list[ChoosableCase]:
    return [
        choosable(f"a/{n}", f"Seed house {n:04}", "", names=(f"Seed house {n:04}", f"第{n}号种子屋"))
        for n in range(count)
    ]


def test_every_word_and_every_han_character_begins_a_line() -> None:
    assert list(rotations("Élan Seed-House")) == ["elan seed-house", "seed-house", "house"]
    assert list(rotations("种子 House")) == ["种子 house", "子 house", "house"]
    assert fold("  ＮＰＩ\tÉ ") == "npi e"
    assert all(len(line) <= KEY_LENGTH for line in rotations("a" * 50))


@pytest.mark.parametrize("wanted", ["seed", "house 0007", "0399", "号种", "第7号", "屋"])
def test_the_first_lines_tell_which_file_to_load(wanted: str) -> None:
    """What the script does: from the last file whose first line is smaller, three files at most."""
    made_ = dict(map(called, title_files(names(400), "")))
    first = made_["titles"]["first"]  # type: ignore[index]
    assert len(first) == len(made_) - 1 > 3
    at = max(sum(line < wanted for line in first) - 1, 0)
    lines = [line for n in (at, at + 1) if f"titles-{n}" in made_ for line in made_[f"titles-{n}"]["lines"]]  # type: ignore[index]
    assert [key for key, _ in lines if key.startswith(wanted)]


def test_files_of_names_are_bounded_and_whole() -> None:
    made_ = dict(map(called, title_files(names(400), "")))
    shards = [data for name, data in made_.items() if name != "titles"]
    assert all(len(data["lines"]) <= LINES_PER_FILE for data in shards)  # type: ignore[index]
    assert {row[0] for data in shards for row in data["rows"]} == {f"a/{n}" for n in range(400)}  # type: ignore[index]
    assert made_["titles"]["all"] == []  # type: ignore[index]


def test_a_small_base_is_shown_whole() -> None:
    made_ = dict(map(called, title_files(names(3), "")))
    assert [row[0] for row in made_["titles"]["all"]] == ["a/0", "a/1", "a/2"]  # type: ignore[index]


def test_a_base_of_one_case_has_no_comparisons() -> None:
    alone = Library((entry(HOUSE),), library().vocabularies)
    assert list(compare.view(Edition(alone, "en"))) == []
    assert list(of_records(column_file, Edition(alone, "en"))) == []


@pytest.mark.parametrize("confidence", sorted(DOUBTED))
def test_a_doubted_figure_is_weak_here_too(confidence: str) -> None:
    one = entry(HOUSE)
    said = Statement(sources=next(fact.source for fact in case_of(one).facts if fact.source), confidence=confidence)
    shown = content(Cell("told", ((said,),)), RecordContext(one, Edition(library(), "en")), "compare/")
    assert "cb-weak" in shown


def test_a_step_keeps_the_quote_that_it_cites() -> None:
    """So its cell says that words of a source stand behind it."""
    steps = 'period: 2012\nsteps:\n- step: call\n  text: "It called [@report#rooms, p. 3]."\n'
    sources = "sources:\n  report: {type: report, title: A, quotes: {rooms: {text: 六间办公室}}}\n"
    base = link([record("cases/hill/park", CASE + steps + sources)], vocabularies=library().vocabularies)
    (cell,) = (cell for key, cell in cells(case_of(base.cases[0]), base, "en").items() if key.id == "call")
    ((said,),) = cell.statements
    assert [(one.key, one.quote, one.locator) for one in said.sources] == [("report", "rooms", "p. 3")]
    assert "cb-quoted" in content(cell, RecordContext(base.cases[0], Edition(base, "en")), "compare/")
