"""Takes the folder of a built site, runs every check on it, prints a figure each and the findings, and fails on any."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.npm import install
from tests.sitechecks import browser, links, validity
from tests.sitechecks.finding import Finding, one_of_each_kind, pages

HERE = Path(__file__).parent
CHECKS = (
    validity.CHECK,
    *(links.LINKS, links.ANCHORS, links.IDS, links.FOREIGN),
    *(browser.FOREIGN, browser.CONSOLE, browser.FAILED, browser.WIDE, browser.AXE),
)
SHOWN = 20


def main(site: Path) -> int:
    if not any(pages(site)):
        print(f"{site}: no pages there", file=sys.stderr)
        return 2
    findings = sorted(run(site, install(HERE)))
    report(site, findings)
    return 1 if findings else 0


def run(site: Path, modules: Path) -> Iterator[Finding]:
    """modules: the checkers from npm."""
    yield from validity.check(site, modules / "vnu-jar/build/dist/vnu.jar")
    yield from links.check(site)
    yield from browser.check(site, modules / "axe-core/axe.min.js")


def report(site: Path, findings: list[Finding]) -> None:
    print(f"{sum(1 for _ in pages(site))} pages, {len(one_of_each_kind(site))} of them in a browser")
    counts = Counter(f.check for f in findings)
    for check in CHECKS:
        print(f"{counts[check]:6}  {check}")
        for finding in [f for f in findings if f.check == check][:SHOWN]:
            print(f"        {finding.page}: {finding.what}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
