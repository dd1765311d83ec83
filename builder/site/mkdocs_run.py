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
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from builder.config import Frozen
from builder.language.languages import BUILT_IN
from builder.records.reading_cache import ReadingCache
from builder.site.mkdocs_check import refused_by_mkdocs
from builder.site.plain_build import PlainBuild, plain_build, tell
from builder.site.plugin import CasebookPlugin, Purpose
from builder.site.publish.places import state_folder
from builder.site.refused import Refused
from builder.site.settings_check import check_settings
from builder.site.state.record_state import RecordState
from builder.site.warm_build import remember


def build_site(config_file: Path, *, site_dir: Path | None = None, language: str, may_drop: bool = False) -> int:
    """Build and publish by MkDocs; problems go to standard output. Gives the exit status: 1 if the old site is kept.

    may_drop: whether more than half of the published records may go.
    """
    return build_by_mkdocs(
        config_file,
        plain_build(config_file, site_dir=site_dir),
        None,
        site_dir=site_dir,
        language=language,
        may_drop=may_drop,
    )


def build_by_mkdocs(
    config_file: Path,
    build: PlainBuild | None,
    records: RecordState | None,
    *,
    site_dir: Path | None = None,
    language: str,
    may_drop: bool = False,
) -> int:
    """As build_site(). build: the same, to be remembered, if its settings are plain. records: those read for it."""
    if build is not None:
        records = records or RecordState(build.state, build.options)
    cache = records.cache if records else None
    try:
        plugin = run(config_file, site_dir=site_dir, language=language, may_drop=may_drop, cache=cache)
    except Refused as refused:
        tell(refused.problems, config_file, language=language)
        return 1
    except MkDocsException as fault:
        click.echo(fault.format_message(), err=True)
        return 1
    site = plugin.collector.site
    if build is not None and records is not None:
        remember(build, records, site, plugin.built_frames, plugin.published.on_disk)
    tell(site.problems, config_file, language=language)
    return 0


def run(
    config_file: Path,
    *,
    purpose: Purpose = Purpose.PUBLISH,
    site_dir: Path | None = None,
    language: str = "",
    may_drop: bool = False,
    cache: ReadingCache | None = None,
    frozen: Frozen | None = None,
    site_url: str | None = None,
) -> CasebookPlugin:
    """One run of MkDocs. Purpose.FRAMES writes nothing and accepts broken records as `serve` does; its `built_frames`
    can render changed pages without MkDocs while `built_frames.fits(site)`. frozen: the release that is frozen; such a
    build keeps no state. site_url: in place of that of the settings.

    Raises Refused for settings, pages and records with errors, and PluginError or MkDocs' Abort, both with a message,
    for other faults.
    """
    with _warnings_shown(), _no_collections():
        config = _loaded(config_file, site_dir, language, site_url)
        plugin = cast(CasebookPlugin, config.plugins["casebook"])
        plugin.purpose, plugin.language, plugin.may_drop = purpose, language, may_drop
        plugin.cache = cache or ReadingCache()
        keeps_state = purpose is Purpose.PUBLISH and frozen is None
        plugin.state, plugin.frozen = state_folder(Path(config.site_dir)) if keeps_state else None, frozen
        try:
            build(config)
        except Abort as abort:
            _reraise(abort)
    return plugin


def _loaded(config_file: Path, site_dir: Path | None, language: str, site_url: str | None) -> MkDocsConfig:
    """MkDocs' configuration. Raises Refused with every fault, since MkDocs only logs what it refuses."""
    checked = check_settings(config_file.absolute(), by_mkdocs=True)
    if checked.errors:
        raise Refused(checked.problems, config_file, language=language or BUILT_IN[0])
    options = {"site_dir": str(site_dir.absolute())} if site_dir else {}
    options |= {} if site_url is None else {"site_url": site_url}
    with _logged_errors() as refused:
        try:
            return load_config(str(config_file), **options)
        except Abort as abort:
            problems = refused_by_mkdocs(config_file, refused or [str(abort)])
            raise Refused(problems, config_file, language=language or BUILT_IN[0]) from abort


class _Collector(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


@contextmanager
def _logged_errors() -> Iterator[list[str]]:
    """The errors that MkDocs logs of its configuration."""
    handler, logger = _Collector(logging.ERROR), logging.getLogger("mkdocs.config")
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)


def _reraise(abort: Abort) -> NoReturn:
    """Raises the plugin's error that MkDocs hid behind its own Abort."""
    cause = abort.__context__
    raise cause if isinstance(cause, PluginError) else abort


@contextmanager
def _no_collections() -> Iterator[None]:
    """No garbage collection: a build creates millions of long-lived values; scanning them takes a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _warnings_shown() -> Iterator[None]:
    """MkDocs' warnings on standard error; its errors are raised as exceptions."""
    handler, logger = logging.StreamHandler(), logging.getLogger("mkdocs")
    handler.addFilter(lambda entry: entry.levelno == logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
