"""The writing guide and the translators' guide in every edition: every field has its anchor, and they lead on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.pages.contribute.writing.view import TRANSLATING, path_name
from builder.writing_guide import ADDRESS, topics, translating

EDITIONS = ["en", "zh", "zh-hant"]


def page(site: Path, language: str, address: str) -> str:
    return (site / language / address / "index.html").read_text("utf-8")


def prose(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


@pytest.mark.parametrize("language", EDITIONS)
def test_every_field_has_its_anchor_once(site: Path, language: str) -> None:
    html = page(site, language, ADDRESS)
    anchors = re.findall(r' id="([^"]*)"', html)
    for topic in topics():
        assert f'href="#{topic.id}"' in html
        for path in (topic.id, *(path for guidance in topic.guidance for path in guidance.fields)):
            assert anchors.count(path) == 1, path


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("address", [ADDRESS, TRANSLATING])
def test_what_to_do_stands_before_what_not(site: Path, language: str, address: str) -> None:
    marks = re.findall(r'class="cb-guide-(right|wrong)"', page(site, language, address))
    assert marks[::2] == ["right"] * (len(marks) // 2)
    assert marks[1::2] == ["wrong"] * (len(marks) // 2)
    count = len(translating().guidance) if address == TRANSLATING else sum(len(each.guidance) for each in topics())
    assert len(marks) == 2 * count


def test_the_traditional_pages_are_converted_and_values_as_printed_are_not(site: Path) -> None:
    html = page(site, "zh-hant", ADDRESS)
    assert "照原樣抄寫" in html
    assert '<q class="cb-whole" lang="zh-Hans">在磨合中共赢</q>' in html
    assert "照原样" not in prose(html)


def test_a_list_stands_without_brackets(site: Path) -> None:
    assert "SWUFE, " in page(site, "en", ADDRESS)
    assert "[SWUFE" not in page(site, "en", ADDRESS)


def test_a_field_is_named_as_in_the_form() -> None:
    assert path_name(("story.need",), "en") == "Story · Need"
    assert path_name(("story.need",), "zh") == "故事 · 需求"
    assert path_name(("people.since", "people.until", "relations.since"), "zh") == "自", "the same in several parts"


@pytest.mark.parametrize("language", EDITIONS)
def test_they_lead_to_each_other_and_back(site: Path, language: str) -> None:
    for address, targets in ((ADDRESS, ("../translating/", "../form/", "../")), (TRANSLATING, ("../writing/", "../"))):
        html = page(site, language, address)
        assert all(f'href="{target}"' in html for target in targets)
