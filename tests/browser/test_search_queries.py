"""The search engine in a real browser, asked anything: it answers, and its answer is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.test_search_engine import DOCUMENTS, write
from tests.hostile_texts import PIECES

ADDRESSES = {document.address for document in DOCUMENTS}
NOTES = {"", "partial", "nearest", "typo", "prefix", "pinyin", "taiwan", "language", "synonym"}
# What is asked is written as JSON: between the browser and Python goes no half of a pair of surrogates. same: whether
# an engine that was asked nothing before gives the same.
ASK = """async ([edition, query]) => {
  const files = window.files = window.files || new Map(), text = JSON.parse(query);
  const kept = (name) => files.get(name) || files.set(name, load(name)).get(name);
  const made = () => casebookEngine.createSearch({ load: kept, edition });
  const engine = engines[edition] = engines[edition] || made(), answer = await engine.search(text);
  const { results, docs, total, tried, note, context } = answer;
  const shown = results.map(({ row }) => {
    const excerpt = row[1] + "\\n" + row[8];
    return { address: row[0], length: excerpt.length, marks: engine.marks(excerpt, context) };
  });
  const said = (one) => JSON.stringify([one.docs, one.total, one.note, one.missing, one.tried]);
  const same = said(answer) === said(await made().search(text));
  return { shown, docs, total, note, same,
    tried: tried.map((one) => [typeof one.how, typeof one.from, typeof one.to]) };
}"""

WORDS = sorted({word for each in DOCUMENTS for word in re.findall(r"\w+", f"{each.title} {each.body}")})
BEGINNINGS = st.sampled_from(WORDS).flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end]))
SIGNS = st.sampled_from(
    [*" '\"-*:()1vü　'’·！？\u0301\u200b\0\ud83e\udd84", "ka1", "lü", "怎么", "what is ", "__proto__", "then"]
)
QUERIES = st.lists(BEGINNINGS | SIGNS | st.sampled_from(PIECES) | st.text(st.characters(), max_size=8), max_size=12)


@pytest.fixture(scope="module")
def page(browser: Browser, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("queries")
    write(folder, DOCUMENTS)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(folder))
        yield page


@given(st.sampled_from(["en", "zh"]), QUERIES.map("".join))
@example("en", "\ud83e charity")
@example("zh", "\udd84支教\ud83e")
def test_any_query_is_answered(page: Page, edition: str, query: str) -> None:
    answer = page.evaluate(ASK, [edition, json.dumps(query)])
    shown = [each["address"] for each in answer["shown"]]
    assert set(shown) <= ADDRESSES
    assert len(answer["docs"]) == len(set(answer["docs"]))
    assert len(shown) <= len(answer["docs"]) <= answer["total"] <= len(DOCUMENTS)
    assert answer["note"] in NOTES
    assert answer["same"], "what was asked before changes the answer"
    assert all(kinds == ["string"] * 3 for kinds in answer["tried"])
    for each in answer["shown"]:
        assert_apart(each["marks"], each["length"])


def assert_apart(marks: list[list[Any]], length: int) -> None:
    """Marks follow each other, each of some text."""
    ends = [0]
    for start, end in marks:
        assert ends[-1] <= start < end <= length
        ends.append(end)
