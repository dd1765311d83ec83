"""Which fields of a record are translated, into what, and whether the words they were made from still stand there."""

from __future__ import annotations

from pathlib import Path

from builder.analysis.translations import COMPLETE, MACHINE, MISSING, OUTDATED, UNKNOWN, field_states
from builder.records.decode import decode
from builder.records.model.record import Case, Policy
from builder.records.model.translated import text_digest
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies

BASE = Path(__file__).parents[2]
VOCABULARIES, _ = read_vocabularies(BASE / "builder" / "vocabulary", base=BASE)
LANGUAGES = ("en", "zh", "zh-Hant")
RECORD = """\
title: {en: Park, zh: 服务园}
summary: {en: A park., zh: 一处服务园。}
written_in: zh
type: incubator
period: 2012
timeline:
  - {date: 2012, text: {en: It opened., zh: 启用。}}
  - {date: 2013, text: {zh: 扩建。}}
story:
  need: {en: A need., zh: 需求。}
  practice: {en: What it did., zh: 做法。}
contributors: [{name: A, roles: [research]}]
translations:
"""


def record(*entries: str, text: str = RECORD) -> Case | Policy:
    whole = text + "".join(f"  - {{{entry}}}\n" for entry in entries or ("field: title, language: en, from: zh",))
    document = read_document("cases/chengdu/x.yml", whole.encode())
    found = decode(document, folder="cases", vocabularies=VOCABULARIES).record
    assert found is not None
    return found


def states(*entries: str, text: str = RECORD) -> dict[tuple[str, str], str]:
    found = field_states(record(*entries, text=text), LANGUAGES)
    return {(each.field, each.language): each.state for each in found}


def test_what_is_written_in_the_language_of_the_record_is_complete() -> None:
    found = states()
    assert {state for (_, language), state in found.items() if language == "zh"} == {COMPLETE}
    assert found["summary", "en"] == UNKNOWN, "nothing says from which words it was made"


def test_a_list_lacks_what_one_item_lacks() -> None:
    found = next(each for each in field_states(record(), LANGUAGES) if each.state == MISSING)
    assert (found.field, found.language, found.at) == ("timeline.text", "en", "timeline.1.text")


def test_a_digest_fits_until_the_words_change() -> None:
    digest = text_digest(record(), "summary", "zh")
    entry = f"field: summary, language: en, from: zh, digest: '{digest}'"
    assert states(entry)["summary", "en"] == COMPLETE
    assert states(entry, text=RECORD.replace("一处服务园。", "两处服务园。"))["summary", "en"] == OUTDATED
    assert states(entry, text=RECORD.replace("一处服务园。", '"一处服务园 [@one]。"'))["summary", "en"] == COMPLETE


def test_the_entry_nearest_to_a_field_speaks_for_it() -> None:
    digest = text_digest(record(), "story.need", "zh")
    found = states(
        f"field: story.need, language: en, from: zh, digest: '{digest}', by: human",
        "field: story, language: en, from: zh, digest: 'aaaaaaaaaaaaaaaa'",
        "field: all, language: en, from: zh, by: machine",
    )
    fields = ("story.need", "story.practice", "summary", "timeline.text")
    assert [found[field, "en"] for field in fields] == [COMPLETE, OUTDATED, MACHINE, MISSING]


def test_a_text_may_be_translated_into_the_language_of_the_record() -> None:
    found = states("field: summary, language: zh, from: en, by: machine")
    assert (found["summary", "zh"], found["summary", "en"]) == (MACHINE, COMPLETE)


def test_a_conversion_between_scripts_is_outdated_too() -> None:
    text = RECORD.replace("zh: 一处服务园。", "zh: 一处服务园。, zh-Hant: 一處服務園。")
    entry = "field: summary, language: zh-Hant, from: zh, by: converted, digest: "
    digest = text_digest(record(text=text), "summary", "zh")
    assert states(f"{entry}'{digest}'", text=text)["summary", "zh"] == COMPLETE
    assert states(f"{entry}'{digest}'", text=text.replace("一处", "几处"))["summary", "zh"] == OUTDATED
