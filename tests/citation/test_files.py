"""BibTeX, RIS and CSL-JSON: every item comes out whole, in a form that strict readers take."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from citeproc.source.json import CiteProcJSON

from builder.citation.bibtex import bibtex_entry
from builder.citation.csl_json import TEXT_VARIABLES
from builder.citation.formats import BIBTEX, CSL_JSON, RIS
from builder.citation.item import Item
from builder.citation.ris import TYPES, ris_record
from builder.records.model.record import CSL_TYPES
from builder.records.model.values import FuzzyDate, Name
from tests.citation.bib_reader import read, words_of
from tests.citation.made import MADE, bare, chinese, full
from tests.citation.test_oracle import REAL
from tests.pages.reading import real_library

EVERY = (*REAL, *MADE)
HOSTILE = replace(
    full("article-journal"),
    key="hostile",
    title="50 % of {A} & B_C, $5 #1 ~ ^ \\input{x} “引号” </script>",
    author=(Name(literal="Smith and Sons {Ltd}"), Name(family="O'Brien and Co", given="A. & B.")),
    container_title="The\nHinge",
    url="https://example.org/a_b?c={d}&e=%E4%BD%A0#f",
)
NAME = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string", "minLength": 1}}
NAMES = {"type": "array", "minItems": 1, "items": NAME}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "circa": {"type": "boolean"},
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
TEXT = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title", "language"],
        "properties": {
            "type": {"enum": list(CSL_TYPES)},
            **dict.fromkeys(("issued", "accessed"), DATE),
            **dict.fromkeys(("author", "editor", "translator", "interviewer"), NAMES),
            **dict.fromkeys(("id", "note", *TEXT_VARIABLES.values()), TEXT),
            "custom": {"type": "object"},
        },
        "additionalProperties": False,
    },
}  # fmt: skip
"""The part of CSL's own schema (csl-data.json, 1.0.2) that our variables need."""


def test_a_bib_file_is_read_strictly_and_says_what_the_items_say() -> None:
    entries = {entry.key: entry for entry in read(BIBTEX.bibliography((*EVERY, HOSTILE)).decode())}
    for item in (*EVERY, HOSTILE):
        fields = entries[item.key].fields
        assert words_of(fields["title"]) == item.written_title
        assert fields.get("year") == (str(item.issued.year) if item.issued else None)
        assert ("url" in fields) is bool(item.url)


def test_bibtex_in_full() -> None:
    assert bibtex_entry(replace(full("article-journal"), title="The NGO park of Chengdu: a 2nd Look")) == (
        "@article{full-article-journal,\n"
        "  author = {Wen, Yingna and Cheng, Chung Tai},\n"
        "  title = {The {NGO} park of {Chengdu}: a 2nd {Look}},\n"
        "  journal = {The Hinge},\n"
        "  publisher = {Seed Press},\n"
        "  address = {Taipei},\n"
        "  volume = {3},\n"
        "  number = {2},\n"
        "  pages = {139--147},\n"
        "  date = {2012-11-06},\n"
        "  year = {2012},\n"
        "  month = nov,\n"
        "  url = {https://example.org/a},\n"
        "  urldate = {2026-11-22},\n"
        "  langid = {english},\n"
        "}\n"
    )


def test_bibtex_of_a_guess_and_of_institutions() -> None:
    fields = next(read(bibtex_entry(chinese("book")))).fields
    assert fields["date"] == "2012~"
    assert fields["author"] == "付, 涛 and {中华人民共和国民政部} and 付, 涛 and 付, 涛"


def test_names_with_and_do_not_split() -> None:
    entry = next(read(bibtex_entry(HOSTILE)))
    assert entry.fields["author"] == r"{Smith and Sons \{Ltd\}} and {O'Brien and Co}, A. \& B."


def test_the_language_of_a_work_is_stated() -> None:
    titled = replace(bare("book"), title="Understanding guanxi (关系)")
    assert "langid = {english}" in bibtex_entry(titled)
    assert "langid = {chinese}" in bibtex_entry(replace(titled, language="zh-Hant"))
    assert "langid = {german}" in bibtex_entry(replace(titled, language="de-AT"))
    assert "langid" not in bibtex_entry(replace(titled, language="xh"))
    assert "LA  - zh-Hant\r\n" in ris_record(replace(titled, language="zh-Hant"))


def test_a_range_of_dates() -> None:
    item = replace(bare("book"), issued=FuzzyDate(2012, 11), issued_until=FuzzyDate(2013, approximate=True))
    fields = next(read(bibtex_entry(item))).fields
    assert (fields["date"], fields["year"], "month" in fields) == ("2012-11/2013~", "2012--2013", False)
    made = json.loads(CSL_JSON.bibliography([item]))
    jsonschema.validate(made, SCHEMA)
    assert made[0]["issued"] == {"date-parts": [[2012, 11], [2013]], "circa": True}
    assert "PY  - 2012\r\nDA  - 2012/11\r\n" in ris_record(item)
    still = next(read(bibtex_entry(replace(item, issued_until=FuzzyDate())))).fields
    assert (still["date"], still["year"]) == ("2012-11/", "2012--")


def test_quoted_words_are_notes() -> None:
    item = replace(bare("book"), notes=("“六间 & 一间” (p. 3)", "“Rooms”"))
    assert json.loads(CSL_JSON.bibliography([item]))[0]["note"] == "“六间 & 一间” (p. 3)\n“Rooms”"
    assert "N1  - “六间 & 一间” (p. 3)\r\nN1  - “Rooms”\r\nER  - " in ris_record(item)
    fields = next(read(bibtex_entry(item))).fields
    assert words_of(fields["annote"]) == "“六间 & 一间” (p. 3) “Rooms”"
    assert "note" not in fields


def test_every_quote_of_a_source_is_in_its_citations() -> None:
    for item in REAL:
        quotes = real_library().sources[item.key].source.quotes
        assert len(item.notes) == len(quotes)
        assert all(quote.text in note for quote, note in zip(quotes.values(), item.notes, strict=True))


RIS_LINE = re.compile(r"[A-Z][A-Z0-9]  - \S?.*\Z")


def test_ris_is_lines_with_tags() -> None:
    text = RIS.bibliography((*EVERY, HOSTILE)).decode()
    assert text.count("\n") == text.count("\r\n")
    records = text.split("\r\n\r\n")
    assert records.pop() == ""
    assert len(records) == len(EVERY) + 1
    for record in records:
        lines = record.split("\r\n")
        assert all(RIS_LINE.match(line) for line in lines)
        assert (lines[0][:2], lines[-1]) == ("TY", "ER  - ")


def test_ris_in_full() -> None:
    assert ris_record(full("article-journal")).splitlines() == [
        "TY  - JOUR",
        "ID  - full-article-journal",
        "AU  - Wen, Yingna",
        "AU  - Cheng, Chung Tai",
        "TI  - Doors ajar",
        "T2  - The Hinge",
        "PB  - Seed Press",
        "CY  - Taipei",
        "VL  - 3",
        "IS  - 2",
        "SP  - 139",
        "EP  - 147",
        "PY  - 2012",
        "DA  - 2012/11/06",
        "UR  - https://example.org/a",
        "Y2  - 2026/11/22",
        "LA  - en",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (bare("interview"), "PCOMM"),
        (full("interview"), "MGZN"),
        (bare("article"), "GEN"),
        (bare("speech"), "GEN"),
        (bare("legislation"), "STAT"),
    ],
)
def test_types_of_ris(item: Item, kind: str) -> None:
    assert ris_record(item).startswith(f"TY  - {kind}\r\n")


def test_types_of_ris_are_types_of_csl() -> None:
    assert set(TYPES) <= set(CSL_TYPES)


def test_csl_json_is_valid_and_citeproc_reads_it_back() -> None:
    made = json.loads(CSL_JSON.bibliography((*EVERY, HOSTILE)))
    jsonschema.validate(made, SCHEMA)
    with pytest.warns(UserWarning, match="event_title|custom"):
        source = CiteProcJSON(made)
    for item in EVERY:
        read_back = source[item.key]
        assert str(read_back["title"]) == item.written_title
        assert len(read_back.get("author", ())) == len(item.author)
        assert ("issued" in read_back) is bool(item.issued)


TRANSLATED = replace(
    bare("article-magazine"),
    title="在磨合中共赢",
    language="zh",
    author=(Name(literal="付涛"),),
    translations=(("zh", "在磨合中共赢"), ("en", "Winning through friction")),
)
SUPPLIED = replace(bare("webpage"), title="News of NPI", is_title_supplied=True, translations=(("zh", "恩派的新闻"),))


def test_a_translated_title_and_names_in_pinyin_stand_in_each_format() -> None:
    made = json.loads(CSL_JSON.bibliography([TRANSLATED]))[0]
    assert made["title"] == TRANSLATED.title
    assert made["custom"] == {
        "translated-title": {"zh": "在磨合中共赢", "en": "Winning through friction"},
        "romanised-author": [{"family": "Fu", "given": "Tao"}],
    }
    assert "TI  - 在磨合中共赢\r\nTT  - Winning through friction\r\n" in ris_record(TRANSLATED)
    entry = bibtex_entry(TRANSLATED)
    assert "  sortname = {Fu, Tao},\n" in entry
    assert "  titleaddon = {[Winning through friction]},\n" in entry


def test_a_supplied_title_is_in_brackets_in_each_format() -> None:
    assert json.loads(CSL_JSON.bibliography([SUPPLIED]))[0]["title"] == "[News of NPI]"
    assert "TI  - [News of NPI]\r\n" in ris_record(SUPPLIED)
    assert "title = {[{News} of {NPI}]}" in bibtex_entry(SUPPLIED)


def test_a_guess_is_circa() -> None:
    made = json.loads(CSL_JSON.bibliography([replace(bare("book"), issued=FuzzyDate(2012, 6, approximate=True))]))
    assert made[0]["issued"] == {"date-parts": [[2012, 6]], "circa": True}
