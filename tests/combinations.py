"""Which combinations of values a test is run with: takes the values of each parameter, gives all combinations or a few.

A test that looks at the same pages in each edition, at each width and in each palette says so with a mark,
`@pytest.mark.combinations(path=PAGES, edition=EDITIONS, width=WIDTHS)`. `make test` runs it with a few combinations, in
which each value comes; `make check` with all (tests/longchecks/combinations.py), as `--whole` does. A test that asks
the fixture `whole` how many pages it is to look at has the mark alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

Values = Mapping[str, Sequence[Any]]
Row = tuple[Any, ...]


def every(values: Values) -> list[Row]:
    """All combinations."""
    return list(product(*values.values()))


def few(values: Values) -> list[Row]:
    """As many as the longest list has values: each of these once, beside the others in turn and in ever new pairs."""
    longest = max(values, key=lambda name: len(values[name]))
    pairs: set[object] = set()
    used: Counter[object] = Counter()
    rows: list[Row] = []
    for value in values[longest]:
        rows.append(max(every({**values, longest: [value]}), key=lambda row: _worth(row, pairs, used)))
        pairs.update(_pairs(rows[-1]))
        used.update(enumerate(rows[-1]))
    return rows


def _worth(row: Row, pairs: set[object], used: Counter[object]) -> tuple[int, int]:
    """How many pairs are new in it, and how seldom its values came."""
    return len({*_pairs(row)} - pairs), -sum(used[value] for value in enumerate(row))


def _pairs(row: Row) -> Iterator[object]:
    yield from combinations(enumerate(row), 2)
