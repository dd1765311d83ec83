"""`casebook build`: takes a mkdocs.yml, gives a published site in the shortest way.

If nothing changed, nothing is done; if no hand-written page or setting did, MkDocs is not started.
"""

from __future__ import annotations

from pathlib import Path

import click

from builder.config_file import read_settings
from builder.language.words import words
from builder.site.plain_build import plain_build, report_unchanged


def build_site(config_file: Path, *, site_dir: Path | None = None, language: str, may_drop: bool = False) -> int:
    """Build and publish; problems go to standard output. Gives the exit status: 1 if the old site is kept.

    may_drop: whether more than half of the published records may go.
    """
    status = _built(config_file, site_dir=site_dir, language=language, may_drop=may_drop)
    if status == 0 and not read_settings(config_file).values.get("site_url"):
        click.echo(words(language)("publish.no-address"), err=True)
    return status


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
