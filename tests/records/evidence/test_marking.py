"""A mark is written into a record, and no other byte is touched."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from builder.records.evidence.marking import Mark, marked, written_quotes
from builder.records.source import read_document

ROOT = Path(__file__).parents[3]
RECORDS = sorted([*(ROOT / "cases").glob("*/*.yml"), *(ROOT / "policies").glob("*/*.yml")])
# No day of a record: it is looked for in all that was written.
MARK, LATER = Mark("2031-05-06", "0123456789abcdef"), Mark("2027-01-02", "fedcba9876543210")
WRITTEN = re.compile(rb"(?:\r?\n *|, )(?:checked|\xe6\xa0\xb8\xe5\xaf\xb9): \{[^}]*\}")

QUOTES = """\
  made-up: # a source of every style
    type: webpage
    title: "A title: with a colon"
    quotes:
      plain:
        text: 园区有六间办公室
        locator: 第3段   # where it stands
      commented:
        # before
        text: 园区有六间办公室   # its words
        # behind
        locator: p. 3

      locator-first:
        locator: p. 3
        text: 'it''s the
          Park'
      double:
          text: "园区\\u6709\\
            六间 # no comment
            办公室"
      literal:
        text: |-
          园区有六间办公室
          在三楼

        # a comment of less depth
        locator: p. 3
      folded:
        text: >
          园区有六间办公室

          在三楼


      long-plain:
        text: The Park has
          six rooms
          on a floor
      flow: {text: 园区有六间办公室, locator: p. 3}
      flow-last: { locator: "p. 3", text: "园区, 有六间" } # behind
      flow-lines: {
        text: the Park has
          six rooms,   # a comment
        locator: p. 3 }
      chinese:
        原文: 园区有六间办公室
        位置: 第3段
      "quoted-key":
        "text": 园区有六间办公室
"""
ENDS = {"lf": lambda text: text, "crlf": lambda text: text.replace("\n", "\r\n")}
BOMS = (b"", codecs.BOM_UTF8)
AS_SAVED = [(record, ends, BOMS[(turn + n) % 2]) for n, record in enumerate(RECORDS) for turn, ends in enumerate(ENDS)]
"""Each record with either end of a line and with and without the mark of UTF-8; both pairs among the records."""


def with_quotes(record: Path) -> str:
    text = record.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    changed, count = re.subn(r"(?m)^((?:sources|资料):[^\n]*\n)", lambda match: match[1] + QUOTES, text, count=1)
    return changed if count else f"{text}\nsources:\n{QUOTES}"


@pytest.mark.parametrize(
    ("record", "ends", "bom"), AS_SAVED, ids=lambda value: value.stem if isinstance(value, Path) else None
)
def test_only_marks_are_written(record: Path, ends: str, bom: bytes) -> None:
    data = bom + ENDS[ends](with_quotes(record)).encode()
    quotes = {id_: quote for id_, quote in written_quotes(read_document("a.yml", data)).items() if id_[0] == "made-up"}
    assert len(quotes) == 12
    written = marked("a.yml", data, dict.fromkeys(quotes, MARK))
    assert written is not None
    assert WRITTEN.sub(b"", written) == WRITTEN.sub(b"", data)
    assert len(WRITTEN.findall(written)) - len(WRITTEN.findall(data)) == 12
    assert written.count(b"\r\n") == (written.count(b"\n") if ends == "crlf" else 0)
    again = marked("a.yml", written, dict.fromkeys(quotes, LATER))
    assert again == written.replace(MARK.date.encode(), LATER.date.encode()).replace(
        MARK.digest.encode(), LATER.digest.encode()
    )


def in_record(quotes: str) -> bytes:
    return f"sources:\n  a:\n    title: A\n    quotes:\n{quotes}".encode()


@pytest.mark.parametrize(
    ("quotes", "written"),
    [
        ("      b:\n        text: 园区\n", "      b:\n        text: 园区\n        CHECKED\n"),
        ("      b:\n        text: 园区", "      b:\n        text: 园区\n        CHECKED"),
        ("      b: {text: 园区}", "      b: {text: 园区, CHECKED}"),
        ("      b: {text: 园区,}\n", "      b: {text: 园区, CHECKED,}\n"),
        ('      {b: {"text":"园区"}}', '      {b: {"text":"园区", CHECKED}}'),
        (
            "      b:\n        text: |+\n          园区\n",
            "      b:\n        text: |+\n          园区\n        CHECKED\n",
        ),
    ],
)
def test_where_it_is_written(quotes: str, written: str) -> None:
    expected = in_record(written.replace("CHECKED", "checked: {date: 2031-05-06, digest: 0123456789abcdef}"))
    assert marked("a.yml", in_record(quotes), {("a", "b"): MARK}) == expected


@pytest.mark.parametrize(
    ("quotes", "why"),
    [
        ("      c:\n        text: 园区\n", "there is no such quote"),
        ("      b:\n        locator: p. 3\n", "it has no words"),
        ("      b:\n        text: |+\n          园区\n\n\n", "blank lines belong to the words"),
        ("      b:\n        text: 园区\n        checked: {date: 2026-11-28}\n", "its mark is incomplete"),
        ("      b:\n        text: 园区\n        checked: yes\n", "its mark is none"),
        ("      b: [\n", "it is no YAML"),
        ("      b:\r        text: 园区\r        locator: p. 3\n", "its lines end in a way that no record has"),
    ],
)
def test_what_cannot_be_written_is_left(quotes: str, why: str) -> None:
    assert marked("a.yml", in_record(quotes), {("a", "b"): MARK}) is None, why


def test_a_digest_of_figures_is_no_number() -> None:
    data = marked("a.yml", in_record("      b: {text: 园区}\n"), {("a", "b"): Mark("2026-11-28", "12345e6789012345")})
    assert data is not None
    assert b'digest: "12345e6789012345"}' in data
