"""A tenth of the long check of hostile sites, in the browser that is open."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.longchecks import hostile
from tests.longchecks.trial import result
from tests.test_longchecks import SEED

STRANGE = (
    *('<img src="x" onerror="x">', '<img src="//elsewhere.example/">', '<a href="javascript:x">a</a>', "<p style=x>"),
    *("<iframe></iframe>", "<script>x</script>", '<svg><a href="data:x"/></svg>', '<p title="" b\'c>', "<base href=x>"),
    *(
        '<form action="//elsewhere.example">',
        "<meta http-equiv=refresh content=99>",
        '<link rel=stylesheet href="//a.b">',
    ),
)
USUAL = (
    *(
        '<img src="x">',
        '<a href="https://elsewhere.example">a</a>',
        '<a href="mailto:a@b.c">a</a>',
        '<a href="#a">a</a>',
    ),
    *('<svg viewBox="0 0 1 1"><a href="../x/"/></svg>', '<script type="application/ld+json">{}</script>', "<form>"),
)


def test_only_what_the_site_does_not_use_is_strange(browser: Browser) -> None:
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto("http://127.0.0.1/")
        for element in (*STRANGE, *USUAL):
            page.evaluate("(html) => { document.body.innerHTML = html; }", element)
            found = page.evaluate(hostile.STRANGE, ["http://127.0.0.1/"])
            assert bool(found) is (element in STRANGE), element


def test_a_hostile_site_runs_nothing_and_asks_nothing_of_elsewhere(browser: Browser) -> None:
    found = result(lambda share, seed: hostile.trials(browser, share, seed), 0.1, SEED)
    assert found.failures == ()
    assert found.trials
