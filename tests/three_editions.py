"""The odd base in three languages, for tests of what is planned, kept and drawn of it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.config import CONFIG, read_options
from builder.pages.site import Site
from builder.pipeline import load
from builder.site.frame.built_frames import BuiltFrames
from builder.site.mkdocs_run import run
from tests.longchecks.changed_base import comparisons, glossary
from tests.sites import odd_base


def three_editions(folder: Path) -> Path:
    """The odd base with a comparison and a term, in English and both Chinese scripts."""
    base = odd_base(folder)
    settings = (base / CONFIG).read_text(encoding="utf-8")
    (base / CONFIG).write_text(settings.replace("[en, zh]", "[en, zh, zh-Hant]"), encoding="utf-8")
    (base / "content" / "comparisons.yml").write_text(comparisons("Two", "张干与李发"), encoding="utf-8")
    (base / "vocabulary" / "glossary.yml").write_text(glossary("网络"), encoding="utf-8")
    return base


def site_of(base: Path) -> Site:
    """What is planned of a base, without frames."""
    site = load(base, read_options(base))
    assert site.editions, site.problems
    return site


@dataclass(frozen=True)
class Built:
    """A base that was built: what was planned, its frames, and the folder of its site, which is only to be read."""

    site: Site
    frames: BuiltFrames
    folder: Path


@cache
def built() -> Built:
    """The base, built once a process. The plugin is none to be kept: MkDocs has one for all builds of a process."""
    base = three_editions(Path(tempfile.mkdtemp(prefix="editions")) / "base")
    plugin = run(base / CONFIG)
    return Built(plugin.collector.site, plugin.built_frames, base / "site")
