"""`casebook source add`: exports of Zotero become sources of a record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from builder.citation.imported.items import ImportFaultError, read_items
from builder.citation.imported.source_fields import imported, proposed_key
from builder.cli import main
from builder.site.source_command import Addition, faulty_values, with_sources

CSL: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (
        {
            "id": "http://zotero.org/users/1/items/A", "type": "article-journal", "container-title": "公共管理学报",
            "DOI": "10.1000/182", "ISSN": "1672-6162", "issue": "1", "language": "zh-CN", "page": "139-147",
            "title": "在磨合中共赢", "volume": "9", "author": [{"family": "单", "given": "维"}],
            "issued": {"date-parts": [["2012", 11, 6]]}, "accessed": {"date-parts": [["2026", 11, 29]]},
        },
        {
            "type": "article-journal", "title": "在磨合中共赢", "author": ["单维"], "container-title": "公共管理学报",
            "volume": "9", "issue": "1", "page": "139-147", "issued": "2012-11-06", "language": "zh-CN",
            "DOI": "10.1000/182", "accessed": "2026-11-29",
        },
        "shan-2012 ISSN",
    ),
    (
        {
            "type": "webpage", "title": "Who we are: a note", "URL": "https://example.org/a", "abstract": "x",
            "author": [{"literal": "Example Foundation"}], "issued": {"literal": "some day"},
        },
        {"type": "webpage", "title": "Who we are: a note", "author": ["Example Foundation"],
         "URL": "https://example.org/a"},
        "example-foundation abstract issued",
    ),
    (
        {
            "type": "book", "title": "Governing", "author": [
                {"family": "Berg", "given": "Ann", "non-dropping-particle": "van den"}, {"family": "Li", "given": "B."},
            ],
            "publisher": "Press", "publisher-place": "Leiden", "ISBN": "978-3-16-148410-0",
            "issued": {"date-parts": [[2001], [2003]]},
        },
        {
            "type": "book", "title": "Governing",
            "author": [{"family": "van den Berg", "given": "Ann"}, {"family": "Li", "given": "B."}],
            "publisher": "Press", "publisher-place": "Leiden", "issued": "2001 .. 2003", "ISBN": "978-3-16-148410-0",
        },
        "van-den-berg-2001",
    ),
    (
        {"type": "legislation", "title": "慈善法", "number": "主席令第43号", "issued": {"date-parts": [[2016, 3]]},
         "page": "p. 3"},
        {"type": "legislation", "title": "慈善法", "number": "主席令第43号", "issued": "2016-03"},
        "ci-shan-fa-2016 page",
    ),
    (
        {"type": "thesis", "title": "T", "genre": "PhD thesis", "publisher": "A University",
         "author": [{"family": "欧阳", "given": "修"}], "issued": {"date-parts": [[1999]], "circa": True}},
        {"type": "thesis", "title": "T", "author": ["欧阳修"], "publisher": "A University", "genre": "PhD thesis",
         "issued": "~1999"},
        "ou-yang-1999",
    ),
    ({"type": "legal_case", "title": "A v. B"}, {"type": "document", "title": "A v. B"}, "a-v-b type"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "fields", "told"), CSL, ids=lambda value: str(value)[:12])
def test_an_item_of_csl_becomes_a_source(item: dict[str, Any], fields: dict[str, Any], told: str) -> None:
    source = imported(item)
    assert source.fields == fields
    assert " ".join([proposed_key(source.fields, ()), *source.left_out]) == told


RIS: list[tuple[str, dict[str, Any]]] = [
    (
        "TY  - CHAP\nTI  - A chapter\nAU  - Lane, Rebecca S.\nA2  - Li, B.\nT2  - The book\nPB  - Press\nCY  - Leiden\n"
        "SN  - 978-3-16-148410-0\nSP  - 3\nEP  - 9\nPY  - 2012\nDA  - 2012///\nAB  - One\nand two\nER  - \n",
        {
            "type": "chapter", "title": "A chapter", "author": [{"family": "Lane", "given": "Rebecca S."}],
            "editor": [{"family": "Li", "given": "B."}], "container-title": "The book", "publisher": "Press",
            "publisher-place": "Leiden", "page": "3-9", "issued": "2012", "ISBN": "978-3-16-148410-0",
        },
    ),
    (
        "TY  - MGZN\nTI  - 在磨合中共赢\nAU  - 付, 涛\nT2  - 中国发展简报\nIS  - 56\nDA  - 2012/11/06/\nPY  - 2012\n"
        "LA  - zh\nUR  - https://example.org/b\nY2  - 2026/11/29/10:00:00\nER  - \n",
        {
            "type": "article-magazine", "title": "在磨合中共赢", "author": ["付涛"], "container-title": "中国发展简报",
            "issue": "56", "issued": "2012-11-06", "language": "zh", "URL": "https://example.org/b",
            "accessed": "2026-11-29",
        },
    ),
    ("TY  - RPRT\nT1  - R\nA1  - World Bank\nY1  - 2010//\nER  - \n",
     {"type": "report", "title": "R", "author": ["World Bank"], "issued": "2010"}),
    ("TY  - STAT\nTI  - An act\nDA  - 1998\nER  - \n", {"type": "legislation", "title": "An act", "issued": "1998"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), RIS, ids=lambda value: str(value)[6:10])
def test_a_record_of_ris_becomes_a_source(text: str, fields: dict[str, Any]) -> None:
    (item,) = read_items(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert imported(item).fields == fields


FAULTS = {
    b"": "no-items 1 1", b"[]": "no-items 1 1", b'[{"type": "book",\n x}]': "no-json 2 2",
    b'{"items": 3}': "no-csl 1 1",
    b"[1]": "no-csl 1 1", b"TI  - A\n": "no-ris 1 1", b"TY  - BOOK\nTI  - A\n": "no-end 1 1",
    b"\nTY  - BOOK\nTY  - BOOK\nER  - \n": "no-end 2 1", b"TY  - BOOK\nTI  - \xff": "no-utf-8 2 7",
}  # fmt: skip


@pytest.mark.parametrize("data", FAULTS)
def test_a_fault_is_told_with_its_place(data: bytes) -> None:
    with pytest.raises(ImportFaultError) as caught:
        read_items(data)
    assert f"{caught.value.code} {caught.value.line} {caught.value.column}" == FAULTS[data]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record with a source, in a base."""
    path = tmp_path / "cases" / "chengdu" / "a.yml"
    path.parent.mkdir(parents=True)
    known = "sources:\n  berg-2001:  # mine\n    type: book\n    title: Governing\n"
    path.write_text(
        "title: A\nsummary: B\nwritten_in: en\ntype: incubator\nperiod: 2012\n\n"
        f"{known}\ncontributors:\n  - name: C\n    roles: [review]\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return path


def run(*arguments: str, language: str = "en", text: str = "") -> Result:
    return CliRunner().invoke(main, ["source", "add", "--lang", language, *arguments], input=text)


def test_sources_are_added_behind_those_there_are(record: Path) -> None:
    export = json.dumps([CSL[2][0], {**CSL[3][0], "page": ""}, {"type": "book", "title": "Other"}, CSL[3][0]])
    before = record.read_text(encoding="utf-8")
    result = run("-", "--to", str(record), text=export)
    assert result.exit_code == 0, result.output
    assert result.stdout == ("cases/chengdu/a.yml: ci-shan-fa-2016 – 慈善法\ncases/chengdu/a.yml: other – Other\n")
    assert "not added: Governing is berg-2001 in cases/chengdu/a.yml" in result.stderr
    added = (
        "  ci-shan-fa-2016:\n    type: legislation\n    title: 慈善法\n    number: 主席令第43号\n    issued: 2016-03\n"
        "  other:\n    type: book\n    title: Other\n"
    )
    assert record.read_text(encoding="utf-8") == before.replace("Governing\n", f"Governing\n{added}")


def test_without_a_record_they_are_printed(record: Path) -> None:
    assert run("-", text=RIS[2][0]).stdout == (
        "sources:\n  world-bank-2010:\n    type: report\n    title: R\n    author: [World Bank]\n    issued: 2010\n"
    )


@pytest.mark.parametrize(("language", "said"), [("en", "-:2:2: this is no JSON"), ("zh", "-:2:2: 这里不是 JSON")])
def test_what_cannot_be_read_is_told_in_both_languages(record: Path, language: str, said: str) -> None:
    result = run("-", language=language, text='[{"type": "book",\n x}]')
    assert (result.exit_code, said in result.stderr) == (1, True)


BELL = "TY  - BOOK\nTI  - A bad\x07title\nAU  - Li, B.\nPY  - 2012\nER  - \n"


@pytest.mark.parametrize("to", [True, False], ids=["into-a-record", "printed"])
@pytest.mark.parametrize(
    ("language", "said"), [("en", "here stands an invisible control character"), ("zh", "这里有一个看不见的控制字符")]
)
def test_what_the_file_brings_is_told_with_its_entry_and_nothing_is_written(
    record: Path, tmp_path: Path, language: str, said: str, to: bool
) -> None:
    before = record.read_bytes()
    export = tmp_path / "zotero.ris"
    export.write_text(RIS[2][0] + BELL, encoding="utf-8")
    result = run(str(export), *(["--to", str(record)] if to else []), language=language)
    assert (result.exit_code, result.stdout) == (1, "")
    for part in (str(export), "li-2012 – A badU+0007title", "title", said):
        assert part in result.stderr
    assert "world-bank" not in result.stderr
    assert "casebook check" not in result.stderr, "the record has no errors"
    assert record.read_bytes() == before


@given(st.text(st.characters(), min_size=1, max_size=12))
def test_a_source_whose_values_are_not_told_as_faulty_can_be_written(title: str) -> None:
    addition = Addition("li-2012", title, {"type": "book", "title": title})
    if not list(faulty_values([addition])):
        assert "li-2012" in with_sources("title: A\n", [addition], folder="cases", languages=("en", "zh"))


def test_a_record_with_errors_is_left_alone(record: Path, tmp_path: Path) -> None:
    record.write_text("title: [\n", encoding="utf-8")
    result = run("-", "--to", str(record), text=RIS[2][0])
    assert (result.exit_code, "has errors" in result.stderr) == (1, True)
    assert record.read_text(encoding="utf-8") == "title: [\n"
    other = tmp_path / "x.yml"
    other.write_text("", encoding="utf-8")
    assert run("-", "--to", str(other), text=RIS[2][0]).exit_code == 2
