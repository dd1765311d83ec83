"""Texts that are translated: which a record has, under which paths, and the digest of what they say."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

from hypothesis import given
from hypothesis import strategies as st

from builder.records.decode import decode
from builder.records.model.quotes import folded
from builder.records.model.record import Case, Policy
from builder.records.model.translated import ALL, chinese_paths, field_paths, field_texts, spoken, text_digest
from builder.records.model.vocabulary import Vocabularies
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies

BASE = Path(__file__).parents[3]
VOCABULARIES: Vocabularies = read_vocabularies(BASE / "builder" / "vocabulary", base=BASE)[0]
FULL = BASE / "tests" / "examples" / "records" / "valid" / "full" / "cases" / "chengdu" / "park.yml"
WORDS = st.lists(st.text(alphabet="abcdefgh公益组织服务园", min_size=1, max_size=6), min_size=2, max_size=12)
SPACE = st.sampled_from([" ", "  ", "\n", " \n", "\n\n", "　"])


def decoded(text: str) -> Case | Policy:
    document = read_document("cases/chengdu/x.yml", text.encode())
    record = decode(document, folder="cases", vocabularies=VOCABULARIES).record
    assert record is not None
    return record


def summary_digest(summary: str) -> str:
    """The digest of the summary of a record, as its file has it."""
    block = indent(summary, "    ", lambda _: True)
    record = decoded(
        f"title: {{zh: 园}}\nsummary:\n  zh: |\n{block}\nwritten_in: zh\ntype: incubator\nperiod: 2012\n"
        "contributors: [{name: A, roles: [research]}]\n"
    )
    return text_digest(record, "summary", "zh")


@given(WORDS, st.data())
def test_white_space_changes_no_digest(given_words: list[str], data: st.DataObject) -> None:
    apart = [data.draw(SPACE) for _ in given_words[1:]]
    other = "".join(part for pair in zip(given_words, [*apart, ""], strict=True) for part in pair)
    assert summary_digest(" ".join(given_words)) == summary_digest(other)


@given(WORDS, WORDS)
def test_other_words_have_another_digest(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    assert (summary_digest(first) == summary_digest(second)) == (folded(first) == folded(second))


def test_a_citation_is_no_word() -> None:
    assert (
        summary_digest("一处园。") == summary_digest("一处园 [@one]。") == summary_digest("一处园 [@one#rooms, p. 3]。")
    )
    assert summary_digest("一处园。") != summary_digest("一处院。")


def test_paths_are_those_of_the_declarations() -> None:
    paths = field_paths(Case)
    assert {"title", "story", "story.need", "timeline.text", "teaching.decision.options", "end.text"} <= {*paths}
    assert not any(path.startswith(("sources", "contributors", "replies")) or path.endswith("name") for path in paths)
    assert chinese_paths(Case)["故事.背景"] == "story.background"


def test_texts_of_a_whole_record_stand_where_they_are_written() -> None:
    record = decoded(FULL.read_text("utf-8"))
    texts = {each.at: each for each in field_texts(record)}
    assert texts["steps.0.text"].field == "steps.text"
    assert {each.field for each in texts.values()} <= {*field_paths(Case)}
    assert spoken(record, ALL) == ("en", "zh")
    assert text_digest(record, "steps", "zh") == text_digest(record, "steps.text", "zh") != ""
    assert text_digest(record, "steps", "zh-Hant") == ""
