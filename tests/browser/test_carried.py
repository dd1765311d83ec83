"""What a page carries with it: the picture of the site, and data that no policy on scripts is offended by."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, ViewportSize

from tests.sites import ROOT

DRAWING = ROOT / "tests" / "card" / "card.svg"
CARD = ROOT / "builder" / "theme" / "assets" / "card.png"
SIZE: ViewportSize = {"width": 1200, "height": 630}


def test_the_card_is_the_drawing(browser: Browser, rewrite: bool) -> None:
    page = browser.new_page(viewport=SIZE)
    page.goto(DRAWING.as_uri())
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    if rewrite:
        drawn.quantize(16, dither=Image.Dither.NONE).save(CARD, optimize=True)
    card = Image.open(CARD).convert("RGB")
    assert card.size == (SIZE["width"], SIZE["height"])
    assert CARD.stat().st_size < 8_000
    assert max(ImageStat.Stat(ImageChops.difference(card, drawn)).mean) < 2


def test_structured_data_runs_nowhere(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{site.as_uri()}/en/cases/shanghai/npi/index.html")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert told == []
    page.close()
