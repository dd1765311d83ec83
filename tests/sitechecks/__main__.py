"""Takes the folder of a built site, runs every check on it, prints a figure each and the findings, and fails on any."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.sitechecks import browser, links, validity
from tests.sitechecks.finding import Finding, one_of_each_kind, pages

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
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
    install()
    findings = sorted(run(site))
    report(site, findings)
    return 1 if findings else 0


def install() -> None:
    """The two checkers from npm, exactly as locked; again only when the lock has changed."""
    stamp = MODULES / ".package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
        subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)
        stamp.touch()


def run(site: Path) -> Iterator[Finding]:
    yield from validity.check(site, MODULES / "vnu-jar/build/dist/vnu.jar")
    yield from links.check(site)
    yield from browser.check(site, MODULES / "axe-core/axe.min.js")


def report(site: Path, findings: list[Finding]) -> None:
    print(f"{sum(1 for _ in pages(site))} pages, {len(one_of_each_kind(site))} of them in a browser")
    counts = Counter(f.check for f in findings)
    for check in CHECKS:
        print(f"{counts[check]:6}  {check}")
        for finding in [f for f in findings if f.check == check][:SHOWN]:
            print(f"        {finding.page}: {finding.what}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
