"""Which sources are independent of each other, and what others share."""

from __future__ import annotations

from typing import Any

import pytest

from builder.records.model.independence import bond, independent, origin_of
from builder.records.model.record import Source
from builder.records.model.values import FuzzyDate, Name, Period
from builder.records.source.document import Place

DAY = Period(FuzzyDate(2012, 7, 1), None, is_range=False, place=Place(1, 1))
FU, FU_TAO, XU = Name(literal="付涛"), Name(family="Fu", given="Tao"), Name(literal="徐启智")


def source(**fields: Any) -> Source:
    return Source(**{"type": "report", "title": "A title", **fields})


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (source(author=(FU,)), source(author=(FU_TAO,)), "author"),
        (source(author=(FU,)), source(type="interview", interviewer=(FU_TAO,)), "author"),
        (source(URL="https://example.org/a"), source(URL="https://example.org/a"), "text"),
        (
            source(container_title="刊", issue="56", issued=DAY),
            source(container_title="刊", issue="56", issued=DAY),
            "issue",
        ),
        (
            source(type="article-newspaper", container_title="报", issued=DAY),
            source(type="article-newspaper", container_title="报", issued=DAY),
            "issue",
        ),
        (source(author=(FU,), informants=(XU,)), source(informants=(Name(family="Xu", given="Qizhi"),)), "informant"),
        (source(type="interview", author=(XU,)), source(informants=(XU,)), "informant"),
    ],
)
def test_what_two_sources_share(one: Source, other: Source, kind: str) -> None:
    first, second = origin_of(one), origin_of(other)
    found, turned = bond(first, second), bond(second, first)
    assert found is not None
    assert turned is not None
    assert (found.kind, turned.kind) == (kind, kind)
    assert not independent([first, second])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (source(), source()),
        (source(author=(FU,)), source(author=(XU,))),
        (source(URL="unknown"), source(URL="unknown")),
        (source(container_title="网", issued=DAY), source(container_title="网", issued=DAY)),
        (source(container_title="刊", issue="unknown"), source(container_title="刊", issue="unknown")),
    ],
)
def test_what_is_independent(one: Source, other: Source) -> None:
    assert bond(origin_of(one), origin_of(other)) is None


def test_a_pair_is_found_among_several() -> None:
    one, same, other = (origin_of(source(author=(name,))) for name in (FU, FU_TAO, XU))
    assert independent([one, same, other])
    assert not independent([one, same])
    assert not independent([one])
