"""The blank record as a Word file, opened by python-docx: every field with its help, what is required, sound files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from builder.language.words import words
from builder.pages.answer.blank_records import blank_path
from builder.pages.answer.paper.asked import LEFT_OUT, Asking, asked, called, help_text
from builder.pages.answer.paper.view import view
from builder.pages.edition import Edition
from builder.pages.site import editions
from builder.records.model.declare import Computed, Declared, Field, fields
from builder.records.model.record import MODELS, Quote
from builder.records.model.vocabulary import Vocabularies
from builder.schema import RECORD_NAMES
from builder.schema.form import SECTIONS
from tests.pages.reading import library, real_library

LANGUAGES = ("en", "zh", "zh-Hant")
MAIL = "editors@example.org"
NAMES = {"en": "Casebook", "zh": "案例库"}
FORMS = list(product(("case", "policy"), LANGUAGES))


def drawn(mail: str = MAIL) -> dict[str, bytes]:
    shared = Edition(real_library(), "en", mail=mail, names=NAMES)
    return {file.path: file.data for each in editions(shared, LANGUAGES).values() for file in view(each)}


@cache
def files() -> dict[str, bytes]:
    return drawn()


def data(name: str, language: str) -> bytes:
    return files()[blank_path(name, language, ending="docx")]


@cache
def opened(name: str, language: str) -> Document:
    return docx.Document(io.BytesIO(data(name, language)))


def xml(name: str, language: str, part: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data(name, language))).read(part).decode()


def model_of(name: str) -> type[Declared]:
    return next(MODELS[records] for records, each in RECORD_NAMES.items() if each == name)


@cache
def asking(language: str) -> Asking:
    edition = editions(Edition(real_library(), "en"), LANGUAGES)[language]
    return Asking(words(language), language, LANGUAGES, ("en", "zh"), edition.library.vocabularies)


def every_field(model: type[Declared]) -> Iterator[tuple[type[Declared], Field]]:
    """Each field that is asked for, in parts of parts too."""
    for field in asked(model):
        yield model, field
        if issubclass(field.shape, Declared):
            yield from every_field(field.shape)


def text_of(name: str, language: str) -> str:
    """All that stands in the form, a paragraph a line; hard spaces as spaces."""
    paragraphs = opened(name, language).element.body.iter(qn("w:p"))
    return "\n".join("".join(each.text or "" for each in one.iter(qn("w:t"))) for one in paragraphs).replace(
        "\xa0", " "
    )


def test_each_edition_has_a_form_for_each_kind_of_record() -> None:
    assert set(files()) == {blank_path(name, language, ending="docx") for name, language in FORMS}


@pytest.mark.parametrize(("name", "language"), FORMS)
def test_every_field_has_a_comment_with_its_help_in_the_language(name: str, language: str) -> None:
    comments = [comment.text for comment in opened(name, language).comments]
    for model, field in every_field(model_of(name)):
        text = help_text(model, field, asking(language))
        assert any(comment.split("\n")[0] == text for comment in comments) or field.key in ("quotes", "text"), text
    assert any(help_text(Quote, fields(Quote)[0], asking(language)) in comment for comment in comments)
    latin = [comment for comment in comments if not re.search("[\u4e00-\u9fff]", comment)]
    assert (len(latin) > len(comments) / 2) == (language == "en")


@pytest.mark.parametrize(("name", "language"), FORMS)
def test_no_comment_speaks_of_the_file_that_a_record_is(name: str, language: str) -> None:
    for comment in opened(name, language).comments:
        assert not re.search(r"\[\]|\[unknown\]|[{}#]|\bkeys?\b|的键|by key", comment.text), comment.text
        assert comment.text == comment.text.strip()
        assert comment.author == (NAMES["en"] if language == "en" else comment.author)
        assert comment.timestamp is None


@pytest.mark.parametrize(("name", "language"), FORMS)
def test_each_comment_is_anchored_at_a_name(name: str, language: str) -> None:
    body = xml(name, language)
    ids = [str(comment.comment_id) for comment in opened(name, language).comments]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert re.findall(rf'<w:{mark} w:id="(\d+)"/>', body) == ids
    anchored = re.findall(r"<w:commentRangeStart [^>]*>(.*?)<w:commentRangeEnd", body)
    assert all(re.search("<w:t[^>]*>[^<]+</w:t>", each) for each in anchored)


@pytest.mark.parametrize(("name", "language"), FORMS)
def test_what_is_required_says_so_in_words(name: str, language: str) -> None:
    say, model, text = words(language), model_of(name), text_of(name, language)
    for field in asked(model):
        label = called(model, field, asking(language))
        stands = f"{label}\n{say('paper.required')}\n" in text or f"\n{label}  {say('paper.required')}" in text
        assert stands == field.required, label
    for part in {each for each, _ in every_field(model)} - {model}:
        needed = [called(part, field, asking(language)) for field in asked(part) if field.required]
        if needed and part.__name__ not in ("Dimension", "Quote"):  # tables of their own: a line, and its words
            listed = say("form.script.comma").join(needed)
            assert say("paper.needed-if-used", names=listed) in text, part


def test_what_is_left_out_is_a_field_and_no_form_needs_it() -> None:
    parts = {model.__name__: model for top in MODELS.values() for model, _ in every_field(top)}
    for name, keys in LEFT_OUT.items():
        declared = {field.key: field for field in fields(parts[name])}
        assert keys <= declared.keys()
        assert not [key for key in keys if declared[key].required]
    for model in parts.values():
        without = {field.key for field in fields(model)} - {field.key for field in asked(model)}
        computed = {field.key for field in fields(model) if field.mark(Computed)}
        assert without == LEFT_OUT.get(model.__name__, frozenset()) | computed


@pytest.mark.parametrize(("name", "language"), FORMS)
def test_headings_follow_the_form_on_the_site(name: str, language: str) -> None:
    document, say, model = opened(name, language), words(language), model_of(name)
    found = [one.text.split("  ")[0] for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    expected = [say("paper.needed")]
    for section, keys in SECTIONS.items():
        some = [field for field in asked(model) if field.key in keys and not field.required]
        alone = len(some) == 1 and issubclass(some[0].shape, Declared)
        expected += [called(model, some[0], asking(language)) if alone else say(f"form.script.section.{section}")][
            : len(some)
        ]
    assert found == [*expected, say("paper.lists")]
    styles = [one.style.name for one in document.paragraphs if one.style]
    assert styles[:4] == ["Title", "Subtitle", "Normal", "Normal"]


@pytest.mark.parametrize(("name", "language"), FORMS)
def test_there_is_a_cell_to_write_in_for_each_language_of_a_text(name: str, language: str) -> None:
    order = ["English", "Chinese"] if language == "en" else ["中文", "英文"]
    rows = [[cell.text for cell in row.cells] for table in opened(name, language).tables for row in table.rows]
    sides = [row[1] for row in rows if len(row) > 2 and row[1] in order]
    assert sides[:2] == order
    assert sides.count(order[0]) == sides.count(order[1]) > 20
    assert all(row[2] == "" for row in rows if len(row) > 2 and row[1] in order)


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_menus_are_ticked_and_long_ones_stand_at_the_end(language: str) -> None:
    body, text = xml("case", language), text_of("case", language)
    tables = asking(language).vocabularies.tables
    for vocabulary in ("types", "themes", "steps", "audiences", "places"):
        for term in tables[vocabulary].values():
            assert f"☐ {term.name(language)}" in text
    for dimension in tables["dimensions"].values():
        assert all(f"☐ {term.name(language)}" in text for term in dimension.terms.values())
    leads, listed = (
        set(re.findall(r'w:anchor="([^"]+)"', body)),
        re.findall(r'bookmarkStart [^>]*w:name="([^"]+)"', body),
    )
    assert leads == set(listed) == {"list_measures", "list_units", "list_relations"}
    assert len(listed) == len(leads)
    assert all(f"\n{term.name(language)}\n" in text for name in ("measures", "units") for term in tables[name].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_are_a_table_with_a_row_for_their_words(language: str) -> None:
    say = words(language)
    table = next(each for each in opened("case", language).tables if each.rows[0].cells[0].text == say("paper.number"))
    head = [cell.text for cell in table.rows[0].cells]
    assert head[3] == say("paper.name.Source.container-title")
    assert len(head) == 5
    quotes = [row.cells for row in table.rows if row.cells[1].text == say("paper.name.Source.quotes")]
    assert len(quotes) == 3
    assert all(cells[2].text == "" for cells in quotes)
    assert table._tbl.find(".//" + qn("w:tblHeader")) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_where_it_is_to_be_sent(language: str) -> None:
    say = words(language)
    assert say("paper.send", mail=MAIL) in text_of("case", language)
    nowhere = drawn(mail="")[blank_path("case", language, ending="docx")]
    texts = [one.text for one in docx.Document(io.BytesIO(nowhere)).paragraphs]
    assert say("paper.send-back") in texts
    assert not [text for text in texts if "@" in text]


@pytest.mark.parametrize(("name", "language"), FORMS)
def test_a_sheet_of_paper_in_the_fonts_of_its_readers(name: str, language: str) -> None:
    [section] = opened(name, language).sections
    assert section.page_width
    assert abs(section.page_width - Mm(210)) < Mm(1)
    styles, body = xml(name, language, "word/styles.xml"), xml(name, language)
    font, tag = ("Microsoft JhengHei", "zh-TW") if language == "zh-Hant" else ("Microsoft YaHei", "zh-CN")
    assert f'w:eastAsia="{font}"' in styles
    assert f'<w:lang w:val="en-GB" w:eastAsia="{tag}"' in styles
    tags = set(re.findall(r'<w:lang w:(?:val|eastAsia)="([^"]+)"/>', body))
    assert tags == {"en-GB" if language == "en" else tag}
    known = {style.style_id for style in opened(name, language).styles}
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', body))
    assert used <= known
    assert {"Title", "Heading1", "Heading2", "Form", "Answer", "CommentReference"} <= used


def test_the_same_base_gives_the_same_bytes() -> None:
    assert drawn() == files()
    for each in files().values():
        archive = zipfile.ZipFile(io.BytesIO(each))
        assert archive.testzip() is None
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in archive.read("docProps/core.xml").replace(b"xmlns:dcterms=", b"")
        assert not [one for one in archive.namelist() if "vba" in one.lower() or "font" in one.lower()]


@pytest.mark.parametrize(("name", "language"), FORMS)
def test_its_size_is_what_the_page_on_contributing_says(name: str, language: str) -> None:
    [said] = re.findall(r"(\d+) KB", words(language)("ways.word"))
    assert int(said) * 600 < len(data(name, language)) <= int(said) * 1024


def test_a_base_of_one_language_without_vocabularies_has_its_form_too() -> None:
    base = replace(library(), languages=("en",), vocabularies=Vocabularies({}))
    for file in view(Edition(base, "en")):
        document = docx.Document(io.BytesIO(file.data))
        rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
        assert rows[0][0] == f"{words('en')('form.script.place')}\n{words('en')('paper.required')}"
        assert not [row for row in rows if "Chinese" in row]
        assert words("en")("paper.lists") not in [one.text for one in document.paragraphs]
