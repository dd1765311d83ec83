"""The search engine in a real browser: every class of query on a small index made by Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from builder.search.index import search_files
from builder.search.search_document import Concept, SearchDocument
from tests.theme_scripts import engine_script

ENGINE = engine_script()

# Loads a file of the index as the site does: by a script element, which calls casebookSearch.
BLANK = """<!doctype html><meta charset="utf-8"><title>engine</title><script src="engine.js"></script><script>
const waiting = new Map(), asked = [];
window.casebookSearch = (name, data) => waiting.get(name)(data);
window.load = (name) => new Promise((found, missing) => {
  asked.push(name);
  waiting.set(name, found);
  const script = document.createElement("script");
  const whole = /^(core|han|yin|related)$/.test(name);
  script.src = "assets/search/" + (whole ? name : name[0] + "/" + name.slice(1)) + ".js";
  script.onerror = () => missing(new Error(name));
  document.head.append(script);
});
window.engines = {};
window.ask = async (edition, query, options) => {
  const engine = engines[edition] = engines[edition] || casebookEngine.createSearch({ load, edition });
  const { results, docs, total, tried, note, missing, context } = await engine.search(query, options);
  const shown = results.map(({ row }) => {
    const text = row[1] + "\\n" + row[8];
    return { address: row[0], marked: engine.marks(text, context).map(([start, end]) => text.slice(start, end)) };
  });
  return { found: shown, docs: docs.length, total, tried: tried.map((one) => [one.how, one.from, one.to]), note,
    missing };
};
</script>"""


def document(language: str, address: str, title: str, body: str, **rest: Any) -> SearchDocument:
    return SearchDocument(
        language=language, address=address, kind=rest.pop("kind", "page"), title=title, body=body, **rest
    )


DOCUMENTS = (
    document(
        "en",
        "park/",
        "Social Organisation Incubation Park",
        "The park hosts fledgling charities. Volunteers met the neighbours about the applications for office space.",
        facets={"place": ("chengdu",)},
        names=("NPI Park",),
    ),
    document(
        "en", "fund/", "A seed fund", "Money that an application brings. It's the children's own fund, in brackets."
    ),
    document(
        "en",
        "rules/",
        "Registration rules",
        "The application of rules: a charity registers with the bureau in Chengdu.",
    ),
    document(
        "en", "blind/", "Reading aloud for the blind", "Recordings of books, café evenings, burnout among readers."
    ),
    document("en", "hub/", "Hub for helpers", "Where helpers meet."),
    document(
        "zh",
        "park/",
        "成都市社会组织孵化园",
        "园区孵化公益组织。志愿者和居民一起讨论办公室的申请。信息平台由政府购买服务支持,NPI运营。",
        facets={"place": ("chengdu",)},
    ),
    document(
        "en", "law/", "The law", "Passed on 29 June 2012, in force from July 2012; 160 million a year, 3.8% more."
    ),
    document("en", "other/", "Years", "In June 160 were there, 29 in 2012, 8 of 3."),
    document("zh", "fund/", "种子基金", "小额资助,由居民决定用途。绿化、女性和旅行都可以申请,支教也行。"),
    document("zh", "rules/", "登记条例", "慈善组织在民政部门登记,如何处理社区里的纠纷也写在里面。"),
    document("zh", "teach/", "乡村支教日记", "大学生在西安附近的村子支教,咖啡和鞋子都带去了。平方投票也试过一次。"),
    document("zh", "people/#guo-hong", "郭虹", "专家委员会成员", kind="person"),
    document("zh", "people/#xu-qizhi", "徐启智", "服务园顾问", kind="person", names=("Xu Qizhi",)),
    document("zh", "burn/", "职业倦怠", "机构负责人谈到避免过劳,以及职业倦怠的早期信号。ＨＴＴＰＳ 加密也提到了。"),
)
GLOSSARY = (
    Concept({"en": ("volunteer teaching",), "zh": ("支教",)}),
    Concept({"en": ("incubator", "incubation"), "zh": ("孵化器", "孵化"), "zh-Hant": ("育成",)}),
    Concept({"en": ("volunteer",), "zh": ("志愿者",), "zh-Hant": ("志工",)}),
    Concept({"en": ("meetup",), "zh": ("聚会",)}),
)
LABELS = {
    "en": {"place": {"chengdu": "Chengdu"}, "kind": {"page": "page"}},
    "zh": {"place": {"chengdu": "成都"}, "kind": {"page": "页面"}},
}


def write(folder: Path, documents: Iterable[SearchDocument]) -> None:
    """The index of some documents, with a page that has the engine."""
    for path, data in search_files(documents, glossary=GLOSSARY, labels=LABELS).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "engine.js").write_bytes(ENGINE)
    (folder / "index.html").write_text(BLANK, encoding="utf-8")


@pytest.fixture(scope="module")
def page(browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("engine")
    write(folder, DOCUMENTS)
    context = browser.new_context()
    blank = context.new_page()
    blank.goto(serve(folder))
    yield blank
    context.close()


@dataclass(frozen=True)
class Answer:
    addresses: list[str]
    marked: list[str]
    """What is marked in the first result, title and excerpt."""
    tried: list[list[str]]
    note: str
    total: int
    missing: list[str]


def ask(page: Page, edition: str, query: str, **options: Any) -> Answer:
    answer = page.evaluate("([edition, query, options]) => ask(edition, query, options)", [edition, query, options])
    found = answer["found"]
    return Answer(
        [each["address"] for each in found],
        found[0]["marked"] if found else [],
        answer["tried"],
        answer["note"],
        answer["total"],
        answer["missing"],
    )


# Edition, query, what comes first (language by the edition unless the page is in one only), what is marked in it.
FINDS = {
    "word": ("en", "neighbours", "park/", ["neighbours"]),
    "word of a title": ("en", "seed", "fund/", ["seed"]),
    "all words": ("en", "charity bureau", "rules/", ["charity", "bureau"]),
    "stop words beside": ("en", "the park of the charities", "park/", ["Park", "park", "charities"]),
    "inflected": ("en", "registering", "rules/", ["registers"]),
    "name": ("en", "NPI", "park/", []),
    "accent": ("en", "CAFE", "blind/", ["café"]),
    "apostrophe": ("en", "childrens", "fund/", ["children's"]),
    "typo": ("en", "neigbhours", "park/", ["neighbours"]),
    "typo, one letter too many": ("en", "brackeets", "fund/", ["brackets"]),
    "first letters swapped": ("en", "ubreau", "rules/", ["bureau"]),
    "beginning of a word": ("en", "fledg", "park/", ["fledgling"]),
    "two words that are one": ("en", "burn out", "blind/", ["burnout"]),
    "one word that is two": ("en", "officespace", "park/", ["office", "space"]),
    "zh word": ("zh", "志愿者", "park/", ["志愿者"]),
    "zh inside a word": ("zh", "组织孵", "park/", ["组织孵"]),
    "zh phrase of a run": ("zh", "居民一起讨论办公室的", "park/", ["居民一起讨论办公室的"]),
    "Traditional": ("zh", "職業倦怠", "burn/", ["职业倦怠", "职业倦怠"]),
    "Taiwan word": ("zh", "資訊平臺", "park/", ["信息平台"]),
    "Taiwan word of the glossary": ("zh", "志工", "park/", ["志愿者"]),
    "synonym of the glossary": ("zh", "孵化器", "park/", ["孵化", "孵化"]),
    "full width": ("zh", "ｎｐｉ", "park/", ["NPI"]),
    "full width in the page": ("zh", "https", "burn/", ["ＨＴＴＰＳ"]),
    "one character": ("zh", "鞋", "teach/", ["鞋"]),
    "pinyin": ("zh", "kafei", "teach/", ["咖啡"]),
    "pinyin with spaces": ("zh", "zhong zi ji jin", "fund/", ["种子基金"]),
    "pinyin with tones": ("zh", "kāfēi", "teach/", ["咖啡"]),
    "pinyin with tone figures": ("zh", "ka1 fei1", "teach/", ["咖啡"]),
    "pinyin, v for ü": ("zh", "lvhua", "fund/", ["绿化"]),
    "pinyin, ü": ("zh", "nǚxìng", "fund/", ["女性"]),
    "pinyin, u for ü": ("zh", "luxing", "fund/", ["旅行"]),
    "pinyin with apostrophe": ("zh", "xi'an", "teach/", ["西安"]),
    "pinyin of a long word": ("zh", "shehuizuzhi", "park/", ["社会组织"]),
    "pinyin phrase of two words": ("zh", "zhiye juandai", "burn/", ["职业倦怠", "职业倦怠"]),
    "wrong character of the same sound": ("zh", "徐启志", "people/#xu-qizhi", ["徐启智"]),
    "wrong first character": ("zh", "续启智", "people/#xu-qizhi", ["徐启智"]),
    "wrong character, Traditional": ("zh", "專家委園會", "people/#guo-hong", ["专家委员会"]),
    "wrong character of two in a name": ("zh", "郭红", "people/#guo-hong", ["郭虹"]),
    "mixed": ("zh", "NPI 孵化", "park/", ["孵化", "孵化", "NPI"]),
    "mixed without a space": ("zh", "NPI运营", "park/", ["NPI运营"]),
    "English in the Chinese edition": ("zh", "volunteer", "park/", ["志愿者"]),
    "Chinese in the English edition": ("en", "志愿者", "park/", ["Volunteers"]),
    "label of a place": ("zh", "Chengdu", "park/", ["成都"]),
    "only the other language has it": ("en", "volunteer teaching", "teach/", ["支教", "支教"]),
    "pinyin in the English edition": ("en", "zhijiao", "teach/", ["支教", "支教"]),
}


@pytest.mark.parametrize("case", FINDS)
def test_finds_and_marks(page: Page, case: str) -> None:
    edition, query, first, marked = FINDS[case]
    answer = ask(page, edition, query)
    assert answer.addresses[:1] == [first]
    assert answer.marked == marked
    assert answer.note == ""


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("29 June 2012", "29 June 2012"),
        ("June 29, 2012", "29 June 2012"),
        ("2012-06-29", "29 June 2012"),
        ("2012.6.29", "29 June 2012"),
        ("2012年6月29日", "29 June 2012"),
        ("２０１２年６月２９日", "29 June 2012"),
        ("2012-07", "July 2012"),
        ("160m", "160 million"),
        ("1.6亿", "160 million"),
        ("1.6億", "160 million"),
        ("16000万元", "160 million"),
        ("160,000,000", "160 million"),
        ("3.8", "3.8"),
        ("what was passed on 2012-06-29", "29 June 2012"),
    ],
)
def test_a_date_or_an_amount_is_found_in_any_form(page: Page, query: str, marked: str) -> None:
    answer = ask(page, "en", query)
    assert answer.addresses[0] == "law/"
    assert marked in answer.marked


def test_a_month_is_found_where_a_day_of_it_stands(page: Page) -> None:
    assert ask(page, "en", "2012年6月").addresses[0] == "law/"


def test_numbers_find_what_has_them_apart(page: Page) -> None:
    assert set(ask(page, "en", "29 June 2012").addresses) == {"law/", "other/"}


ASKS = {
    "how": ("zh", "怎样避免职业倦怠", "burn/", ""),
    "what to do": ("zh", "社区里的纠纷怎么办", "rules/", ""),
    "what is": ("zh", "平方投票是什么", "teach/", ""),
    "what is, particle in the word": ("zh", "什么是女性", "fund/", ""),
    "how, Traditional": ("zh", "如何處理糾紛", "rules/", ""),
    "where, in English": ("en", "where can I find the page on registration rules", "rules/", ""),
    "about, in Chinese": ("zh", "关于种子基金的资料", "fund/", ""),
    "how, half of the words": ("zh", "怎么避免志愿者过劳", "burn/", "nearest"),
    "most of the words": ("en", "recordings of evenings for unicorns and the blind", "blind/", "partial"),
    "a name and a word that is nowhere": ("en", "NPI Park website", "park/", "nearest"),
    "the same in Chinese, joined": ("zh", "种子基金招聘", "fund/", "nearest"),
}


@pytest.mark.parametrize("case", ASKS)
def test_answers_questions(page: Page, case: str) -> None:
    edition, query, first, note = ASKS[case]
    answer = ask(page, edition, query)
    assert answer.addresses[:1] == [first]
    assert answer.note == note


def test_says_what_stands_nowhere(page: Page) -> None:
    assert ask(page, "en", "NPI Park Website").missing == ["Website"]
    assert ask(page, "zh", "种子基金招聘").missing == ["招聘"]
    assert ask(page, "zh", "種子基金電話").missing == ["電話"]
    assert ask(page, "zh", "种子基金").missing == []


@pytest.mark.parametrize(
    "query", ["zxqvjk", "brontosaurus", "xylophone concerto", "量子色动力学", "火锅底料", "鹦鹉", "！？", "", "   "]
)
@pytest.mark.parametrize("edition", ["en", "zh"])
def test_nonsense_finds_nothing(page: Page, edition: str, query: str) -> None:
    answer = ask(page, edition, query)
    assert (answer.addresses, answer.total, answer.note) == ([], 0, "")


@pytest.mark.parametrize(
    "query",
    [
        "constructor",
        "__proto__",
        "<img src=x onerror=alert(1)>",
        "'\"`${}",
        "\\u0000",
        "\ud83e\udd84",
        "a" * 5000,
        "社" * 5000,
    ],
)
def test_odd_queries_do_no_harm(page: Page, query: str) -> None:
    assert ask(page, "en", query).total == 0


def test_says_what_was_tried(page: Page) -> None:
    assert ["typo", "neigbhours", "neighbours"] in ask(page, "en", "neigbhours").tried
    assert ["taiwan", "资讯", "信息"] in ask(page, "zh", "資訊").tried
    assert ["pinyin", "kafei", "咖啡"] in ask(page, "zh", "kafei").tried
    assert ["language", "volunteer teaching", "支教"] in ask(page, "en", "volunteer teaching").tried


def test_a_page_with_a_twin_is_found_in_the_readers_language_only(page: Page) -> None:
    script = "([query]) => engines.zh.search(query).then((answer) => answer.docs.map((doc) => doc < casebookN.en))"
    ask(page, "zh", "NPI")
    page.evaluate("window.casebookN = { en: engines.zh.core().editions[0][2] }")
    assert page.evaluate(script, ["NPI"]) == [False]
    # There is no Chinese page with this word: then the English one is better than nothing.
    assert page.evaluate(script, ["neighbours"]) == [True]


def test_the_very_word_comes_before_its_relatives(page: Page) -> None:
    assert ask(page, "en", "applications").addresses[0] == "park/"


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("social organization incubation park", "social organisation incubation park"),
        ("neighbors", "neighbours"),
        ("charity organizations", "charity organisations"),
        ("NPIs park", "NPI park"),
        ("centers", "centres"),
    ],
)
def test_spellings_of_a_word_give_the_same_results(page: Page, query: str, other: str) -> None:
    script = """(query) => engines.en.search(query).then(({ results, docs, total }) => (
      [docs, total, results.map((one) => one.score)]))"""
    ask(page, "en", query)
    assert page.evaluate(script, query) == page.evaluate(script, other)


def test_gives_the_facets_of_documents(page: Page) -> None:
    ask(page, "zh", "申请")
    columns = "(facet) => engines.zh.search('申请', { whole: true }).then(({ docs }) => engines.zh.column(facet, docs))"
    assert sorted(page.evaluate(columns, "place")) == [[], ["chengdu"]]
    assert page.evaluate(columns, "language") == [["zh"], ["zh"]]
    assert page.evaluate(columns, "nothing") == [[], []]


def test_limit_says_how_many_rows_are_read(page: Page) -> None:
    answer = ask(page, "zh", "组织", limit=1)
    assert len(answer.addresses) == 1
    assert answer.total == 2


def test_lists_that_were_cut_are_made_whole_when_needed(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """Two common words that meet on one page, which is not among the best of either."""
    many = [
        document("en", f"{letter}{n}/", word, "")
        for letter, word in (("a", "river"), ("b", "bridge"))
        for n in range(500)
    ]
    long = document("en", "long/", "Notes", "of other things " * 400 + "a river without a bridge")
    for path, data in search_files([*many, long], glossary=(), labels=LABELS).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / "engine.js").write_bytes(ENGINE)
    (tmp_path / "index.html").write_text(BLANK, encoding="utf-8")
    with browser.new_context() as context:
        blank = context.new_page()
        blank.goto(serve(tmp_path))
        assert ask(blank, "en", "river bridge").addresses == ["long/"]
        assert ask(blank, "en", "river").total == 501
        assert any(name.startswith("u") for name in blank.evaluate("asked"))


def test_english_needs_nothing_of_han(browser: Browser, page: Page) -> None:
    """Traditional characters and Taiwan words are 10 KB that a reader of English is spared."""
    with browser.new_context() as context:
        blank = context.new_page()
        blank.goto(page.url)
        assert ask(blank, "en", "neighbours").addresses == ["park/"]
        assert "han" not in blank.evaluate("asked")
        assert ask(blank, "en", "孵化").addresses
        assert "han" in blank.evaluate("asked")


def test_only_what_may_be_a_name_is_looked_up_by_its_sound(browser: Browser, page: Page) -> None:
    """One wrong character of the same sound is in a name, not in a question."""
    for query, read in (("怎么才能种番茄", False), ("种番茄", True)):
        with browser.new_context() as context:
            blank = context.new_page()
            blank.goto(page.url)
            ask(blank, "zh", query)
            assert ("yin" in blank.evaluate("asked")) is read


def test_each_file_is_asked_for_once(page: Page) -> None:
    ask(page, "zh", "居民")
    before = page.evaluate("asked.length")
    ask(page, "zh", "居民")
    assert page.evaluate("asked.length") == before


def test_a_file_that_failed_is_asked_for_again(page: Page) -> None:
    script = """async () => {
        let tries = 0;
        const flaky = (name) => (tries++ < 1 ? Promise.reject(new Error(name)) : load(name));
        const engine = casebookEngine.createSearch({ edition: "en", load: flaky });
        const first = await engine.search("seed").then(() => "found", () => "failed");
        return [first, (await engine.search("seed")).total]; }"""
    assert page.evaluate(script) == ["failed", 1]


def test_a_long_query_of_a_large_site_asks_for_four_words(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    titles = [
        " ".join(f"{kind}word{number % size}" for kind, size in zip("abcdef", (7, 11, 13, 17, 19, 23), strict=True))
        for number in range(5_001)
    ]
    write(tmp_path, (document("en", f"page-{number}/", title, "") for number, title in enumerate(titles)))
    page = browser.new_page()
    page.goto(serve(tmp_path))
    answer = ask(page, "en", titles[4_321])
    assert answer.addresses[0] == "page-4321/"
    assert len({name for name in page.evaluate("asked") if name.startswith("t")}) <= 4
    page.close()
