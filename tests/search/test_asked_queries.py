"""The queries that the search is measured with: their answers are right, and the same seed asks the same."""

from __future__ import annotations

import doctest
import importlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from builder.search.search_document import SearchDocument
from tests.bench.asked_numbers import amounts, dates
from tests.bench.asked_queries import Asked, numbered, paraphrases, written
from tests.bench.asked_queries import main as write
from tests.bench.more_queries import Query
from tests.search.test_bench import folder

ROOT = Path(__file__).parents[2]
PARK, XU = ("River Park", "江边服务园"), ("Xu Qizhi", "徐启智")
DOCUMENTS = (
    SearchDocument(
        "en", "cases/park/", "case", *PARK[:1], PARK[1:], body="Opened on 29 June 2012 for RMB 160 million."
    ),
    SearchDocument("en", "people/#xu", "person", *XU[:1], XU[1:], body="An adviser, who keeps a bicycle."),
    SearchDocument("zh", "cases/park/", "case", *PARK[1:], PARK[:1], body="2012 年 6 月 29 日开园，1.6 亿元。"),
    SearchDocument("zh", "people/#xu", "person", *XU[1:], XU[:1], body="顾问，志愿者。"),
)


def asked(cls: str, documents: Sequence[SearchDocument] = DOCUMENTS) -> list[Query]:
    return [query for query in Asked(documents, 1).all() if query.cls == cls]


@pytest.mark.parametrize("name", ["asked_documents", "asked_numbers", "question_bytes", "romanised_names"])
def test_the_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"tests.bench.{name}")).failed == 0


def test_a_seed_asks_the_same_again() -> None:
    first, again, other = (list(Asked(DOCUMENTS, seed).all()) for seed in (1, 1, 2))
    assert first == again != other
    assert len({query.id for query in numbered(first)}) == len(first)


@pytest.mark.parametrize("cls", ["date", "amount"])
def test_what_a_text_names_is_asked_for_in_every_form(cls: str) -> None:
    forms = {
        "date": {
            "29 June 2012",
            "June 29, 2012",
            "2012-06-29",
            "2012/6/29",
            "2012.6.29",
            "2012年6月29日",
            "二〇一二年六月二十九日",
        },
        "amount": {"160m", "160 million", "1.6亿", "160,000,000", "16000万", "一亿六千万"},
    }
    queries = asked(cls)
    assert {query.q for query in queries} == forms[cls]
    assert {query.lang for query in queries} == {"en", "zh"}
    assert all(query.ok == ("/en/cases/park/", "/zh/cases/park/") for query in queries)


def test_numbers_are_read_in_every_form() -> None:
    assert (
        len(dates("29 june 2012, june 29, 2012; 2012-06-29 2012/6/29 2012.6.29 2012 年 6 月 29 日 version 1.2.3")) == 1
    )
    assert dates("31 june 2012 and 10.10.2012") == set()
    assert amounts("rmb 3.8亿, 380 million, 380,000,000; 380m; in 2012 about 5,000") == {380_000_000}


def test_a_name_goes_with_words_that_no_document_has() -> None:
    queries = asked("unknown-joined")
    assert {query.note for query in queries} == {"江边服务园", "徐启智"}
    assert not any(word in query.q for query in queries for word in ("志愿", "开园"))
    assert all(query.ok == ("/zh/people/#xu",) for query in queries if query.note == "徐启智")


def test_names_are_asked_for_as_they_are_spelled_and_sound_elsewhere() -> None:
    assert {query.q for query in asked("name-wade-giles")} == {"Hsu Chi-chih"}
    assert {query.q for query in asked("name-tongyong")} == {"Syu Ci-jhih"}


def test_a_question_is_off_the_subject_only_where_no_document_has_its_word() -> None:
    questions = {query.q for query in asked("off-subject")}
    assert "sourdough starter" in questions
    assert "how to fix a bicycle chain" not in questions
    assert all(query.none and not query.ok for query in asked("off-subject"))


@pytest.mark.parametrize("which", ["dev", "heldout"])
def test_paraphrases_are_of_records_that_there_are(which: str) -> None:
    queries = list(paraphrases(which))
    assert [sum(query.lang == language for query in queries) for language in ("en", "zh")] == [12, 12]
    for address in {address for query in queries for address in query.ok}:
        assert (ROOT / f"{address.split('/', 2)[2].rstrip('/')}.yml").is_file()


def test_twenty_natural_questions_are_kept_for_each_language() -> None:
    kept = written("asked.yml")["natural"]
    assert [len(set(kept[about][language])) for about in ("base", "pages") for language in ("en", "zh")] == [20] * 4


def test_no_paraphrase_is_in_both_sets() -> None:
    assert not {query.q for query in paraphrases("dev")} & {query.q for query in paraphrases("heldout")}


def test_queries_about_test_pages_are_written_as_the_harness_reads_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write([str(tmp_path / "out.json"), "--seed", "2", "--whole", "--pages", str(folder(tmp_path))])
    queries = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert {"id", "cls", "q", "lang", "ok", "none"} <= queries[0].keys()
    assert not any("#" in address for query in queries for address in query["ok"])
    assert f"{len(queries)} queries" in capsys.readouterr().out
