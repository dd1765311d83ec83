"""Builds that need not start MkDocs: takes a mkdocs.yml with plain settings, gives a build whose inputs are known.

MkDocs draws frames and hand-written pages. While nothing changes that these are drawn from, there is nothing for it to
do, and to load it takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from builder.config import Options
from builder.records.problem import Problem
from builder.site.docs import Docs
from builder.site.problem_pages import told
from builder.site.publish.places import state_folder
from builder.site.settings_check import check_settings
from builder.site.state.inputs import Inputs, finished, inputs_of


@dataclass(frozen=True)
class PlainBuild:
    """A build of a base with plain settings. config: its mkdocs.yml. inputs: as they were before anything was read."""

    config: Path
    base: Path
    options: Options
    docs: Docs
    site_dir: Path
    inputs: Inputs

    @property
    def state(self) -> Path:
        """The folder of the state."""
        return state_folder(self.site_dir)


def plain_build(config: Path, *, site_dir: Path | None = None) -> PlainBuild | None:
    """The build of a base; None where its settings are not plain. config: its mkdocs.yml."""
    checked = check_settings(config.absolute())
    if checked.plain is None or checked.options is None or checked.docs is None:
        return None
    base, values = config.absolute().parent.resolve(), checked.plain.values
    place = site_dir.absolute() if site_dir else base / str(values.get("site_dir", "site"))
    return PlainBuild(
        config.absolute(), base, checked.options, checked.docs, place, inputs_of(base, checked.options, values)
    )


def report_unchanged(build: PlainBuild, *, language: str) -> bool:
    """Whether the site is what a build would give. Its warnings are told again."""
    known = finished(build.state, build.inputs, build.site_dir)
    if known is not None:
        tell(known.problems, build.config, language=language)
    return known is not None


def tell(problems: Iterable[Problem], config: Path, *, language: str) -> None:
    """The problems, if there are any, on standard output. config: the mkdocs.yml of their base."""
    if found := tuple(problems):
        click.echo(told(found, config, language=language), nl=False)
