"""The parts of the search engine, each loaded as the module that it is written as, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from builder.search.adjacency import adjacency_files
from builder.search.han import simplified
from builder.search.quantities import CLIENT
from builder.search.question_words import HAN, LATIN
from builder.search.search_document import SearchDocument
from builder.search.stem import stem
from builder.search.syllables import FINALS
from builder.search.text_index import Change, no_text, updated
from builder.search.tokenise import field_texts
from builder.search.tokens import spelled
from builder.search.vocabulary import front_coded
from tests.search.reading import loaded

ROOT = Path(__file__).parents[2]
GOLDEN = json.loads((ROOT / "tests" / "search" / "golden.json").read_text(encoding="utf-8"))
CALLS = """async ([part, name, inputs]) => {
  const module = await import(`/search/engine/${part}.js`);
  return inputs.map((given) => module[name](...given));
}"""


@dataclass(frozen=True)
class Parts:
    page: Page

    def each(self, part: str, name: str, inputs: Sequence[Sequence[Any]]) -> list[Any]:
        """What a function of a part gives for each list of arguments."""
        answers: list[Any] = self.page.evaluate(CALLS, [part, name, list(inputs)])
        return answers

    def call(self, part: str, name: str, *given: Any) -> Any:
        return self.each(part, name, [given])[0]


@pytest.fixture(scope="module")
def parts(browser: Browser, serve: Callable[[Path], str]) -> Iterator[Parts]:
    page = browser.new_page()
    page.goto(f"{serve(ROOT / 'builder' / 'theme' / 'assets')}search/engine/")
    yield Parts(page)
    page.close()


# text, stem


def test_folds_and_cuts_as_the_golden_file_says(parts: Parts) -> None:
    pairs = "".join(old + new for old, new in simplified().items())
    script = """async ([texts, pairs]) => {
      const { fold, tokens } = await import("/search/engine/text.js");
      const { characterTable } = await import("/search/engine/encoding.js");
      const folded = texts.map((text) => fold(text, characterTable(pairs)));
      return folded.map((text) => [text, tokens(text)]); }"""
    found = parts.page.evaluate(script, [[each["in"] for each in GOLDEN["text"]], pairs])
    assert found == [[each["fold"], each["tokens"]] for each in GOLDEN["text"]]


def test_runs_say_where_words_and_han_stand(parts: Parts) -> None:
    found = parts.call("text", "runs", "npi运营 2001年, 𠮷野!")
    assert [(run["text"], run["han"], run["at"]) for run in found] == [
        ("npi", False, 0),
        ("运营", True, 3),
        ("2001", False, 6),
        ("年", True, 10),
        ("𠮷野", True, 13),
    ]


@pytest.mark.parametrize(("run", "pairs"), [("", []), ("社", ["社"]), ("社会企", ["社会", "会企"]), ("𠮷野", ["𠮷野"])])
def test_han_is_cut_into_overlapping_pairs(parts: Parts, run: str, pairs: list[str]) -> None:
    assert parts.call("text", "bigrams", run) == pairs


def test_stems_are_those_of_the_golden_file(parts: Parts) -> None:
    assert parts.each("stem", "stem", [[word] for word, _ in GOLDEN["stem"]]) == [each for _, each in GOLDEN["stem"]]


def test_stems_are_those_of_the_builder(parts: Parts) -> None:
    """Every step meets every other: all words of the golden file with endings that other steps take off."""
    endings = ("", "s", "es", "ed", "ing", "ly", "edly", "er", "ness", "ational", "fulness", "ization", "y", "e")
    words = sorted({each + ending for _, each in GOLDEN["stem"] for ending in endings})
    assert len(words) > 2_000
    assert parts.each("stem", "stem", [[word] for word in words]) == [stem(word) for word in words]


def test_spellings_are_those_of_the_golden_file(parts: Parts) -> None:
    words = [[word] for word, _ in GOLDEN["spelling"]]
    assert parts.each("spelling", "canonical", words) == [each for _, each in GOLDEN["spelling"]]


def test_spellings_are_those_of_the_builder(parts: Parts) -> None:
    endings = ("", "s", "e", "es", "ed", "ing", "er", "ers", "ation", "ationals", "able", "ment", "d", "our", "ful")
    words = sorted({each + ending for part in ("stem", "spelling") for _, each in GOLDEN[part] for ending in endings})
    assert len(words) > 2_000
    assert parts.each("text", "spelled", [[word] for word in words]) == list(map(spelled, words))


def test_dates_and_amounts_are_those_of_the_golden_file(parts: Parts) -> None:
    index = {"core": {"quantities": CLIENT}}
    found = parts.each("quantities", "quantitiesIn", [[index, text] for text, _ in GOLDEN["quantities"]])
    assert [[[each["at"], each["text"], each["token"]] for each in some] for some in found] == [
        each for _, each in GOLDEN["quantities"]
    ]


# encoding


def test_hashes_are_those_of_the_golden_file(parts: Parts) -> None:
    assert parts.each("encoding", "hash", [[key] for key, _ in GOLDEN["hash"]]) == [each for _, each in GOLDEN["hash"]]


def test_hashes_of_pairs_are_those_of_the_golden_file(parts: Parts) -> None:
    found = parts.each("encoding", "pairHash", [[pair] for pair, _ in GOLDEN["pairs"]])
    assert found == [each for _, each in GOLDEN["pairs"]]


def test_numbers_are_read_as_the_golden_file_has_them(parts: Parts) -> None:
    found = parts.each("encoding", "unpack", [[text] for _, text in GOLDEN["vlq"]])
    assert found == [numbers for numbers, _ in GOLDEN["vlq"]]


def test_words_are_read_as_the_builder_writes_them(parts: Parts) -> None:
    words = [("able", 1), ("abled", 3), ("about", 1_000), ("b2b", 7), ("bar", 8)]
    assert parts.call("encoding", "unpackWords", front_coded(words)) == [
        [word, count.bit_length() - 1] for word, count in words
    ]
    assert parts.call("encoding", "unpackWords", "") == []


def test_characters_come_in_pairs_beyond_the_basic_plane_too(parts: Parts) -> None:
    script = "import('/search/engine/encoding.js').then((part) => [...part.characterTable('體体𠮷吉')])"
    assert parts.page.evaluate(script) == [["體", "体"], ["𠮷", "吉"]]


# adjacency

ADJACENT = """([data, words, most]) => import("/search/engine/adjacency.js").then(async ({ adjacentPairs }) => {
  const asked = [], get = async (name) => { asked.push(name); return data[name]; };
  const lists = new Map(Object.entries(data.df).map(([token, df]) => ["t" + token, { df }]));
  const index = { core: data.core, get, lists, questions: { stop: new Set(["of", "the", "a"]) } };
  const root = { all: Object.keys(data.df).map((token) => ({ token })) };
  return [Array.from(await adjacentPairs(index, root, words, most)), asked]; })"""


@pytest.mark.parametrize("number_of_files", [2, 3, 5, 64])
def test_neighbouring_words_are_found_side_by_side(parts: Parts, number_of_files: int) -> None:
    documents = [
        SearchDocument("en", f"{number}/", "page", title="", body=body)
        for number, body in enumerate(
            (
                "a bank of the people, their river",
                "people in a bank",
                "the people. Bank!",
                "people 银行 bank",
                "3.8 people and a bank of people",
            )
        )
    ]
    index = updated(no_text(1), Change(np.zeros(0, np.int64), list(map(field_texts, documents)), range(5), 5))[0]
    files = dict(adjacency_files(index.adjacent, number_of_files, range(number_of_files)))
    data = loaded(files) | {"core": {"b": number_of_files}, "df": {"peopl": 5, "bank": 5, "3": 1, "8": 2}}

    def adjacent(query: str, most: int = 3) -> dict[int, int]:
        return dict(parts.page.evaluate(ADJACENT, [data, query.split(), most])[0])

    assert adjacent("bank people") == {0: 1, 4: 1}
    assert adjacent("the banks of the people") == {0: 1, 4: 1}
    assert adjacent("people bank") == {1: 1, 2: 1, 4: 1}
    assert adjacent("people 银行 bank") == {}
    assert adjacent("3 8 people bank") == {1: 1, 2: 1, 4: 3}
    assert adjacent("3 8 people bank", 1) == {4: 1}
    assert adjacent("bank") == adjacent("unknown bank") == {}


# words


DISTANCES = (
    # one, other, at most, edits
    ("park", "park", 2, 0),
    ("park", "parks", 2, 1),
    ("park", "par", 2, 1),
    ("park", "dark", 2, 1),
    # a swap of neighbours is one
    ("park", "prak", 2, 1),
    ("neighbours", "neigbhours", 1, 1),
    ("abcd", "badc", 2, 2),
    # what was swapped is not edited again
    ("ca", "abc", 3, 3),
    ("kitten", "sitting", 3, 3),
    ("", "ab", 2, 2),
    ("", "", 0, 0),
)


@pytest.mark.parametrize(("one", "other", "most", "edits"), DISTANCES)
def test_edits_are_counted_both_ways(parts: Parts, one: str, other: str, most: int, edits: int) -> None:
    pairs = [[one, other, most], [other, one, most]]
    assert parts.each("words", "editDistance", pairs) == [edits, edits]


@pytest.mark.parametrize(("one", "other"), [("kitten", "sitting"), ("a", "abcd"), ("abcdef", "fedcba"), ("", "abc")])
def test_beyond_the_most_it_does_not_matter_how_many(parts: Parts, one: str, other: str) -> None:
    assert min(parts.each("words", "editDistance", [[one, other, 2], [other, one, 2]])) > 2


VOCABULARY = [["charities", 2], ["charity", 5], ["chart", 3], ["charter", 1], ["clarity", 1], ["foundation", 4]]


def test_a_beginning_is_completed_to_the_commonest_words_a_stem_once(parts: Parts) -> None:
    assert parts.call("words", "completions", VOCABULARY, "char") == ["charity", "chart", "charter"]
    assert parts.call("words", "completions", VOCABULARY, "charter") == []


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("charty", [["charity", 1], ["chart", 1]]),
        ("foundatoin", [["foundation", 1]]),
        ("foudnatoin", [["foundation", 2]]),
        # equal letters at the beginning first, then the commoner
        ("chartiy", [["charity", 1]]),
        # a short word has no slips, a known one is not its own
        ("cha", []),
        ("foundation", []),
    ],
)
def test_near_spellings_are_all_equally_near(parts: Parts, word: str, near: list[list[Any]]) -> None:
    found = parts.call("words", "nearSpellings", VOCABULARY, word)
    assert [[each["word"], each["distance"]] for each in found] == near


# pinyin

SYLLABLES = """([finals, words]) => import("/search/engine/pinyin.js").then((part) => (
  words.map((word) => part.syllables({ syllables: part.syllableSet(finals) }, word))))"""


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("kafei", [["ka", "fei"]]),
        ("xian", [["xian"], ["xi", "an"]]),
        ("fangan", [["fang", "an"], ["fan", "gan"]]),
        ("zhong1guo2", [["zhong", "guo"], ["zhong", "gu", "o"]]),
        ("lvxing", [["lu", "xing"]]),
        ("nv", [["nu"]]),
        ("park", []),
        ("1a", []),
        ("", []),
        ("a" * 36, []),
    ],
)
def test_words_are_read_as_syllables_fewest_first(parts: Parts, word: str, readings: list[list[str]]) -> None:
    assert parts.page.evaluate(SYLLABLES, [FINALS, [word]]) == [readings]


def test_every_syllable_that_the_index_has_is_known(parts: Parts, site: Path) -> None:
    files = (site / "assets" / "search" / "p").glob("*.js")
    data = [json.loads(f"[{path.read_text('utf-8').removeprefix('casebookSearch(').rstrip()[:-2]}]") for path in files]
    known = sorted({syllable for _, table in data for pair in table for syllable in pair.split()})
    assert len(known) > 300
    read = parts.page.evaluate(SYLLABLES, [FINALS, known])
    # Sounds that are no word: hm, hng, m, n, ng and their like.
    odd = [syllable for syllable, readings in zip(known, read, strict=True) if [syllable] not in readings]
    assert not [syllable for syllable in odd if set(syllable) & set("aeiou")]


@pytest.mark.parametrize(("big", "tokens"), [(False, "一二 三四 五六 七八"), (True, "一二 四五 七八")])
def test_of_a_long_run_a_large_site_asks_for_fewer_pairs(parts: Parts, big: bool, tokens: str) -> None:
    node = parts.call("query", "nodeOf", {"big": big}, "一二三四五六七八", {"long": True})
    assert [leaf["token"] for leaf in node["all"]] == tokens.split()


def test_bigrams_that_share_a_character_are_joined_and_others_stand_apart(parts: Parts) -> None:
    script = """([sounds, table]) => import("/search/engine/pinyin.js").then((part) => (
      part.hanTexts(sounds, new Map(Object.entries(table))).map((beam) => [beam.text, beam.cost])))"""
    table = {"fu hua": "孵化富华", "hua qi": "化器花期"}
    assert parts.page.evaluate(script, [["fu", "hua", "qi"], table]) == [["孵化器", 0]]
    apart = {"zhong zi": "种子", "ji jin": "基金"}
    assert parts.page.evaluate(script, [["zhong", "zi", "ji", "jin"], apart]) == [["种子 基金", 20]]
    assert parts.page.evaluate(script, [["ge", "zhong"], apart]) == []


# questions, scores, marks


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("where can i find the page on seed funds", "seed funds"),
        ("can you tell me something about seed funds", "seed funds"),
        ("i would like to know about the park", "the park"),
        ("do you have any information on parks and funds", "parks and funds"),
        ("where can i find seed funds", "seed funds"),
        ("how to find users", "to find users"),
        ("find users", "find users"),
        ("what is seed funding and why should you do it", "seed funding"),
        ("what is it about", "what is it about"),
        ("seed funding and why should you do it", "seed funding and why should you do it"),
        ("about", "about"),
        ("关于种子基金的资料", "种子基金"),
        ("请问种子基金在哪里", "种子基金"),
        ("我想了解种子基金", "种子基金"),
        ("有没有种子基金的介绍", "种子基金"),
        ("种子基金是什么", "种子基金"),
        ("资料公开", "资料公开"),
        ("关于", "关于"),
    ],
)
def test_what_stands_around_a_subject_is_left_out(parts: Parts, text: str, about: str) -> None:
    script = """([text, latin, han]) => import("/search/engine/question.js").then(({ subject, ...made }) => (
      subject({ ...made.latinQuestions(latin), ...made.hanQuestions(han) }, text)))"""
    assert parts.page.evaluate(script, [text, LATIN, HAN]) == about


def test_scores_are_united_added_and_met(parts: Parts) -> None:
    script = """async () => {
      const { added, intersection, scaled, union } = await import("/search/engine/scores.js");
      const one = new Map([[1, 2], [2, 5]]), other = new Map([[2, 3], [3, 4]]);
      return [union, added, intersection].map((join) => [...join(one, other)]).concat([[...scaled(one, 2)]]); }"""
    assert parts.page.evaluate(script) == [
        [[1, 2], [2, 5], [3, 4]],
        [[1, 2], [2, 8]],
        [[2, 8]],
        [[1, 4], [2, 10]],
    ]


@pytest.mark.parametrize(
    ("text", "stems", "texts", "marked"),
    [
        ("The children's own fund", ["children", "fund"], [], ["children's", "fund"]),
        ("Ｃafé CAFÉ", ["cafe"], [], ["Ｃafé", "CAFÉ"]),
        ("職業倦怠，職業", [], ["职业倦怠"], ["職業倦怠"]),
        # what is nowhere whole is marked in pieces
        ("职业的倦怠", [], ["职业倦怠"], ["职业", "倦怠"]),
        ("nothing here", ["park"], ["孵化"], []),
        # a date and an amount in another form
        ("On June 29, 2012, RMB 1.6亿", ["ǂ20120629", "160000000"], [], ["June 29, 2012", "1.6亿"]),
    ],
)
def test_what_matches_is_marked_as_it_is_written(
    parts: Parts, text: str, stems: list[str], texts: list[str], marked: list[str]
) -> None:
    script = """([text, stems, texts, quantities]) => import("/search/engine/marks.js").then(({ markedRanges }) => {
      const context = { stems: new Set(stems), texts, chars: new Set() };
      const table = new Map([["職", "职"], ["業", "业"]]);
      const index = { table, questions: { empty: /的/g }, core: { quantities } };
      return markedRanges(text, context, index).map(([from, to]) => text.slice(from, to)); })"""
    assert parts.page.evaluate(script, [text, stems, texts, CLIENT]) == marked
