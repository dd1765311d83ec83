"""What a page carries with it: its mark, and data that no policy on scripts is offended by."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from builder.pages.share_card.drawing import PAPER
from builder.pages.share_card.seal import MARK, seal


@pytest.mark.parametrize("size", [16, 24, 72, 512])
def test_the_seal_of_the_cards_is_the_mark(browser: Browser, size: int) -> None:
    page = browser.new_page(viewport={"width": size, "height": size})
    page.goto("about:blank")
    page.set_content(f'<body style="margin:0;background:{PAPER}">{MARK.read_text(encoding="utf-8")}')
    page.add_style_tag(content=f"svg {{ display: block; width: {size}px; height: {size}px }}")
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    assert max(ImageStat.Stat(ImageChops.difference(shown, seal(size, PAPER))).mean) < 6


def test_structured_data_runs_nowhere(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{site.as_uri()}/en/cases/shanghai/npi/index.html")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert told == []
    page.close()
