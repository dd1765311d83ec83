"""What stands beside the postings: pinyin, Latin words, rows, excerpts, facets, the core, the table of characters."""

import unicodedata
from itertools import islice, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.budget import FREE_FILES, plan
from builder.search.digits import vlq
from builder.search.fold import fold
from builder.search.han import CARE_WORDS, TAIWAN_WORDS, simplified, taiwan_words
from builder.search.index import search_files
from builder.search.readings import READINGS, readings, table
from builder.search.search_document import KINDS, Concept, SearchDocument
from builder.search.shards import hashes
from builder.search.taiwan import dictionary_reader, word_table
from builder.search.tokenise import LETTER, PAIRED, _kinds
from builder.search.tokens import tokens
from builder.search.vocabulary import vocabulary
from tests.search.reading import document_numbers, file_of, hash_of, loaded, numbers, rows


def page(address: str, *, language: str = "en", kind: str = "page", **rest: Any) -> SearchDocument:
    return SearchDocument(language=language, address=address, kind=kind, title=rest.pop("title", ""), **rest)


def made(*documents: SearchDocument, glossary: tuple[Concept, ...] = (), labels: Any = None) -> dict[str, Any]:
    return loaded(search_files(documents, glossary=glossary, labels=labels or {}))


def pinyin(data: dict[str, Any], first: str, second: str) -> str:
    both = f"{first} {second}"
    found: str = data["p" + file_of(both, data["core"]["p"])].get(both, "")
    return found


def words(text: str) -> dict[str, int]:
    """Front-coded words, with the least number of documents that their letter stands for."""
    found, before = {}, ""
    while text:
        shared, text = int(text[0], 36), text[1:]
        end = next(at for at, letter in enumerate(text) if letter.isupper())
        before = before[:shared] + text[:end]
        found[before] = 1 << ord(text[end]) - ord("A")
        text = text[end + 1 :]
    return found


def alone_numbers(text: str) -> set[int]:
    """Of `alone` of the core: runs of numbers, each with what lies between."""
    found: set[int] = set()
    end, steps = 0, iter(numbers(text))
    for gap, length in zip(steps, steps, strict=True):
        found |= {*range(end + gap, end + gap + length)}
        end += gap + length
    return found


def values(column: dict[str, Any]) -> list[list[str]]:
    """The values of a facet by number."""
    found, steps = [], iter(numbers(column["rows"]))
    for count in steps:
        found.append([column["ids"][number] for number in islice(steps, count)])
    return found


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30), max_size=8))
def test_hashes_at_once_are_hashes_one_by_one(texts: list[str]) -> None:
    assert hashes(texts).tolist() == [hash_of(text) for text in texts]


@given(st.lists(st.integers(0, 2**63)))
def test_numbers_come_back(given_numbers: list[int]) -> None:
    assert numbers(vlq(given_numbers)) == given_numbers


def test_letters_are_what_unicode_calls_letters_and_digits() -> None:
    kinds = _kinds()
    codes = [code for code in range(0x110000) if unicodedata.category(chr(code))[0] in "LN"]
    assert set(kinds[codes]) == {LETTER, PAIRED}
    assert {unicodedata.category(chr(code))[0] for code in np.flatnonzero(kinds == LETTER)} == {"L", "N"}


def test_pairs_are_found_by_their_syllables_commonest_first() -> None:
    data = made(
        page("a/", language="zh", body="孵化，附化，绿色，行动，银行"),
        page("b/", language="zh", body="孵化"),
    )
    assert pinyin(data, "fu", "hua") == "孵化附化"
    assert pinyin(data, "lu", "se") == "绿色"
    assert pinyin(data, "xing", "dong") == "行动"
    assert pinyin(data, "yin", "hang") == "银行"


def test_a_pair_of_syllables_has_so_many_pairs_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.search.pinyin.MAX_PAIRS", 8)
    characters = [chr(code) for code in range(0x4E00, 0x9FFF) if fold(chr(code)) == chr(code)]
    data = made(page("a/", language="zh", body=" ".join(f"{one}{two}" for one, two in pairwise(characters))))
    pairs = [text for key, table in data.items() if key.startswith("p") for text in table.values()]
    assert max(map(len, pairs)) == 16


def test_latin_words_stand_by_their_first_letter_in_order() -> None:
    data = made(
        page("a/", body="Incubator incubators, incubated covid19 2024 io naïve"),
        page("b/", body="incubator 孵化 social", language="zh"),
        page("c/", body="incubator"),
        page("d/", body="incubator"),
    )
    assert words(data["wi"]) == {"incubated": 1, "incubator": 4, "incubators": 1}
    assert data["wi"] == "0incubatedA7orC9sA"
    assert words(data["wc"]) == {"covid19": 1}
    assert words(data["wn"]) == {"naive": 1}
    assert data["wz"] == data["w2"] == ""


def test_each_spelling_of_a_word_is_there_to_be_completed() -> None:
    data = made(page("a/", body="organisation NGOs"), page("b/", body="organization"), page("c/", body="organization"))
    assert words(data["wo"]) == {"organisation": 1, "organization": 2}
    assert words(data["wn"]) == {"ngo": 1, "ngos": 1}


def test_the_commonest_words_are_kept_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.search.vocabulary.MAX_WORDS", 2)
    assert vocabulary({"rare": 1, "common": 9, "usual": 3, "zz": 99}) == {"common": 9, "usual": 3}


def test_rows_and_excerpts_say_what_a_result_is() -> None:
    long = "Word  \n" * 300
    data = made(
        page(
            "cases/x/",
            kind="case",
            title="X <b>",
            names=("甲", "Ex"),
            when="2010",
            where="Chengdu",
            status="open",
            body=long,
        ),
        page("cases/x/", kind="case", title="某", language="zh", body="正文"),
        page("people/#li", kind="person", title="Li", names=("n" * 230, "m" * 20)),
    )
    case, person, other = (
        document_numbers(data)[key] for key in (("en", "cases/x/"), ("en", "people/#li"), ("zh", "cases/x/"))
    )
    assert rows(data)[case] == [
        "cases/x/",
        "X <b>",
        0,
        "Chengdu",
        "2010",
        "open",
        1,
        "甲 · Ex",
        ("Word " * 120)[:-1] + "…",
    ]
    assert rows(data)[person][:3] == ["people/#li", "Li", KINDS.index("person")]
    assert rows(data)[person][6:8] == [0, "n" * 230]
    assert rows(data)[other][8] == "正文"


def test_facets_give_the_values_of_every_document() -> None:
    data = made(
        page("a/", facets={"place": ("taipei", "chengdu")}),
        page("b/", kind="case"),
        page("c/", language="zh", facets={"place": ("chengdu",)}),
    )
    found = document_numbers(data)
    keys = [("en", "a/"), ("en", "b/"), ("zh", "c/")]
    assert data["fplace-0"]["ids"] == ["chengdu", "taipei"]
    assert [values(data["fplace-0"])[found[key]] for key in keys] == [["taipei", "chengdu"], [], ["chengdu"]]
    assert [values(data["flanguage-0"])[found[key]] for key in keys] == [["en"], ["en"], ["zh"]]
    assert sum(map(len, values(data["flanguage-0"]))) == 3
    assert data["fkind-0"]["ids"] == ["case", "page"]


def test_no_gap_is_written_behind_the_last_document_of_a_file() -> None:
    data = made(*(page(f"{number}/") for number in range(100)))
    blocks = [block for name, block in data.items() if name[0] == "m"]
    assert sum(len(block) - block.count(0) for block in blocks) == 100
    assert all(block[-1] != 0 for block in blocks)


def test_the_core_says_what_the_client_has_to_know() -> None:
    documents = [page("a/"), page("b/"), page("c/"), page("b/", language="zh"), page("d/", language="zh")]
    concept = Concept({"en": ("Incubator",), "zh": ("孵化器",), "zh-Hant": ("育成中心", "育成中心")})
    labels = {"en": {"place": {"b": "B", "a": "A"}}}
    data = made(*documents, glossary=(concept,), labels=labels)
    core = data["core"]
    found = document_numbers(data)
    assert core["n"] == 5
    (_, first, span), other = core["editions"]
    assert (first, other) == (0, ["zh", span, span])
    assert core["glossary"] == [[["incubator"], ["孵化器"], ["育成中心"]]]
    alone = alone_numbers(core["alone"])
    assert {key for key, number in found.items() if number in alone} == {("en", "a/"), ("en", "c/"), ("zh", "d/")}
    assert core["labels"] == labels


def test_the_stamp_changes_when_anything_does() -> None:
    stamps = [
        made(page("a/", title="One"))["core"]["stamp"],
        made(page("a/", title="Two"))["core"]["stamp"],
        made(page("a/", title="One"), labels={"en": {}})["core"]["stamp"],
    ]
    assert len(set(stamps)) == 3


def test_han_has_what_can_be_found_and_no_more() -> None:
    data = made(page("a/", language="zh", body="信息与发展"), glossary=(Concept({"zh-Hant": ("屏幕",)}),))
    pairs = dict(zip(data["han"]["fold"][::2], data["han"]["fold"][1::2], strict=True))
    assert pairs["與"] == "与"
    assert (pairs["訊"], pairs["資"]) == ("讯", "资")
    assert "飛" not in pairs
    assert ["资讯", "信息"] in data["han"]["taiwan"]
    assert all(mainland == "信息" for _, mainland in data["han"]["taiwan"])


def test_a_character_leads_to_one_that_leads_no_further() -> None:
    table = simplified()
    assert not set(table) & set(table.values())
    assert (table["臺"], table["著"], table["夥"]) == ("台", "着", "伙")
    assert all(fold(old) == fold(new) for old, new in table.items())


def test_taiwan_words_are_folded_longest_first_and_differ() -> None:
    pairs = taiwan_words()
    assert ("资讯", "信息") in pairs
    assert all(fold(word) == word for pair in pairs for word in pair)
    assert all(taiwan != mainland and tokens(mainland) for taiwan, mainland in pairs)
    assert [len(taiwan) for taiwan, _ in pairs] == sorted((len(taiwan) for taiwan, _ in pairs), reverse=True)


def test_taiwan_words_of_health_and_care_lead_both_ways_where_they_mean_the_same() -> None:
    pairs = {*taiwan_words()}
    assert {("乳癌", "乳腺癌"), ("筛检", "筛查"), ("听障", "听力障碍"), ("志工", "义工"), ("贴文", "帖子")} <= pairs
    assert {("乳腺癌", "乳癌"), ("义工", "志工")} <= pairs
    assert ("清寒", "贫困") in pairs
    assert ("贫困", "清寒") not in pairs


def test_every_line_of_the_words_kept_by_hand_is_read() -> None:
    lines = [line for line in CARE_WORDS.read_text("utf-8").splitlines() if not line.startswith("#")]
    pairs = {*taiwan_words()}
    for taiwan, mainland in (line.split("\t") for line in lines):
        words = mainland.removeprefix("= ").split()
        assert words
        assert {(taiwan, word) for word in words} <= pairs
    assert len({line.partition("\t")[0] for line in lines}) == len(lines)


def test_taiwan_words_are_those_of_opencc() -> None:
    reader = dictionary_reader()
    if reader is None:
        pytest.skip("this build of OpenCC has no reader of dictionaries")
    assert TAIWAN_WORDS.read_text(encoding="utf-8") == word_table(reader)


def test_nothing_to_search_is_an_index_too() -> None:
    data = made()
    assert data["core"]["n"] == 0
    assert not rows(data)
    assert data["t0"] == {}


def test_half_a_character_and_script_in_a_title_are_text() -> None:
    hostile = '</script>\u2028"\\\ud800'
    files = search_files([page("a/", title=hostile, body=hostile)], glossary=(), labels={})
    (row,) = rows(loaded(files)).values()
    assert row[1] == '</script>\u2028"\\?'


@pytest.mark.parametrize(
    ("documents", "fault"),
    [
        ([page("a/"), page("a/")], "one address"),
        ([page("a/", language="fr")], "not in tuple"),
        ([page("a/", kind="novel")], "not in tuple"),
    ],
)
def test_what_cannot_be_indexed_raises(documents: list[SearchDocument], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        search_files(documents, glossary=(), labels={})


@pytest.mark.parametrize("pages", [100, 1_400, 10_000, 100_000])
def test_a_host_is_not_given_too_many_files(pages: int) -> None:
    sizes = {"t": 1_000 * pages, "u": 310 * pages, "c": 100 * pages, "p": 90 * pages + 1_000_000}
    sparse = np.sort(np.random.default_rng(1).choice(3 * pages, pages, replace=False))
    spread = plan(sizes, [sparse], pages=pages, other_files=150)
    tables = sum(spread[letter] for letter in "tucp")
    blocks = len(set(sparse // spread["m"]))
    assert tables + blocks + 150 <= pages // 8 + FREE_FILES
    assert spread["m"] <= 3 * 64
    assert sizes["t"] // spread["t"] <= 12_288 * (1 if pages < 10_000 else 4)


def test_people_are_found_by_the_reading_of_their_surnames_first() -> None:
    words_of_others = page("a/", language="zh", body="山维 善围 扇微 山维 山尾")
    person = page("people/#shan-wei", language="zh", kind="person", title="单维", names=("单维", "Shan Wei"))
    data = made(words_of_others, *(page(f"{at}/", language="zh", body="山维 善围") for at in range(3)), person)
    assert "单维" in pinyin(data, "shan", "wei")
    assert pinyin(made(page("a/", language="zh", body="单维")), "dan", "wei") == "单维"
    chosen = page("people/#dan-wei", language="zh", kind="person", title="單維", names=("單維", "Wei Dan"))
    assert pinyin(made(chosen), "dan", "wei") == "单维"


def test_characters_are_read_as_in_words_not_as_of_old() -> None:
    assert dict(readings(ord("行"))) == {"xing": 0.902, "hang": 0.098, "heng": 0.0}
    assert [syllable for syllable, share in readings(ord("达")).items() if share] == ["da"]
    data = made(page("a/", language="zh", body="到达 导体 首都 方便"))
    assert pinyin(data, "dao", "ti") == "导体"
    assert pinyin(data, "shou", "du") == "首都"
    assert not any("方便" in table.get("pang bian", "") for table in data.values() if isinstance(table, dict))


def test_the_table_of_readings_is_that_of_the_lexicon() -> None:
    assert READINGS.read_text(encoding="utf-8") == table()


def test_characters_of_everyday_use_and_of_the_texts_stand_by_their_sounds() -> None:
    people = (
        page("people/#a", language="zh", kind="person", title="郭虹", names=("Guo Hong", "郭虹老师", "小郭")),
        page("people/#b", language="zh", kind="person", title="張騫"),
        page("a/", language="zh", title="孵化", body="彧"),
    )
    sounds, names = made(*people)["yin"]
    assert {"志", "智", "知"} <= {*sounds["zhi"]}
    assert "彧" in sounds["yu"]
    assert "龘" not in "".join(sounds.values())
    assert ("行" in sounds["hang"], "行" in sounds["heng"], "為" in sounds["wei"]) == (True, False, False)
    assert names == "小郭 张骞 郭虹"
