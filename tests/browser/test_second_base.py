"""A base on another subject, in French and Spanish, in a browser: search, filters, comparing, the form."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Device
from tests.forked import casebook

HOUSE = "cases/lyon/part-dieu"


@pytest.fixture(scope="module")
def seeds(second_site: Path, serve: Callable[[Path], str]) -> str:
    return serve(second_site)


@pytest.fixture(scope="module")
def device() -> Device:
    """With a narrow phone."""
    return {"viewport": {"width": 320, "height": 640}}


@pytest.mark.parametrize(
    ("language", "query", "first"),
    [
        ("fr", "recolte d'ete", f"/fr/{HOUSE}/"),
        ("fr", "grainotheque part-dieu", f"/fr/{HOUSE}/"),
        ("es", "extincion", "/es/cases/bilbao/zorroza/"),
        ("es", "recoleccion", f"/es/{HOUSE}/"),
    ],
)
def test_a_word_is_found_without_its_accent(page: Page, seeds: str, language: str, query: str, first: str) -> None:
    page.goto(f"{seeds}{language}/")
    page.locator("#casebook-q").fill(query)
    expect(page.locator(f'#casebook-results a[href$="{first}"]').first).to_be_visible()


@pytest.mark.parametrize(
    ("language", "term", "shown", "many"),
    [("fr", "Grainothèque de jardin", 1, "grainothèques"), ("es", "Semillero de biblioteca", 2, "semilleros")],
)
def test_a_list_is_narrowed_in_the_words_of_the_base(
    page: Page, seeds: str, language: str, term: str, shown: int, many: str
) -> None:
    page.goto(f"{seeds}{language}/cases/")
    page.locator(".cb-narrow > summary").click()
    page.get_by_label(term).check()
    expect(page.locator("#browse [role=status]")).to_contain_text(f"{shown} of 3 {many}")


def test_two_records_are_compared(page: Page, seeds: str) -> None:
    page.goto(f"{seeds}es/compare/?c=lyon/part-dieu,bilbao/zorroza")
    expect(page.locator("#compare table thead")).to_contain_text("Semillero de la Part-Dieu")
    expect(page.locator("#compare table thead")).to_contain_text("Semillero de Zorroza")
    expect(page.locator("#compare table")).to_contain_text("Préstamo")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_form_changes_one_place_of_a_record_that_passes_the_check(
    page: Page, second_site: Path, tmp_path: Path
) -> None:
    before = (second_site.parent / f"{HOUSE}.yml").read_bytes()
    page.goto((second_site / "fr/contribute/form/index.html").as_uri() + f"?record={HOUSE}#title.fr")
    title = page.locator('[id="f-title.fr"]')
    expect(title).to_have_value("Grainothèque de la Part-Dieu")
    title.fill("Grainothèque « du silence »")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Télécharger", exact=True).click()
    after = waited.value.path().read_bytes()
    lines = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm="")
    assert len([line for line in lines if line.startswith("@@")]) == 1
    assert b"# la seule" in after
    base = Path(shutil.copytree(second_site.parent, tmp_path / "base", ignore=shutil.ignore_patterns("site", ".site*")))
    (base / f"{HOUSE}.yml").write_bytes(after)
    done = casebook("check", "--lang", "en", folder=base)
    assert (done.returncode, "no problems" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("address", ["", f"{HOUSE}/", f"{HOUSE}/parallel/", "cases/", "search/", "contribute/form/"])
def test_pages_fit_the_smallest_screen_and_lead_to_their_counterpart(page: Page, seeds: str, address: str) -> None:
    page.goto(f"{seeds}fr/{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.documentElement.lang") == "fr"
    link = page.locator('a[data-language="es"]').first
    assert link.evaluate("link => link.href").endswith(f"/es/{address}")
