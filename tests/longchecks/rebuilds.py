"""Rebuilds: whatever is changed in a base, a build that remembers the last one gives what one from nothing gives.

A trial is a series of random edits, of which one to three lie between two builds. After each build the site is
compared, byte for byte, with one of the same base that was drawn whole. What a base refuses is taken back.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random

from builder.config import CONFIG
from builder.site.building import publish_site
from builder.site.mkdocs_run import run as build
from builder.site.refused import Refused
from tests.longchecks.changed_base import Changed, changed_base
from tests.longchecks.edits import EDITS
from tests.longchecks.trial import count, crash, seeded
from tests.sites import tree

TRIALS = 20
BUILDS = 3
"""The builds of a trial, after the first."""
MOST_EDITS = 3
PARTS = ("cases", "policies", "vocabulary", "content")
FIRST_DAY = date(2024, 1, 1)


def run(share: float, seed: int) -> Iterator[str]:
    """A trial a series of edits."""
    for number in range(count(TRIALS, share)):
        with tempfile.TemporaryDirectory() as folder:
            outcome = _trial(Path(folder), seeded(seed, "rebuilds", number))
        yield f"rebuilds {number}: {outcome}" if outcome else ""


def _trial(folder: Path, chance: Random) -> str:
    """What differs first in a series of builds, with the edits up to there."""
    base = changed_base(chance)
    done: list[str] = []
    for _ in range(BUILDS + 1):
        before = base.copy()
        edits = [chance.choice(EDITS) for _ in range(chance.randint(1, MOST_EDITS))] if done else []
        done.append(", ".join(filter(None, (edit(base, chance) for edit in edits))) or "nothing")
        try:
            difference = _difference(folder, base)
        except Refused as refused:
            if len(done) == 1:
                return str(refused)
            base, done[-1] = before, f"{done[-1]} (refused)"
        except Exception as fault:
            difference = crash(fault)
        if difference:
            return f"after {'; '.join(done)}: {difference}"
    return ""


def _difference(folder: Path, base: Changed) -> str:
    """The first files in which a build after another and one from nothing differ."""
    _write(folder / "base", base)
    warm, cold = folder / "base" / "site", folder / "cold"
    plugin = build(folder / "base" / CONFIG, may_drop=True)
    shutil.rmtree(cold, ignore_errors=True)
    publish_site(plugin.collector.site, plugin.built_frames, cold, may_drop=True, processes=1)
    now, expected = tree(warm), tree(cold)
    differing = [path for path in sorted({*now, *expected}) if now.get(path) != expected.get(path)]
    return f"{len(differing)} differ: {' '.join(differing[:6])}" if differing else ""


def _write(folder: Path, base: Changed) -> None:
    """The base as it is now; files that are the same stay as they are. Each day that has passed is a commit."""
    files = base.files()
    for path in [each for part in PARTS for each in (folder / part).rglob("*")]:
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = folder / name
        with suppress(FileNotFoundError):
            if path.read_text(encoding="utf-8") == text:
                continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if base.days:
        _commit(folder, FIRST_DAY + timedelta(base.days))


def _commit(folder: Path, day: date) -> None:
    """All that the base is now, as of a day."""
    moment = f"{day.isoformat()}T12:00:00+0000"
    person = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
    for words in (["init", "-q"], ["add", "cases", "policies"], ["commit", "-q", "-m", "x"]):
        subprocess.run(
            ["git", *words], cwd=folder, env={**os.environ, **person, **dates}, stdout=subprocess.DEVNULL, check=False
        )
