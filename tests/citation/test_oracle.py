"""Our two renderers against citeproc-py, over this base's sources and a made-up set: equal, or a named deviation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, partial

import pytest

from builder.citation import gbt7714
from builder.citation.item import Item, of_source
from tests.citation.deviations import APA_RULES, GBT_RULES, expected
from tests.citation.made import MADE, apa_text
from tests.citation.oracle import APA, GBT, oracle
from tests.pages.reading import real_library

REAL = tuple(of_source(key, declared.source) for key, declared in sorted(real_library().sources.items()))


def gbt_entry(item: Item) -> str:
    return gbt7714.gbt_entry(item, "zh")


def apa_entry(item: Item) -> str:
    return apa_text(item, "en")


STYLES = {GBT: (gbt_entry, GBT_RULES), APA: (apa_entry, APA_RULES)}
"""Ours, and where it differs on purpose."""
LEFT_OUT = frozenset({"bare-interview", "bare-personal-communication"})
"""APA tells what nobody can look up only in the text; ours writes an entry, for it was asked for one."""


MADE_COUNTS = {
    GBT: {
        "article": 3, "letter": 74, "literal name": 1, "Chinese name": 33, "about": 1, "volume": 21, "entry": 3,
        "interview": 1, "review in a periodical": 1, "editors": 1, "others": 2, "translator": 1,
        "meeting": 1, "day of a page": 1,
    },
    APA: {
        "title told once": 28, "Chinese name": 30, "pinyin": 29, "title as printed": 7, "testimony": 3, "review": 3,
        "review told once": 1, "software in a whole": 1, "abbreviation": 4, "editors told once": 1, "publication": 1,
        "mark at the end": 1,
    },
}  # fmt: skip
"""How many of the made-up sources each rule touches."""


@cache
def compared(items: Sequence[Item], style: str) -> tuple[dict[str, tuple[str, str]], Counter[str]]:
    """The entries that differ without a rule that says so, by key, and how many items each rule touched."""
    differing, touched = {}, Counter[str]()
    ours, rules = STYLES[style]
    for item in items:
        theirs, used = expected(item, rules, partial(oracle, style))
        touched.update(used)
        if theirs != ours(item) and item.key not in LEFT_OUT:
            differing[item.key] = (theirs, ours(item))
    return differing, touched


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("items", [REAL, MADE], ids=["real", "made"])
def test_no_entry_differs_unsaid(style: str, items: Sequence[Item]) -> None:
    differing, _ = compared(items, style)
    assert differing == {}


@pytest.mark.parametrize("style", STYLES)
def test_each_rule_touches_as_many_as_it_means_to(style: str) -> None:
    _, touched = compared(MADE, style)
    assert touched == MADE_COUNTS[style]


def test_the_oracle_leaves_out_what_nobody_can_look_up() -> None:
    asked = [item for item in MADE if item.type in ("interview", "personal_communication")]
    assert {item.key for item in asked if not oracle(APA, item)} == LEFT_OUT


@pytest.mark.parametrize("style", STYLES)
def test_every_rule_is_needed(style: str) -> None:
    used = {name for items in (REAL, MADE) for name in compared(items, style)[1]}
    assert {rule.name for rule in STYLES[style][1]} == used
