"""The engine alone: takes the files of an index, gives a page that answers queries, and how good the answers are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from playwright.sync_api import Browser, Page

from tests.bench.more_queries import Query
from tests.theme_scripts import engine_script

STUB = """\
<!doctype html><meta charset="utf-8"><script src="engine.js"></script><script>
const waiting = new Map();
window.casebookSearch = (name, data) => waiting.get(name)(data);
const load = (name) => new Promise((done) => {
  const script = document.createElement("script");
  waiting.set(name, done);
  script.src = `assets/search/${/^(core|han|yin|related)$/.test(name) ? name : `${name[0]}/${name.slice(1)}`}.js`;
  script.onerror = () => done(undefined);
  document.head.append(script);
});
const engines = {};
const ask = async ([edition, query]) => {
  engines[edition] = engines[edition] || casebookEngine.createSearch({ load, edition });
  const { results } = await engines[edition].search(query, { limit: 10 });
  const { editions } = engines[edition].core();
  const language = (doc) => editions.find(([, first, count]) => doc >= first && doc < first + count)[0];
  return results.map((one) => `/${language(one.doc)}/${one.row[0]}`);
};
window.askAll = async (queries) => {
  const found = [];
  for (const query of queries) found.push(await ask(query));
  return found;
};
</script>
"""


@dataclass(frozen=True)
class Answer:
    """A query with the addresses of its first ten results."""

    query: Query
    ranked: Sequence[str]

    def among(self, first: int) -> bool:
        """Whether a good answer is among the first."""
        return any(address.endswith(self.query.ok) for address in self.ranked[:first])


Answers = Mapping[str, Sequence[Answer]]


def engine_page(browser: Browser, folder: Path, files: Mapping[str, bytes]) -> Page:
    """A page from the disk with an index and the engine, nothing else."""
    for path, data in {**files, "engine.js": engine_script()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "index.html").write_text(STUB, encoding="utf-8")
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    return page


def answers_by_class(page: Page, queries: Iterable[Query]) -> Answers:
    """What every query finds."""
    asked = list(queries)
    found = page.evaluate("(queries) => askAll(queries)", [[query.lang, query.q] for query in asked])
    by_class: dict[str, list[Answer]] = defaultdict(list)
    for query, ranked in zip(asked, found, strict=True):
        by_class[query.cls].append(Answer(query, ranked))
    return by_class


def _same(answer: Answer, others: Sequence[Answer]) -> bool:
    group = [one for one in others if (one.query.note, one.query.lang) == (answer.query.note, answer.query.lang)]
    return all(one.ranked == group[0].ranked for one in group)


MEASURES: Mapping[str, Callable[[Answer, Sequence[Answer]], bool]] = {
    "first": lambda answer, _: answer.among(1),
    "three": lambda answer, _: answer.among(3),
    "answered": lambda answer, _: bool(answer.ranked),
    "silent": lambda answer, _: not answer.ranked,
    "same": _same,
}
"""What is right of an answer: a good one first, or among the first three; anything, nothing; the same as its group."""


def share(answers: Sequence[Answer], measure: str) -> tuple[float, list[str]]:
    """The share of answers of which a measure holds, and the queries of the others."""
    held = [MEASURES[measure](answer, answers) for answer in answers]
    return mean(held), [answer.query.q for answer, good in zip(answers, held, strict=True) if not good]
