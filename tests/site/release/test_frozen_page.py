"""A frozen page: not listed, with the way to the present page, or to what stands in its place."""

from __future__ import annotations

import pytest

from builder.site.archive.offline_page import Shelf
from builder.site.release.frozen_page import Notice, frozen_page, led_to_present

PAGE = '<!doctype html>\n<html><head>\n<meta charset="utf-8">\n</head><body dir="ltr">\n<main>x</main></body></html>'
NOTICES = {"en": Notice("Edition 2026-12.", "The page as it is now"), "zh": Notice("2026-12 版。", "查看最新页面")}
SHELF = Shelf(frozenset({"en/index.html"}), "https://c.example/editions/2026-12/")
AT = "editions/2026-12/zh/cases/a/b/index.html"
LISTS = {"index.html", "zh/index.html", "zh/cases/index.html"}


def test_a_page_has_the_notice_of_its_language_at_its_top() -> None:
    page = frozen_page(PAGE, "zh/cases/a/b/index.html", SHELF, NOTICES, "https://c.example/")
    assert '<meta charset="utf-8"><meta name="robots" content="noindex">' in page
    assert page.index('<body dir="ltr">') < page.index("2026-12 版。") < page.index("<main>")
    assert "Edition" not in page
    assert 'href="https://c.example/zh/cases/a/b/"' in page, "unpacked alone, it leads to the web"


def test_a_page_in_no_language_says_it_in_all() -> None:
    page = frozen_page(PAGE, "index.html", SHELF, NOTICES, "")
    assert "2026-12 版。" in page
    assert "Edition 2026-12." in page
    assert page.count(" hidden>") == 2, "without an address there is no link before there is a present site"


@pytest.mark.parametrize(
    ("there", "target"),
    [
        (None, "../../../../../../zh/cases/a/b/index.html"),
        ({"zh/cases/a/b/index.html"}, "../../../../../../zh/cases/a/b/index.html"),
        (LISTS, "../../../../../../zh/cases/index.html"),
        (LISTS - {"zh/cases/index.html"}, "../../../../../../zh/index.html"),
        (set(), "../../../../../../index.html"),
    ],
    ids=("unknown", "there", "list", "home", "nothing"),
)
def test_it_leads_to_what_is_there(there: set[str] | None, target: str) -> None:
    page = frozen_page(PAGE, "zh/cases/a/b/index.html", SHELF, NOTICES, "https://c.example/")
    assert f'<a class="casebook-now" href="{target}">' in led_to_present(page, AT, there)


def test_a_page_below_a_record_that_is_gone_leads_to_the_record() -> None:
    page = frozen_page(PAGE, "zh/cases/a/b/cite/index.html", SHELF, NOTICES, "")
    led = led_to_present(page, AT.replace("b/", "b/cite/"), LISTS | {"zh/cases/a/b/index.html"})
    assert 'href="../../../../../../../zh/cases/a/b/index.html"' in led
