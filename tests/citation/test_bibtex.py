"""Every .bib file is read back by two outside readers: pybtex counts braces as BibTeX, bibtexparser as Biber does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bibtexparser.entrypoint import parse_string as read_as_biber
from hypothesis import given
from hypothesis import strategies as st

from builder.citation.bibtex import bibtex_entry
from builder.citation.formats import BIBTEX
from builder.citation.item import Item
from builder.records.model.values import Name
from tests.citation.bib_reader import read, words_of
from tests.citation.bibtex_entries import bibtex_entries
from tests.citation.made import MADE, bare, full
from tests.citation.test_oracle import REAL
from tests.tries import tries

HOSTILE_TEXTS = (
    "Plan A} before { plan B", "Report {draft", "}", "{", "{{{", "}}}\n@book{evil, title={x}}", "}@book{x,y={z}}",
    "\"quoted\" \" text", "@article{q,", "100% \\", "\\{", "\\}", "{A B} C", "a = {b}, c", "#x# \"", "x\n\n@comment{y",
    "x\n@string{y = \"z\"}", "$x_{1}$ {", "and", "A and B", "A AND B {", "others", ", ,", "~^&_%#$\\{}",
    "\u2028@book{z,", "{\\input{x}", "}{", "{}}{", "\\\\}{", "{Ä} {ß", "（{）", "傅{涛",
)  # fmt: skip
HOSTILE_SIGNS = st.text(alphabet='{}\\@,="#$%&_~^ \n\u2028aA9甲-（', min_size=1, max_size=24)


def hostile(key: str, text: str) -> Item:
    """An item with a text in every field that takes any."""
    return replace(
        full("article-journal"),
        key=key,
        title=text,
        author=(Name(literal=text), Name(family=text, given=text), Name(given=text)),
        editor=(Name(family="Lane", given=text),),
        container_title=text,
        publisher=text,
        publisher_place=text,
        genre=text,
        volume=text,
        issue=text,
        page=text,
        isbn=text,
        doi=f"10.1000/{text}",
        url=f"https://example.org/{text}",
    )


def assert_read_back(items: tuple[Item, ...]) -> None:
    """Three readers find exactly these items in a file of them, each with its title and as many authors as it has."""
    text = BIBTEX.bibliography(items).decode()
    keys = [item.key for item in items]
    by_biber = read_as_biber(text)
    assert [entry.key for entry in by_biber.entries] == keys
    assert by_biber.failed_blocks == []
    assert [*by_biber.strings, *by_biber.preambles, *by_biber.comments] == []
    by_bibtex = bibtex_entries(text)
    assert list(by_bibtex) == keys
    strictly = {entry.key: entry.fields for entry in read(text)}
    for item, entry in zip(items, by_biber.entries, strict=True):
        titles = entry["title"], strictly[item.key]["title"], by_bibtex[item.key].fields["title"]
        assert {"".join(words_of(title).split()) for title in titles} == {"".join(item.written_title.split())}
        assert len(by_bibtex[item.key].persons["author"] if item.author else ()) == len(item.author)


def test_every_item_is_read_back() -> None:
    assert_read_back(tuple(replace(item, interviewer=()) for item in (*REAL, *MADE)))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_hostile_text_breaks_neither_its_entry_nor_the_next(text: str) -> None:
    assert_read_back((bare("book"), hostile("hostile", text), bare("report")))


@tries(60)
@given(st.lists(HOSTILE_SIGNS, min_size=1, max_size=3))
def test_no_text_breaks_a_file(texts: list[str]) -> None:
    items = (hostile(f"hostile-{at}", text) for at, text in enumerate(texts) if text.strip())
    assert_read_back((*items, bare("book")))


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Report {draft", r"Report \textbraceleft{}draft"),
        ("plan} b", r"plan\textbraceright{} b"),
        ("x {a} y", r"x \{a\} y"),
        ("x {a b} y", r"x \textbraceleft{}a b\textbraceright{} y"),
    ],
)
def test_braces_without_a_match_in_their_word_are_commands(title: str, written: str) -> None:
    assert f"  title = {{{written}}},\n" in bibtex_entry(replace(bare("book"), title=title))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name(family="van der Berg", given="Anna"), "{van der Berg}, Anna"),
        (Name(family="Wen", given="Ying-na"), "Wen, Ying-na"),
        (Name(family="And", given="X AND Y"), "{And}, {X AND Y}"),
        (Name(given="Ying Na"), "{Ying Na}"),
        (Name(literal="傅涛"), "{傅涛}"),
    ],
)
def test_a_name_keeps_its_parts(name: Name, written: str) -> None:
    assert f"  author = {{{written}}},\n" in bibtex_entry(replace(bare("book"), author=(name,)))
