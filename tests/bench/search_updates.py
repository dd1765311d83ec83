"""Takes numbers of records; gives what a new title and a new record cost the search of a made-up base of so many:
`python -m tests.bench.search_updates 1600`.

A record is a case in two languages with eight sources, and the Traditional rows of both.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from builder.search.index import SearchIndex
from builder.search.search_document import CONVERTED, ORIGIN, SearchDocument
from tests.bench.synthetic import pages

SOURCES = 8
LABELS: dict[str, dict[str, dict[str, str]]] = {"en": {}, ORIGIN: {}, CONVERTED: {}}

Record = list[SearchDocument]
T = TypeVar("T")


def records(count: int) -> list[Record]:
    """A case is two made-up pages; its sources are passages of the second."""
    by_language: dict[str, list[SearchDocument]] = {"en": [], ORIGIN: []}
    for page in pages(4 * count):
        by_language[page.language].append(page)
    return [
        [document for language in by_language for document in _record(by_language[language][2 * at : 2 * at + 2], at)]
        for at in range(count)
    ]


def _record(parts: Sequence[SearchDocument], number: int) -> Iterator[SearchDocument]:
    first, second = parts
    passages = second.body.split("。 ")
    own = [replace(first, kind="case", address=f"cases/made/{number}/", body=f"{first.body}。 {second.body}")]
    for at in range(SOURCES):
        text = passages[at % len(passages)]
        address = f"sources/made-{number}-{at}/"
        own.append(SearchDocument(first.language, address, "source", text[:60], body=text, when=first.when))
    yield from own
    if first.language == ORIGIN:
        yield from (replace(each, language=CONVERTED) for each in own)


def measured(count: int) -> Iterator[str]:
    made, new = records(count + 1)[:count], records(count + 1)[count]
    seconds, index = _timed(lambda: _index(made))
    size = len(index.files(glossary=(), labels=LABELS))
    yield f"{count} records, {sum(map(len, made))} documents, {size} files: made anew in {seconds:.2f} CPU s"
    seconds, state = _timed(index.dump)
    yield f"  state: {len(state) / 1e6:.1f} MB, given in {seconds:.2f} CPU s"
    case = made[count // 2][0]
    steps: dict[str, tuple[list[SearchDocument], list[tuple[str, str]]]] = {
        "no change": ([], []),
        "a title": ([replace(case, title=f"{case.title} renamed")], []),
        "a new record": (new, []),
        "a record gone": ([], [(each.language, each.address) for each in made[count // 3]]),
    }
    for name, (changed, removed) in steps.items():
        seconds_read, index = _timed(lambda: SearchIndex.restore(state))
        seconds, _ = _timed(lambda: _files(index, changed, removed))  # noqa: B023
        seconds_written, _ = _timed(index.dump)
        kinds = dict(sorted(Counter(path.split("/")[2].removesuffix(".js") for path in index.changed).items()))
        yield (
            f"  {name}: {seconds_read:.2f} to read, {seconds:.2f} to update, {seconds_written:.2f} CPU s to give back;"
            f" {len(index.changed)} files change {kinds}"
        )


def _index(made: Iterable[Record]) -> SearchIndex:
    index = SearchIndex()
    _files(index, [document for record in made for document in record], [])
    return index


def _files(index: SearchIndex, changed: Iterable[SearchDocument], removed: Iterable[tuple[str, str]]) -> None:
    index.update(changed, removed)
    index.files(glossary=(), labels=LABELS)


def _timed(action: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


if __name__ == "__main__":
    # As in a build, since collections take as long as all else.
    gc.disable()
    for argument in sys.argv[1:] or ["1600"]:
        for line in measured(int(argument)):
            print(line, flush=True)
