"""People and organisations: grouped by name, every record named, hostile names harmless."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.pages.people import anchor, people
from builder.records.model.library import Library
from builder.records.model.values import Label, Passage
from builder.records.source.document import Place, Scalar
from tests.pages.reading import Outline, library, real_library

LANGUAGES = ("en", "zh")


def label(**texts: str) -> Label:
    return Label({code: Passage(text, Scalar(text, Place(1, 1))) for code, text in texts.items()})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [library, real_library])
def test_everyone_is_there_once(base: Callable[[], Library], language: str) -> None:
    body = people(base(), language).body
    outline = Outline(body)
    assert body.count('<li class="cb-row"') == len(base().people) + len(base().organisations)
    assert len(outline.values("id")) == len(set(outline.values("id")))


def test_somebody_named_twice_stands_once_with_both_records() -> None:
    body = people(real_library(), "en").body
    line = body.partition('id="xu-qizhi"')[2].partition('<li class="cb-row"')[0]
    assert line.count("../cases/") > 1


def test_names_are_sorted_by_code_point() -> None:
    body = people(real_library(), "zh").body
    names = [part.partition("<")[0] for part in body.split('<p class="cb-row-title">')[1:]]
    here, there = names[: len(real_library().people)], names[len(real_library().people) :]
    assert here == sorted(here)
    assert [name.casefold() for name in there] == sorted(name.casefold() for name in there)


def test_the_name_in_the_other_script_follows() -> None:
    line = people(real_library(), "en").body.partition('id="xu-qizhi"')[2]
    assert line.partition('lang="zh-Hans">')[2].startswith("徐启智<")


def test_hostile_names_are_text() -> None:
    body = people(library(), "zh").body
    assert "<img" not in body
    assert "&lt;img src=x onerror=alert(1)&gt;" in body


def test_anchors() -> None:
    assert anchor(label(en="Xu Qizhi", zh="徐启智")) == "xu-qizhi"
    assert anchor(label(zh="徐 启智")) == "徐-启智"
    assert anchor(label(en="“”")) == "unnamed"


def test_a_base_without_anyone_says_so() -> None:
    assert people(Library((), library().vocabularies), "en").body.count("cb-none") == 2
