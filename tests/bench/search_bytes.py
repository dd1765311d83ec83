"""Takes numbers of pages; gives what a first query costs in bytes on a site of that many made-up pages:
`python -m tests.bench.search_bytes [--seed 5] [--keep FOLDER] 1400 10000 100000`.

Sixty-four queries, eight of each class, each in a fresh page of Chromium: scripts of the box, files of the index
and the excerpts of the first three results, gzipped. Right is an answer with what was asked on its first three pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from builder.search.index import search_files
from builder.search.numbers import numbered, rooms
from builder.search.search_document import SearchDocument
from tests.bench.synthetic import pages
from tests.browser.chromium import executable
from tests.theme_scripts import engine_script, theme_scripts

SCRIPTS = ("search.js",)
EXCERPTS, FIRST, ROUNDS, LEVEL = 3, 3, 8, 6
# Loads files as the site does, and says which.
BLANK = """<!doctype html><meta charset="utf-8"><script src="engine.js"></script><script>
const waiting = new Map(), asked = [];
window.casebookSearch = (name, data) => waiting.get(name)(data);
const load = (name) => new Promise((found, missing) => {
  const path = /^(core|han|yin|related)$/.test(name) ? name : name[0] + "/" + name.slice(1);
  asked.push(path);
  waiting.set(name, found);
  const script = document.createElement("script");
  script.src = "assets/search/" + path + ".js";
  script.onerror = () => missing(new Error(name));
  document.head.append(script);
});
window.ask = async ([edition, query, excerpts]) => {
  const engine = casebookEngine.createSearch({ load, edition });
  const { results, total } = await engine.search(query, { limit: 5 });
  const before = asked.length;
  return { total, before, asked, docs: results.map((one) => one.doc) };
};
</script>"""


@dataclass(frozen=True, slots=True)
class Query:
    kind: str
    text: str
    language: str
    wanted: tuple[str, ...]
    """What a page has to hold to be right."""


@dataclass(frozen=True, slots=True)
class Cost:
    query: Query
    before: int
    """Bytes until the results show."""
    whole: int
    """The same with the excerpts below them."""
    by_kind: Mapping[str, int]
    right: bool


def by_number(count: int) -> dict[int, SearchDocument]:
    """Made-up pages by their numbers in the index."""
    documents = sorted(pages(count), key=lambda document: (document.language, document.address))
    places = [(document.language, document.kind, document.address) for document in documents]
    return dict(zip(numbered(places, rooms(places), ("en", "zh")), documents, strict=True))


def queries(documents: Iterable[SearchDocument], seed: int) -> Iterator[Query]:
    chance = random.Random(seed)
    editions = {code: [each for each in documents if each.language == code] for code in ("en", "zh")}
    for _ in range(ROUNDS):
        yield from _english(chance.choice(editions["en"]), chance)
        yield from _chinese(chance.choice(editions["zh"]), chance)


def _english(document: SearchDocument, chance: random.Random) -> Iterator[Query]:
    words = document.body.replace("。", "").split()
    one, two = (chance.choice(words),), tuple(chance.sample(words, 2))
    yield Query("en-1", one[0], "en", one)
    yield Query("en-2", " ".join(two), "en", two)
    yield Query("en-title", document.title, "en", (document.title,))
    word = chance.choice([word for word in words if len(word) > 7] or ["lansement"])
    yield Query("typo", word[:3] + word[4] + word[3] + word[5:], "en", (word,))


def _chinese(document: SearchDocument, chance: random.Random) -> Iterator[Query]:
    text = document.body.split("。")[0].strip()
    at = chance.randrange(max(1, len(text) - 8))
    for size in (2, 4, 8):
        yield Query(f"zh-{size}", text[at : at + size], "zh", (text[at : at + size],))
    yield Query("zh-title", document.title[:6], "zh", (document.title[:6],))


def index(folder: Path, documents: Iterable[SearchDocument]) -> None:
    """Written below the folder."""
    start = time.process_time()
    for name, data in search_files(documents, glossary=(), labels={"en": {}, "zh": {}}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    print(f"indexed in {time.process_time() - start:.1f} CPU seconds", flush=True)


def measured(folder: Path, documents: Mapping[int, SearchDocument], seed: int, *, browser: Browser) -> Iterator[Cost]:
    """Each query's cost, in their order, with the index below the folder."""
    (folder / "engine.js").write_bytes(engine_script())
    (folder / "blank.html").write_text(BLANK, encoding="utf-8")
    for query in queries(documents.values(), seed):
        yield _cost(query, browser, folder, documents)


def _cost(query: Query, browser: Browser, folder: Path, documents: Mapping[int, SearchDocument]) -> Cost:
    page = browser.new_page()
    page.goto((folder / "blank.html").as_uri())
    answer = page.evaluate("(query) => ask(query)", [query.language, query.text, EXCERPTS])
    page.close()
    sizes = [(name, size(folder / "assets" / "search" / f"{name}.js")) for name in answer["asked"]]
    by_kind: dict[str, int] = defaultdict(int)
    for name, each in sizes:
        by_kind[name.partition("/")[0]] += each
    scripts = client(SCRIPTS)
    before = scripts + sum(each for _, each in sizes[: answer["before"]])
    found = [documents[number] for number in answer["docs"][:FIRST]]
    return Cost(query, before, scripts + sum(by_kind.values()), by_kind, any(_holds(each, query) for each in found))


def _holds(document: SearchDocument, query: Query) -> bool:
    text = f"{document.title}\n{document.headings}\n{document.body}"
    return all(wanted in text for wanted in query.wanted)


@cache
def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), LEVEL)) if path.is_file() else 0


@cache
def client(names: tuple[str, ...], level: int = LEVEL) -> int:
    """Bytes of the scripts as a site has them."""
    published = theme_scripts()
    return sum(len(gzip.compress(published[f"assets/search/{name}"], level)) for name in names)


def report(costs: Sequence[Cost]) -> Iterator[str]:
    kinds = {cost.query.kind: [one for one in costs if one.query.kind == cost.query.kind] for cost in costs}
    for kind, some in [*kinds.items(), ("all", costs)]:
        before, whole = sorted(cost.before for cost in some), sorted(cost.whole for cost in some)
        yield (
            f"  {kind:9} to the results: median {statistics.median(before):8,.0f} most {before[-1]:8,};"
            f" with excerpts: median {statistics.median(whole):8,.0f} most {whole[-1]:8,};"
            f" right {sum(cost.right for cost in some)} of {len(some)}"
        )
    for cost in sorted(costs, key=lambda cost: -cost.whole)[:FIRST]:
        yield f"    {cost.query.text}: {cost.whole:,} {json.dumps(cost.by_kind)}"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="+", type=int)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="a folder for the indexes; one that is there is used again")
    given = parser.parse_args(arguments)
    for count in given.pages:
        with TemporaryDirectory() as temporary:
            folder = (given.keep or Path(temporary)) / str(count)
            documents = by_number(count)
            if not (folder / "assets").is_dir():
                index(folder, documents.values())
            print(f"{count} pages, seed {given.seed}")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
                costs = list(measured(folder, documents, given.seed, browser=browser))
                browser.close()
            print("\n".join(report(costs)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
