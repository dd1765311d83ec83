"""The sheets for the class in a browser: on a narrow phone, on paper, from a folder, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect
from pypdf import PdfReader

from tests.sites import CONFIG, built, odd_base

CASE = "cases/hill/seed-house/"
SHEETS = tuple(f"{CASE}{kind}/" for kind in ("handout", "teacher", "worksheet"))
PAGES = tuple(f"{language}/{path}" for language in ("en", "zh") for path in (CASE, *SHEETS, "compare/worksheet/"))
A4_AT_96_DPI: ViewportSize = {"width": 794, "height": 1123}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = odd_base(tmp_path_factory.mktemp("taught") / "base")
    (base / "mkdocs.yml").write_text(CONFIG.replace("site_url: ''", "site_url: https://example.org/"), encoding="utf-8")
    return built(base)


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_phone_scrolls_one_way_only(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    size: ViewportSize = {"width": 320, "height": 640}
    with browser.new_context(viewport=size, color_scheme=scheme) as context:
        said: list[str] = []
        context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page = context.new_page()
        for path in PAGES:
            page.goto(address + path)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, path
        assert said == []


def test_the_sheets_lead_to_one_another_without_scripts(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}zh/{CASE}")
        page.click('a[href="handout/"]')
        expect(page.locator("h1")).to_have_text("种子屋")
        page.click("article .cb-crumbs >> text=全部教学材料")
        expect(page).to_have_url(f"{address}zh/teach/")
        page.click("article .cb-row >> text=/^案例使用说明$/")
        expect(page).to_have_url(f"{address}zh/{CASE}teacher/")
        page.click("article .cb-crumbs >> text=案例页")
        expect(page).to_have_url(f"{address}zh/{CASE}")


def test_paper_has_the_sheet_and_nothing_around_it(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=A4_AT_96_DPI) as context:
        page = context.new_page()
        page.goto(f"{address}en/{CASE}handout/")
        code, ways, header = (page.locator(name) for name in (".cb-qr", "article .cb-crumbs", "header.md-header"))
        assert not code.is_visible()
        assert ways.is_visible()
        page.emulate_media(media="print")
        assert code.is_visible()
        box = code.bounding_box()
        assert box
        assert round(box["width"] / 96 * 25.4) == 22
        assert not ways.is_visible()
        assert not header.is_visible()
        assert page.locator(".cb-colophon .cb-url").is_visible()
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_a_button_prints_the_sheet(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script("window.print = () => { window.printed = true; }")
        page.goto(f"{address}en/{CASE}handout/")
        button = page.get_by_role("button", name="Print", exact=True)
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        button.click()
        assert page.evaluate("window.printed") is True
        page.emulate_media(media="print")
        assert not button.is_visible()


def test_the_printed_handout_counts_its_pages_and_names_itself(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=A4_AT_96_DPI) as context:
        page = context.new_page()
        page.goto(f"{address}en/{CASE}handout/")
        paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        texts = [sheet.extract_text() for sheet in paper.pages]
        assert all(f"{number} / {len(texts)}" in text for number, text in enumerate(texts, start=1))
        assert f"https://example.org/en/{CASE}handout/" in texts[-1]


def test_cases_with_teaching_material_can_be_chosen(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address}en/cases/")
        page.get_by_text("with teaching material").first.click()
        expect(page).to_have_url(re.compile("teaching=material"))
        expect(page.locator("#browse-rows .cb-row")).to_have_count(1)
        page.get_by_role("link", name="Teaching", exact=True).click()
        expect(page).to_have_url(f"{address}en/teach/")


def test_a_worksheet_is_as_wide_as_the_paper(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=A4_AT_96_DPI) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(f"{address}zh/{CASE}worksheet/")
        table, sheet = page.locator(".cb-worksheet").bounding_box(), page.locator(".cb-sheet").bounding_box()
        assert table
        assert sheet
        assert abs(table["width"] - sheet["width"]) < 1


@pytest.mark.parametrize("name", ["slides.pptx", "handout.docx", "teacher.docx"])
def test_the_files_are_plain_downloads(browser: Browser, address: str, site: Path, name: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}en/{CASE}")
        with page.expect_download() as waiting:
            page.click(f'a[href="{name}"]')
        assert Path(waiting.value.path()).read_bytes() == (site / "en" / CASE / name).read_bytes()


def test_from_a_folder_the_links_lead_to_files(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / "en" / CASE / "index.html").as_uri())
        to_slides = page.locator('article a[href$="slides.pptx"]').evaluate("link => link.href")
        assert to_slides == (site / "en" / CASE / "slides.pptx").as_uri()
        page.click("text=Student handout")
        expect(page).to_have_url((site / "en" / CASE / "handout" / "index.html").as_uri())
