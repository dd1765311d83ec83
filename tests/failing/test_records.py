"""Records on which the check failed once: each problem with its place and its mended text, and no other."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.failing.inputs import Found, found, put_input, run

X = "cases/chengdu/x.yml"
CASE = "cases/chengdu/my-case.yml"
HIDDEN_MENDED = 'summary: {en: "A hub gpj.exe       .", zh: 一处中心。}'
FOUR_AUTHORS = "author:\n  - 张三\n  - 李四\n  - 王五\n  - 赵六"
TWO_AUTHORS = "author:\n  - {family: Roe, given: Jane}\n  - {family: Doe, given: John}"
LATIN_AUTHORS = "author:\n  - {family: Lane, given: Rebecca S.}\n  - {family: Yam, given: Torill A.}"

OUTCOMES: dict[str, list[Found]] = {
    "bib-unbalanced-brace": [],
    "bibtex-brace": [],
    "blank-title": [(f"{X}:1:13", "empty-value", ""), (f"{X}:1:21", "empty-value", "")],
    "crash-build-bracket-keyerror": [],
    "crash-build-forged-citation-mark": [
        (f"{X}:2:23", "control-character", 'summary: {en: "A hub ⸨9⸩.", zh: 一处中心。}')
    ],
    "crash-build-name-begins-with-bracket": [],
    "crash-check-big-number": [(f"{X}:8:12", "number-form", "")],
    "date-mend": [
        ("cases/chengdu/1.yml:5:9", "date-form", "period: ~2001"),
        ("cases/chengdu/2.yml:5:9", "date-form", "period: ~2001"),
        ("cases/chengdu/3.yml:5:9", "date-form", "period: 2001"),
        ("cases/chengdu/4.yml:5:9", "range-form", "period: 2012 .. 2013"),
        ("cases/chengdu/5.yml:5:9", "range-form", "period: 2012 .."),
        ("cases/chengdu/6.yml:5:9", "range-form", "period: 1990 .. 1999"),
        ("cases/chengdu/7.yml:5:9", "date-form", "period: ~2001"),
        ("cases/chengdu/8.yml:5:9", "date-form", "period: 2012-06-29"),
    ],
    "doi-not-checked": [
        (f"{CASE}:9:39", "form-doi", "DOI: 10.1000/182"),
        (f"{CASE}:10:39", "form-doi", "DOI: 10.1000/182"),
        (f"{CASE}:11:39", "form-doi", "DOI: 10.1000/182"),
        (f"{CASE}:12:3", "warning address-with-mark", "URL: https://example.org/a"),
        (f"{CASE}:12:71", "isbn-check", ""),
        (f"{CASE}:12:103", "form-number", "page: 1-9"),
        (f"{CASE}:12:120", "form-number", "volume: 3"),
    ],
    "en-space-indent": [
        (f"{CASE}:2:1", "full-width-space", "  en: Example Hub"),
        (f"{CASE}:3:1", "full-width-space", "  zh: 示例公益空间"),
    ],
    "file-name-of-a-device": [("cases/chengdu/nul.yml:1:1", "reserved-name", "")],
    "folded-softbreak": [("cases/chengdu/record.yml:27:3", "warning uncited-source", "")],
    "footnote-swallowed": [],
    "hidden-characters-by-reference": [
        (f"{X}:2:22", "bidi-mark", HIDDEN_MENDED),
        (f"{X}:2:46", "control-character", HIDDEN_MENDED),
        (f"{X}:2:59", "line-separator", HIDDEN_MENDED),
        (f"{X}:2:74", "inner-bom", HIDDEN_MENDED),
    ],
    "key-of-a-chinese-author": [
        (f"{CASE}:3:15", "citation-form", "[@fu-tao-2012]"),
        (f"{CASE}:9:3", "key-form", "fu-tao-2012:"),
    ],
    "korean-under-zh": [(f"{X}:2:27", "warning english-in-chinese", "")],
    "latin-name-string": [("cases/chengdu/record.yml:10:14", "warning name-as-text", LATIN_AUTHORS)],
    "line-end-beside-markup": [],
    "link-full-width-parentheses": [
        (f"{CASE}:4:9", "full-width-link", "[官网](https://example.org/a)"),
        (f"{CASE}:4:39", "citation-form", "[@hub-2020]"),
        (f"{CASE}:4:49", "citation-form", "参见 [@hub-2020, p. 3]"),
        (f"{CASE}:4:70", "citation-form", "[@hub-2020]"),
    ],
    "lost-fact-source-empty-list": [(f"{X}:10:13", "empty-value", "")],
    "lost-record-contributors-empty-list": [(f"{X}:6:15", "empty-value", "")],
    "lost-record-title-empty-map": [(f"{X}:1:8", "not-a-text", "")],
    "moved-record": [],
    "names-as-plain-text": [
        (f"{CASE}:9:51", "warning name-as-text", "author: {family: Roe, given: Jane}"),
        (f"{CASE}:10:42", "warning names-in-one-text", "author:\n  - 张三\n  - 李四"),
        (f"{CASE}:11:40", "warning names-in-one-text", FOUR_AUTHORS),
        (f"{CASE}:12:44", "warning names-in-one-text", TWO_AUTHORS),
    ],
    "opencc-cut-across-words": [],
    "opencc-guard-and-names": [],
    "opencc-words-of-computing": [],
    "orcid-checksum": [(f"{CASE}:8:52", "orcid-check", ""), (f"{CASE}:8:110", "orcid-check", "")],
    "renamed": [],
    "replacement-character": [(f"{X}:1:28", "warning replacement-character", "")],
    "simplified-without-guard": [],
    "title-100k": [(f"{X}:1:13", "too-long", "")],
    "url-not-valid": [(f"{X}:7:38", "form-url", "")],
    "windows-reserved-name": [("cases/chengdu/con.yml:1:1", "reserved-name", "")],
    "work-language": [],
    "work-language-zh": [],
    "year-0000": [(f"{X}:5:9", "range-form", 'period: "? .."')],
    "year-zero": [(f"{CASE}:7:9", "range-form", 'period: "? .."'), (f"{CASE}:9:58", "date-form", "issued: ?")],
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_record_has_these_problems_and_no_other(base: Path, name: str) -> None:
    put_input(name, base)
    assert found(base) == OUTCOMES[name]


@pytest.mark.parametrize(
    ("morning", "problems"),
    [("2026-12-02T07:30+08:00", []), ("2026-12-01T07:30+08:00", [(f"{X}:7:43", "future-date", "")])],
)
def test_what_is_today_in_china_is_not_in_the_future(
    base: Path, monkeypatch: pytest.MonkeyPatch, morning: str, problems: list[Found]
) -> None:
    put_input("today-in-china", base)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(morning).timestamp())))
    assert found(base) == problems


@pytest.mark.parametrize("format_", ["text", "github", "markdown"])
def test_thousands_of_problems_are_counted(base: Path, format_: str) -> None:
    put_input("verbose-5000-unknown-keys", base)
    done = run("check", "--format", format_)
    assert done.exit_code == 1
    assert "4950" in done.output
    assert "5000" in done.output
    assert len(done.output) < 60_000
