"""A citation of a quote is a citation of its source, wherever sources are counted, numbered or listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.config import read_options
from builder.pages.html.cited_sentences import cited_sentences
from builder.records.load import Checked, read
from builder.records.model.cited_keys import cited_keys
from builder.records.model.values import Citation
from tests.sites import copy_of_this_base

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
BRACKETS = re.compile(r"\[@([^\]\n]*)\]")
VALUES = re.compile(rf"(?m)(source: )(\[[^\]\n]*\]|{SLUG}[^\n,}}]*)")
SOURCE = re.compile(r"(?m)^    title:")


def quoting(record: str) -> str:
    """A record whose every citation names a quote, which each of its sources has."""
    bare = re.sub(rf"(?<=[a-z0-9])#{SLUG}", "", re.sub(r"(?m)^    quotes:\n(?:      .*\n|\n)*", "", record))
    cited = BRACKETS.sub(lambda match: "[@" + re.sub(rf"(^|; @)({SLUG})", r"\1\2#year", match[1]) + "]", bare)
    cited = VALUES.sub(lambda match: match[1] + re.sub(rf"(?<!, p)(^|\[|, )({SLUG})", r"\1\2#year", match[2]), cited)
    head, sources, rest = re.split(r"(?m)^(sources:\n)", cited) if "\nsources:\n" in cited else (cited, "", "")
    return head + sources + SOURCE.sub("    quotes: {year: {text: '2012'}}\n    title:", rest)


def checked(folder: Path, *, all_quoting: bool) -> Checked:
    """This base, read, with quotes in all its citations or as it is."""
    copy_of_this_base(folder)
    for path in (*folder.glob("cases/*/*.yml"), *folder.glob("policies/*/*.yml")) if all_quoting else ():
        path.write_text(quoting(path.read_text("utf-8")), "utf-8")
    return read(folder, read_options(folder))


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Checked]:
    """The base as it is, and with a quote in each citation."""
    plain, quoted = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("quoting")
    return checked(plain, all_quoting=False), checked(quoted, all_quoting=True)


def without_quote(citations: tuple[Citation, ...]) -> list[tuple[str, str]]:
    return [(citation.key, citation.locator) for citation in citations]


def test_they_are_read_as_citations_of_the_source(bases: tuple[Checked, Checked]) -> None:
    plain, quoted = bases
    assert [problem for problem in quoted.problems if problem.code in ("citation-form", "unknown-quote")] == []
    for one, other in zip(plain.readings, quoted.readings, strict=True):
        assert without_quote(one.citations) == without_quote(other.citations)
        assert {citation.quote for citation in other.citations} <= {"year"}


def test_the_same_sources_are_cited_by_the_same_records(bases: tuple[Checked, Checked]) -> None:
    plain, quoted = (base.library for base in bases)
    assert [[*cited_keys(entry.record)] for entry in plain.entries] == [
        [*cited_keys(entry.record)] for entry in quoted.entries
    ]
    citing = [
        {key: [entry.id for entry in of] for key, of in each.citing.values_by_key.items()} for each in (plain, quoted)
    ]
    assert citing[0] == citing[1]
    assert citing[0]


def test_the_same_sentences_are_sourced(bases: tuple[Checked, Checked]) -> None:
    shown = [
        [
            (sentence.text, sentence.covered)
            for _, passage in reading.passages
            for sentence in cited_sentences(passage.text)
        ]
        for base in bases
        for reading in base.readings
    ]
    assert shown[: len(shown) // 2] == shown[len(shown) // 2 :]
    assert any(covered for of_record in shown for _, covered in of_record)
