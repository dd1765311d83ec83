"""The words of the format itself: each has a name for readers, in every language of the site."""

from __future__ import annotations

import pytest

from builder.language.languages import BUILT_IN
from builder.language.words import words
from builder.records.model.declare import Declared, fields
from builder.records.model.record import Case, Fact, Policy, Review, Source

SPOKEN: list[tuple[str, type[Declared], str]] = [
    ("case-status", Case, "status"),
    ("policy-status", Policy, "status"),
    ("kind", Policy, "kind"),
    ("level", Policy, "level"),
    ("confidence", Fact, "confidence"),
    ("review", Review, "status"),
    ("organisation-replied", Review, "organisation_replied"),
    ("language", Case, "written_in"),
    ("csl", Source, "type"),
]


@pytest.mark.parametrize(("topic", "model", "key"), SPOKEN)
@pytest.mark.parametrize("language", BUILT_IN)
def test_every_word_has_a_name(topic: str, model: type[Declared], key: str, language: str) -> None:
    declared = next(field for field in fields(model) if field.key == key).choices(BUILT_IN)
    prefix = f"terms.{topic}."
    assert {name.removeprefix(prefix) for name in words(language).texts if name.startswith(prefix)} == set(declared)
