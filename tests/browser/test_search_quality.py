"""How well the search finds: real queries of every class on real pages, index and engine as they are, in Chromium."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.bench.search_pages import read_pages
from tests.bench.search_site import search_files
from tests.theme_scripts import theme_scripts

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "search"
STUB = """\
<!doctype html><meta charset="utf-8"><script src="engine.js"></script><script>
const waiting = new Map();
window.casebookSearch = (name, data) => waiting.get(name)(data);
const load = (name) => new Promise((done) => {
  const script = document.createElement("script");
  waiting.set(name, done);
  script.src = `assets/search/${/^(core|han)$/.test(name) ? name : `${name[0]}/${name.slice(1)}`}.js`;
  script.onerror = () => done(undefined);
  document.head.append(script);
});
const engines = {};
window.ask = async (edition, query) => {
  engines[edition] = engines[edition] || casebookEngine.createSearch({ load, edition });
  const { results } = await engines[edition].search(query, { limit: 10 });
  const { editions } = engines[edition].core();
  const language = (doc) => editions.find(([, first, count]) => doc >= first && doc < first + count)[0];
  return results.map((one) => `/${language(one.doc)}/${one.row[0]}`);
};
</script>
"""

LEAST = {
    "en-word": 0.98,
    "en-title": 0.98,
    "en-typo": 0.95,
    "en-infl": 0.95,
    "zh-word": 0.98,
    "zh-sub": 0.98,
    "zh-phrase": 0.98,
    "zh-natural": 0.88,
    "hant-char": 0.98,
    "hant-tw": 0.93,
    "pinyin": 0.95,
    "mixed": 0.93,
    "cross": 0.90,
    "width": 0.98,
    "zh-char": 0.98,
}
"""The share of queries of a class with a good answer among the first three."""
MEAN, SILENT, EMPTY = 0.97, 0.94, 0.01
"""The mean over these classes; nonsense that finds nothing; answerable queries that find nothing, at most."""

Answers = Mapping[str, list[tuple[dict[str, Any], list[str]]]]


@pytest.fixture(scope="module")
def stub(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page from the disk with the index of the test pages and the engine, nothing else."""
    if not PAGES.is_dir():
        pytest.skip("the test pages are not here")
    folder = tmp_path_factory.mktemp("quality")
    for path, data in search_files(PAGES, tuple(read_pages(PAGES))).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "engine.js").write_bytes(theme_scripts()["assets/search/engine.js"])
    (folder / "index.html").write_text(STUB, encoding="utf-8")
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    yield page
    page.close()


@pytest.fixture(scope="module")
def answers(stub: Page) -> Answers:
    """Every query with its first ten results, by class."""
    found: dict[str, list[tuple[dict[str, Any], list[str]]]] = defaultdict(list)
    for query in json.loads((PAGES / "queries.json").read_text("utf-8")):
        ranked = stub.evaluate("([language, query]) => ask(language, query)", [query["lang"], query["q"]])
        found[query["cls"]].append((query, ranked))
    return found


def share(answers: Answers, name: str) -> float:
    """How many queries of a class have a good answer among the first three."""
    good = [any(address.endswith(tuple(query["ok"])) for address in ranked[:3]) for query, ranked in answers[name]]
    return sum(good) / len(good)


@pytest.mark.parametrize("name", LEAST)
def test_a_class_of_queries_is_answered(answers: Answers, name: str) -> None:
    missed = [
        query["q"] for query, ranked in answers[name] if not any(a.endswith(tuple(query["ok"])) for a in ranked[:3])
    ]
    assert share(answers, name) >= LEAST[name], missed


def test_the_mean_over_the_classes(answers: Answers) -> None:
    assert sum(share(answers, name) for name in LEAST) / len(LEAST) >= MEAN


def test_nonsense_finds_nothing(answers: Answers) -> None:
    loud = [query["q"] for query, ranked in answers["none"] if ranked]
    assert len(loud) <= (1 - SILENT) * len(answers["none"]), loud


def test_hardly_anything_answerable_finds_nothing(answers: Answers) -> None:
    asked = [pair for name in LEAST for pair in answers[name]]
    empty = [query["q"] for query, ranked in asked if not ranked]
    assert len(empty) <= EMPTY * len(asked), empty
