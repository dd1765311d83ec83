"""Vocabularies: what was meant is found."""

from __future__ import annotations

from pathlib import Path

from builder.records.model.vocabulary import nearest
from builder.records.vocabularies import read_vocabularies

BASE = Path(__file__).parents[3]


def test_what_was_meant_is_found_by_label_synonym_or_spelling() -> None:
    vocabularies, _ = read_vocabularies(BASE / "builder" / "vocabulary", base=BASE)
    types = vocabularies.table("types")
    for word in ("孵化器", "育成中心", "Fuhuaqi", "incubater"):
        assert nearest(word, types) == "incubator"
    assert nearest("zzzz", types) is None
