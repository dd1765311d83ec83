"""The papers, opened again by python-docx: real styles, a file a reader and a language, lists that start anew, A4."""

from __future__ import annotations

import io
import re
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.pages.office.reading import every_file, parts, real_files

EVERY = sorted(path for path in every_file() if path.endswith(".docx"))
NPI = "zh/cases/shanghai/npi/handout.docx"
NOTE = NPI.replace("handout", "teacher")


@cache
def opened(path: str) -> Document:
    return docx.Document(io.BytesIO(every_file()[path]))


def headings(path: str, level: int) -> list[str]:
    return [one.text for one in opened(path).paragraphs if one.style and one.style.name == f"Heading {level}"]


def test_handout_and_note_are_files_of_their_own_in_each_language() -> None:
    assert headings(NPI, 1) == ["学生讲义"]
    assert headings(NOTE, 1) == ["案例使用说明"]
    assert headings(NOTE.replace("zh/", "en/"), 1) == ["Teacher’s note"]
    assert headings(NPI, 2) == [
        "内容提要", "引言", "背景", "需求", "做法", "人与团队", "大事记（至决策时）", "数据", "决策", "思考题",
        "附录", "资料来源",
    ]  # fmt: skip
    assert headings(NOTE, 2) == [
        "目的与用途", "思考题", "分析思路", "理论依据", "背景信息", "关键要点", "课堂计划", "板书计划", "后续进展",
        "稍后发放的附录", "资料来源",
    ]  # fmt: skip


@pytest.mark.parametrize("path", EVERY)
def test_every_paragraph_has_a_style_of_the_template_and_words(path: str) -> None:
    document = opened(path)
    known = {style.style_id for style in document.styles}
    body = document.element.body
    used = {one.get(qn("w:val")) for one in body.iter(qn("w:pStyle"))}
    assert used <= known
    assert {"Title", "Heading1", "Heading2", "ListNumber"} <= used
    assert [one.text for one in document.paragraphs if not one.text.strip()] == []


@pytest.mark.parametrize("path", [path for path in EVERY if path.endswith("handout.docx")])
def test_the_handout_has_nothing_of_the_note(path: str) -> None:
    """In each language: nothing of the follow-up, no other language, no later source."""
    handout = "\n".join(one.text for one in opened(path).paragraphs)
    titles = [title for title in ("Teacher’s note", "案例使用说明", "案例使用說明") if title in handout]
    assert titles == []
    assert ("Student handout" in handout) is path.startswith("en/")
    for end in (
        "at most 15 places",
        "园内至多 15 家",
        "ended in a flood",
        "落空的公益孵化器",
        "A Walk for an Egg",
        "一个鸡蛋的暴走",
    ):
        assert end not in handout


@pytest.mark.parametrize("path", EVERY)
def test_each_numbered_list_starts_anew(path: str) -> None:
    numbering = parts(every_file()[path])["word/numbering.xml"]
    body = opened(path).element.body
    lists = [one.get(qn("w:val")) for one in body.iter(qn("w:numId"))]
    assert all(f'<w:num w:numId="{number}"><w:abstractNumId' in numbering for number in lists)
    assert numbering.count("startOverride") == len(set(lists))


def test_it_is_set_for_a4() -> None:
    [section] = opened(NPI).sections
    assert section.page_width
    assert section.page_height
    assert abs(section.page_width - Mm(210)) < Mm(1)
    assert abs(section.page_height - Mm(297)) < Mm(1)
    assert section.footer.paragraphs[0].text.startswith("恩派（NPI）")


def test_the_plan_is_a_table_with_its_head() -> None:
    plan = next(table for table in opened(NOTE).tables if table.rows[0].cells[0].text == "分钟")
    assert [row.cells[0].text for row in plan.rows][1:] == ["10", "20", "30", "20", "10"]
    assert plan.style
    assert plan.style.name == "Lines"
    assert plan._tbl.find(".//" + qn("w:tblHeader")) is not None


def test_sources_have_the_numbers_that_the_text_cites() -> None:
    body = parts(real_files()[NOTE])["word/document.xml"]
    before, _, after = body.partition('<w:pStyle w:val="Source"/>')
    cited = re.findall(r'superscript"/>.*?<w:t[^>]*>([^<]*)</w:t>', before)
    numbers = {int(number) for mark in cited for number in re.findall(r"\[(\d+)", mark)}
    listed = after.partition('"Note"')[0].count('"Source"') + 1
    assert numbers == set(range(1, listed + 1))


def test_han_letters_name_their_font_and_are_not_slanted() -> None:
    for one in opened("zh/cases/hill/taught/handout.docx").paragraphs:
        for run in one.runs:
            properties = run._r.rPr
            assert properties is not None
            fonts = properties.find(qn("w:rFonts"))
            if fonts is not None:
                assert fonts.get(qn("w:hint")) == "eastAsia"
                assert not run.italic


def test_whose_it_is() -> None:
    about = opened(NPI).core_properties
    assert (about.title, about.author, about.language) == ("恩派（NPI）", "案例库编者", "zh-CN")
    assert "CC BY 4.0" in about.comments
