"""A base of which two editions were made, with changes between them and after, and its present site with both in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from builder.config import CONFIG
from tests.base_with_address import SITE_URL, git
from tests.forked import casebook
from tests.sites import built
from tests.three_editions import three_editions

FIRST, SECOND = "2026-12", "2027-06"
FIRST_DAY, SECOND_DAY, PRESENT_DAY = "2026-12-01", "2027-06-02", "2027-06-03"
DOI = "10.5281/zenodo.4242"
ADDED = """\
title: {en: Reed Hall, zh: 芦苇堂}
summary: {en: A hall for young groups., zh: 给年轻团体的堂。}
written_in: zh
type: incubator
period: 2014 ..
contributors: [{name: Ann Lee, roles: [writing]}]
"""


@dataclass(frozen=True)
class ReleasedBase:
    """The base. site: the present one."""

    base: Path

    @property
    def site(self) -> Path:
        """The present site, with both editions."""
        return self.base / "site"

    @property
    def output(self) -> Path:
        """Where the editions were written."""
        return self.base / "release"

    def frozen(self, release: str) -> Path:
        """The frozen site of an edition in the present one."""
        return self.site / "editions" / release


def committed(base: Path, day: str, message: str) -> None:
    git(base, "add", "-A", day=day)
    git(base, "commit", "-qm", message, day=day)


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def begun(folder: Path) -> Path:
    """The base before any edition, committed."""
    base = three_editions(folder)
    replaced(base / CONFIG, "site_url: ''", f"site_url: {SITE_URL}")
    (base / ".gitignore").write_text("site\n.site.*\nrelease\n", encoding="utf-8")
    (base / "LICENSE-records").write_text("CC BY 4.0\n", encoding="utf-8")
    git(base, "init", "-q", day=FIRST_DAY)
    committed(base, FIRST_DAY, "Begin")
    return base


def edition(base: Path, *words: str) -> str:
    """What `casebook edition` said. It must have made one."""
    done = casebook("edition", *words, "--lang", "en", folder=base)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def changed_since(base: Path) -> None:
    """What happens between the two editions: a record is new, one changed, one renamed, one retired."""
    (base / "cases" / "lake" / "reed-hall.yml").write_text(ADDED, encoding="utf-8")
    house = base / "cases" / "hill" / "seed-house.yml"
    replaced(house, "A house for young groups on the hill", "A large house for young groups on the hill")
    replaced(house, "themes: [support, money]", "themes: [support]")
    old, new = base / "cases" / "lake" / "old-raft.yml", base / "cases" / "lake" / "new-raft.yml"
    old.rename(new)
    replaced(new, "[hill/old-house]", "[hill/old-house, lake/old-raft]")
    window = base / "policies" / "hill" / "shut-window.yml"
    replaced(window, "status: in-review", "status: retired")


def released(folder: Path) -> ReleasedBase:
    """The base with everything made."""
    base = begun(folder)
    edition(base, FIRST, "--doi", DOI)
    committed(base, FIRST_DAY, "Keep the first edition")
    changed_since(base)
    committed(base, SECOND_DAY, "Change much")
    edition(base, SECOND)
    (base / "policies" / "hill" / "open-door.yml").rename(base / "policies" / "hill" / "wide-door.yml")
    replaced(base / "policies" / "hill" / "wide-door.yml", "title:", "formerly: [hill/open-door]\ntitle:")
    for path in (base / "cases").rglob("*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("hill/open-door", "hill/wide-door"), encoding="utf-8")
    (base / "cases" / "lake" / "reed-hall.yml").unlink()
    committed(base, PRESENT_DAY, "Change a little more")
    site = built(base)
    zips = [base / "release" / "editions" / name / f"casebook-{name}.zip" for name in (FIRST, SECOND)]
    edition(base, *(word for path in zips for word in ("--unpack", os.fspath(path))), "--site", os.fspath(site))
    return ReleasedBase(base)
