"""`casebook build`: takes a mkdocs.yml, gives a published site in the shortest way.

If nothing changed, nothing is done; if no hand-written page or setting did, MkDocs is not started.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from builder.config_file import read_settings
from builder.language.words import words
from builder.records.model.release import FOLDER as RELEASES
from builder.records.releases import release_names
from builder.site.plain_build import plain_build, report_unchanged
from builder.site.publish.manifest import MANIFEST


def build_site(config_file: Path, *, site_dir: Path | None = None, language: str, may_drop: bool = False) -> int:
    """Build and publish; problems go to standard output. Gives the exit status: 1 if the old site is kept.

    may_drop: whether more than half of the published records may go.
    """
    status = _built(config_file, site_dir=site_dir, language=language, may_drop=may_drop)
    if status == 0:
        for line in _missing(config_file, site_dir, language):
            click.echo(line, err=True)
    return status


def _missing(config_file: Path, site_dir: Path | None, language: str) -> Iterator[str]:
    """What a site that was built lacks: an address, and the editions that its pages lead to."""
    settings, say = read_settings(config_file).values, words(language)
    if not settings.get("site_url"):
        yield say("publish.no-address")
    base = config_file.absolute().parent
    site = site_dir or base / str(settings.get("site_dir") or "site")
    absent = [name for name in release_names(base) if not (site / RELEASES / name / MANIFEST).is_file()]
    if absent:
        yield say("publish.no-editions", editions=", ".join(absent))


def _built(config_file: Path, *, site_dir: Path | None, language: str, may_drop: bool) -> int:
    """The exit status of the shortest way."""
    build = plain_build(config_file, site_dir=site_dir)
    if build is not None and report_unchanged(build, language=language):
        return 0
    from builder.site.state.record_state import RecordState
    from builder.site.warm_build import warm_build

    records = RecordState(build.state, build.options) if build else None
    if build is not None and records is not None:
        status = warm_build(build, records, language=language, may_drop=may_drop)
        if status is not None:
            return status
    from builder.site.mkdocs_run import build_by_mkdocs

    return build_by_mkdocs(config_file, build, records, site_dir=site_dir, language=language, may_drop=may_drop)
