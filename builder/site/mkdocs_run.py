"""One build from the command line: takes a mkdocs.yml, runs MkDocs with the plugin as `mkdocs build` does."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, cast

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from builder.records.report import report
from builder.site.plugin import CasebookPlugin, Purpose
from builder.site.unpublishable import Refused


def build_site(config_file: Path, *, site_dir: Path | None = None, language: str) -> int:
    """Build and publish; problems go to standard output. Gives the exit status: 1 where the old site stays."""
    try:
        done = run(config_file, site_dir=site_dir, language=language)
    except Refused as refused:
        click.echo(report(refused.problems, format="text", language=language), nl=False)
        return 1
    except MkDocsException as fault:
        click.echo(fault.format_message(), err=True)
        return 1
    if done.gathering.site.problems:
        click.echo(report(done.gathering.site.problems, format="text", language=language), nl=False)
    return 0


def run(
    config_file: Path, *, purpose: Purpose = Purpose.PUBLISH, site_dir: Path | None = None, language: str = ""
) -> CasebookPlugin:
    """One run of MkDocs. Purpose.HOLD writes nothing and takes broken records as `serve` does; its `built` can frame
    pages anew without MkDocs, as long as the navigation stays and no frame is missing (`built.fits(site)`).

    Raises Refused for records with errors, and PluginError or MkDocs' Abort, both with a sentence, for all else.
    """
    with _warnings_shown(), _no_collections():
        config = load_config(str(config_file), **({"site_dir": str(site_dir.absolute())} if site_dir else {}))
        plugin = cast(CasebookPlugin, config.plugins["casebook"])
        plugin.purpose, plugin.language = purpose, language
        try:
            build(config)
        except Abort as abort:
            _reraise(abort)
    return plugin


def _reraise(abort: Abort) -> NoReturn:
    """MkDocs hides what a plugin raised behind its own Abort."""
    hidden = abort.__context__
    raise hidden if isinstance(hidden, PluginError) else abort


@contextmanager
def _no_collections() -> Iterator[None]:
    """A build makes millions of values that live to its end; seeking garbage among them takes a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _warnings_shown() -> Iterator[None]:
    """MkDocs' warnings on standard error; its errors come as exceptions."""
    handler, logger = logging.StreamHandler(), logging.getLogger("mkdocs")
    handler.addFilter(lambda entry: entry.levelno == logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
