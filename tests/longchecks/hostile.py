"""Hostile sites: whatever stands in the records, in Chromium none of it runs and nothing is asked of elsewhere.

Sites are built for real, from bases with a hostile text in every field. A trial is a page of one of them, opened from a
server or from its folder: one of each kind, and searches for hostile texts. On none of them may there be an element or
an attribute that the site itself does not use, a message on the console, or a dialog.
"""

from __future__ import annotations

import os
import tempfile
import unittest
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from urllib.parse import quote

from playwright.sync_api import Browser, Error, Page

from builder.config import CONFIG
from builder.site.mkdocs_run import build_site
from tests.browser.chromium import NONE, chromium, executable, served
from tests.browser.reader import Reader
from tests.browser.settled import searched
from tests.hostile_texts import hostile
from tests.longchecks.hostile_base import HARMLESS, hostile_base
from tests.longchecks.trial import count, seeded
from tests.sitechecks.finding import kind, pages

TRIALS = 120
PAGES = 12
"""Of a site."""
SERVED_ONLY = "404.html"
"""Only servers show it; its addresses begin at their root."""
IDLE = "new Promise((done) => requestIdleCallback(done, { timeout: 2000 }))"
"""The page has nothing left to do."""
STRANGE = r"""([root]) => {
  const elements = /^(iframe|frame|object|embed|applet|base|style|math|audio|video|plaintext|xmp|portal)$/;
  const names = /^(on.*|style|srcdoc|srcset|formaction)$|[^\w:-]/;
  const isHere = (address) => URL.canParse(address, location)
    && [root, "data:image/"].some((start) => new URL(address, location).href.startsWith(start));
  const leadsAway = (address) => URL.canParse(address, location)
    && !["https:", "http:", "file:", "mailto:"].includes(new URL(address, location).protocol);
  const isOwn = (element) => document.querySelector("head > style")
    && element.matches("head > style:only-of-type, body > script:first-child");
  const isStrange = (element) => (elements.test(element.localName) && !isOwn(element))
    || element.getAttributeNames().some((name) => names.test(name))
    || (element.hasAttribute("href") && leadsAway(element.href.baseVal ?? element.href))
    || ["src", "action", "poster", "background", "data"].some((name) => !isHere(element.getAttribute(name) ?? root))
    || (element.localName === "script" && !element.src && !element.type.endsWith("json") && !isOwn(element))
    || (element.localName === "link" && element.relList.contains("stylesheet") && !isHere(element.href))
    || (element.localName === "meta" && element.httpEquiv && element.httpEquiv !== "Content-Security-Policy");
  return [...document.querySelectorAll("*")].filter(isStrange).map((element) => element.outerHTML.slice(0, 200));
}"""
"""Elements that run, load or lead to what the site does not: it has no handlers, no frames, and no style or script
but those of the first paint."""


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a page."""
    path = executable()
    if path is None:
        raise unittest.SkipTest(NONE)
    with chromium(path) as browser:
        yield from trials(browser, share, seed)


def trials(browser: Browser, share: float, seed: int) -> Iterator[str]:
    """The same in a browser that has been started."""
    left = count(TRIALS, share)
    for number in range(-(-left // PAGES)):
        with tempfile.TemporaryDirectory() as folder:
            chance = seeded(seed, "hostile", number)
            site = _built(hostile_base(Path(folder) / "base", chance))
            found = _site(browser, site, chance, min(PAGES, left - number * PAGES))
            yield from (f"site {number}, {outcome}" if outcome else "" for outcome in found)


def _built(base: Path) -> Path:
    """The site of a base, built in this process, which has everything loaded."""
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        status = build_site(base / CONFIG, language="en")
    if status:
        raise ValueError("a base that was checked is not built")
    return base / "site"


def _site(browser: Browser, site: Path, chance: Random, number: int) -> Iterator[str]:
    """The trials of a site: those from a server first, since a browser takes a process for each kind of address."""
    with served(site) as address, browser.new_context() as context:
        roots = (address, f"{site.as_uri()}/")
        reader, page = Reader(context, here=(*roots, "data:")), context.new_page()
        places = [(chance.choice(roots[: 1 if path == SERVED_ONLY else 2]), path) for path in _paths(site, chance)]
        for root, path in sorted(chance.sample(places, number), reverse=True):
            faults = _faults(reader, page, root, path)
            yield f"{path} at {root}: {faults[:3]}" if faults else ""


def _paths(site: Path, chance: Random) -> Iterator[str]:
    """A page of each kind, and searches."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for path in pages(site):
        kinds.setdefault(kind(path), []).append(path)
    yield from map(chance.choice, kinds.values())
    yield from (f"{language}/search/index.html?q={quote(hostile(chance))}" for language in HARMLESS)


def _faults(reader: Reader, page: Page, root: str, path: str) -> list[str]:
    """What goes wrong when a page is opened."""
    reader.faults.clear()
    try:
        page.goto(root + path)
        page.evaluate(IDLE)
        if "?q=" in path:
            searched(page)
        strange = page.evaluate(STRANGE, [root])
    except (Error, AssertionError) as fault:  # The page leads away, or never comes to rest.
        strange = [str(fault)[:300]]
    return [*reader.faults, *strange]
