"""Declarations of fields: their shapes, and a sentence for one that is declared without help."""

from __future__ import annotations

from typing import Annotated

import pytest

from builder.records.model.declare import About, Declared, Keys, fields
from builder.records.model.values import Label

NAME = About("名称", "its name", "名称")


class Sample(Declared):
    plain: Annotated[str, NAME]
    listed: Annotated[tuple[Label, ...], NAME] = ()
    by_key: Annotated[dict[str, Label], NAME]
    lists_by_language: Annotated[dict[str, tuple[str, ...]], Keys(are_languages=True), NAME]
    maybe: Annotated[Label | None, NAME] = None


class Helpless(Declared):
    motto: Label


def test_shapes() -> None:
    shapes = [(field.key, field.shape, field.many, field.keyed, field.required) for field in fields(Sample)]
    assert shapes == [
        ("plain", str, False, False, True),
        ("listed", Label, True, False, False),
        ("by_key", Label, False, True, True),
        ("lists_by_language", str, True, True, True),
        ("maybe", Label, False, False, False),
    ]
    assert fields(Sample)[3].mark(Keys) == Keys(are_languages=True)


def test_a_field_without_help_is_named() -> None:
    with pytest.raises(TypeError, match=r"^Helpless\.motto is declared without About"):
        fields(Helpless)
