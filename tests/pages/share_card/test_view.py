"""Cards: which pages have one, what stands on it, and that it is a small picture of the right size."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from builder.config import read_options
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.pages.record import case
from builder.pages.record_context import RecordContext
from builder.pages.share_card.drawing import PAPER, Card, png
from builder.pages.share_card.view import record_card, share_picture, site_card, site_view, view
from builder.pipeline import load
from builder.records.model.reads import WHOLE, recorded
from builder.records.model.values import Label, Passage
from tests.pages.reading import ROOT, entry, library

SITE = "https://example.org/base/"
LIMIT = 30_000


@cache
def real_editions() -> Mapping[str, Edition]:
    """This base in its three languages, as it is built."""
    return load(ROOT, read_options(ROOT)).editions


EVERY = [
    path.relative_to(ROOT).with_suffix("").as_posix()
    for path in sorted([*ROOT.glob("cases/*/*.yml"), *ROOT.glob("policies/*/*.yml")])
]
"""By their files: to read them takes seconds, which those who run other tests need not wait."""


def edition(language: str = "en", **given: str) -> Edition:
    return Edition(library(), language, site_url=given.get("site_url", SITE), names={"": "Boats", "zh": "船"})


def opened(file: File) -> Image.Image:
    return Image.open(io.BytesIO(file.data))


@pytest.mark.combinations(reference=EVERY, language=["en", "zh", "zh-Hant"])
def test_every_record_of_this_base_has_a_card_of_its_own(reference: str, language: str) -> None:
    own = replace(real_editions()[language], site_url=SITE)
    (card,) = view(own.library.by_reference[reference], own)
    picture = opened(card)
    assert card.path == f"{language.lower()}/{reference}/card.png"
    assert (picture.size, picture.format, picture.mode) == ((1200, 630), "PNG", "P")
    assert len(card.data) <= LIMIT


def test_every_record_is_tried() -> None:
    for each in real_editions().values():
        assert {*each.library.by_reference} == {*EVERY}


def test_the_card_tells_title_place_years_figure_and_site() -> None:
    own = real_editions()
    park = {
        code: record_card(RecordContext(of.library.by_reference["cases/chengdu/ngo-service-park"], of))
        for code, of in own.items()
    }
    assert park["en"].title == "Chengdu NGO Service Park"
    assert park["en"].above.startswith("Chengdu · ")
    assert "2012" in park["en"].above
    assert (park["en"].figure, park["en"].counted) == ("15 organisations", "First intake, 2012")
    assert park["zh-Hant"].title == "成都公益組織服務園"
    assert all(text in park["zh"].words for text in ("成都公益组织服务园", "15 家", "2012", "公益组织支持案例库"))


def test_the_time_of_a_policy_is_the_one_that_lists_have() -> None:
    of = real_editions()["en"]
    direct = record_card(RecordContext(of.library.by_reference["policies/chengdu/direct-registration"], of))
    assert direct.above == "Chengdu · 2012"


def test_a_figure_about_which_sources_differ_is_not_on_the_card() -> None:
    of = real_editions()["en"]
    purchase = record_card(RecordContext(of.library.by_reference["policies/chengdu/purchase-of-services"], of))
    assert (purchase.figure, purchase.counted) == ("", "")


def test_a_page_names_its_card_and_a_site_without_address_has_none() -> None:
    seed = entry("cases/hill/seed-house")
    assert case.page(seed, edition()).card == share_picture(RecordContext(seed, edition()))
    assert case.page(seed, edition(site_url="")).card is None
    assert list(view(seed, edition(site_url=""))) == list(site_view(edition(site_url=""))) == []


def test_a_card_is_drawn_again_for_its_own_record_alone() -> None:
    with recorded() as reads:
        list(view(entry("cases/hill/seed-house"), edition()))
    assert {key for kind, key in reads if kind == "record"} <= {"cases/hill/seed-house"}
    assert all(key != WHOLE for _, key in reads)


def test_a_retired_record_has_no_card() -> None:
    assert list(view(entry("cases/lake/old-raft"), edition())) == []


def test_the_site_has_a_card_in_each_language() -> None:
    for language, name in (("en", "Boats"), ("zh", "船")):
        (card,) = site_view(edition(language))
        assert card.path == f"{language}/card.png"
        assert opened(card).size == (1200, 630)
        assert len(card.data) <= LIMIT
        assert site_card(edition(language)).title == name


def test_a_title_that_the_font_cannot_set_has_no_card() -> None:
    seed = entry("cases/hill/seed-house")
    scalar = next(iter(seed.record.title.passages.values())).scalar
    title = Label({"en": Passage("한국", scalar)})
    korean = replace(seed, given=replace(seed.record, title=title))
    assert share_picture(RecordContext(korean, edition())) is None
    assert list(view(korean, edition())) == []
    assert opened(File("", png(Card("en", "한국", "en")))).size == (1200, 630)


def test_nothing_is_drawn_at_the_edges() -> None:
    card = Card("zh", "长" * 200, "zh", above="成都" * 9, figure="15 家", counted="首批入驻" * 30, name="库" * 12)
    picture = Image.open(io.BytesIO(png(card))).convert("RGB")
    for edge in ((0, 0, 1200, 50), (0, 0, 55, 630), (1145, 0, 1200, 630), (0, 612, 1200, 630)):
        assert picture.crop(edge).getcolors() == [((edge[2] - edge[0]) * (edge[3] - edge[1]), _rgb(PAPER))]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
