"""The files as files: the same bytes every time, sound archives, nothing in them from elsewhere."""

from __future__ import annotations

import re
from zipfile import ZIP_DEFLATED

import pytest

from builder.pages.office.opc import TYPES, fill_template, text
from tests.pages.office.reading import entries, every_file, files, odd_files, parts, real_files
from tests.pages.reading import library, real_library

EVERY = sorted(every_file())


def data(path: str) -> bytes:
    return every_file()[path]


def test_every_taught_case_has_its_files_in_every_language() -> None:
    assert {path.partition("/")[2] for path in odd_files()} == {
        f"cases/hill/{slug}/{name}"
        for slug in ("seed-house", "taught")
        for name in ("slides.pptx", "handout.docx", "teacher.docx")
    }
    assert {path.partition("/")[0] for path in real_files()} == {"en", "zh", "zh-hant"}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert files(real_library()) == files(real_library()) == real_files()


@pytest.mark.parametrize("path", EVERY)
def test_an_archive_is_sound(path: str) -> None:
    """Types first, every part of a type, every relationship to a part, no clock in it."""
    found, listed = parts(data(path)), list(entries(data(path)))
    assert listed[0].filename == TYPES
    assert {one.date_time for one in listed} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in listed} == {ZIP_DEFLATED}
    typed = set(re.findall(r'PartName="/([^"]+)"', found[TYPES]))
    assert typed == {name for name in found if not name.endswith(".rels") and name != TYPES}
    for name, part in found.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            for target in re.findall(r'Target="([^"]+)"', part):
                assert resolved(folder, target) in found, (name, target)
            assert "TargetMode" not in part


def resolved(folder: str, target: str) -> str:
    steps = [step for step in folder.split("/") if step]
    for step in target.split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


@pytest.mark.parametrize("path", EVERY)
def test_fonts_are_named_and_none_is_brought(path: str) -> None:
    found = parts(data(path))
    wanted = "Microsoft JhengHei" if path.startswith("zh-hant/") else "Microsoft YaHei"
    where = found.get("ppt/theme/theme1.xml") or found["word/styles.xml"]
    assert re.search(rf'<a:ea typeface="{wanted}"/>|w:eastAsia="{wanted}"', where)
    assert not [name for name in found if "font" in name.lower() or name.endswith((".ttf", ".odttf", ".fntdata"))]


@pytest.mark.parametrize("path", [path for path in EVERY if path.endswith(".pptx")])
def test_both_languages_are_in_the_slides(path: str) -> None:
    body = "".join(part for name, part in parts(data(path)).items() if "slides/slide" in name or "document" in name)
    assert "The decision" in body
    assert re.search("决策|決策", body)
    tags = {"en-GB", "zh-TW" if path.startswith("zh-hant/") else "zh-CN"}
    assert tags <= set(re.findall(r'(?:lang|w:val|w:eastAsia)="([a-z]{2}-[A-Z]{2})"', body))


def test_a_base_in_one_language_has_files_in_one() -> None:
    found = parts(files(library(), "en")["en/cases/hill/seed-house/slides.pptx"])
    assert "决策" not in "".join(found.values())
    assert "The decision" in "".join(found.values())


def test_characters_that_xml_has_no_place_for_are_left_out() -> None:
    assert text("a\x00b\ufffe<c>&") == "ab&lt;c&gt;&amp;"


def test_a_blank_without_a_value_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        fill_template("{{nothing}}", {})
