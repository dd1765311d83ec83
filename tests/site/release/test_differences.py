"""What happened to records between two releases is told field by field; to lay out a file anew is nothing."""

from __future__ import annotations

from hashlib import sha256

import pytest

from builder.records.model.release import RecordChange
from builder.site.release.differences import Held, differences

HOUSE = "title: {en: House, zh: 屋}\nsummary: {en: A house., zh: 一所房子。}\nreview: {status: published}\n"


def held(text: str, *former: str, status: str = "published") -> Held:
    return Held(digest(text), text.encode(), former, status)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def found(now: dict[str, Held], before: dict[str, str]) -> list[RecordChange]:
    digests = {record: digest(text) for record, text in before.items()}
    return list(differences(now, digests, lambda record, _: before[record].encode()))


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ({"cases/a/b": held(HOUSE)}, {"cases/a/b": HOUSE}, []),
        ({"cases/a/b": held(HOUSE)}, {}, [RecordChange("cases/a/b", "added")]),
        ({}, {"cases/a/b": HOUSE}, [RecordChange("cases/a/b", "gone")]),
        (
            {"cases/a/b": held(HOUSE.replace("A house", "The house"))},
            {"cases/a/b": HOUSE},
            [RecordChange("cases/a/b", "changed", "", ("summary",))],
        ),
        (
            {"cases/a/b": held("# laid out anew\ntitle:\n  zh: 屋\n  en: House\n" + HOUSE.split("\n", 1)[1])},
            {"cases/a/b": HOUSE},
            [],
        ),
        ({"cases/a/b": held(HOUSE.replace("summary:", "摘要:"))}, {"cases/a/b": HOUSE}, []),
        (
            {"cases/a/c": held(f"formerly: [a/b]\n{HOUSE}", "cases/a/b")},
            {"cases/a/b": HOUSE},
            [RecordChange("cases/a/c", "renamed", "cases/a/b")],
        ),
        (
            {"cases/a/d": held(f"formerly: [a/b, a/c]\n{HOUSE}", "cases/a/b", "cases/a/c")},
            {"cases/a/c": f"formerly: [a/b]\n{HOUSE.replace('屋', '房')}"},
            [RecordChange("cases/a/d", "renamed", "cases/a/c", ("title",))],
        ),
        (
            {"cases/a/b": held(HOUSE.replace("published", "retired"), status="retired")},
            {"cases/a/b": HOUSE},
            [RecordChange("cases/a/b", "retired", "", ("review",))],
        ),
    ],
    ids=("same", "added", "gone", "changed", "layout", "chinese-key", "renamed", "renamed-twice", "retired"),
)
def test_what_happened(now: dict[str, Held], before: dict[str, str], said: list[RecordChange]) -> None:
    assert found(now, before) == said
